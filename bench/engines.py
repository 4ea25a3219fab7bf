"""A ballot beside its yardstick on SQLite and PostgreSQL, and the limits it keeps."""

import json
import os
import subprocess
import sys
import tempfile

from tests.engines import postgres

MOST_STATEMENTS = 8
MOST_RATIO = 1.5


def main() -> int:
    with (
        tempfile.TemporaryDirectory(prefix="power-struggle-bench-") as folder,
        postgres.running(os.environ.get("DATABASE_URL", "")) as server,
    ):
        results = [
            measure(f"sqlite:///{folder}/bench.sqlite3", folder),
            measure(server.url, folder),
        ]
    print(f"{'engine':<12}{'statements':>11}{'ballot ms':>11}{'bare ms':>9}{'ratio':>7}")
    for row in results:
        print(
            f"{row['engine']:<12}{row['statements']:>11}{row['ballot_ms']:>11}"
            f"{row['bare_ms']:>9}{row['ratio']:>7}"
        )
    kept = all(r["statements"] <= MOST_STATEMENTS and r["ratio"] <= MOST_RATIO for r in results)
    print(
        f"Limits: {MOST_STATEMENTS} statements, {MOST_RATIO} times the bare view: "
        f"{'kept' if kept else 'BROKEN'}. CPU time of this process, medians of {results[0]['rounds']}."
    )
    return 0 if kept else 1


def measure(url: str, folder: str) -> dict:
    environ = os.environ | {"DATABASE_URL": url, "VAR_DIR": folder}
    done = subprocess.run(
        [sys.executable, "-m", "bench.ballot"],
        env=environ,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])

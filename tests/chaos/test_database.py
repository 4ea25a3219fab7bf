"""The database dies, fills up, or is held up while a class hands in (REL-2, REL-15, REL-16)."""

import contextlib
import json
import os
import resource
import sqlite3
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import psycopg
import pytest
from django.db import connection

from debates.models import Ballot
from tests.engines import postgres
from tests.fixtures.commands import manage

from .writers import Writer, compare, writing

pytestmark = pytest.mark.django_db(transaction=True)
# Makes pupils in an opening round of another database, and prints what their browsers hold.
ROOM = """
import json
from tests.factories import go_to, make_debate, make_pupil
debate = make_debate()
pupils = [make_pupil(debate) for _ in range(12)]
go_to(debate, "opening")
held = [[p.url(), {n: c.value for n, c in p.client.cookies.items()}] for p in pupils]
print("ROOM" + json.dumps(held))
"""
# Acknowledged is stored; and the control, which acknowledges what it has not stored yet.
STORES = "-c listen_addresses='' -c fsync=off -c synchronous_commit=on"
FORGETS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c wal_writer_delay=10s"


@dataclass(frozen=True)
class Held:
    """A pupil of another database, as far as a writer needs her."""

    path: str
    cookies: dict[str, str]

    def url(self, part: str) -> str:
        return self.path + part


def room_in(url: str) -> list[Held]:
    done = manage(url, "shell", "--no-imports", "-c", ROOM)
    assert done.returncode == 0, done.stderr
    return [Held(*one) for one in json.loads(done.stdout.split("ROOM")[1])]


def keys_in(url: str) -> Counter:
    with psycopg.connect(url) as reader:
        return Counter(key for (key,) in reader.execute("SELECT key FROM debates_ballot"))


def database_name() -> str:
    return str(connection.settings_dict["NAME"])


@contextlib.contextmanager
def held_up():
    """Somebody else keeps what a ballot needs."""
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(database_name(), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")
        return
    with psycopg.connect(os.environ["DATABASE_URL"], dbname=database_name()) as other:
        other.execute("LOCK TABLE debates_paper IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


def test_whoever_waits_for_a_lock_hears_so_within_eight_seconds(room, server_process, note):
    """All of them, though one thread does all the work."""
    connection.close()
    server, writers = server_process(), [Writer(pupil) for pupil in room]
    assert writers[0].hand_in(server.port, "first").is_acknowledged  # what a start does is done
    with held_up(), ThreadPoolExecutor(len(room)) as pool:
        sent = list(pool.map(lambda one: one.hand_in(server.port, "k", patience=0), writers))
    started = time.monotonic()
    again = writers[-1].hand_in(server.port, "k", patience=0)
    after = time.monotonic() - started
    longest = max(one.seconds for one in sent)
    note(
        "REL-16",
        "a lock that is not let go",
        pupils=len(room),
        answered_after=round(longest, 1),
        healed_after=round(after, 2),
    )
    assert {one.status for one in sent} == {503}
    assert longest < 8
    assert again.status == 200
    assert after < 1


@contextlib.contextmanager
def no_room(server):
    """SQLite cannot make its files longer; PostgreSQL only reads, as where its disk is full."""
    if connection.vendor == "sqlite":
        pid = server.process.pid
        before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, before[1]))
        yield
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
        return
    name = database_name()
    for switch in ("on", "off"):
        with connection.cursor() as cursor:
            cursor.execute("SET default_transaction_read_only = off")
            cursor.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = {switch}')
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        if switch == "on":
            yield


def test_without_room_nothing_is_acknowledged_and_it_heals(room, server_process, often, note):
    server, trials, unavailable = server_process(), often(1, 20), 0
    writers = [Writer(pupil) for pupil in room]
    for trial in range(trials):
        with no_room(server):
            for writer in writers[:3]:
                sent = writer.hand_in(server.port, f"full-{trial}", patience=0)
                unavailable += sent.status == 503
        healed = writers[3].hand_in(server.port, f"after-{trial}", patience=5)
        assert healed.status == 200
    found = compare(writers)
    note(
        "REL-15",
        "no room, or only reading",
        trials=trials,
        answers_503=unavailable,
        lost=found.lost,
        acknowledged=found.acknowledged,
    )
    assert unavailable == 3 * trials
    assert found.is_right, found


def crashed(server_process, crashes: int, options: str) -> tuple[dict, Counter, float, set]:
    """What was acknowledged, what is stored, the longest gap and the statuses on the way."""
    longest, seen = 0.0, set()
    with postgres.own(options) as own:
        server = server_process(own.url)
        pupils = room_in(own.url)
        with writing(server.port, pupils) as writers:
            for _ in range(crashes):
                time.sleep(0.4)
                own.crash()
                time.sleep(0.2)
                own.start()
                longest = max(longest, until_served(writers))
        server.stop()
        stored = keys_in(own.url)
    for one in (one for writer in writers for one in writer.sent):
        seen |= {*one.on_the_way, one.status}
    told = {one.key: one.number for w in writers for one in w.sent if one.is_acknowledged}
    return told, stored, longest, seen


def test_it_serves_again_by_itself_when_its_database_is_back(server_process, room, often, note):
    """On SQLite no other process can die: somebody holds the file for a second instead."""
    if connection.vendor == "sqlite":
        connection.close()
        server = server_process()
        with writing(server.port, room) as writers:
            time.sleep(0.3)
            with held_up():
                time.sleep(1)
        found = compare(writers)
        note("REL-2", "the file is held for a second", ballots=found.acknowledged, lost=found.lost)
        assert found.is_right, found
        return
    crashes = often(2, 100)
    told, stored, longest, seen = crashed(server_process, crashes, STORES)
    lost = [key for key in told if key not in stored]
    note(
        "REL-2",
        "crash of PostgreSQL",
        trials=crashes,
        ballots=len(told),
        lost=len(lost),
        twice=sum(n > 1 for n in stored.values()),
        longest_gap=round(longest, 1),
        statuses=sorted(seen),
    )
    assert lost == []
    assert max(stored.values()) == 1
    assert seen <= {200, 503}
    assert longest < 10


def test_a_database_that_answers_first_loses_some(server_process, room, often, note):
    """The control. On SQLite: a ballot whose transaction is undone after it was told."""
    if connection.vendor == "sqlite":
        writer = Writer(room[0])
        writer.hand_in(server_process().port, "k")
        Ballot.objects.all().purge()
        assert compare([writer]).lost == 1
        return
    told, stored, _longest, _seen = crashed(server_process, 1, FORGETS)
    lost = [key for key in told if key not in stored]
    note("REL-2", "control: commits without storing", trials=1, lost=len(lost))
    assert lost


def until_served(writers) -> float:
    """Seconds until everybody has had another ballot taken."""
    started = time.monotonic()
    counts = [len(writer.sent) for writer in writers]
    while any(len(writer.sent) <= count for writer, count in zip(writers, counts, strict=True)):
        assert time.monotonic() - started < 30
        threading.Event().wait(0.02)
    return time.monotonic() - started

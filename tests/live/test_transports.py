"""From process to process: only after the commit, to all of them, and back again by itself."""

import time

import psycopg
import pytest
from django.db import connection, transaction

from debates.live import tower, transports
from debates.models import Debate
from tests.factories import cast, go_to, make_debate, make_pupil, make_seat
from tests.fixtures.ears import LISTENERS, wait_for_the_listener

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.bell("on")]


@pytest.fixture
def debate():
    return go_to(make_debate(), "opening")


@pytest.fixture
def sent(monkeypatch):
    """Public ids that leave this process."""
    ids = []
    monkeypatch.setattr(transports.InProcess, "send", lambda self, debate: ids.append(debate))
    monkeypatch.setattr(transports.Postgres, "send", lambda self, debate: ids.append(debate))
    return ids


def wall(debate) -> str:
    return f"/projector/{debate.projector_key}/bell/"


def test_nothing_is_sent_before_the_commit(debate, sent):
    ada = make_seat(debate)
    sent.clear()
    with transaction.atomic():
        cast(ada, "a > b > c > d")
        assert sent == []
    assert sent == [debate.public_id]


def test_nothing_is_sent_after_a_rollback(debate, sent):
    with transaction.atomic():
        make_seat(debate)
        transaction.set_rollback(True)
    assert sent == []


def test_nothing_is_sent_with_the_bell_off(debate, sent, settings):
    settings.LIVE = False
    make_seat(debate)
    assert sent == []


def test_a_bell_that_fails_loses_no_ballot(debate, monkeypatch, caplog):
    def fail(self, debate):
        raise psycopg.OperationalError("away")

    for kind in (transports.InProcess, transports.Postgres):
        monkeypatch.setattr(kind, "send", fail)
    ada = make_seat(debate)
    assert cast(ada, "a > b > c > d").number == 1
    assert "away" in caplog.text


def test_a_storm_of_ballots_is_few_notices_and_no_ballot_waits_for_one(
    debate, listen, monkeypatch, django_assert_num_queries
):
    notified = []
    monkeypatch.setattr(transports.Postgres, "notify", lambda self, debate: notified.append(debate))
    ear = listen(wall(debate))
    ear.bell()
    began = time.monotonic()
    seats = [make_seat(debate) for _ in range(12)]
    with django_assert_num_queries(12 * 8):  # the round, begin, five, commit: no notice among them
        for seat in seats:
            cast(seat, "a > b > c > d")
    assert ear.bells_until(handed_in=12)
    most = 4 * (time.monotonic() - began) + 1
    assert len(notified) <= (most if is_postgres() else 0)


def test_what_the_bell_missed_is_seen_all_the_same(debate, listen, monkeypatch):
    """On PostgreSQL the listener is killed; on SQLite something is written past the bell."""
    monkeypatch.setattr(tower, "LOOK_AGAIN_SECONDS", 60 if is_postgres() else 0.5)
    ear = listen(wall(debate))
    before = ear.bell()
    version = int(before["revision"])
    Debate.objects.filter(pk=debate.pk).update(version=version + 5)
    if is_postgres():
        end_listeners()
    assert ear.bells_until(revision=str(version + 5))
    Debate.objects.filter(pk=debate.pk).update(version=version + 6)
    if is_postgres():
        tell_as_another_process(debate)
    assert ear.bells_until(revision=str(version + 6))


def is_postgres() -> bool:
    return connection.vendor == "postgresql"


def tell_as_another_process(debate) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('debates_bell', %s)", [f"{debate.public_id} another"])


def end_listeners() -> None:
    """As an operator, a fail-over or a proxy does."""
    wait_for_the_listener()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_terminate_backend(pid) {LISTENERS}")
        assert cursor.rowcount == 1


def test_two_processes_on_one_database(debate, listen, server_process):
    """A ballot that one of them takes is told by both. SQLite has one, and refuses another."""
    ada = make_pupil(debate)
    processes = [server_process() for _ in range(2 if is_postgres() else 1)]
    ears = [listen(wall(debate), url=process.url) for process in processes]
    assert [ear.bell()["handed_in"] for ear in ears] == [0] * len(processes)
    hand_in(processes[0], ada)
    assert [ear.bell()["handed_in"] for ear in ears] == [1] * len(processes)
    for process in processes:
        process.stop()
        assert process.output.rstrip().endswith("Stopped.")
    assert all(ear.ends_within(1) for ear in ears)


def hand_in(server, pupil) -> None:
    from tests.factories import ballot_form
    from tests.fixtures.visitors import visitor_of

    answer = visitor_of(server, pupil.client).post(
        pupil.url("opening/ballot/"), ballot_form("a > b > c > d"), Accept="application/json"
    )
    assert answer.status == 200, answer.text


def test_a_server_that_was_killed_is_heard_again(debate, listen, server_process):
    process = server_process()
    assert listen(wall(debate), url=process.url).bell()["handed_in"] == 0
    process.kill()
    cast(make_seat(debate), "a > b > c > d")
    process.start()
    assert listen(wall(debate), url=process.url).bell()["handed_in"] == 1


def test_a_hundred_open_streams_do_not_hold_up_the_end(debate, listen, server_process):
    process = server_process()
    ears = [listen(wall(debate), url=process.url) for _ in range(100)]
    assert all(ear.bell() for ear in ears)
    process.stop()
    assert all(ear.ends_within(1) and ear.was_ended for ear in ears)
    # What uvicorn says when it has waited for its two seconds and cuts off what is left.
    assert "Cancel" not in process.output
    assert "Traceback" not in process.output

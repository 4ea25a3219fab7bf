"""A running server removes by itself what is past its time, and serves meanwhile."""

import asyncio
import contextlib
import time
from datetime import timedelta

import pytest
from asgiref.sync import SyncToAsync
from django.db import OperationalError, connections

from debates.models import Ballot, Debate, Paper, PurgeDay
from powerstruggle import daily
from powerstruggle.one_thread import on_the_thread
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def the_thread():
    """The connection of the thread that works for a server is closed, or the database stays in use."""
    yield
    SyncToAsync.single_thread_executor.submit(connections.close_all).result(20)


def closed_long_ago(many: int) -> None:
    by, edition = make_teacher(), None
    for _ in range(many):
        debate = go_to(make_debate(by=by, edition=edition), "closed")
        edition = debate.edition
    for debate in Debate.objects.all():
        Debate.objects.filter(pk=debate.pk).update(closed_at=debate.closed_at - timedelta(days=31))


def test_once_a_day_and_then_no_more(the_thread):
    closed_long_ago(2)
    asyncio.run(daily.purge())
    assert Debate.objects.count() == 0
    day = PurgeDay.objects.get()
    assert day.removed == {"debate": 2}
    assert day.finished_at is not None
    asyncio.run(daily.purge())
    assert PurgeDay.objects.count() == 1


def test_between_two_batches_others_have_their_turn(the_thread, monkeypatch):
    """A ballot that comes meanwhile waits for one batch, not for all of them."""
    from debates.actions import purge

    left = [3]

    def slow_batch(now):
        left[0] -= 1
        time.sleep(0.1)
        return ("debate", 1) if left[0] else None

    monkeypatch.setattr(purge, "purge_batch", slow_batch)

    async def both():
        purging = asyncio.create_task(daily.purge())
        await asyncio.sleep(0.05)
        turns = []
        while not purging.done():
            await on_the_thread(lambda: turns.append(left[0]))
            await asyncio.sleep(0)
        return turns

    assert set(asyncio.run(both())) >= {2, 1}


def test_a_failure_is_written_down_and_tried_again(the_thread, monkeypatch, caplog):
    runs = []

    async def broken():
        runs.append(1)
        if len(runs) == 2:
            raise asyncio.CancelledError
        raise ValueError("a fault")

    monkeypatch.setattr(daily, "purge", broken)
    monkeypatch.setattr(daily, "LOOK_EVERY", 0)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(daily.every_day())
    assert "The daily purge failed" in caplog.text


def test_the_server_does_it_from_its_start(server_process):
    closed_long_ago(1)
    process = server_process()
    deadline = time.monotonic() + 20
    while not PurgeDay.objects.filter(finished_at__isnull=False).exists():
        assert time.monotonic() < deadline, process.output
        time.sleep(0.1)
    assert Debate.objects.count() == 0
    assert process.stop() == 0


def test_every_minute_open_rounds_are_reconciled(the_thread, caplog):
    debate = go_to(make_debate(), "opening")
    ada, ben = make_seat(debate), make_seat(debate)
    for order in ("a > b", "b > a"):
        cast(ada, order, key=order)
    cast(ben, "a > b")
    asyncio.run(daily.reconcile())
    assert caplog.messages == []
    first = Ballot.objects.get(paper__seat=ada, number=1)
    Paper.objects.filter(seat=ada).update(ballot=first)  # nothing in this project does so
    Paper.objects.filter(seat=ben).update(ballot=None)
    asyncio.run(daily.reconcile())
    assert caplog.messages == ["2 papers of open rounds do not stand by their last ballot."]
    go_to(debate, "split")
    asyncio.run(daily.reconcile())
    assert len(caplog.messages) == 1  # the ledger as a whole is for verify_ledger


def test_a_minute_without_a_database_is_no_end(the_thread, monkeypatch):
    looks = []

    async def away():
        looks.append(1)
        raise OperationalError

    monkeypatch.setattr(daily, "reconcile", away)
    monkeypatch.setattr(daily, "RECONCILE_EVERY", 0.01)
    with contextlib.suppress(TimeoutError):
        asyncio.run(asyncio.wait_for(daily.every_minute(), 0.5))
    assert len(looks) > 2

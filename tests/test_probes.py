"""What a machine asks of a running server, and what it learns."""

import asyncio
import contextlib
import json
import re
import time

import pytest
from asgiref.sync import SyncToAsync
from asgiref.testing import ApplicationCommunicator
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse

from debates.live.tower import tower
from debates.models import Ballot, Paper
from debates.queries.ledger import ledger_figures
from powerstruggle import daily, probes
from powerstruggle.failures import DatabaseFailures
from tests.factories import ballot_form, cast, go_to, make_debate, make_pupil, make_seat
from tests.test_kill import SCRIPT, sit_down

TOKEN = "a-token-of-more-than-twenty"


class Away:
    """A connection to a database that does not answer."""

    def cursor(self):
        raise OperationalError("it is away")


async def nowhere(scope, receive, send):
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, dict, bytes]:
    async def talk():
        sent = [(name.encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "headers": sent}
        site = ApplicationCommunicator(probes.Probes(nowhere), scope)
        await site.send_input({"type": "http.request", "body": b""})
        start = await site.receive_output(10)
        body = await site.receive_output(10)
        return start, body

    start, body = asyncio.run(talk())
    named = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], named, body["body"]


@pytest.fixture(autouse=True)
def serving(monkeypatch):
    """Servers of other tests have ended in this process."""
    monkeypatch.setattr(probes.Probes, "is_ending", False)


@pytest.fixture
def thread(transactional_db):
    """The one that does a server's work, without the connection that it kept."""
    yield SyncToAsync.single_thread_executor
    SyncToAsync.single_thread_executor.submit(connections.close_all).result(20)


def test_it_lives_whatever_the_database_does(monkeypatch):
    monkeypatch.setattr(probes, "connection", Away())
    status, headers, body = ask("/healthz")
    assert (status, body) == (200, b"alive\n")
    assert headers["cache-control"] == "no-store"
    assert ask("/healthz", "HEAD")[2] == b""
    assert ask("/healthz", "POST")[0] == 418  # the site's to answer
    assert ask("/healthz/")[0] == 418


def test_it_is_ready_with_its_tables_and_room(thread):
    status, _headers, body = ask("/readyz")
    assert status == 200
    assert json.loads(body) == {"serving": True, "disk": True, "database": True, "tables": True}


def test_it_is_not_ready_without_any_of_them(thread, monkeypatch):
    def answer() -> tuple[int, dict]:
        status, _headers, body = ask("/readyz")
        return status, json.loads(body)

    with monkeypatch.context() as patch:
        patch.setattr(probes, "missing_migrations", lambda: ["debates.0099_next"])
        assert answer() == (
            503,
            {"serving": True, "disk": True, "database": True, "tables": False},
        )
    with monkeypatch.context() as patch:
        patch.setattr(probes, "LEAST_FREE", 10**18)
        assert answer()[1]["disk"] is False
    with monkeypatch.context() as patch:
        patch.setattr(probes.Probes, "is_ending", True)
        assert answer()[0] == 503
    with monkeypatch.context() as patch:
        patch.setattr(probes, "connection", Away())
        assert answer() == (503, {"serving": True, "disk": True, "database": False})
    assert answer()[0] == 200


def reconciled() -> None:
    with contextlib.suppress(OperationalError):
        asyncio.run(daily.reconcile())


def looked() -> None:
    from powerstruggle import asgi

    assert asgi.application
    with contextlib.suppress(OperationalError):
        tower.look("unknown")


@pytest.mark.parametrize(
    "wait_in_vain",
    [
        reconciled,
        looked,
        lambda: ask("/readyz"),
        lambda: ask("/metrics", authorization=f"Bearer {TOKEN}"),
    ],
    ids=["chore", "bell", "readyz", "metrics"],
)
def test_who_came_while_it_waited_in_vain_is_told_so_at_once(
    wait_in_vain, thread, settings, monkeypatch, rf
):
    """One thread does all work: a ballot behind any of these would wait for the same lock once more."""
    settings.METRICS_TOKEN = TOKEN
    site = DatabaseFailures(lambda request: HttpResponse("a page"))

    def answer(arrived: float) -> int:
        request = rf.get("/")
        request.scope = {"arrived": arrived}
        return site(request).status_code

    def locked(self, *args):
        raise OperationalError("database is locked")

    before = time.monotonic()
    assert answer(before) == 200
    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "cursor", locked)
        wait_in_vain()
    assert (answer(before), answer(time.monotonic())) == (503, 200)


def test_a_thread_that_is_held_up_is_not_ready(monkeypatch):
    async def held_up(work):
        await asyncio.sleep(60)

    monkeypatch.setattr(probes, "on_the_thread", held_up)
    monkeypatch.setattr(probes, "PATIENCE_SECONDS", 0.05)
    status, _headers, body = ask("/readyz")
    assert status == 503
    assert json.loads(body)["database"] is False


def test_metrics_are_for_who_brings_the_token(thread, settings):
    assert ask("/metrics")[0] == 404
    assert ask("/metrics", authorization="Bearer ")[0] == 404
    settings.METRICS_TOKEN = TOKEN
    for wrong in ({}, {"authorization": f"Bearer {TOKEN}x"}, {"authorization": TOKEN}):
        assert ask("/metrics", **wrong)[0] == 404
    status, headers, body = ask("/metrics", authorization=f"Bearer {TOKEN}")
    assert status == 200
    assert headers["content-type"].startswith("text/plain; version=")
    names = set(re.findall(r"^# TYPE (power_struggle_\w+)", body.decode(), re.M))
    assert {re.sub("_(total|created)$", "", name) for name in names} == {
        "power_struggle_requests",
        "power_struggle_request_seconds",
        "power_struggle_requests_at_work",
        "power_struggle_ballots",
        "power_struggle_busy",
        "power_struggle_sign_ins_failed",
        "power_struggle_streams_open",
        "power_struggle_debates_running",
        "power_struggle_rounds_open",
        "power_struggle_ballots_stored",
        "power_struggle_papers_unreconciled",
        "power_struggle_disk_free_bytes",
    }


@pytest.mark.django_db
def test_a_paper_that_lost_its_last_ballot_is_counted():
    debate = go_to(make_debate(), "opening")
    ada, ben = make_seat(debate), make_seat(debate)
    make_seat(debate)
    for seat, orders in ((ada, ["a > b", "b > a"]), (ben, ["a > b > c > d"])):
        for order in orders:
            cast(seat, order, key=order)
    figures = ledger_figures()
    assert (figures.running, figures.rounds_open, figures.ballots, figures.astray) == (1, 1, 3, 0)
    first = Ballot.objects.get(paper__seat=ada, number=1)
    Paper.objects.filter(seat=ada).update(ballot=first)
    Paper.objects.filter(seat=ben).update(ballot=None)
    assert ledger_figures().astray == 2


@pytest.mark.django_db(transaction=True)
def test_a_running_server_counts_what_it_answers(server, settings):
    settings.METRICS_TOKEN = TOKEN

    def figures() -> dict[str, float]:
        page = server.visitor().get("/metrics", Authorization=f"Bearer {TOKEN}")
        assert page.status == 200
        lines = [line.rsplit(" ", 1) for line in page.text.splitlines() if line[:1] != "#"]
        return {name.removeprefix("power_struggle_"): float(value) for name, value in lines}

    debate = go_to(make_debate(), "opening")
    ada = make_pupil(debate)
    before = figures()
    visitor = server.visitor()
    visitor.get(f"/debate/{debate.public_id}/")
    visitor, path = sit_down(server, debate)
    sent = visitor.post(path + "ballot/", ballot_form("a > b > c > d", key="k1"), **SCRIPT)
    assert sent.status == 200
    assert re.fullmatch(r"[0-9a-f]{16}", sent.headers["x-request-id"])
    go_to(debate, "split")
    late = visitor.post(path + "ballot/", ballot_form("a > b > d > c", key="k2"), **SCRIPT)
    assert late.status >= 400
    after = figures()
    for _ in range(50):  # the answer goes out a moment before it is counted
        if after.get('ballots_total{answer="refused"}', 0) > before.get(
            'ballots_total{answer="refused"}', 0
        ):
            break
        time.sleep(0.05)
        after = figures()

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert more('ballots_total{answer="taken"}') == 1
    assert more('ballots_total{answer="refused"}') == 1
    assert more("ballots_stored") == 1
    assert after["papers_unreconciled"] == 0
    assert (
        more('requests_total{status="4xx"}') == 2
    )  # the page that is nobody's, and the late ballot
    assert more("request_seconds_count") == 6
    assert (before["rounds_open"], after["rounds_open"]) == (1, 0)
    assert after["requests_at_work"] == 0
    assert ada.seat.pseudonym not in str(after)

"""kill -9 of the server between two taps: what was acknowledged is there afterwards."""

import json

import pytest

from debates.models import Ballot, Paper
from tests.factories import ballot_form, go_to, make_debate

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def opening():
    return go_to(make_debate(), "opening")


def sit_down(server, debate):
    """A visitor with a seat, and the path of its pages."""
    visitor = server.visitor()
    page = visitor.get(f"/j/{debate.join_code}/")
    assert page.status == 200, page.text
    fields = {name: value_of(page.text, name) for name in ("offer", "pseudonym")}
    page = visitor.post(f"/j/{debate.join_code}/", fields | {"name": ""})
    assert page.status == 200, page.text
    return visitor, f"/debate/{debate.public_id}/opening/"


def value_of(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"')[0]


def test_drafts_and_ballots_survive_a_kill_between_two_taps(opening, server_process):
    server = server_process()
    visitor, path = sit_down(server, opening)
    orders = ["a", "a > b", "b > a > c", "b > a > c > d"]
    for serial, order in enumerate(orders, 1):
        kept = visitor.post(path + "draft/", ballot_form(order) | {"base": serial - 1}, **SCRIPT)
        assert json.loads(kept.text) == {"serial": serial}
        server.kill()
        server.start()
    form = ballot_form("b > a > c > d", key="k1")
    first = visitor.post(path + "ballot/", form, **SCRIPT)
    server.kill()
    server.start()
    again = visitor.post(path + "ballot/", form, **SCRIPT)
    assert json.loads(first.text)["number"] == json.loads(again.text)["number"] == 1
    paper = Paper.objects.get()
    assert paper.draft == {"b": 1, "a": 2, "c": 3, "d": 4}
    assert Ballot.objects.get().ranking == [["b"], ["a"], ["c"], ["d"]]


def test_a_server_that_answers_before_it_has_written_loses_them(opening, server_process):
    """The control: the same kill, and the acknowledged ballot is gone."""
    visitor, path = sit_down(server := server_process(), opening)
    server.stop()
    hasty = server_process(program=("-m", "tests.fixtures.hasty"))
    visitor.url = hasty.url
    answer = visitor.post(path + "ballot/", ballot_form("a > b > c > d", key="k1"), **SCRIPT)
    assert json.loads(answer.text)["state"] == "handed-in"
    hasty.kill()
    assert Ballot.objects.count() == 0

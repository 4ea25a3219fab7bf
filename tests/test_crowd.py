"""Three hundred pupils hand in at the same moment: everyone is answered, nothing is lost."""

import json
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import Cookie
from urllib.parse import urlsplit

import pytest

from debates import access
from debates.actions import reveals
from debates.models import Ballot, Debate, Seat
from debates.queries.results import verdict
from tests.factories import Pupil, ballot_form, go_to, make_debate, teacher_of
from tests.fixtures.visitors import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
# By hand: places add up to a 540, b 560, c 850, d 1050 over 300 ballots.
ORDERS = ["a > b > c > d"] * 160 + ["b > a > c > d"] * 90 + ["d > c > b > a"] * 50
AVERAGES = {"a": 1.8, "b": 560 / 300, "c": 850 / 300, "d": 3.5}
AT_ONCE = 100
TOKEN = "t" * 32


def test_three_hundred_ballots_in_a_moment(server_process):
    """EC-36."""
    debate = make_debate()
    pupils = take_seats(debate)
    go_to(debate, "opening")
    server = server_process()
    jobs = [
        (sitting(server, pupil), pupil, order) for pupil, order in zip(pupils, ORDERS, strict=True)
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda job: hand_in(*job), jobs))
    assert {answer.status for answer in answers} == {200}
    assert {json.loads(answer.text)["state"] for answer in answers} == {"handed-in"}
    assert Ballot.objects.count() == 300
    assert Ballot.objects.values("paper").distinct().count() == 300
    assert averages(go_to(debate, "verdict")) == pytest.approx(AVERAGES)


def take_seats(debate: Debate) -> list[Pupil]:
    """All at once: three hundred ways in would take most of the time."""
    seats = [
        Seat(debate=debate, pseudonym=f"Teal Heron {n}", code_hash=f"{n:064}")
        for n in range(len(ORDERS))
    ]
    for seat in seats:
        seat.code = "SEAT11"
    return [Pupil(seat) for seat in Seat.objects.bulk_create(seats)]


def sitting(server, pupil) -> Visitor:
    """A visitor with the cookies that this pupil's browser got when it joined."""
    visitor = server.visitor()
    visitor.token = TOKEN
    seat = pupil.client.cookies[access.COOKIE].value
    for name, value in ((access.COOKIE, seat), ("csrftoken", TOKEN)):
        visitor.cookies.set_cookie(cookie(name, value, urlsplit(server.url).hostname))
    return visitor


def cookie(name: str, value: str, host: str) -> Cookie:
    nothing = {"port": None, "port_specified": False, "expires": None, "discard": True}
    about = {"comment": None, "comment_url": None, "rest": {}, "domain_specified": False}
    return Cookie(
        version=0,
        name=name,
        value=value,
        domain=host,
        domain_initial_dot=False,
        path="/",
        path_specified=True,
        secure=False,
        **nothing,
        **about,
    )


def hand_in(visitor: Visitor, pupil, order: str):
    return visitor.post(pupil.url("opening/ballot/"), ballot_form(order), Accept="application/json")


def averages(debate) -> dict[str, float]:
    for uncovered in range(4):
        reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=uncovered)
    return {line.slug: line.opening_average for line in verdict(debate).lines}

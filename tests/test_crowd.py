"""Three hundred pupils hand in at the same moment: everyone is answered, nothing is lost."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from debates.actions import reveals
from debates.models import Ballot, Debate, Seat
from debates.queries.results import verdict
from tests.factories import Pupil, ballot_form, go_to, make_debate, teacher_of
from tests.fixtures.visitors import Visitor, visitor_of

pytestmark = pytest.mark.django_db(transaction=True)
# By hand: places add up to a 540, b 560, c 850, d 1050 over 300 ballots.
ORDERS = ["a > b > c > d"] * 160 + ["b > a > c > d"] * 90 + ["d > c > b > a"] * 50
AVERAGES = {"a": 1.8, "b": 560 / 300, "c": 850 / 300, "d": 3.5}
AT_ONCE = 100


def test_three_hundred_ballots_in_a_moment(server_process):
    """EC-36."""
    debate = make_debate()
    pupils = take_seats(debate)
    go_to(debate, "opening")
    server = server_process()
    jobs = [
        (visitor_of(server, pupil.client), pupil, order)
        for pupil, order in zip(pupils, ORDERS, strict=True)
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


def hand_in(visitor: Visitor, pupil, order: str):
    return visitor.post(pupil.url("opening/ballot/"), ballot_form(order), Accept="application/json")


def averages(debate) -> dict[str, float]:
    for uncovered in range(4):
        reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=uncovered)
    return {line.slug: line.opening_average for line in verdict(debate).lines}

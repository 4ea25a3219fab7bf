"""Single rankings: the gate in front of them, without any page behind it."""

import pytest

from debates.actions import reveals, seats
from debates.models import DebateTeacher
from debates.queries.hands import rankings_by_seat
from debates.rankings import Ranking
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db


def hands_of(debate):
    teaching = DebateTeacher.objects.select_related("debate").get(debate=debate)
    return rankings_by_seat(teaching)


def show_results(debate):
    debate.refresh_from_db()
    by = teacher_of(debate)
    reveals.show_results(debate=debate, by=by, serial=debate.phase_serial)


def split(anonymity: str, order: str = "b > a > c > d"):
    """A debate after its opening ranking, with one ballot in it."""
    debate = go_to(make_debate(anonymity=anonymity), "opening")
    seat = make_seat(debate)
    cast(seat, order)
    return go_to(debate, "split"), seat


@pytest.mark.parametrize("anonymity", ["teacher", "hands"])
def test_rankings_come_once_their_cover_is_lifted(anonymity):
    debate, seat = split(anonymity)
    assert hands_of(debate) == {}
    show_results(debate)
    assert hands_of(debate) == {"opening": {seat.public_id: Ranking.parse("b > a > c > d")}}


def test_they_are_covered_again_after_next():
    debate, _seat = split("teacher")
    show_results(debate)
    go_to(debate, "evidence")
    assert hands_of(debate) == {}


def test_a_secret_ranking_never_comes():
    debate, _seat = split("secret")
    show_results(debate)
    assert hands_of(debate) == {}


def test_the_ranking_that_runs_never_comes():
    debate, seat = split("teacher")
    go_to(debate, "closing")
    cast(seat, "d > c > b > a", kind="closing")
    show_results(debate)
    assert list(hands_of(debate)) == ["opening"]


def test_a_ranking_that_was_closed_after_the_look_is_not_among_them():
    debate, seat = split("teacher")
    show_results(debate)
    go_to(debate, "closing")
    cast(seat, "d > c > b > a", kind="closing")
    go_to(debate, "verdict")
    DebateTeacher.objects.update(results_shown_at=6)
    assert list(hands_of(debate)) == ["opening"]


def test_only_counted_seats_have_a_hand():
    debate = go_to(make_debate(anonymity="teacher"), "opening")
    gone, trial = make_seat(debate), make_seat(debate, is_trial=True)
    for seat in (gone, trial):
        cast(seat, "b > a > c > d")
    seats.remove_seat(seat=gone, by=teacher_of(debate))
    go_to(debate, "split")
    show_results(debate)
    assert hands_of(debate) == {}

"""An order that its round closed on: the pupil is told what became of it."""

import pytest

from debates.actions import phases
from debates.actions.ballots import keep_draft
from debates.boards.pupil import pupil_board
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db

NOT_HANDED_IN = "The round closed before you handed in. Your order is kept: tell your teacher."
CHANGED = "The round is closed. What you handed in before counts; your latest order is kept."


@pytest.fixture
def seat():
    return make_seat(go_to(make_debate(), "opening"))


def draft(seat, **places) -> None:
    keep_draft(seat=seat, round=seat.debate.rounds.get(kind="opening"), places=places)


def told(seat) -> str:
    seat.refresh_from_db()
    return pupil_board(seat, seat_code="").stage.left_behind


def test_an_order_that_was_not_handed_in(seat):
    draft(seat, a=1, b=2)
    assert told(seat) == ""
    for phase in ("split", "evidence", "discussion"):
        go_to(seat.debate, phase)
        assert told(seat) == NOT_HANDED_IN, phase
    go_to(seat.debate, "closing")
    assert told(seat) == ""


def test_an_order_that_was_changed_after_it_was_handed_in(seat):
    cast(seat, "a > b > c > d")
    draft(seat, a=2, b=1, c=3, d=4)
    go_to(seat.debate, "split")
    assert told(seat) == CHANGED


def test_a_copy_that_nobody_handed_in_is_told_at_the_verdict_alone(seat):
    cast(seat, "a > b > c > d")
    go_to(seat.debate, "verdict")
    assert told(seat) == NOT_HANDED_IN
    go_to(seat.debate, "exit")
    assert told(seat) == ""


def test_nothing_to_tell(seat):
    go_to(seat.debate, "split")
    assert told(seat) == ""


def test_what_is_handed_in_or_taken_in_is_not_left_behind(seat):
    other = make_seat(seat.debate)
    cast(seat, "a > b > c > d")
    draft(other, a=1, b=2, c=3, d=4)
    go_to(seat.debate, "split", drafts="take")
    assert (told(seat), told(other)) == ("", "")


def test_a_pause_leaves_nothing_behind(seat):
    draft(seat, a=1)
    phases.pause_debate(debate=seat.debate, by=teacher_of(seat.debate))
    assert told(seat) == ""

"""Seats and how far each has come."""

import pytest

from debates.actions import door, seats
from debates.actions.pupils import RosterName, add_pupils, enter_as_pupil
from debates.models import DebateTeacher, Paper
from debates.queries.room import PaperState, results_are_shown, seats_of
from tests.factories import cast, go_to, make_classroom, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db


def teaching_of(debate, **covers):
    if covers:
        DebateTeacher.objects.filter(debate=debate).update(**covers)
    return DebateTeacher.objects.select_related("debate").get(debate=debate)


def test_names_leave_the_database_in_the_phase_they_were_shown_in():
    debate = go_to(make_debate(), "split")
    make_seat(debate, name="Ada")
    names = [RosterName("Ben Okoro"), RosterName("Ben Okoro", "7b")]
    for pupil in add_pupils(classroom=make_classroom(by=teacher_of(debate)), by=None, names=names):
        enter_as_pupil(debate=debate, pupil=pupil)
    shown = ["Ada", "Ben Okoro", "Ben Okoro 7b"]
    covered = ["", "", ""]
    for shown_at, names in ((None, covered), (0, covered), (1, covered), (2, shown), (3, covered)):
        found = seats_of(teaching_of(debate, names_shown_at=shown_at))
        assert [seat.name for seat in found] == names, shown_at


@pytest.mark.parametrize(("shown_at", "shown"), [(None, False), (1, False), (2, True), (3, False)])
def test_results_are_shown_in_one_phase(shown_at, shown):
    debate = go_to(make_debate(), "split")
    assert results_are_shown(teaching_of(debate, results_shown_at=shown_at)) is shown


def test_papers_say_how_far_and_never_what():
    debate = go_to(make_debate(), "opening")
    ada, ben, cleo, dora = (make_seat(debate) for _ in range(4))
    cast(ada, "a > b > c > d")
    Paper.objects.filter(seat=ben).update(draft={"d": 1, "c": 2, "b": 3, "a": 4}, draft_serial=1)
    Paper.objects.filter(seat=cleo).update(draft={"d": 1, "c": 1, "b": 3, "a": 4}, draft_serial=1)
    found = seats_of(teaching_of(debate))
    assert [seat.public_id for seat in found] == [s.public_id for s in (ada, ben, cleo, dora)]
    assert [seat.papers["opening"] for seat in found] == [
        PaperState(handed_in=True, placed=4, is_complete=True),
        PaperState(handed_in=False, placed=4, is_complete=True),
        PaperState(handed_in=False, placed=4, is_complete=False),
        PaperState(handed_in=False, placed=0, is_complete=False),
    ]


def test_a_draft_with_gaps_is_complete_where_gaps_are_allowed():
    debate = go_to(make_debate(gaps_allowed=True), "opening")
    Paper.objects.filter(seat=make_seat(debate)).update(draft={"d": 1}, draft_serial=1)
    (seat,) = seats_of(teaching_of(debate))
    assert seat.papers["opening"].is_complete


def test_who_waits_trials_and_removed_seats_are_there_and_do_not_count():
    debate = make_debate()
    here, gone, _trial = make_seat(debate), make_seat(debate), make_seat(debate, is_trial=True)
    seats.remove_seat(seat=gone, by=teacher_of(debate))
    door.let_in_by_hand(debate=debate, by=teacher_of(debate), on=True)
    make_seat(debate)
    found = seats_of(teaching_of(debate))
    assert [(s.is_trial, s.is_removed, s.is_waiting, s.counts) for s in found] == [
        (False, False, False, True),
        (False, True, False, False),
        (True, False, False, False),
        (False, False, True, False),
    ]
    assert found[0].public_id == here.public_id


@pytest.mark.parametrize("seats_taken", [1, 3, 30])
def test_seats_take_two_queries(seats_taken, django_assert_num_queries):
    debate = go_to(make_debate(), "opening")
    for _ in range(seats_taken):
        make_seat(debate)
    teaching = teaching_of(debate)
    with django_assert_num_queries(2):
        assert len(seats_of(teaching)) == seats_taken

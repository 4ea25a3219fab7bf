"""The door: who waits there has nothing of the debate, and one click lets in or clears."""

import pytest

from debates.actions import door, seats
from debates.actions.debates import duplicate_debate
from debates.actions.errors import RoomFull
from debates.models import Act, ids
from debates.queries.ballots import progress_of
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate(admits_by_hand=True)


def acts(debate) -> list[tuple[str, dict]]:
    """What was logged since the debate was opened."""
    return list(Act.objects.filter(debate=debate).values_list("verb", "detail"))[1:]


def test_who_waits_gets_no_paper_and_is_in_no_count(debate):
    ada = make_seat(debate)
    debate = go_to(debate, "opening")
    ben = make_seat(debate)
    assert (ada.is_waiting, ben.is_waiting) == (True, True)
    assert not debate.rounds.get(kind="opening").papers.exists()
    assert progress_of(debate, "opening").seats == 0


def test_who_is_let_in_gets_a_paper_for_what_is_open(debate):
    debate = go_to(debate, "opening")
    ada, ben = make_seat(debate), make_seat(debate)
    assert door.let_in(debate=debate, by=teacher_of(debate), seat=ada) == 1
    ada.refresh_from_db()
    cast(ada, "a > b > c > d")
    assert not ben.papers.exists()
    progress = progress_of(debate, "opening")
    assert (progress.handed_in, progress.seats) == (1, 1)
    assert acts(debate)[-1] == ("let_in", {"seats": 1})


def test_all_are_let_in_at_once_and_a_second_click_does_nothing(debate):
    for _ in range(3):
        make_seat(debate)
    by = teacher_of(debate)
    assert [door.let_in(debate=debate, by=by) for _ in range(2)] == [3, 0]
    assert debate.seats.counted().count() == 3
    assert acts(debate) == [("let_in", {"seats": 3})]


def test_a_teachers_trial_does_not_wait(debate):
    assert not make_seat(debate, is_trial=True).is_waiting


def test_who_was_in_before_stays_in_and_who_waits_goes_on_waiting():
    debate = make_debate()
    by = teacher_of(debate)
    ada = make_seat(debate)
    door.let_in_by_hand(debate=debate, by=by, on=True)
    ben = make_seat(debate)
    door.let_in_by_hand(debate=debate, by=by, on=False)
    cleo = make_seat(debate)
    assert [seat.is_waiting for seat in (ada, ben, cleo)] == [False, True, False]
    assert set(debate.seats.waiting()) == {ben}


def test_a_seat_that_is_brought_back_to_the_door_has_no_paper(debate):
    debate = go_to(debate, "opening")
    ada, by = make_seat(debate), teacher_of(debate)
    seats.remove_seat(seat=ada, by=by)
    seats.return_seat(seat=ada, by=by)
    assert not ada.papers.exists()


def test_clearing_the_door_touches_nobody_in_the_room(debate):
    by = teacher_of(debate)
    ada = make_seat(debate)
    door.let_in(debate=debate, by=by)
    make_seat(debate)
    assert door.clear_door(debate=debate, by=by) == 1
    assert list(debate.seats.all()) == [ada]


def test_five_hundred_bots_fill_the_places_and_one_click_clears_them():  # EC-41
    debate = make_debate(admits_by_hand=True, capacity=30)
    by = teacher_of(debate)
    ada = make_seat(debate)
    door.let_in(debate=debate, by=by)
    refused = 0
    for _ in range(500):
        try:
            seats.take_seat(debate=debate, offer=ids.new_key())
        except RoomFull:
            refused += 1
    assert (refused, debate.seats.waiting().count()) == (471, 29)
    assert door.clear_door(debate=debate, by=by) == 29
    assert list(debate.seats.all()) == [ada]
    assert make_seat(debate).is_waiting


def test_removed_seats_and_trials_take_no_place():
    debate = make_debate(capacity=2)
    ada, _trial = make_seat(debate), make_seat(debate, is_trial=True)
    seats.remove_seat(seat=ada, by=teacher_of(debate))
    make_seat(debate)
    make_seat(debate)
    with pytest.raises(RoomFull):
        make_seat(debate)
    make_seat(debate, is_trial=True)


def test_a_seat_that_was_taken_is_answered_again_in_a_full_room():
    debate = make_debate(capacity=2)
    offer = ids.new_key()
    first, _code = seats.take_seat(debate=debate, offer=offer)
    make_seat(debate)
    assert seats.take_seat(debate=debate, offer=offer)[0] == first


def test_a_copy_has_the_same_door():
    debate = make_debate(admits_by_hand=True, capacity=33)
    by = teacher_of(debate)
    copied = duplicate_debate(debate=debate, by=by, edition=debate.edition, title="Year 13")
    assert (copied.admits_by_hand, copied.capacity) == (True, 33)

"""Pupils of a roster, their slips, and their own seat."""

import pytest

from debates.actions import pupils, seats, slips
from debates.actions.errors import ClassroomFull, DebateClosed, RoomLocked
from debates.actions.pupils import RosterName
from debates.models import Act, Ballot, Pupil, ids
from debates.queries import slips as slip_queries
from debates.queries.slips import can_be_printed, pupil_with_slip, slip_code
from tests.factories import (
    cast,
    go_to,
    make_classroom,
    make_debate,
    make_edition,
    make_teacher,
    owner_of,
    teacher_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom():
    return make_classroom("Ada Lovelace", "Ben Okoro")


@pytest.fixture
def ada(classroom):
    return classroom.pupils.get(name="Ada Lovelace")


@pytest.fixture
def debate(classroom):
    return make_debate(by=owner_of(classroom), classroom=classroom)


def enter(debate, pupil):
    seat, code = pupils.enter_as_pupil(debate=debate, pupil=pupil)
    seat.code = code
    return seat


def test_a_slip_code_is_stored_nowhere_and_follows_from_the_key(ada, settings):
    code = slip_code(ada)
    assert (len(code), set(code) <= set(ids.CODE_ALPHABET)) == (9, True)
    assert code not in str(Pupil.objects.values().get(pk=ada.pk))
    assert pupil_with_slip(code) == ada
    settings.SECRET_KEY = "another key, as long as a key of the server has to be, and more"
    assert not can_be_printed(ada)
    assert pupil_with_slip(code) is None
    assert pupil_with_slip(slip_code(ada)) is None


def test_two_of_one_name_are_two_with_a_slip_each(classroom):  # EC-65
    names = [RosterName("Eve Kay"), RosterName("Eve Kay", "2")]
    one, two = pupils.add_pupils(classroom=classroom, by=None, names=names)
    assert (str(one), str(two)) == ("Eve Kay", "Eve Kay 2")
    assert slip_code(one) != slip_code(two)


def test_a_slip_code_that_somebody_has_is_passed_over(classroom, ada, monkeypatch):
    taken, free = slip_code(ada), "346793467"
    drawn = {1: taken, 2: free}
    for module in (slips, slip_queries):
        monkeypatch.setattr(module, "slip_code", lambda pupil: drawn[pupil.slip_serial])
    (eve,) = pupils.add_pupils(classroom=classroom, by=None, names=[RosterName("Eve")])
    assert eve.slip_serial == 2
    assert pupil_with_slip(free) == eve
    assert pupil_with_slip(taken) == ada


def test_all_names_of_a_list_are_added_or_none(classroom, monkeypatch):
    monkeypatch.setattr(pupils, "MOST_PUPILS", 3)
    with pytest.raises(ClassroomFull):
        pupils.add_pupils(classroom=classroom, by=None, names=[RosterName("Cleo"), RosterName("D")])
    assert classroom.pupils.count() == 2


def test_a_new_slip_ends_the_old_one_and_all_it_opened(classroom, ada, debate):
    old, seat = slip_code(ada), enter(debate, ada)
    slips.renew_slips(classroom=classroom, pupils=[ada], by=None)
    ada.refresh_from_db()
    assert pupil_with_slip(old) is None
    assert pupil_with_slip(slip_code(ada)) == ada
    assert seats.move_seat(debate=debate, code=seat.code) is None
    assert debate.seats.get().device != seat.device


def test_a_new_slip_for_one_leaves_the_others_alone(classroom, ada, debate):
    ben = classroom.pupils.get(name="Ben Okoro")
    seat, code = enter(debate, ben), slip_code(ben)
    slips.renew_slips(classroom=classroom, pupils=[ada], by=None)
    assert pupil_with_slip(code) == ben
    assert debate.seats.get().device == seat.device


def test_a_pupil_has_one_seat_whatever_device_it_comes_by(ada, debate):
    go_to(debate, "opening")
    first = enter(debate, ada)
    cast(first, "a > b > c > d")
    second = enter(debate, ada)
    assert (second.pk, second.pupil, second.name) == (first.pk, ada, "")
    assert second.device != first.device
    assert Ballot.objects.filter(paper__seat=second).count() == 1


def test_a_locked_room_lets_in_nobody_new_and_back_who_was_there(classroom, ada, debate):
    seat = enter(debate, ada)
    debate.locked = True
    debate.save()
    assert enter(debate, ada).pk == seat.pk
    with pytest.raises(RoomLocked):
        enter(debate, classroom.pupils.get(name="Ben Okoro"))


def test_a_debate_that_is_over_takes_back_who_was_there(classroom, ada, debate):
    seat = enter(debate, ada)
    go_to(debate, "closed")
    assert enter(debate, ada).pk == seat.pk
    with pytest.raises(DebateClosed):
        enter(debate, classroom.pupils.get(name="Ben Okoro"))


def test_who_was_taken_out_of_the_room_stays_out(ada, debate):
    seat = enter(debate, ada)
    seats.remove_seat(seat=seat, by=teacher_of(debate))
    assert enter(debate, ada).removed_at is not None
    assert debate.seats.count() == 1


def test_moving_in_mid_lesson_keeps_seat_and_ballots(classroom, ada, debate):  # EC-63
    go_to(debate, "opening")
    seat = enter(debate, ada)
    cast(seat, "a > b > c > d")
    to = make_classroom(by=make_teacher("okoro"), title="12 B")
    pupils.move_pupil(pupil=ada, to=to, by=None)
    ada.refresh_from_db()
    assert ada.classroom == to
    assert debate.seats.counted().get().pupil == ada
    assert Ballot.objects.filter(paper__seat=seat).count() == 1
    following = make_debate(by=owner_of(to), edition=make_edition("next"), classroom=to)
    assert enter(following, ada).debate == following


def test_who_is_off_the_roster_has_no_slip_and_gets_it_back(ada):
    code = slip_code(ada)
    pupils.remove_pupil(pupil=ada, by=None)
    assert pupil_with_slip(code) is None
    pupils.return_pupil(pupil=ada, by=None)
    assert pupil_with_slip(code) == ada


def test_the_log_holds_no_name(classroom, ada):
    to = make_classroom(by=owner_of(classroom))
    pupils.rename_pupil(pupil=ada, by=None, name="Ada King", suffix="7b")
    pupils.remove_pupil(pupil=ada, by=None)
    pupils.return_pupil(pupil=ada, by=None)
    slips.renew_slips(classroom=classroom, pupils=[ada], by=None)
    pupils.move_pupil(pupil=ada, to=to, by=None)
    acts = Act.objects.filter(classroom=classroom).values_list("verb", "detail")
    assert list(acts)[2:] == [
        ("rename_pupil", {"pupil": ada.public_id}),
        ("remove_pupil", {"pupil": ada.public_id}),
        ("return_pupil", {"pupil": ada.public_id}),
        ("renew_slips", {"pupils": 1}),
        ("move_pupil", {"pupil": ada.public_id, "to": to.public_id}),
    ]

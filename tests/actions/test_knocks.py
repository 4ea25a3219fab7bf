"""Knocking: a seat moves on the teacher's word alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.actions import knocks, seats
from debates.models import Act, Knock
from debates.queries.room import knocks_of
from tests.factories import go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def ada(debate):
    return make_seat(debate, pseudonym="Teal Heron", name="Ada Lovelace")


@pytest.mark.parametrize(
    "asked", ["Teal Heron", "teal  HERON ", "Ｔｅａｌ Heron", "Ada Lovelace", "ada lovelace"]
)
def test_a_seat_is_found_by_pseudonym_or_name(debate, ada, asked):
    assert knocks.knock(debate=debate, asked=asked).seat == ada


@pytest.mark.parametrize("asked", ["Rust Badger", "", "Teal", "%", "\x00", "Lovelace"])
def test_what_nobody_is_called_finds_nobody(debate, ada, asked):
    assert knocks.knock(debate=debate, asked=asked).seat is None
    assert knocks_of(debate) == ()


def test_a_name_that_two_share_finds_neither(debate, ada):
    make_seat(debate, name="Ada Lovelace")
    assert knocks.knock(debate=debate, asked="Ada Lovelace").seat is None


def test_a_pseudonym_is_looked_for_before_a_name(debate, ada):
    make_seat(debate, name="Teal Heron")
    assert knocks.knock(debate=debate, asked="Teal Heron").seat == ada


def test_seats_of_others_cannot_be_asked_for(debate, ada):
    by = teacher_of(debate)
    make_seat(debate, pseudonym="Rust Badger", is_trial=True)
    other = make_debate(by=by)
    make_seat(other, pseudonym="Plum Otter")
    seats.remove_seat(seat=ada, by=by)
    for asked in ("Teal Heron", "Rust Badger", "Plum Otter"):
        assert knocks.knock(debate=debate, asked=asked).seat is None


def test_a_yes_moves_the_seat_and_its_code(debate, ada):
    knock = knocks.knock(debate=debate, asked="Teal Heron")
    old_code, old_device = ada.code, ada.device
    assert knocks.answer_knock(knock=knock, by=teacher_of(debate), is_granted=True)
    knock.refresh_from_db()
    ada.refresh_from_db()
    assert ada.device == knock.device != old_device
    assert seats.move_seat(debate=debate, code=old_code) is None
    assert seats.move_seat(debate=debate, code=knocks.code_for(knock)) == ada
    act = Act.objects.latest("id")
    assert (act.verb, act.detail) == ("answer_knock", {"seat": ada.public_id, "granted": True})


@pytest.mark.parametrize("is_granted", [True, False])
def test_a_knock_for_nobodys_seat_cannot_be_answered(debate, is_granted):
    knock = knocks.knock(debate=debate, asked="Rust Badger")
    assert not knocks.answer_knock(knock=knock, by=teacher_of(debate), is_granted=is_granted)
    assert not Act.objects.filter(verb="answer_knock").exists()


def test_a_no_moves_nothing(debate, ada):
    knock = knocks.knock(debate=debate, asked="Teal Heron")
    device = ada.device
    assert knocks.answer_knock(knock=knock, by=teacher_of(debate), is_granted=False)
    ada.refresh_from_db()
    assert ada.device == device
    assert knocks_of(debate) == ()


def test_a_knock_is_answered_once(debate, ada):
    knock = knocks.knock(debate=debate, asked="Teal Heron")
    by = teacher_of(debate)
    assert knocks.answer_knock(knock=knock, by=by, is_granted=False)
    assert not knocks.answer_knock(knock=knock, by=by, is_granted=True)
    ada.refresh_from_db()
    assert ada.device != knock.device


@pytest.mark.parametrize("minutes", [9, 10])
def test_a_knock_is_over_after_ten_minutes(debate, ada, minutes):
    knock = knocks.knock(debate=debate, asked="Teal Heron")
    Knock.objects.update(at=timezone.now() - timedelta(minutes=minutes))
    is_over = minutes == 10
    assert (knocks_of(debate) == ()) == is_over
    answered = knocks.answer_knock(knock=knock, by=teacher_of(debate), is_granted=True)
    assert answered == (not is_over)


def test_a_knock_is_over_when_the_debate_or_the_seat_is(debate, ada):
    ben = make_seat(debate, pseudonym="Rust Badger")
    by = teacher_of(debate)
    first, second = (knocks.knock(debate=debate, asked=a) for a in ("Teal Heron", "Rust Badger"))
    seats.remove_seat(seat=ben, by=by)
    assert [knock.pk for knock in knocks_of(debate)] == [first.pk]
    assert not knocks.answer_knock(knock=second, by=by, is_granted=True)
    go_to(debate, "closed")
    assert not knocks.answer_knock(knock=first, by=by, is_granted=True)


def test_a_device_asks_once_and_a_console_shows_five(debate):
    names = ("Teal Heron", "Rust Badger", "Plum Otter", "Jade Fox", "Mint Owl", "Ruby Seal")
    for name in names:
        make_seat(debate, pseudonym=name)
    first = knocks.knock(debate=debate, asked="Mint Owl")
    knocks.knock(debate=debate, asked="Teal Heron", instead_of=first)
    assert not Knock.objects.filter(pk=first.pk).exists()
    for name in names[1:]:
        knocks.knock(debate=debate, asked=name)
    assert [knock.seat.pseudonym for knock in knocks_of(debate)] == list(names[:5])


def test_knocks_that_are_long_over_are_forgotten(debate, ada):
    knocks.knock(debate=debate, asked="Rust Badger")
    Knock.objects.update(at=timezone.now() - timedelta(minutes=10))
    new = knocks.knock(debate=debate, asked="Teal Heron")
    assert list(Knock.objects.all()) == [new]

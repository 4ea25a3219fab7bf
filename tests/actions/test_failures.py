"""Buckets of wrong codes, on a clock of the test's own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from debates.actions.failures import count_failure, earn_failures, forget_failures
from debates.models import FailureBucket
from debates.queries.failures import Guesser, is_refusing, seconds_to_wait
from tests.factories import make_debate, make_seat, make_teacher

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
SCHOOL = Guesser(address="school")
pytestmark = pytest.mark.django_db


def after(**passed) -> datetime:
    return NOON + timedelta(**passed)


def fail(guesser: Guesser, times: int, *, at: datetime = NOON) -> list[bool]:
    return [count_failure(guesser, now=at) for _ in range(times)]


def waits(guesser: Guesser, *, at: datetime = NOON) -> int:
    return seconds_to_wait(guesser, now=at)


def test_an_address_has_twenty_failures_in_five_minutes():
    assert fail(SCHOOL, 19) == [False] * 19
    assert waits(SCHOOL) == 0
    fail(SCHOOL, 1)
    assert waits(SCHOOL) == 300
    assert waits(SCHOOL, at=after(minutes=4, seconds=1)) == 59
    assert waits(SCHOOL, at=after(minutes=5)) == 0


def test_a_window_begins_with_its_first_failure():
    fail(SCHOOL, 20)
    fail(SCHOOL, 19, at=after(minutes=5))
    assert waits(SCHOOL, at=after(minutes=9)) == 0
    fail(SCHOOL, 1, at=after(minutes=9))
    assert waits(SCHOOL, at=after(minutes=9)) == 60


def test_a_device_has_ten_and_spends_those_of_its_address():
    first, second = (Guesser(address="school", device=name) for name in ("one", "two"))
    fail(first, 10)
    assert (waits(first), waits(second), waits(SCHOOL)) == (300, 0, 0)
    fail(second, 10)
    assert waits(SCHOOL) == 300


def test_another_address_is_not_touched():
    fail(SCHOOL, 20)
    assert waits(Guesser(address="home")) == 0


def test_every_pupil_earns_an_address_ten_failures_once():
    debate = make_debate()
    for _ in range(2):
        earn_failures(SCHOOL, debate=debate, now=NOON)
    assert fail(SCHOOL, 39) == [False] * 39
    assert waits(SCHOOL) == 0
    fail(SCHOOL, 1)
    assert waits(SCHOOL) == 300
    fail(SCHOOL, 20, at=after(minutes=5))
    assert waits(SCHOOL, at=after(minutes=5)) == 300  # what was earned is spent


def test_what_is_earned_opens_an_address_that_was_refused():
    fail(SCHOOL, 21)
    earn_failures(SCHOOL, debate=make_debate(), now=NOON)
    assert waits(SCHOOL) == 0
    assert fail(SCHOOL, 10) == [False] * 10
    assert waits(SCHOOL) == 300


def test_failures_never_fall_on_a_pupil():
    ada = make_seat(make_debate())
    pupil = Guesser(address="school", device="ada", seat=ada.public_id, holder=ada.device)
    fail(SCHOOL, 20)
    assert (waits(SCHOOL), waits(pupil)) == (300, 0)
    fail(pupil, 10)
    assert waits(pupil) == 300  # her own do


@pytest.mark.parametrize("lost", ["device", "removed_at", "admitted_at"])
def test_who_holds_a_seat_no_more_is_no_pupil(lost):
    ada = make_seat(make_debate())
    pupil = Guesser(address="school", seat=ada.public_id, holder=ada.device)
    setattr(ada, lost, {"device": "another", "removed_at": NOON, "admitted_at": None}[lost])
    ada.save()
    fail(SCHOOL, 20)
    assert waits(pupil) == 300


def test_failures_never_fall_on_who_signed_in():
    staff = Guesser(address="school", device="account:1", is_signed_in=True)
    fail(SCHOOL, 20)
    assert waits(staff) == 0
    fail(staff, 10)
    assert waits(staff) == 300


def test_a_day_later_nothing_is_left_of_an_address():
    debate = make_debate()
    fail(SCHOOL, 1)
    assert forget_failures(now=after(hours=23, minutes=59)) == 0
    earn_failures(Guesser(address="home"), debate=debate, now=after(hours=24))
    assert list(FailureBucket.objects.values_list("key", flat=True)) == ["home"]


def test_a_debate_hears_of_its_own_address_and_of_those_nobody_came_from():
    debate, other = make_debate(), make_debate(by=make_teacher("okoro"))
    assert not is_refusing(debate, now=NOON)
    earn_failures(SCHOOL, debate=debate, now=NOON)
    fail(SCHOOL, 30)
    assert [is_refusing(one, now=NOON) for one in (debate, other)] == [True, False]
    fail(Guesser(address="nowhere"), 20)
    assert [is_refusing(one, now=NOON) for one in (debate, other)] == [True, True]
    assert not is_refusing(debate, now=after(minutes=5))


def test_a_device_that_is_full_is_no_news_for_a_teacher():
    fail(Guesser(address="school", device="one"), 10)
    assert not is_refusing(make_debate(), now=NOON)


def test_a_failure_and_the_look_before_it_take_two_queries(django_assert_num_queries):
    guesser = Guesser(address="school", device="one")
    for _ in range(2):
        with django_assert_num_queries(2):
            waits(guesser)
            fail(guesser, 1)


@pytest.mark.django_db(transaction=True)
def test_failures_at_the_same_moment_are_all_counted():
    """Each from a connection of its own, as from processes beside one another."""

    def one(_n) -> bool:
        try:
            return count_failure(SCHOOL, now=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(one, range(40)))
    assert sorted(found) == [False] * 20 + [True] * 20

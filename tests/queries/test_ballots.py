"""Both rankings of the whole question, read once for all that a page works out of them."""

import pytest

from debates.actions import erasing
from debates.queries.ballots import WholeBallots
from debates.rankings import Ranking
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db

UP, DOWN = Ranking.parse("a > b > c > d"), Ranking.parse("d > c > b > a")


@pytest.fixture
def seats():
    debate = go_to(make_debate(), "opening")
    seats = [make_seat(debate) for _ in range(3)]
    for seat, order in zip(seats, (UP, DOWN), strict=False):
        cast(seat, str(order))
    return seats


def test_they_are_read_once(seats, django_assert_num_queries):
    ballots = WholeBallots(go_to(seats[0].debate, "split"))
    with django_assert_num_queries(1):
        assert ballots.counted("opening") == ([UP, DOWN], 0)
        assert ballots.counted("closing") == ([], 0)
        assert ballots.of_seats("opening") == {seats[0].pk: UP, seats[1].pk: DOWN}


def test_who_ranked_what_is_told_of_no_open_round(seats):
    assert WholeBallots(seats[0].debate).of_seats("opening") == {}


def test_an_erased_ballot_is_counted_and_is_nobodys(seats):
    debate = go_to(seats[0].debate, "split")
    erasing.erase_seat(seat=seats[0], by=teacher_of(debate))
    ballots = WholeBallots(debate)
    assert ballots.counted("opening") == ([DOWN], 1)
    assert ballots.of_seats("opening") == {seats[1].pk: DOWN}

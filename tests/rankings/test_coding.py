"""Ballots as whole numbers, against the values they come from."""

import numpy as np
import pytest
from hypothesis import given, settings

from debates.rankings import Ranking, RankingError, Refusal
from debates.rankings.coding import canonical, doubled_places, emond_mason, tier_numbers
from tests.rankings.strategies import ITEMS, classes, rankings, steady

brisk = settings(steady, max_examples=40)


def parsed(*texts):
    return [Ranking.parse(text) for text in texts]


def test_left_out_is_nought_or_one_tier_more():
    ballots = parsed("c > a = b", "b", "")
    assert tier_numbers(ballots, "abcd").tolist() == [[2, 2, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    below = tier_numbers(ballots, "abcd", "below").tolist()
    assert below == [[2, 2, 1, 3], [2, 1, 2, 2], [0, 0, 0, 0]]


def test_no_ballots_and_no_items_have_their_shape():
    assert tier_numbers([], "abc").shape == (0, 3)
    assert emond_mason(tier_numbers([], "abc")).shape == (0, 9)
    assert canonical(tier_numbers([], "abc")).shape == (0, 3)
    assert doubled_places(tier_numbers(parsed(""), "")).shape == (1, 0)


@pytest.mark.parametrize(
    ("ballot", "items", "code"),
    [("a > x", "ab", Refusal.UNKNOWN), ("a", "aba", Refusal.DUPLICATE)],
)
def test_refusals(ballot, items, code):
    with pytest.raises(RankingError) as refused:
        tier_numbers(parsed(ballot), items)
    assert refused.value.code is code


def test_unknown_convention():
    with pytest.raises(ValueError, match="above"):
        tier_numbers([], "ab", "above")


@brisk
@given(rankings())
def test_doubled_places_are_twice_the_average_places(ranking):
    row = doubled_places(tier_numbers([ranking], ITEMS))[0].tolist()
    assert row == [2 * (ranking.average_place(item) or 0) for item in ITEMS]


def test_the_coding_by_hand():
    # a = b > c: 1 both ways between a and b, then 1 down and -1 up; d is left out.
    rows = emond_mason(tier_numbers(parsed("a = b > c"), "abcd")).reshape(4, 4)
    assert rows.tolist() == [[0, 1, 1, 0], [1, 0, 1, 0], [-1, -1, 0, 0], [0, 0, 0, 0]]


@brisk
@given(classes(least=2))
def test_squared_distances_are_eight_times_the_distance_of_fagin(ballots):
    one, two = ballots[:2]
    coded = emond_mason(tier_numbers([one, two], ITEMS)).astype(int)
    apart = 0
    for a, b in [(a, b) for a in ITEMS for b in ITEMS if a < b]:
        signs = [
            None if r.above(a, b) is None else r.above(a, b) - r.above(b, a) for r in (one, two)
        ]
        if None not in signs:
            apart += 4 * abs(signs[0] - signs[1])  # 8 if opposite, 4 if one ties
        elif signs != [None, None]:
            apart += 2
    assert ((coded[0] - coded[1]) ** 2).sum() == apart


@brisk
@given(classes())
def test_the_canonical_order_is_the_same_for_any_order(ballots):
    rows = tier_numbers(ballots, ITEMS)
    assert canonical(rows).tolist() == sorted(rows.tolist())
    assert np.array_equal(canonical(rows[::-1]), canonical(rows))

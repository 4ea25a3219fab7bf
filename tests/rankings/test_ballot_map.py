"""The map of ballots: triangles by hand, and what must hold of all classes."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Ranking
from debates.rankings.ballot_map import ballot_map
from debates.rankings.camps import distances
from debates.rankings.coding import emond_mason, tier_numbers
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, steady

brisk = settings(steady, max_examples=20)


def drawn(*texts, items="abc", unranked="silent"):
    return ballot_map([Ranking.parse(text) for text in texts], items, unranked)


def squared(one, two):
    return (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2


def test_two_opposites():
    # One swap apart, so 1 apart. The first pair, a above b, is positive.
    found = drawn("b > a", "a > b", items="ab")
    assert found.points == ((-0.5, 0), (0.5, 0))
    assert found.explained == (1, 0)


def test_the_centre_is_that_of_the_class():
    assert drawn("a > b", "a > b", "a > b", "b > a", items="ab").points[3] == (-0.75, 0)


def test_rock_paper_scissors_is_an_equilateral_triangle():
    # Each two of them differ in two pairs.
    found = drawn("a > b > c", "b > c > a", "c > a > b")
    for one, two in combinations(found.points, 2):
        assert squared(one, two) == pytest.approx(2)
    assert found.explained == pytest.approx((0.5, 0.5))


def test_a_tie_lies_half_way_round_a_right_angle():
    # K^(1/2) is ½ to either and 1 between them: right-angled, since ½ + ½ = 1.
    strict, level, turned = drawn("a > b", "a = b", "b > a", items="ab").points
    assert squared(strict, level) == pytest.approx(0.5)
    assert squared(level, turned) == pytest.approx(0.5)
    assert squared(strict, turned) == pytest.approx(1)


def test_all_alike_are_one_point():
    found = drawn("a > b > c", "a > b > c")
    assert (found.points, found.explained) == (((0, 0), (0, 0)), None)


def test_who_compares_nothing_has_no_point():
    found = drawn("", "a > b", "c", "b > a")
    assert [point is None for point in found.points] == [True, False, True, False]


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ((), Undefined(Why.NO_BALLOTS, 2, 0)),
        (("", "a"), Undefined(Why.NO_BALLOTS, 2, 0)),
        (("", "a > b"), Undefined(Why.ONE_BALLOT, 2, 1)),
    ],
)
def test_no_map_to_speak_of(texts, why):
    assert drawn(*texts) == why


@brisk
@given(classes(least=2), st.randoms(use_true_random=False))
def test_distances_are_at_most_the_true_ones_whoever_votes_first(ballots, random):
    found = ballot_map(ballots, ITEMS)
    order = random.sample(range(len(ballots)), len(ballots))
    again = ballot_map([ballots[at] for at in order], ITEMS)
    if not found:
        assert again == found
        return
    assert again.explained == found.explained
    assert again.points == tuple(found.points[at] for at in order)
    tiers = tier_numbers(ballots, ITEMS)
    apart = distances(tiers) / 8
    compares = emond_mason(tiers).any(axis=1)
    whole = found.explained is None or sum(found.explained) > 1 - 1e-9
    for one, two in combinations([at for at in range(len(ballots)) if compares[at]], 2):
        there = squared(found.points[one], found.points[two])
        assert there <= apart[one, two] + 1e-6
        if whole:
            assert there == pytest.approx(apart[one, two], abs=1e-6)
    middle = Counter()
    for point in found.points:
        if point:
            middle.update({"x": point[0], "y": point[1]})
    assert abs(middle["x"]) + abs(middle["y"]) < 1e-6

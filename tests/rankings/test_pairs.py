"""Pairs for debate: small classes by hand, brute force, and what must hold of all classes."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Ranking
from debates.rankings.pairs import Group, pair_up
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, steady

brisk = settings(steady, max_examples=30)


def paired(ballots, items="abcd", seed=1):
    return pair_up(
        {pupil: Ranking.parse(text) for pupil, text in ballots.items()}, items, seed=seed
    )


def who(groups):
    return {frozenset(group.pupils) for group in groups}


def test_opposites_meet():
    # Pairing Ann with Bob and Cem with Dil leaves 6 + 6 swaps; any other way leaves fewer.
    groups = paired(
        {
            "Ann": "a > b > c > d",
            "Cem": "a > c > b > d",
            "Bob": "d > c > b > a",
            "Dil": "d > b > c > a",
        }
    )
    assert who(groups) == {frozenset(("Ann", "Bob")), frozenset(("Cem", "Dil"))}
    for group in groups:
        assert (group.apart, group.gap, group.factors) == (6, 3, ("a", "d"))
        assert group.factor in group.factors


def test_the_best_sum_may_not_hold_the_widest_pair():
    ballots = {
        "Ann": "a > b > c > d",
        "Bob": "d > c > b > a",
        "Cem": "d > b > c > a",
        "Dil": "d > b > a > c",
    }
    # Swaps: Ann-Bob 6 and Cem-Dil 1; Ann-Cem 5 and Bob-Dil 2; Ann-Dil 4 and Bob-Cem 1. The first
    # two sums are equal, so the seed draws.
    found = {frozenset(who(paired(ballots, seed=seed))) for seed in range(12)}
    pair = frozenset
    assert found == {
        pair({pair(("Ann", "Bob")), pair(("Cem", "Dil"))}),
        pair({pair(("Ann", "Cem")), pair(("Bob", "Dil"))}),
    }
    assert sum(group.apart for group in paired(ballots)) == 7


def test_an_odd_class_has_one_group_of_three():
    # Ann and Bob are furthest apart; Cem is nearer to Ann than to Bob and joins them all the same.
    (group,) = paired({"Ann": "a > b", "Bob": "b > a", "Cem": "a > b"}, "ab")
    assert set(group.pupils) == {"Ann", "Bob", "Cem"}
    assert (group.apart, group.gap, group.factors) == (2, 1, ("a", "b"))


def test_who_is_left_over_joins_the_pair_to_disagree_with():
    # Ann-Bob 6 and Cem-Dil 5 are most. Eve disagrees with Bob once, with Cem and Dil never.
    groups = paired(
        {
            "Ann": "a > b > c > d",
            "Bob": "d > c > b > a",
            "Cem": "a > b > d > c",
            "Dil": "c > d > a > b",
            "Eve": "a > b",
        }
    )
    assert who(groups) == {frozenset(("Ann", "Bob", "Eve")), frozenset(("Cem", "Dil"))}


def test_who_ranked_nothing_is_placed_too():
    groups = paired({"Ann": "a > b", "Bob": "b > a", "Cem": "", "Dil": ""}, "ab")
    assert who(groups) == {frozenset(("Ann", "Bob")), frozenset(("Cem", "Dil"))}
    silent = next(group for group in groups if "Cem" in group.pupils)
    assert (silent.factor, silent.factors, silent.gap, silent.apart) == (None, (), 0, 0)


def test_only_what_both_rank_can_be_argued_about():
    (group,) = paired({"Ann": "a > b > c > d", "Bob": "d > a > b"})
    # Common: a, b, d. a 1, 2; b 2, 3; d 3, 1. K: a and b below d, two swaps.
    assert (group.factors, group.gap, group.apart) == (("d",), 2, 2)
    (group,) = paired({"Ann": "a = b > c", "Bob": "b > a > c"})
    assert (group.factors, group.gap, group.apart) == (("a", "b"), Fraction(1, 2), Fraction(1, 2))


@pytest.mark.parametrize(
    ("ballots", "why"),
    [({}, Undefined(Why.NO_BALLOTS, 2, 0)), ({"Ann": "a"}, Undefined(Why.ONE_BALLOT, 2, 1))],
)
def test_nobody_argues_alone(ballots, why):
    assert paired(ballots) == why


def test_each_opens_and_each_factor_comes_up_under_some_seed():
    ballots = {"Ann": "a > b", "Bob": "b > a"}
    found = {
        (group.pupils[0], group.factor) for s in range(20) for group in paired(ballots, "ab", s)
    }
    assert found == {("Ann", "a"), ("Ann", "b"), ("Bob", "a"), ("Bob", "b")}


def test_no_items_to_argue_about():
    assert pair_up({1: Ranking(()), 2: Ranking(())}, (), seed=1)[0].factors == ()


def distance(one, two):
    """K^(1/2) pair by pair."""
    total = Fraction(0)
    for a, b in combinations(ITEMS, 2):
        if {a, b} <= one.items & two.items:
            signs = [r.above(a, b) - r.above(b, a) for r in (one, two)]
            total += Fraction(abs(signs[0] - signs[1]), 2)
    return total


def pairings(members):
    if not members:
        yield ()
        return
    first, *others = members
    for partner in others:
        rest = [member for member in others if member != partner]
        yield from (((first, partner), *pairing) for pairing in pairings(rest))


@brisk
@given(classes(least=2), st.integers(0, 3), st.randoms(use_true_random=False))
def test_everyone_is_placed_once_as_well_as_can_be(ballots, seed, random):
    ballots = ballots[:6]
    named = dict(enumerate(ballots))
    groups = pair_up(named, ITEMS, seed=seed)
    placed = [pupil for group in groups for pupil in group.pupils]
    assert sorted(placed) == sorted(named)
    sizes = sorted(len(group.pupils) for group in groups)
    assert sizes == [2] * (len(groups) - 1) + [2 + len(named) % 2]
    for group in groups:
        apart = sum(distance(named[a], named[b]) for a, b in combinations(group.pupils, 2))
        assert group.apart == apart
    if len(named) % 2 == 0:
        best = max(
            sum(distance(named[a], named[b]) for a, b in pairing)
            for pairing in pairings(list(named))
        )
        assert sum(group.apart for group in groups) == best
    mixed = dict(random.sample(list(named.items()), len(named)))
    assert pair_up(mixed, ITEMS, seed=seed) == groups
    assert all(isinstance(group, Group) for group in groups)

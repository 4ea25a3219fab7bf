"""Distances and coefficients of two rankings."""

from fractions import Fraction
from math import isfinite, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Ranking
from debates.rankings.distance import PairCounts, footrule, kendall, pair_counts, tau_b, tau_x
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, rankings, steady

few = settings(steady, max_examples=60)

HALF = Fraction(1, 2)
NO_PAIRS = Undefined(Why.NO_PAIRS)


def of(function, one, two, *more):
    return function(Ranking.parse(one), Ranking.parse(two), *more)


# Worked pair by pair. First a > b = c > d, second b > a > c = d:
# ab turned round; ac, ad, bd agree; bc tied in the first only; cd tied in the second only.
MIXED = ("a > b = c > d", "b > a > c = d")


def test_a_pair_of_rankings_with_every_kind_of_pair_but_one():
    assert of(pair_counts, *MIXED) == PairCounts(3, 1, 1, 1, 0)
    assert of(kendall, *MIXED) == 2
    assert of(kendall, *MIXED, Fraction(0)) == 1
    assert of(kendall, *MIXED, Fraction(1)) == 3
    assert of(tau_x, *MIXED) == Fraction(1, 3)  # (3 - 1) / 6
    assert of(tau_b, *MIXED) == pytest.approx(Fraction(2, 5))  # 2 / sqrt(5 · 5)
    # Places 1, 2½, 2½, 4 and 2, 1, 3½, 3½: 1 + 1½ + 1 + ½.
    assert of(footrule, *MIXED) == 4


def test_two_orders_of_three():
    # a > b > c against c > a > b: two of three pairs turned round; moves 1 + 1 + 2.
    orders = ("a > b > c", "c > a > b")
    assert of(kendall, *orders) == 2
    assert of(tau_x, *orders) == Fraction(-1, 3)
    assert of(tau_b, *orders) == pytest.approx(-1 / 3)
    assert of(footrule, *orders) == 4


def test_a_tie_in_one_is_half_a_disagreement_and_a_tie_in_both_is_none():
    # Emond and Mason 2002: a pair tied in both agrees, so that tau_x of a ranking with itself is 1.
    assert of(kendall, "a = b", "a > b") == HALF
    assert of(tau_x, "a = b", "a > b") == 0
    assert of(tau_x, "a = b", "b = a") == 1
    assert of(kendall, "a = b", "b = a") == 0
    assert of(footrule, "a = b", "a > b") == 1


def test_tau_b_is_undefined_where_one_ties_all():
    assert of(tau_b, "a = b = c", "a > b > c") == Undefined(Why.CONSTANT)
    assert of(tau_b, "a > b > c", "a = b = c") == Undefined(Why.CONSTANT)
    assert of(tau_b, "a = b", "a = b") == Undefined(Why.CONSTANT)
    assert of(tau_b, "a = b > c", "a > b > c") == pytest.approx(2 / sqrt(6))


def test_pairs_count_where_both_rank_both():
    assert of(kendall, "a > b > c", "c > b > d > a") == 3
    assert of(tau_x, "a > z > b", "y > a > b") == 1
    assert of(tau_b, "a > z > b", "y > a > b") == 1.0


@pytest.mark.parametrize("two", ["", "a", "c > d", "a > c"])
def test_without_a_common_pair_nothing_is_said(two):
    for function in (kendall, tau_x, tau_b):
        assert of(function, "a > b", two) == NO_PAIRS


def test_footrule_needs_the_same_items():
    assert of(footrule, "a > b", "a > b > c") == Undefined(Why.INCOMPLETE)
    assert of(footrule, "a", "a") == of(footrule, "", "") == NO_PAIRS


@pytest.mark.parametrize("p", [Fraction(-1, 2), Fraction(3, 2)])
def test_p_outside_its_range_is_refused(p):
    with pytest.raises(ValueError, match="0 to 1"):
        of(kendall, "a > b", "a > b", p)


complete = rankings(complete=True)


@few
@given(complete, complete, complete, st.sampled_from([HALF, Fraction(3, 4), Fraction(1)]))
def test_it_is_a_metric_from_a_half_on(one, two, three, p):
    assert kendall(one, two, p) == kendall(two, one, p) >= 0
    assert (kendall(one, two, p) == 0) == (one == two)
    assert kendall(one, three, p) <= kendall(one, two, p) + kendall(two, three, p)
    assert footrule(one, three) <= footrule(one, two) + footrule(two, three)


def test_below_a_half_the_triangle_breaks():
    # p = 1/4, by way of the tie: a quarter and a quarter, yet the ends are 1 apart.
    quarter = Fraction(1, 4)
    through = of(kendall, "a > b", "a = b", quarter) + of(kendall, "a = b", "b > a", quarter)
    assert through == HALF < of(kendall, "a > b", "b > a", quarter)


@few
@given(complete, complete)
def test_footrule_lies_between_kendall_and_twice_kendall(one, two):
    assert kendall(one, two) <= footrule(one, two) <= 2 * kendall(one, two)


@few
@given(complete, complete)
def test_tau_x_is_kendall_on_another_scale(one, two):
    m = len(ITEMS)
    assert tau_x(one, two) == 1 - 4 * kendall(one, two) / (m * (m - 1))


@few
@given(rankings(), rankings())
def test_turning_one_round_turns_the_sign(one, two):
    turned = Ranking(one.tiers[::-1])
    counts, other = pair_counts(one, two), pair_counts(turned, two)
    assert (counts.concordant, counts.discordant) == (other.discordant, other.concordant)
    b, back = tau_b(one, two), tau_b(turned, two)
    if b or isinstance(b, float):
        assert b == -back
        assert isfinite(b)
        assert -1 <= b <= 1
    else:
        assert b == back
    if len(one.tiers) == len(one.items) > 1:
        assert tau_x(one, turned) == -1


@few
@given(rankings(), rankings(), st.permutations(ITEMS))
def test_neutrality(one, two, names):
    new = dict(zip(ITEMS, names, strict=True))
    there = [Ranking.of(*([new[i] for i in tier] for tier in r.tiers)) for r in (one, two)]
    assert pair_counts(one, two) == pair_counts(*there)
    assert footrule(one, two) == footrule(*there)

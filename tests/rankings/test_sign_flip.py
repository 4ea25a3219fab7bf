"""The sign-flip test and Holm's correction: cited values, brute force, and the sampled kind."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings.sign_flip import SignFlip, holm, sign_flip
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import steady

brisk = settings(steady, max_examples=25)

# Darwin's fifteen pairs of maize, crossed less self-fertilised, in eighths of an inch.
MAIZE = (49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)


def test_darwins_maize_after_fisher():
    # The Design of Experiments, 1935, § 21: the sum of 314 is reached by 863 of 32 768 patterns.
    found = sign_flip(MAIZE, seed=1)
    assert found == SignFlip(Fraction(863, 32768), Fraction(1726, 32768), 15, True)


def test_by_hand():
    # ±1 ±1 ±2: 4, 2, 2, 0, 0, -2, -2, -4. The observed sum is 2.
    found = sign_flip((1, -1, 2), seed=1)
    assert (found.one_sided, found.two_sided) == (Fraction(3, 8), Fraction(6, 8))
    # The same three the other way round.
    found = sign_flip((-1, 1, -2), seed=1)
    assert (found.one_sided, found.two_sided) == (Fraction(7, 8), Fraction(6, 8))
    # A sum of 0 is as near to 0 as can be.
    assert sign_flip((1, -1), seed=1).two_sided == 1


def test_noughts_say_nothing():
    assert sign_flip((0, 1, 0, 1), seed=1) == sign_flip((1, 1), seed=1)
    assert sign_flip((0, 0), seed=1) == Undefined(Why.NOTHING_CHANGED)
    assert sign_flip((), seed=1) == Undefined(Why.NOTHING_CHANGED)


@brisk
@given(st.lists(st.fractions(-1, 1, max_denominator=6), min_size=1, max_size=6))
def test_exact_is_counting_every_pattern(differences):
    found, total = sign_flip(differences, seed=1), sum(differences)
    if not any(differences):
        assert found == Undefined(Why.NOTHING_CHANGED)
        return
    sums = [
        sum(s * d for s, d in zip(signs, differences, strict=True))
        for signs in product((1, -1), repeat=len(differences))
    ]
    assert found.one_sided == Fraction(sum(s >= total for s in sums), len(sums))
    assert found.two_sided == Fraction(sum(abs(s) >= abs(total) for s in sums), len(sums))


def test_twenty_are_counted_and_twenty_one_drawn():
    assert sign_flip([1] * 20, seed=1) == SignFlip(Fraction(1, 2**20), Fraction(2, 2**20), 20, True)
    found = sign_flip([1] * 21, seed=1)
    assert not found.exact
    # None of 9 999 reaches it (the odds are 1 in 210), and p is still not 0.
    assert found.one_sided == found.two_sided == Fraction(1, 10_000)


def test_drawn_flips_come_near_the_count():
    # 25 differences of 1, 17 up: the sum is 9. P(at least 17 of 25 heads) = .0539, twice that
    # for both sides; thirds make sums that floats round differently.
    for scale in (Fraction(1), Fraction(1, 3)):
        found = sign_flip([scale] * 17 + [-scale] * 8, seed=3)
        assert abs(found.one_sided - Fraction(539, 10_000)) < Fraction(1, 100)
        assert abs(found.two_sided - Fraction(1078, 10_000)) < Fraction(1, 100)


def test_a_seed_means_the_same_in_any_order():
    differences = [*range(1, 20), *range(-15, 0)]
    one, two = sign_flip(differences, seed=5), sign_flip(differences[::-1], seed=5)
    assert one == two
    assert one != sign_flip(differences, seed=6)


def test_holm_1979():
    # A simple sequentially rejective multiple test procedure: the i-th smallest of n is held
    # against α / (n - i + 1). By hand: 4 × .005, 3 × .01, 2 × .03, then .04 raised to the one
    # before it.
    ps = [Fraction(n, 1000) for n in (10, 40, 30, 5)]
    assert holm(ps) == tuple(Fraction(n, 1000) for n in (30, 60, 60, 20))


def test_holm_stops_at_one_and_keeps_what_is_undefined():
    nothing = Undefined(Why.NOTHING_CHANGED)
    assert holm([Fraction(1, 2), nothing, Fraction(1, 10)]) == (1, nothing, Fraction(3, 10))
    assert holm([Fraction(4, 5), Fraction(3, 5)]) == (1, 1)
    assert holm([]) == ()


@pytest.mark.parametrize("count", [1, 4])
def test_holm_of_equal_ps_is_bonferroni(count):
    assert holm([Fraction(1, 10)] * count) == (Fraction(count, 10),) * count

"""Agreement: cited values, values worked by hand, and what must hold of all classes."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Profile, Ranking, ranking_of
from debates.rankings.agreement import agreement, kendall_w, spread
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, steady

brisk = settings(steady, max_examples=40)


def parsed(*texts):
    return [Ranking.parse(text) for text in texts]


def mean_tau(*texts, items="abc", unranked="silent"):
    return agreement(Profile.of(parsed(*texts), items, unranked))


def test_two_alike_and_one_reversed():
    # tau_x of the three pairs of ballots: 1, -1, -1.
    found = mean_tau("a > b > c", "a > b > c", "c > b > a")
    assert (found.mean, found.comparisons, found.n) == (Fraction(-1, 3), 9, 3)
    assert (found.same_way, found.in_100) == (Fraction(1, 3), 33)


def test_a_tie_against_none_is_neither_for_nor_against():
    # ab: tied against above, 0; ac and bc: 1 each.
    found = mean_tau("a = b > c", "a > b > c")
    assert (found.mean, found.in_100) == (Fraction(2, 3), 83)
    assert mean_tau("a = b", "a > b", items="ab").in_100 == 50


def test_two_who_tie_everything_agree():
    assert mean_tau("a = b = c", "a = b = c").mean == 1


def test_halves_go_upwards():
    # ad, bd, cd apart, ab, ac, bc tied by one: -1/2, so 25 in 100; ten pairs with one tie: 95.
    assert mean_tau("a > b > c > d", "d > a = b = c", items="abcd").in_100 == 25
    assert mean_tau("a > b > c > d > e", "a = b > c > d > e", items="abcde").in_100 == 95
    # Of 28 pairs of eight items 7 tied by one (3 + 3 + 1): 7/8 of the way, 87.5.
    texts = ("a > b > c > d > e > f > g > h", "a = b = c > d = e = f > g = h")
    assert mean_tau(*texts, items="abcdefgh").same_way == Fraction(7, 8)
    assert mean_tau(*texts, items="abcdefgh").in_100 == 88


def test_pairs_of_ballots_weigh_as_much_as_they_have_in_common():
    # 1 and 2: three pairs apart; 1 and 3: one alike; 2 and 3: one apart.
    found = mean_tau("a > b > c", "c > b > a", "a > b")
    assert (found.mean, found.comparisons) == (Fraction(-3, 5), 5)


def test_below_compares_what_is_left_out():
    # a > b = c against b > a = c: ab apart, ac and bc tied by one.
    assert mean_tau("a", "b", unranked="below").mean == Fraction(-1, 3)
    assert mean_tau("a", "b") == Undefined(Why.NO_PAIRS)


@pytest.mark.parametrize(
    ("texts", "items", "why"),
    [
        ((), "abc", Undefined(Why.NO_BALLOTS, 2, 0)),
        (("", ""), "abc", Undefined(Why.NO_BALLOTS, 2, 0)),
        (("a > b", ""), "abc", Undefined(Why.ONE_BALLOT, 2, 1)),
        (("a", "a"), "a", Undefined(Why.NO_PAIRS)),
        (("a > b", "c > d"), "abcd", Undefined(Why.NO_PAIRS)),
    ],
)
def test_no_agreement_to_speak_of(texts, items, why):
    assert mean_tau(*texts, items=items) == why


def sign(ranking, a, b):
    above = ranking.above(a, b)
    return None if above is None else above - ranking.above(b, a)


@brisk
@given(classes())
def test_the_formula_is_the_double_loop(ballots):
    products = []
    for one, two in combinations([b for b in ballots if b.tiers], 2):
        for a, b in combinations(ITEMS, 2):
            s, t = sign(one, a, b), sign(two, a, b)
            if s is not None and t is not None:
                products.append(1 if s == t else 0 if 0 in (s, t) else -1)
    found = agreement(Profile.of(ballots, ITEMS))
    if products:
        assert (found.mean, found.comparisons) == (
            Fraction(sum(products), len(products)),
            len(products),
        )
    else:
        assert isinstance(found, Undefined)


# Siegel, Nonparametric Statistics, 1956, three rankings of ten with ties: S = 591, W = .828.
SIEGEL = (
    (1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10),
    (2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5),
    (2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10),
)


def test_kendalls_w_with_ties_after_siegel():
    ballots = [ranking_of({i: int(2 * r) for i, r in enumerate(row)}) for row in SIEGEL]
    found = kendall_w(ballots, range(10))
    assert found == Fraction(12 * 591, 9 * 990 - 3 * 114)
    assert round(float(found), 3) == 0.828


def test_kendalls_w_at_its_ends():
    assert kendall_w(parsed("a > b > c", "a > b > c"), "abc") == 1
    assert kendall_w(parsed("a > b > c", "c > b > a"), "abc") == 0
    assert kendall_w(parsed("a = b > c", "a = b > c"), "abc") == 1
    assert kendall_w(parsed("a > b", "a > b", "b > a"), "ab") == Fraction(1, 9)


@pytest.mark.parametrize(
    ("texts", "items", "why"),
    [
        ((), "abc", Undefined(Why.NO_BALLOTS, 2, 0)),
        (("a > b > c", ""), "abc", Undefined(Why.ONE_BALLOT, 2, 1)),
        (("a > b", "b > a > c", "a > b > c"), "abc", Undefined(Why.INCOMPLETE, 3, 2)),
        (("a = b", "a = b"), "ab", Undefined(Why.CONSTANT)),
        (("a", "a"), "a", Undefined(Why.NO_PAIRS)),
    ],
)
def test_no_w_to_speak_of(texts, items, why):
    assert kendall_w(parsed(*texts), items) == why


@brisk
@given(classes(complete=True, least=2), st.randoms(use_true_random=False))
def test_w_lies_between_0_and_1_whoever_votes_first(ballots, random):
    found = kendall_w(ballots, ITEMS)
    shuffled, items = random.sample(ballots, len(ballots)), random.sample(ITEMS, len(ITEMS))
    assert kendall_w(shuffled, items) == found
    if all(len(ballot.tiers) == 1 for ballot in ballots):
        assert found == Undefined(Why.CONSTANT)
    else:
        assert 0 <= found <= 1


@brisk
@given(st.lists(st.permutations(ITEMS), min_size=2, max_size=6))
def test_w_is_a_mean_of_spearmans_rho(orders):
    # Kendall: mean rho over pairs of n rankings without ties is (n W - 1) / (n - 1).
    places = [{item: place for place, item in enumerate(order)} for order in orders]
    rhos = [
        1 - Fraction(6 * sum((one[i] - two[i]) ** 2 for i in ITEMS), 4 * 15)
        for one, two in combinations(places, 2)
    ]
    n = len(orders)
    found = kendall_w([ranking_of(p) for p in places], ITEMS)
    assert (n * found - 1) / (n - 1) == sum(rhos) / len(rhos)


def test_leiks_d_after_agrmt():
    # The example of R's agrmt 1.42: 1000 answers in seven classes, D = 0.287.
    ballots = []
    for place, count in enumerate((30, 40, 210, 130, 530, 50, 10)):
        others = list("abcdef")
        others.insert(place, "x")
        ballots += [ranking_of({item: number for number, item in enumerate(others)})] * count
    found = spread(ballots, "xabcdef")
    assert found.values[0] == Fraction(860, 3000)
    assert round(float(found.values[0]), 3) == 0.287
    assert found.n == 1000


def test_spread_at_its_ends():
    found = spread(parsed("a > b > c", "a > b > c", "c > b > a", "c > b > a"), "abc")
    assert found.values == (1, 0, 1)
    assert found.widest == ("a", "c")
    assert spread(parsed("a = b = c", "a = b = c"), "abc").widest == ()


def test_tied_items_stand_half_way():
    # a: places 1½ and 1. Of the two half steps, one parts the ballots.
    assert spread(parsed("a = b", "a > b"), "ab").values == (Fraction(1, 2), Fraction(1, 2))


def test_spread_counts_ballots_that_rank_everything():
    texts = ("a > b > c", "a > b > c", "c > a")
    assert spread(parsed(*texts), "abc").values == (0, 0, 0)
    assert spread(parsed(*texts), "abc").n == 2
    # below: c > a > b. a 1, 1, 2; b 2, 2, 3; c 3, 3, 1: 1/3 over one step of two, c over both.
    below = spread(parsed(*texts), "abc", "below")
    assert below.values == (Fraction(1, 3), Fraction(1, 3), Fraction(2, 3))
    assert below.widest == ("c",)


@pytest.mark.parametrize(
    ("texts", "items", "why"),
    [
        ((), "abc", Undefined(Why.NO_BALLOTS, 2, 0)),
        (("", "a > b > c"), "abc", Undefined(Why.ONE_BALLOT, 2, 1)),
        (("a > b", "a > b > c"), "abc", Undefined(Why.INCOMPLETE, 2, 1)),
        (("a", "a"), "a", Undefined(Why.NO_PAIRS)),
    ],
)
def test_no_spread_to_speak_of(texts, items, why):
    assert spread(parsed(*texts), items) == why


@brisk
@given(classes(complete=True, least=2), st.randoms(use_true_random=False))
def test_spread_lies_between_0_and_1_whoever_votes_first(ballots, random):
    found = spread(ballots, ITEMS)
    assert all(0 <= value <= 1 for value in found.values)
    assert spread(random.sample(ballots, len(ballots)), ITEMS) == found
    turned = spread([Ranking(b.tiers[::-1]) for b in ballots], ITEMS)
    assert turned.values == found.values

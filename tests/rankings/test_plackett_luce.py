"""Plackett-Luce: cited fits, closed forms, and a likelihood written out set by set."""

from itertools import chain, combinations
from math import exp, inf, log, nan, prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Ranking, RankingError
from debates.rankings.plackett_luce import plackett_luce
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes

ABC = ("a", "b", "c")
few = settings(deadline=None, derandomize=True, max_examples=25)


def fit(ballots, items=ABC, **more):
    return plackett_luce(map(Ranking.parse, ballots), items, ballots.values(), **more)


def test_davidson_1970_puddings():
    # Six brands of chocolate pudding in pairs: wins of the first, of the second, and ties. Davidson,
    # On extending the Bradley-Terry model to accommodate ties. Worths as printed there and in
    # Turner and others 2020, who stop as early as he did to get the same digits.
    table = {
        (1, 2): (19, 22, 16), (1, 3): (16, 19, 12), (2, 3): (19, 19, 10), (1, 4): (18, 23, 13),
        (2, 4): (23, 19, 9), (3, 4): (19, 20, 15), (1, 5): (13, 19, 18), (2, 5): (16, 20, 12),
        (3, 5): (16, 15, 17), (4, 5): (17, 14, 16), (1, 6): (18, 21, 12), (2, 6): (22, 20, 12),
        (3, 6): (13, 18, 10), (4, 6): (14, 19, 18), (5, 6): (11, 21, 12),
    }  # fmt: skip
    texts = ("{} > {}", "{1} > {0}", "{} = {}")
    ballots = {
        text.format(*pair): times
        for pair, counts in table.items()
        for text, times in zip(texts, counts, strict=True)
    }
    result = fit(ballots, tuple("123456"), npseudo=0)
    printed = (0.1388005, 0.1729985, 0.1617420, 0.1653930, 0.1586805, 0.2023855)
    assert result.worths == pytest.approx(printed, abs=5e-5)
    assert result.ties == ((2, pytest.approx(0.7468147, abs=5e-5)),)
    assert result.choices == 745


def test_two_items_have_their_shares():
    # Davidson's model with two items fits exactly: worths as the wins, δ = ties / sqrt(wins · wins).
    result = fit({"a > b": 4, "b > a": 1, "a = b": 2}, ("a", "b"), npseudo=0)
    assert result.worths == pytest.approx((0.8, 0.2))
    assert result.ties == ((2, pytest.approx(2 / (4 * 1) ** 0.5)),)
    strict = fit({"a > b": 3, "b > a": 1}, ("a", "b"), npseudo=0)
    assert strict.worths == pytest.approx((0.75, 0.25))
    assert strict.ties == ()


def test_lopsided_counts():
    result = fit({"a > b": 1_000_000, "b > a": 1, "a = b": 1}, ("a", "b"), npseudo=0)
    assert result.worths[1] / result.worths[0] == pytest.approx(1e-6)
    assert result.ties == ((2, pytest.approx(1e-3)),)


def test_half_a_win_and_half_a_loss_keep_a_constant_winner_finite():
    # a above b once. By symmetry b = 1 / a; a's expected wins are those it has, one and a half:
    # a / (a + b) against b, and one duel with the ghost of worth 1.
    result = fit({"a > b": 1}, ("a", "b"))
    a = (result.worths[0] / result.worths[1]) ** 0.5
    assert a / (a + 1 / a) + a / (a + 1) == pytest.approx(1.5)
    assert a == pytest.approx(2.13, abs=0.005)  # 2.13 gives 1.49995
    assert result.choices == 1


def test_a_circle_has_three_equal_worths():
    for npseudo in (0, 0.5):
        result = fit({"a > b > c": 1, "b > c > a": 1, "c > a > b": 1}, npseudo=npseudo)
        assert result.worths == pytest.approx((1 / 3,) * 3)
        assert result.choices == 6  # the last place is no choice


def test_what_is_left_out_is_not_below():
    result = fit({"a > b": 2, "b > a": 2, "a > c": 1, "c > a": 1}, npseudo=0)
    assert result.worths == pytest.approx((1 / 3,) * 3)


def test_an_item_in_no_choice_has_no_worth():
    result = fit({"a > b": 2, "c": 1, "": 1})
    assert (result.items, result.unsupported) == (("a", "b"), ("c",))
    assert result.worth("c") is None
    assert result.worth("a") == result.worths[0]


@pytest.mark.parametrize(
    ("ballots", "npseudo"),
    [
        ({"a > b": 1}, 0),  # b never wins
        ({"a > b": 1, "b > a": 1, "c > d": 1, "d > c": 1}, 0),  # two groups that never meet
        ({"a = b = c": 3}, 0.5),  # a tie of three was chosen whenever it could be
        ({"a = b": 3}, 0),
        ({"a = b": 1, "a > b": 1}, 0),
    ],
)
def test_where_the_most_likely_worths_are_infinite_none_are_given(ballots, npseudo):
    assert fit(ballots, ITEMS, npseudo=npseudo) == Undefined(Why.NO_MAXIMUM)


def test_all_tied_in_twos_is_held_by_the_ghost():
    result = fit({"a = b": 3}, ("a", "b"))
    assert result.worths == pytest.approx((0.5, 0.5))
    # With equal worths of 1 each duel ties with chance δ / (2 + δ), three ballots and two duels with
    # the ghost: 5 δ / (2 + δ) = 3.
    assert result.ties == ((2, pytest.approx(3)),)


def test_without_choices_nothing_is_said():
    assert fit({}) == fit({"": 2}) == Undefined(Why.NO_BALLOTS)
    assert fit({"a": 2, "b": 1}) == Undefined(Why.NO_PAIRS)


@pytest.mark.parametrize("npseudo", [-0.5, inf, nan])
def test_a_ghost_that_cannot_play_is_refused(npseudo):
    with pytest.raises(ValueError, match="npseudo"):
        fit({"a > b": 1}, npseudo=npseudo)


def test_what_a_profile_refuses_is_refused():
    for ballots, items in (({"a > z": 1}, ABC), ({"a": 1}, "aa"), ({"a": 0}, ABC)):
        with pytest.raises(RankingError):
            fit(ballots, items)
    with pytest.raises(RankingError) as refused:
        plackett_luce([], range(61))
    assert refused.value.code == "too-many"


def test_thirty_items_in_one_ballot():
    result = plackett_luce([Ranking.of(*([item] for item in range(30)))], range(30))
    assert list(result.worths) == sorted(result.worths, reverse=True)
    assert sum(result.worths) == pytest.approx(1)


def likelihood(rankings, worths, ties, npseudo):
    """Its logarithm, every set of every size written out."""
    duels = [[[{item}, {"ghost"}], [{"ghost"}, {item}]] for item in worths]
    played = [(r.tiers, 1) for r in rankings] + [(d, npseudo) for d in chain(*duels)]
    worth, delta = worths | {"ghost": 1.0}, {1: 1.0} | ties

    def weight(some):
        return delta[len(some)] * prod(worth[item] for item in some) ** (1 / len(some))

    total = 0.0
    for tiers, times in played:
        for number, tier in enumerate(tiers):
            left = sorted(set().union(*tiers[number:]))
            sets = [s for size in delta for s in combinations(left, size)]
            if len(left) > 1:
                total += times * log(weight(tier) / sum(weight(some) for some in sets))
    return total


def assert_at_the_peak(rankings, npseudo):
    """Every worth and every δ a little up or down is less likely."""
    result = plackett_luce(rankings, ITEMS, npseudo=npseudo)
    if not result:
        return result
    ties = dict(result.ties)

    def scaled(factor):
        return {i: w * exp(factor) for i, w in zip(result.items, result.worths, strict=True)}

    # Worths come back up to a factor that only the duels with the ghost know: climb to it first.
    low, high = -20.0, 20.0
    while high - low > 1e-9:
        one, two = low + (high - low) / 3, high - (high - low) / 3
        if ghost_likelihood(scaled(one), ties) < ghost_likelihood(scaled(two), ties):
            low = one
        else:
            high = two
    worths = scaled(low)
    here = likelihood(rankings, worths, ties, npseudo)
    for factor in (0.97, 1.03):
        for item in worths:
            other = worths | {item: worths[item] * factor}
            assert likelihood(rankings, other, ties, npseudo) < here
        for size in ties:
            other = ties | {size: ties[size] * factor}
            assert likelihood(rankings, worths, other, npseudo) < here
    return result


def ghost_likelihood(worths, ties):
    return sum(log(w) - 2 * log(w + 1 + ties.get(2, 0.0) * w**0.5) for w in worths.values())


@few
@given(classes(least=1), st.integers(1, 4))
def test_no_other_worths_are_more_likely(rankings, halves):
    assert_at_the_peak(rankings, halves / 2)


def test_nor_with_ties_of_every_size():
    texts = ["a = b = c > d", "d > a = b > c", "a > b > c > d", "b = c = d > a", "a = b = c = d"]
    result = assert_at_the_peak([Ranking.parse(text) for text in texts], 0.5)
    assert [size for size, _ in result.ties] == [2, 3, 4]


@few
@given(classes(least=1), st.permutations(ITEMS))
def test_neutrality_and_weights(rankings, names):
    here = plackett_luce(rankings, ITEMS)
    weighted = plackett_luce(rankings, ITEMS, [3] * len(rankings))
    copies = plackett_luce(rankings * 3, ITEMS)
    new = dict(zip(ITEMS, names, strict=True))
    renamed = [Ranking.of(*([new[i] for i in tier] for tier in r.tiers)) for r in rankings]
    there = plackett_luce(renamed, ITEMS)
    if not here:
        assert here == weighted == copies == there
        return
    assert weighted.worths == pytest.approx(copies.worths)
    assert [there.worth(new[item]) for item in here.items] == pytest.approx(here.worths)
    assert sum(here.worths) == pytest.approx(1)

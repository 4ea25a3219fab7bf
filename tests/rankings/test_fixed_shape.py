"""The best ranking of a fixed shape, against trying them all."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import DIAMOND, Profile, Ranking, RankingError, Unranked
from debates.rankings.fixed_shape import best_of_shape
from debates.rankings.kemeny import kemeny
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, steady

few = settings(steady, max_examples=40)

ABC = ("a", "b", "c")
FIVE = tuple("abcde")


def profile(ballots, items=ABC, unranked="silent"):
    rankings = [Ranking.parse(text) for text in ballots]
    return Profile.of(rankings, items, unranked, ballots.values())


def test_one_diamond_is_its_own_best_diamond():
    diamond = "a > b = c > d = e = f > g = h > i"
    result = best_of_shape(profile({diamond: 3}, tuple("abcdefghi")), DIAMOND.rows)
    assert result.optima == (Ranking.parse(diamond),)
    assert (result.count, result.halves) == (1, 0)
    assert result.rows == ((1, 1), *[(2, 2)] * 2, *[(3, 3)] * 3, *[(4, 4)] * 2, (5, 5))


def test_an_unanimous_ladder_costs_a_half_for_each_pair_in_one_row():
    # Rows of 1, 2, 3, 2, 1 tie 1 + 3 + 1 pairs that the ballot does not: five halves.
    ladder = " > ".join("abcdefghi")
    result = best_of_shape(profile({ladder: 1}, tuple("abcdefghi")), DIAMOND.rows)
    assert result.optima == (Ranking.parse("a > b = c > d = e = f > g = h > i"),)
    assert (result.halves, result.cost) == (5, Fraction(5, 2))


def test_two_ways_to_split_a_tie_are_both_returned():
    # a on top in both; b and c tied in both, yet one of them must stand above the other.
    result = best_of_shape(profile({"a > b = c": 2}), (1, 1, 1))
    assert set(result.optima) == {Ranking.parse("a > b > c"), Ranking.parse("a > c > b")}
    assert (result.count, result.halves) == (2, 2)
    assert result.rows == ((1, 1), (2, 3), (2, 3))
    assert (result.row("c"), result.row("z")) == ((2, 3), None)


def test_rock_paper_scissors_in_a_row_of_one_and_a_row_of_two():
    # a > b = c: W[b,a] = 1 and W[c,a] = 2 turned round, three votes on b and c half turned: 4½.
    circle = {"a > b > c": 1, "b > c > a": 1, "c > a > b": 1}
    result = best_of_shape(profile(circle), (1, 2))
    assert result.cost == Fraction(9, 2)
    assert set(result.optima) == {
        Ranking.parse(text) for text in ("a > b = c", "b > a = c", "c > a = b")
    }


def test_nine_items_all_tied_have_15120_best_diamonds():
    items = tuple("abcdefghi")
    result = best_of_shape(profile({" = ".join(items): 1}, items), DIAMOND.rows)
    assert result.count == 15_120
    assert len(set(result.optima)) == 10_000
    assert result.halves == 36 - 5  # every pair but the five in one row is pulled apart
    assert result.rows == ((1, 5),) * 9


def test_an_item_that_nobody_compared_fills_any_row():
    result = best_of_shape(profile({"a > b": 1, "c": 1}), (1, 1, 1))
    assert result.unsupported == ("c",)
    assert (result.count, result.rows) == (3, ((1, 2), (2, 3), (1, 3)))


@pytest.mark.parametrize("sizes", [(), (1, 1), (1, 3), (0, 3), (-1, 4), (1.0, 2), (3, True)])
def test_rows_that_the_items_do_not_fill_are_refused(sizes):
    with pytest.raises(RankingError) as refused:
        best_of_shape(profile({"a > b": 1}), sizes)
    assert refused.value.code == "bad-sizes"


def test_more_than_fourteen_items_are_refused():
    with pytest.raises(RankingError) as refused:
        best_of_shape(Profile.of([Ranking.of(range(15))], range(15)), (5, 5, 5))
    assert refused.value.code == "too-many"


def test_where_nothing_was_compared_there_is_no_order():
    assert best_of_shape(profile({}), (1, 2)) == Undefined(Why.NO_BALLOTS)
    assert best_of_shape(profile({"a": 2}), (1, 2)) == Undefined(Why.NO_PAIRS)


def shaped(items, sizes):
    """Every ranking with rows of `sizes`, by way of all orders."""
    found = set()
    for order in permutations(items):
        rows, rest = [], order
        for size in sizes:
            rows, rest = [*rows, rest[:size]], rest[size:]
        found.add(Ranking.of(*rows))
    return found


def halves(one, other):
    """Twice K^(1/2): 2 for a pair turned round, 1 for a pair tied by one of the two only."""
    total = 0
    for a, b in combinations(sorted(one.items & other.items), 2):
        here, there = (r.above(a, b) - r.above(b, a) for r in (one, other))
        total += abs(here - there)
    return total


@settings(deadline=None, derandomize=True, max_examples=25)
@given(classes(FIVE, least=1), st.sampled_from([(1, 3, 1), (2, 1, 2), (5,), (1, 4), (3, 1, 1)]))
def test_it_finds_what_trying_all_finds(rankings, sizes):
    result = best_of_shape(Profile.of(rankings, FIVE), sizes)
    if not result:
        return
    costs = {r: sum(halves(r, ballot) for ballot in rankings) for r in shaped(FIVE, sizes)}
    best = {r for r, cost in costs.items() if cost == min(costs.values())}
    assert (result.halves, result.count) == (min(costs.values()), len(best))
    assert set(result.optima) == best
    for item, span in zip(FIVE, result.rows, strict=True):
        rows = [next(n for n, tier in enumerate(r.tiers, 1) if item in tier) for r in best]
        assert span == (min(rows), max(rows))


@few
@given(classes(), st.sampled_from(Unranked))
def test_with_one_item_a_row_it_is_kemeny(rankings, unranked):
    some = Profile.of(rankings, ITEMS, unranked)
    result, order = best_of_shape(some, (1, 1, 1, 1)), kemeny(some)
    if not result:
        assert result == order
    elif not order.unsupported:
        assert (result.halves, result.count, result.rows) == (
            order.halves, order.count, order.places,
        )  # fmt: skip
        assert {tuple(i for tier in r.tiers for i in tier) for r in result.optima} == set(
            order.optima
        )

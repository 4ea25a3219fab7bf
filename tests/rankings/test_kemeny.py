"""Kemeny: cited elections, and every order of small classes searched by hand."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Profile, Ranking, RankingError, Unranked, average_place
from debates.rankings.kemeny import MOST_LISTED, kemeny
from debates.rankings.majority import condorcet_winner
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, steady

few = settings(steady, max_examples=40)

ABC = ("a", "b", "c")
SIX = tuple("abcdef")


def profile(ballots, items=ABC, unranked="silent"):
    rankings = [Ranking.parse(text) for text in ballots]
    return Profile.of(rankings, items, unranked, ballots.values())


def test_sixty_voters_of_condorcet():
    # Essai, 1785, as in Young, Condorcet's theory of voting, 1988. Majorities: a > b 33 : 27,
    # b > c 42 : 18, c > a 35 : 25. The weakest gives way: b > c > a has 42 + 35 + 27 = 104 of 180
    # votes for it and 76 against.
    voters = {"a > b > c": 23, "b > c > a": 17, "b > a > c": 2, "c > a > b": 10, "c > b > a": 8}
    result = kemeny(profile(voters))
    assert result.optima == (("b", "c", "a"),)
    assert (result.count, result.cost, result.halves) == (1, 76, 152)
    assert result.places == ((3, 3), (1, 1), (2, 2))
    assert result.common == (("b", "a"), ("b", "c"), ("c", "a"))


def test_the_capital_of_tennessee():
    # 100 voters, 6 pairs: the best order has 393 of 600 votes for it.
    cities = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
    result = kemeny(
        profile(
            {
                "Memphis > Nashville > Chattanooga > Knoxville": 42,
                "Nashville > Chattanooga > Knoxville > Memphis": 26,
                "Chattanooga > Knoxville > Nashville > Memphis": 15,
                "Knoxville > Chattanooga > Nashville > Memphis": 17,
            },
            cities,
        )
    )
    assert result.optima == (("Nashville", "Chattanooga", "Knoxville", "Memphis"),)
    assert result.cost == 600 - 393
    assert result.place("Memphis") == (4, 4)
    assert result.place("Paris") is None


def test_rock_paper_scissors_has_three_best_orders():
    # Each turn of the circle costs 1 + 1 + 2; the other three orders cost 5.
    result = kemeny(profile({"a > b > c": 1, "b > c > a": 1, "c > a > b": 1}))
    assert result.optima == (("a", "b", "c"), ("b", "c", "a"), ("c", "a", "b"))
    assert (result.count, result.cost) == (3, 4)
    assert result.places == ((1, 3),) * 3
    assert result.common == ()


def test_a_tie_costs_a_half_either_way():
    result = kemeny(profile({"a = b > c": 1}))
    assert result.optima == (("a", "b", "c"), ("b", "a", "c"))
    assert (result.halves, result.cost) == (1, Fraction(1, 2))
    assert result.places == ((1, 2), (1, 2), (3, 3))
    assert result.common == (("a", "c"), ("b", "c"))


def test_the_conventions_for_items_left_out_differ():
    ballots = {"a > b": 3, "c > a > b": 1}
    assert kemeny(profile(ballots)).optima == (("c", "a", "b"),)
    assert kemeny(profile(ballots, unranked="below")).optima == (("a", "b", "c"),)


def test_an_item_that_nobody_compared_does_not_multiply_the_optima():
    result = kemeny(profile({"a > b": 2, "c": 1}))
    assert (result.items, result.unsupported) == (("a", "b"), ("c",))
    assert (result.count, result.optima) == (1, (("a", "b"),))


def test_all_optima_are_counted_and_some_are_listed():
    # Eight items all tied: 8! orders, all equally good.
    tied = " = ".join("abcdefgh")
    result = kemeny(profile({tied: 2}, tuple("abcdefgh")))
    assert result.count == 40320
    assert len(set(result.optima)) == MOST_LISTED == 10_000
    assert result.optima[0] == tuple("abcdefgh")
    assert result.places == ((1, 8),) * 8
    assert result.halves == 2 * 28


def test_fourteen_items_and_no_more():
    items = tuple(range(14))
    result = kemeny(Profile.of([Ranking.of(*([i] for i in items))], items))
    assert (result.optima, result.halves) == ((items,), 0)
    tied = kemeny(Profile.of([Ranking.of(items)], items))
    assert (tied.count, tied.places) == (87_178_291_200, ((1, 14),) * 14)
    with pytest.raises(RankingError) as refused:
        kemeny(Profile.of([Ranking.of(range(15))], range(15)))
    assert refused.value.code == "too-many"
    # Of fifteen asked for only three were compared: that is no trouble.
    assert kemeny(Profile.of([Ranking.of([3], [1], [2])], range(15))).optima == ((3, 1, 2),)


def test_one_vote_of_nine_thousand_billion_decides():
    big = 2**52
    result = kemeny(profile({"a > b": big - 1, "b > a": big}, ("a", "b")))
    assert (result.optima, result.halves) == ((("b", "a"),), 2 * (big - 1))


def test_where_nothing_was_compared_there_is_no_order():
    assert kemeny(profile({})) == Undefined(Why.NO_BALLOTS)
    assert kemeny(profile({"": 2})) == Undefined(Why.NO_BALLOTS)
    assert kemeny(profile({"a": 2})) == Undefined(Why.NO_PAIRS)


def halves(order, rankings):
    """Half disagreements of an order with the ballots, pair by pair."""
    total = 0
    for ranking in rankings:
        for a, b in combinations(order, 2):
            if (above := ranking.above(a, b)) is not None and not above:
                total += 2 if ranking.above(b, a) else 1
    return total


@settings(deadline=None, derandomize=True, max_examples=12)
@given(classes(SIX, least=1))
def test_it_finds_what_trying_all_orders_finds(rankings):
    result = kemeny(Profile.of(rankings, SIX))
    if not result:
        return
    costs = {order: halves(order, rankings) for order in permutations(result.items)}
    least = min(costs.values())
    best = [order for order, cost in costs.items() if cost == least]
    assert (result.halves, result.count) == (least, len(best))
    assert result.optima == tuple(best)  # permutations come in the order of the items
    for item, (first, worst) in zip(result.items, result.places, strict=True):
        found = [order.index(item) + 1 for order in best]
        assert (first, worst) == (min(found), max(found))
    everywhere = [set(combinations(order, 2)) for order in best]
    assert set(result.common) == set.intersection(*everywhere)


@few
@given(classes(), st.sampled_from(Unranked), st.permutations(ITEMS))
def test_neutrality_copies_and_turning(rankings, unranked, names):
    here = kemeny(Profile.of(rankings, ITEMS, unranked))
    twice = kemeny(Profile.of(rankings * 2, ITEMS, unranked))
    if not here:
        assert here == twice
        return
    assert (twice.optima, twice.halves) == (here.optima, 2 * here.halves)
    new = dict(zip(ITEMS, names, strict=True))
    renamed = [Ranking.of(*([new[i] for i in tier] for tier in r.tiers)) for r in rankings]
    other = kemeny(Profile.of(renamed, ITEMS, unranked))
    assert set(other.optima) == {tuple(new[i] for i in order) for order in here.optima}
    if unranked is Unranked.SILENT:
        turned = kemeny(Profile.of([Ranking(r.tiers[::-1]) for r in rankings], ITEMS))
        assert set(turned.optima) == {order[::-1] for order in here.optima}


@few
@given(classes(complete=True, least=1))
def test_a_condorcet_winner_is_first_and_no_average_order_is_nearer(rankings):
    some = Profile.of(rankings, ITEMS)
    result = kemeny(some)
    winner = condorcet_winner(some)
    assert winner is None or {order[0] for order in result.optima} == {winner}
    borda = [item for tier in average_place(some).tiers for item in tier]
    assert result.halves <= halves(borda, rankings)

"""Average place: cited elections, elections worked by hand, and what must hold of all."""

from fractions import Fraction
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.rankings import ClassOrder, Profile, Ranking, Unranked, average_place
from tests.rankings.strategies import ITEMS, classes, steady

ABC = ("a", "b", "c")


def order(ballots, items=ABC, unranked="silent"):
    """`ballots`: text of a ranking to the number of ballots that say it."""
    rankings = [Ranking.parse(text) for text, count in ballots.items() for _ in range(count)]
    return average_place(Profile.of(rankings, items, unranked))


def averages(result):
    return [result.average(item) for item in result.items]


def test_borda_1784():
    # Mémoire sur les élections au scrutin: of 21 voters 8 put A first, yet 13 put him last. Borda's
    # own points (3, 2, 1 a ballot) are 37, 42 and 47; the average place is 4 - points / 21.
    result = order({"a > b > c": 1, "a > c > b": 7, "b > c > a": 7, "c > b > a": 6})
    assert averages(result) == [4 - Fraction(37, 21), 4 - Fraction(42, 21), 4 - Fraction(47, 21)]
    assert result.tiers == (("c",), ("b",), ("a",))


def test_the_winner_by_first_places_who_loses_to_everyone():
    # 8 ABC, 7 BCA, 6 CBA. B beats A 13 : 8 and C 15 : 6; C beats A 13 : 8.
    result = order({"a > b > c": 8, "b > c > a": 7, "c > b > a": 6})
    assert averages(result) == [Fraction(47, 21), Fraction(35, 21), Fraction(44, 21)]
    assert result.tiers == (("b",), ("c",), ("a",))


def test_the_capital_of_tennessee():
    # The usual textbook election of 100 voters: Borda points 126, 194, 173, 107; 4 - points / 100.
    cities = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
    result = order(
        {
            "Memphis > Nashville > Chattanooga > Knoxville": 42,
            "Nashville > Chattanooga > Knoxville > Memphis": 26,
            "Chattanooga > Knoxville > Nashville > Memphis": 15,
            "Knoxville > Chattanooga > Nashville > Memphis": 17,
        },
        cities,
    )
    places = [Fraction(274, 100), Fraction(206, 100), Fraction(227, 100), Fraction(293, 100)]
    assert averages(result) == places
    assert result.tiers == (("Nashville",), ("Chattanooga",), ("Memphis",), ("Knoxville",))


def test_tied_items_share_their_places():
    # Dummett, Principles of Electoral Reform, 1997: a > b = c gives 2, ½, ½ points.
    result = order({"a > b = c": 1})
    assert averages(result) == [1, Fraction(5, 2), Fraction(5, 2)]
    assert result.tiers == (("a",), ("b", "c"))


def test_items_left_out_below_share_the_places_that_remain():
    result = order({"a > b": 1}, ("a", "b", "c", "d"), "below")
    assert averages(result) == [1, 2, Fraction(7, 2), Fraction(7, 2)]


def test_a_tie_of_the_class_is_one_step_and_leaves_a_hole_behind_it():
    # a: places 1, 2, 3½; b: 2, 1, 3½; c: 4, 4, 1; d: 3, 3, 2; e: 5, 5, 5.
    ballots = {"a > b > d > c > e": 1, "b > a > d > c > e": 1, "c > d > a = b > e": 1}
    result = order(ballots, tuple("abcde"))
    sums = [Fraction(13, 2), Fraction(13, 2), 9, 8, 15]
    assert averages(result) == [total / Fraction(3) for total in sums]
    assert result.tiers == (("a", "b"), ("d",), ("c",), ("e",))
    assert [result.place(item) for item in "abcde"] == [1, 1, 4, 3, 5]


def test_a_rock_paper_scissors_class_is_one_step():
    result = order({"a > b > c": 1, "b > c > a": 1, "c > a > b": 1})
    assert result.tiers == (("a", "b", "c"),)
    assert averages(result) == [2, 2, 2]


def test_a_tier_keeps_the_order_of_the_items_asked_for():
    assert order({"a = b > c": 2}, ("c", "b", "a")).tiers == (("b", "a"), ("c",))


def test_one_ballot_is_its_own_consensus():
    assert order({"c > a = b": 1}).ranking == Ranking.parse("c > a = b")


def test_silent_divides_by_the_comparisons_seen():
    # a won 3 of 3 and c 1 of 1, so both won all they had a part in; b lost 4 of 4.
    result = order({"a > b": 3, "c > b": 1})
    assert averages(result) == [1, 3, 1]
    assert result.tiers == (("a", "c"), ("b",))
    assert [result.support(item) for item in ABC] == [3, 4, 1]


def test_silent_and_below_differ_on_the_same_ballots():
    # c is ranked once, first. Silent: it won both comparisons. Below: last in 3 of 4 ballots.
    ballots = {"a > b": 3, "c > a > b": 1}
    # silent: a won 4 of 5, s = 3/5, place 1 + 2·(2/5)/2 = 7/5; b lost 5 of 5.
    assert averages(order(ballots)) == [Fraction(7, 5), 3, 1]
    assert order(ballots).tiers == (("c",), ("a",), ("b",))
    # below: a 1, 1, 1, 2; b 2, 2, 2, 3; c 3, 3, 3, 1.
    below = order(ballots, unranked="below")
    assert averages(below) == [Fraction(5, 4), Fraction(9, 4), Fraction(10, 4)]
    assert below.tiers == (("a",), ("b",), ("c",))


def test_an_item_that_nobody_compared_comes_back_apart():
    result = order({"a > b": 2, "c": 1})
    assert result.tiers == (("a",), ("b",))
    assert result.unsupported == ("c",)
    assert (result.average("c"), result.place("c"), result.support("c")) == (None, None, 0)
    assert result.ranking == Ranking.parse("a > b")


def test_an_item_only_ever_tied_has_been_compared():
    result = order({"a = b": 1})
    assert averages(result) == [2, 2, None]
    assert (result.tiers, result.unsupported) == ((("a", "b"),), ("c",))


@pytest.mark.parametrize("unranked", Unranked)
@pytest.mark.parametrize("ballots", [{}, {"": 3}])
def test_without_ballots_there_is_no_order(ballots, unranked):
    result = order(ballots, unranked=unranked)
    assert (result.tiers, result.unsupported) == ((), ABC)
    assert result.ranking == Ranking(())
    assert averages(result) == [None, None, None]


@pytest.mark.parametrize("unranked", Unranked)
def test_a_single_item_is_compared_with_nothing(unranked):
    result = order({"a": 5}, ("a",), unranked)
    assert (result.tiers, result.unsupported) == ((), ("a",))


def test_of_an_item_not_asked_for_nothing_is_known():
    result = order({"a > b": 2})
    assert (result.average("z"), result.place("z"), result.support("z")) == (None, None, 0)


def test_averages_too_near_for_floats_are_still_two_steps():
    near = Fraction(10**20 + 1, 10**20)
    assert float(near) == 1.0
    assert ClassOrder(("a", "b"), (near, Fraction(1)), (1, 1)).tiers == (("b",), ("a",))


def test_averages_are_exact():
    result = order({"a > b > c": 1, "b > a > c": 2})
    assert result.average("a") == Fraction(5, 3)
    assert all(isinstance(average, Fraction) for average in averages(result))
    assert result == order({"b > a > c": 2, "a > b > c": 1})
    assert hash(result) == hash(order({"b > a > c": 2, "a > b > c": 1}))


@steady
@given(classes(complete=True, least=1))
def test_on_complete_ballots_it_is_the_mean_of_the_places(rankings):
    # One formula serves partial ballots; here it must equal m - b/n, the ordinary average place.
    profile = Profile.of(rankings, ITEMS)
    result = average_place(profile)
    for row, item in enumerate(ITEMS):
        borda = sum(profile.wins[row]) + Fraction(sum(profile.ties[row]), 2)
        assert result.average(item) == len(ITEMS) - borda / profile.n
        assert result.average(item) == mean(r.average_place(item) for r in rankings)
    assert not result.unsupported


@steady
@given(classes(), st.sampled_from(Unranked), st.permutations(ITEMS))
def test_neutrality(rankings, unranked, names):
    new = dict(zip(ITEMS, names, strict=True))
    renamed = [Ranking.of(*([new[i] for i in tier] for tier in r.tiers)) for r in rankings]
    before = average_place(Profile.of(rankings, ITEMS, unranked))
    after = average_place(Profile.of(renamed, ITEMS, unranked))
    assert [before.average(item) for item in ITEMS] == [after.average(new[i]) for i in ITEMS]


@steady
@given(classes(), st.sampled_from(Unranked), st.integers())
def test_anonymity(rankings, unranked, seed):
    shuffled = Random(seed).sample(rankings, len(rankings))
    assert Profile.of(rankings, ITEMS, unranked) == Profile.of(shuffled, ITEMS, unranked)


@steady
@given(classes(), st.sampled_from(Unranked))
def test_a_second_copy_of_every_ballot_changes_nothing(rankings, unranked):
    once = average_place(Profile.of(rankings, ITEMS, unranked))
    twice = average_place(Profile.of(rankings * 2, ITEMS, unranked))
    assert (once.tiers, once.averages) == (twice.tiers, twice.averages)


@steady
@given(classes())
def test_turning_every_ballot_round_turns_the_order_round(rankings):
    turned = [Ranking(r.tiers[::-1]) for r in rankings]
    there, back = (average_place(Profile.of(r, ITEMS)) for r in (rankings, turned))
    assert there.tiers == back.tiers[::-1]
    assert there.unsupported == back.unsupported


@steady
@given(classes(), st.sampled_from(Unranked))
def test_places_stay_on_the_scale_and_every_item_is_somewhere_once(rankings, unranked):
    result = average_place(Profile.of(rankings, ITEMS, unranked))
    assert all(1 <= average <= 4 for average in result.averages if average is not None)
    listed = [*result.unsupported, *(item for tier in result.tiers for item in tier)]
    assert sorted(listed) == sorted(ITEMS)

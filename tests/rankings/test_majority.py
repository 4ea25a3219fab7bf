"""Copeland, Schulze and majority cycles: cited elections and what must hold of all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Profile, Ranking, RankingError, Unranked
from debates.rankings.majority import (
    CopelandOrder,
    condorcet_winner,
    copeland,
    majority_cycle,
    open_pairs,
    smith_set,
)
from debates.rankings.schulze import DefeatStrength, schulze
from tests.rankings.strategies import ITEMS, classes, steady

few = settings(steady, max_examples=40)

ABC = ("a", "b", "c")


def profile(ballots, items=ABC, unranked="silent"):
    """`ballots`: text of a ranking to the number of ballots that say it."""
    rankings = [Ranking.parse(text) for text in ballots]
    return Profile.of(rankings, items, unranked, ballots.values())


# Schulze, A new monotonic, clone-independent ... election method (2011), 45 voters.
FORTY_FIVE = profile(
    {
        "a > c > b > e > d": 5,
        "a > d > e > c > b": 5,
        "b > e > d > a > c": 8,
        "c > a > b > e > d": 3,
        "c > a > e > b > d": 7,
        "c > b > a > d > e": 2,
        "d > c > e > b > a": 7,
        "e > b > a > d > c": 8,
    },
    tuple("abcde"),
)
# The paradox itself (Condorcet, Essai, 1785).
PARADOX = profile({"a > b > c": 1, "b > c > a": 1, "c > a > b": 1})
CITIES = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
TENNESSEE = profile(
    {
        "Memphis > Nashville > Chattanooga > Knoxville": 42,
        "Nashville > Chattanooga > Knoxville > Memphis": 26,
        "Chattanooga > Knoxville > Nashville > Memphis": 15,
        "Knoxville > Chattanooga > Nashville > Memphis": 17,
    },
    CITIES,
)


def test_the_duels_and_paths_of_schulze_2011():
    assert FORTY_FIVE.wins == (
        (0, 20, 26, 30, 22),
        (25, 0, 16, 33, 18),
        (19, 29, 0, 17, 24),
        (15, 12, 28, 0, 14),
        (23, 27, 21, 31, 0),
    )
    order = schulze(FORTY_FIVE)
    assert order.paths == (
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    )
    assert order.winners == ("e",)
    assert order.ranking == Ranking.parse("e > a > c > b > d")


def test_margins_come_to_the_same_on_strict_complete_ballots():
    # Of 45 voters 28 to 17 is a margin of 11: twice the winning votes less 45.
    order = schulze(FORTY_FIVE, "margins")
    assert order.paths[0] == (0, 11, 11, 15, 3)
    assert order.ranking == schulze(FORTY_FIVE).ranking


def test_winning_votes_and_margins_part_where_pairs_are_skipped():
    # A circle: a beats b 6 : 5, b beats c 4 : 1, c beats a 5 : 3. The weakest step is that of b by
    # winning votes (4 against 5 and 6), that of a by margins (1 against 2 and 3).
    skipped = profile({"a > b": 6, "b > a": 5, "b > c": 4, "c > b": 1, "c > a": 5, "a > c": 3})
    assert schulze(skipped, DefeatStrength.WINNING_VOTES).ranking == Ranking.parse("c > a > b")
    assert schulze(skipped, DefeatStrength.MARGINS).ranking == Ranking.parse("b > c > a")


def test_being_level_need_not_carry_over():
    # a beats b 2 : 0; c is level with both. No tiers say that.
    order = schulze(profile({"a > b > c": 1, "c > a > b": 1}))
    assert order.ranking is None
    assert order.winners == ("a", "c")
    assert order.above("a", "b")
    assert not order.above("c", "b")


def test_the_capital_of_tennessee():
    # Nashville beats Memphis 58, Chattanooga 68, Knoxville 68; Chattanooga beats Memphis 58 and
    # Knoxville 83; Knoxville beats Memphis 58.
    assert condorcet_winner(TENNESSEE) == "Nashville"
    assert smith_set(TENNESSEE) == ("Nashville",)
    assert majority_cycle(TENNESSEE) == ()
    assert copeland(TENNESSEE).scores == (-3, 3, 1, -1)
    expected = Ranking.parse("Nashville > Chattanooga > Knoxville > Memphis")
    assert copeland(TENNESSEE).ranking == schulze(TENNESSEE).ranking == expected


def test_rock_paper_scissors():
    assert copeland(PARADOX).tiers == (ABC,)
    assert copeland(PARADOX).scores == (0, 0, 0)
    assert schulze(PARADOX).ranking == Ranking.parse("a = b = c")
    assert schulze(PARADOX).winners == ABC
    assert majority_cycle(PARADOX) == ABC
    assert condorcet_winner(PARADOX) is None
    assert smith_set(PARADOX) == ABC


def test_a_circle_under_a_winner_is_found_and_named_the_right_way_round():
    circle = profile(
        {"d > a > c > b": 1, "d > c > b > a": 1, "d > b > a > c": 1}, ("a", "b", "c", "d")
    )
    # a beats c, c beats b, b beats a, each 2 : 1; d beats all.
    assert majority_cycle(circle) == ("a", "c", "b")
    assert condorcet_winner(circle) == "d"
    assert smith_set(circle) == ("d",)


def test_the_shortest_circle_is_named():
    # Schulze's 45: a > c 26, c > b 29, b > a 25 is a circle of three; nothing shorter can be.
    assert majority_cycle(FORTY_FIVE) == ("a", "c", "b")


def test_a_circle_of_four_with_no_shorter_one():
    around = {"a > b": 1, "b > c": 1, "c > d": 1, "d > a": 1}
    assert majority_cycle(profile(around, tuple("abcd"))) == ("a", "b", "c", "d")


def test_a_drawn_duel_gives_nothing_and_is_no_step():
    drawn = profile({"a > b": 1, "b > a": 1, "a > c": 1})
    assert copeland(drawn).scores == (1, 0, -1)
    assert schulze(drawn).paths == ((0, 0, 1), (0, 0, 0), (0, 0, 0))
    assert smith_set(drawn) == ABC  # b is not beaten by a, nor c by b


def test_what_nobody_compared_is_open_and_has_no_place():
    apart = profile({"a > b": 2, "c": 1})
    assert open_pairs(apart) == (("a", "c"), ("b", "c"))
    assert copeland(apart).scores == (1, -1, None)
    assert (copeland(apart).tiers, copeland(apart).unsupported) == ((("a",), ("b",)), ("c",))
    assert schulze(apart).ranking == Ranking.parse("a > b")
    assert (schulze(apart).winners, schulze(apart).unsupported) == (("a",), ("c",))
    assert open_pairs(profile({"a = b": 1}, ("a", "b"))) == ()  # tied is not open


@pytest.mark.parametrize("items", [(), ("a",), ABC])
def test_without_ballots_there_is_no_order(items):
    nobody = profile({}, items)
    assert copeland(nobody).ranking == schulze(nobody).ranking == Ranking(())
    assert schulze(nobody).winners == ()
    assert (condorcet_winner(nobody), majority_cycle(nobody)) == (None, ())
    assert smith_set(nobody) == items


def test_an_unknown_strength_and_an_unknown_item_are_refused():
    with pytest.raises(ValueError, match="votes"):
        schulze(PARADOX, "votes")
    with pytest.raises(RankingError):
        schulze(PARADOX).above("a", "z")


def test_equal_scores_share_a_tier_in_the_order_of_the_items():
    order = CopelandOrder(("c", "a", "b"), (1, -2, 1))
    assert order.tiers == (("c", "b"), ("a",))


@few
@given(classes(), st.sampled_from(Unranked), st.permutations(ITEMS))
def test_neutrality(rankings, unranked, names):
    new = dict(zip(ITEMS, names, strict=True))
    renamed = [Ranking.of(*([new[i] for i in tier] for tier in r.tiers)) for r in rankings]
    before = Profile.of(rankings, ITEMS, unranked)
    after = Profile.of(renamed, ITEMS, unranked)
    scores, others = copeland(before), dict(zip(ITEMS, copeland(after).scores, strict=True))
    assert [others[new[item]] for item in ITEMS] == list(scores.scores)
    for strength in DefeatStrength:
        one, two = schulze(before, strength), schulze(after, strength)
        assert {new[item] for item in one.winners} == set(two.winners)
        assert all(one.above(a, b) == two.above(new[a], new[b]) for a in ITEMS for b in ITEMS)
    assert {new[item] for item in smith_set(before)} == set(smith_set(after))
    assert len(majority_cycle(before)) == len(majority_cycle(after))


@few
@given(classes(), st.sampled_from(DefeatStrength))
def test_turned_ballots_turn_the_order_and_copies_change_nothing(rankings, strength):
    there = Profile.of(rankings, ITEMS)
    back = Profile.of([Ranking(r.tiers[::-1]) for r in rankings], ITEMS)
    twice = Profile.of(rankings * 2, ITEMS)
    assert copeland(there).tiers == copeland(back).tiers[::-1] == copeland(twice).tiers
    one, two, three = (schulze(p, strength) for p in (there, back, twice))
    for a in ITEMS:
        for b in ITEMS:
            assert one.above(a, b) == two.above(b, a) == three.above(a, b)


@few
@given(classes(), st.sampled_from(DefeatStrength))
def test_winners_come_from_the_smith_set_and_a_condorcet_winner_wins_alone(rankings, strength):
    some = Profile.of(rankings, ITEMS)
    assert set(schulze(some, strength).winners) <= set(smith_set(some))
    if (winner := condorcet_winner(some)) is not None:
        assert schulze(some, strength).winners == smith_set(some) == (winner,)
        assert copeland(some).tiers[0] == (winner,)
        assert winner not in majority_cycle(some)


@few
@given(classes())
def test_the_cycle_is_one_and_is_missing_only_where_there_is_none(rankings):
    some = Profile.of(rankings, ITEMS)
    cycle = majority_cycle(some)
    place = {item: row for row, item in enumerate(ITEMS)}
    for one, two in zip(cycle, cycle[1:] + cycle[:1], strict=True):
        assert some.wins[place[one]][place[two]] > some.wins[place[two]][place[one]]
    beats = {a: {b for b in ITEMS if some.wins[place[a]][place[b]] > some.wins[place[b]][place[a]]}
             for a in ITEMS}  # fmt: skip
    left = set(ITEMS)
    while sinks := {item for item in left if not beats[item] & left}:
        left -= sinks  # taking sinks away empties a graph just where it has no cycle
    assert bool(left) == bool(cycle)

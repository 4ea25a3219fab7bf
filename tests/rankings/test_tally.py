"""Pairwise counts under both conventions for items left out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.rankings import Profile, Ranking, RankingError, Unranked
from tests.rankings.strategies import ITEMS, classes, steady

ABC = ("a", "b", "c")


def profile(*texts, items=ABC, unranked="silent"):
    return Profile.of([Ranking.parse(text) for text in texts], items, unranked)


def test_complete_ballots_with_a_tie():
    counts = profile("a > b = c", "c > a > b")
    #                     a  b  c
    assert counts.wins == ((0, 2, 1), (0, 0, 0), (1, 1, 0))
    assert counts.ties == ((0, 0, 0), (0, 0, 1), (0, 1, 0))
    assert (counts.n, counts.blank) == (2, 0)


def test_silent_counts_no_pair_of_an_item_left_out():
    counts = profile("a > b")
    assert counts.wins == ((0, 1, 0), (0, 0, 0), (0, 0, 0))
    assert counts.ties == ((0, 0, 0), (0, 0, 0), (0, 0, 0))


def test_below_puts_items_left_out_under_the_rest_and_ties_them():
    counts = profile("a > b", "c", unranked="below")
    #                     a  b  c
    assert counts.wins == ((0, 1, 1), (0, 0, 1), (1, 1, 0))
    assert counts.ties == ((0, 1, 0), (1, 0, 0), (0, 0, 0))


def test_the_convention_is_part_of_the_value():
    silent, below = profile("a > b > c"), profile("a > b > c", unranked="below")
    assert (silent.wins, silent.ties) == (below.wins, below.ties)
    assert silent != below
    assert below.unranked is Unranked.BELOW


@pytest.mark.parametrize("unranked", Unranked)
def test_blank_ballots_are_dropped_and_counted(unranked):
    counts = profile("a > b", "", "", unranked=unranked)
    assert (counts.n, counts.blank) == (1, 2)
    assert counts.wins == profile("a > b", unranked=unranked).wins
    assert counts.ties == profile("a > b", unranked=unranked).ties


@pytest.mark.parametrize("unranked", Unranked)
def test_no_ballots_and_no_items(unranked):
    nobody = profile(unranked=unranked)
    assert (nobody.n, nobody.wins, nobody.ties) == (0, ((0, 0, 0),) * 3, ((0, 0, 0),) * 3)
    nothing = profile("", items=(), unranked=unranked)
    assert (nothing.n, nothing.blank, nothing.wins) == (0, 1, ())


def test_the_order_of_items_is_the_order_of_rows():
    assert profile("a > b", items=("b", "a")).wins == ((0, 0), (1, 0))


def test_an_item_that_nobody_asked_for_is_refused():
    with pytest.raises(RankingError) as refused:
        profile("a > z")
    assert (refused.value.code, refused.value.items) == ("unknown", ("z",))


def test_an_item_asked_for_twice_is_refused():
    with pytest.raises(RankingError) as refused:
        profile("a", items=("a", "b", "a"))
    assert (refused.value.code, refused.value.items) == ("duplicate", ("a",))


def test_an_unknown_convention_is_refused():
    with pytest.raises(ValueError, match="last"):
        profile("a", unranked="last")


def test_counts_are_plain_numbers_and_cannot_be_changed():
    counts = profile("a > b = c")
    assert {type(cell) for row in (*counts.wins, *counts.ties) for cell in row} == {int}
    with pytest.raises(TypeError):
        counts.wins[0][1] = 5
    assert hash(counts) == hash(profile("a > b = c"))


def test_more_items_than_a_byte_can_number():
    items = tuple(range(300))
    counts = Profile.of([Ranking.of(*([item] for item in items))], items)
    assert counts.wins[0] == (0, *[1] * 299)
    assert counts.wins[298] == (*[0] * 299, 1)


@steady
@given(classes())
def test_counts_are_those_of_counting_one_by_one(rankings):
    counts = Profile.of(rankings, ITEMS)
    for row, a in enumerate(ITEMS):
        for column, b in enumerate(ITEMS):
            above = [r.above(a, b) for r in rankings]
            below = [r.above(b, a) for r in rankings]
            tied = [x is y is False for x, y in zip(above, below, strict=True)]
            assert counts.wins[row][column] == above.count(True)
            assert counts.ties[row][column] == (tied.count(True) if a != b else 0)


@steady
@given(classes())
def test_below_is_a_last_tier_of_what_was_left_out(rankings):
    spelt_out = [
        Ranking.of(*ranking.tiers, left) if (left := set(ITEMS) - ranking.items) else ranking
        for ranking in rankings
        if ranking.tiers
    ]
    counts, complete = Profile.of(rankings, ITEMS, "below"), Profile.of(spelt_out, ITEMS)
    assert (counts.n, counts.wins, counts.ties) == (complete.n, complete.wins, complete.ties)


@steady
@given(classes(complete=True))
def test_the_conventions_coincide_on_complete_ballots(rankings):
    silent, below = Profile.of(rankings, ITEMS), Profile.of(rankings, ITEMS, "below")
    assert (silent.n, silent.wins, silent.ties) == (below.n, below.wins, below.ties)


def weighted(ballots, items=ABC, unranked="silent"):
    rankings = [Ranking.parse(text) for text in ballots]
    return Profile.of(rankings, items, unranked, ballots.values())


def test_a_ballot_of_weight_three_is_three_ballots():
    counts = weighted({"a > b = c": 3, "c > a": 2, "": 4})
    #                     a  b  c
    assert counts.wins == ((0, 3, 3), (0, 0, 0), (2, 0, 0))
    assert counts.ties == ((0, 0, 0), (0, 0, 3), (0, 3, 0))
    assert (counts.n, counts.blank) == (5, 4)
    assert counts.compared == ((0, 3, 5), (3, 0, 3), (5, 3, 0))
    assert counts.support == (8, 6, 8)


@pytest.mark.parametrize("weights", [[0], [-1], [1.0], [True], [1, 1], [], [2**53 + 1], ["1"]])
def test_weights_are_positive_whole_numbers_one_a_ballot(weights):
    with pytest.raises(RankingError) as refused:
        Profile.of([Ranking.parse("a > b")], ABC, weights=weights)
    assert refused.value.code == "bad-weight"


def test_weights_that_would_not_add_up_exactly_are_refused():
    ballots = [Ranking.parse("a > b")] * 2
    with pytest.raises(RankingError):
        Profile.of(ballots, ABC, weights=[2**53, 1])
    assert Profile.of(ballots, ABC, weights=[2**53 - 1, 1]).wins[0][1] == 2**53


def test_places_may_be_any_numbers_that_say_which_comes_first():
    #                 two ballots: a > b > c and c, with holes in the numbering
    places = np.array([[10, 0], [700, 0], [70000, 3]])
    counts = Profile.of_places(places, ABC, "below")
    assert counts == profile("a > b > c", "c", unranked="below")
    assert Profile.of_places(places, ABC) == profile("a > b > c", "c")


@pytest.mark.parametrize(
    "places", [[[1.0], [2], [3]], [[1], [2]], [1, 2, 3], [[-1], [1], [2]], [["1"], ["2"], ["3"]]]
)
def test_places_that_are_none_are_refused(places):
    with pytest.raises(RankingError) as refused:
        Profile.of_places(np.array(places), ABC)
    assert refused.value.code == "bad-place"


@steady
@given(classes(), st.sampled_from(Unranked), st.data())
def test_weights_stand_for_copies(rankings, unranked, data):
    weights = data.draw(st.lists(st.integers(1, 4), min_size=len(rankings), max_size=len(rankings)))
    copies = [r for r, weight in zip(rankings, weights, strict=True) for _ in range(weight)]
    assert Profile.of(rankings, ITEMS, unranked, weights) == Profile.of(copies, ITEMS, unranked)


@pytest.mark.parametrize("n", [63, 64, 65, 129])
def test_every_ballot_counts_at_the_edge_of_a_machine_word(n):
    assert profile(*["a > b = c"] * n).wins == ((0, n, n), (0, 0, 0), (0, 0, 0))


def test_places_at_the_top_of_their_machine_type():
    # Ballots: a alone, and a > b. One more than 255 needs a wider type than the places have.
    places = np.array([[255, 1], [0, 2]], np.uint8)
    assert Profile.of_places(places, "ab", "below").wins == ((0, 2), (0, 0))
    assert Profile.of_places(places, "ab").wins == ((0, 1), (0, 0))
    with pytest.raises(RankingError):
        Profile.of_places(np.array([[2**64 - 1], [1]], np.uint64), "ab")


def test_more_pairs_than_are_compared_in_one_step():
    # 60 items and 400 ballots: 1.4 million answers, compared in two steps.
    items = tuple(range(60))
    ladder = Ranking.of(*([item] for item in items))
    counts = Profile.of([ladder] * 400, items)
    assert counts.wins == tuple(tuple(400 * (a < b) for b in items) for a in items)

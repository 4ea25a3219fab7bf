"""Rankings and classes against a partial order, counted."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import CycleError, PartialOrder, Profile, Ranking, RankingError, Relation
from debates.rankings.scoring import Score, score, score_class
from debates.rankings.swaps import fewest_swaps
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, rankings, relations, steady

few = settings(steady, max_examples=40)

NO_PAIRS = Undefined(Why.NO_PAIRS)


def order(*texts, items=None):
    """`"a > b"`, `"a >= b"` or `"a part b"`."""
    kinds = {">": "above", ">=": "at-least", "part": "part-of"}
    parts = [text.split() for text in texts]
    closed = PartialOrder([Relation(a, b, kinds[k], "explicit") for a, k, b in parts]).close()
    return closed if items is None else closed.restrict(items)


def swaps(text, some):
    return fewest_swaps(Ranking.parse(text), some)


# Above: ab, ac, bc (derived), de; at least: da; tied: fg. Open among the seven: all the rest.
ESSAY = order("a > b", "b > c", "d > e", "f >= g", "g >= f")


def test_every_outcome_is_counted():
    # a > c = b: ab and ac agree, bc is tied; e > d contradicts; f > g breaks the tie.
    result = score(Ranking.parse("e > a > b = c > d > f > g"), ESSAY)
    assert result == Score(
        agreed=2, contradicted=1, tied=1, matched=0, broken=1, silent=0, open=21 - 5
    )
    assert result.share == Fraction(5, 8)
    assert result.tau == Fraction(1, 4)
    assert result.distance == 2


def test_items_left_out_are_silent():
    result = score(Ranking.parse("b > a > f = g"), ESSAY)
    assert result == Score(0, 1, 0, matched=1, broken=0, silent=3, open=16)
    assert (result.share, result.tau) == (0, -1)


def test_at_least_is_agreed_by_a_tie():
    assert score(Ranking.parse("a = b"), order("a >= b")) == Score(1, 0, 0, 0, 0, 0, 0)
    assert score(Ranking.parse("b > a"), order("a >= b")) == Score(0, 1, 0, 0, 0, 0, 0)


def test_an_overlap_neither_scores_nor_is_open():
    assert score(Ranking.parse("a > b"), order("a part b")) == Score(0, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize("text", ["", "a", "c > d > f = g"])
def test_with_nothing_decided_there_is_no_share(text):
    result = score(Ranking.parse(text), ESSAY)
    assert (result.share, result.tau) == (NO_PAIRS, NO_PAIRS)


def test_the_class_order_and_the_average_pupil_may_differ():
    # Three pupils, each against another claim: the class order keeps them all.
    ballots = ["b > a > c > d", "a > c > b > d", "a > b > d > c"]
    some = Profile.of(map(Ranking.parse, ballots), ITEMS)
    result = score_class(some, order("a > b", "b > c", "c > d").restrict(ITEMS))
    # Closed: six claims; each pupil agrees with five. Places: a 4, b 6, c 9, d 11.
    assert result.order == Score(6, 0, 0, 0, 0, 0, 0)
    assert result.pupils == Score(15, 3, 0, 0, 0, 0, 0)
    assert (result.order.tau, result.pupils.tau) == (1, Fraction(2, 3))


def test_without_ballots_a_class_says_nothing():
    result = score_class(Profile.of([], ITEMS), order("a > b"))
    assert (result.order.tau, result.pupils.tau) == (NO_PAIRS, NO_PAIRS)


def test_claims_on_items_outside_the_profile_are_silent():
    some = Profile.of([Ranking.parse("a > b")] * 2, ("a", "b"))
    assert score_class(some, order("a > z")).pupils == Score(0, 0, 0, 0, 0, 2, 0)


def closed(some):
    try:
        return PartialOrder(some).close()
    except CycleError:
        return None


@few
@given(classes(), relations())
def test_the_pupils_are_the_sum_of_all_pupils(rankings, some):
    if (asserted := closed(some)) is None:
        return
    alone = [score(ranking, asserted) for ranking in rankings if ranking.tiers]
    together = score_class(Profile.of(rankings, ITEMS), asserted).pupils
    for name in ("agreed", "contradicted", "tied", "matched", "broken", "silent", "open"):
        assert getattr(together, name) == sum(getattr(one, name) for one in alone)
    for one in alone:
        counted = one.decided + one.matched + one.broken + one.silent
        assert counted == len(asserted.comparisons)


def test_two_swaps_may_be_needed_for_one_claim():
    # b > x > a against a > b: one claim contradicted, but x stands between the two.
    assert swaps("b > x > a", order("a > b")) == 2
    assert swaps("b > a", order("a > b")) == 1
    assert swaps("a > x > b", order("a > b")) == 0


def test_a_row_upside_down_needs_every_pair_swapped():
    assert swaps("d > c > b > a", order("a > b", "b > c", "c > d")) == 6


def test_stretches_far_apart_are_searched_apart():
    # Twenty items, two contradicted pairs of neighbours and one pair with an item between.
    row = " > ".join("bacdefghijklmnotsrqp")
    assert swaps(row, order("a > b", "c > d", "q > s", "q > r", "e > t")) == 1 + 2
    touching = "b > a = c > d"  # a and c share a tier, and c < d is contradicted as well
    assert swaps(touching, order("a > b", "d > c")) == 2


def test_a_tie_may_be_read_either_way():
    assert swaps("a = b", order("b > a")) == swaps("a = b", order("a > b")) == 0
    # No strict row holds an asserted tie: nothing is asked of it.
    assert swaps("a > b > c", order("a >= b", "b >= a", "c > a")) == 2


def test_a_circle_of_at_least_is_a_tie_at_any_level():
    around = [Relation(a, b, "at-least", "explicit") for a, b in ("ab", "bc", "ca", "da")]
    stated = PartialOrder(around).filter("explicit").close()
    assert swaps("c > b > a > d", stated) == 3  # d to the top, the circle left alone


def test_swaps_where_nothing_can_be_said_or_searched():
    assert swaps("a > b", order("a > c")) == NO_PAIRS
    with pytest.raises(RankingError) as refused:  # fifteen between a and b, both counted
        swaps(" > ".join("bcdefghijklmnoa"), order("a > b"))
    assert refused.value.code == "too-many"


@few
@given(rankings(), relations())
def test_swaps_are_the_distance_to_the_nearest_row_that_keeps_the_order(ranking, some):
    if (asserted := closed(some)) is None:
        return
    kept = [c for c in asserted.comparisons if c.kind != "tie" and c.pair <= ranking.items]
    if not kept:
        assert fewest_swaps(ranking, asserted) == NO_PAIRS
        return
    fewest = min(
        sum(ranking.above(low, high) for high, low in combinations(row, 2))
        for row in permutations(sorted(ranking.items))
        if all(row.index(c.higher) < row.index(c.lower) for c in kept)
    )
    assert fewest_swaps(ranking, asserted) == fewest
    assert fewest >= score(ranking, asserted).contradicted


@few
@given(rankings(), relations(), st.permutations(ITEMS))
def test_neutrality(ranking, some, names):
    if (asserted := closed(some)) is None:
        return
    new = dict(zip(ITEMS, names, strict=True))
    there = closed([Relation(new[r.higher], new[r.lower], r.kind, r.strength) for r in some])
    other = Ranking.of(*([new[item] for item in tier] for tier in ranking.tiers))
    assert score(other, there) == score(ranking, asserted)
    assert fewest_swaps(other, there) == fewest_swaps(ranking, asserted)

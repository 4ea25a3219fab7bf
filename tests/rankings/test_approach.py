"""Towards a partial order or away from it, by hand."""

from fractions import Fraction
from itertools import combinations

import pytest

from debates.rankings import PartialOrder, Ranking, Relation
from debates.rankings.approach import approach
from debates.rankings.movement import Matched, Swing
from debates.rankings.scoring import score
from debates.rankings.undefined import Undefined, Why


def order(*relations):
    return PartialOrder([Relation(*r, "explicit") for r in relations]).close()


LADDER = order(*[(a, b, "above") for a, b in combinations("abcde", 2)])  # ten comparisons
SHORT = LADDER.restrict("abcd")


def ballots(*texts):
    return {number: Ranking.parse(text) for number, text in enumerate(texts)}


def moved(before, after, essay=LADDER):
    return approach(Matched.of(ballots(*before), ballots(*after)), essay, seed=1)


@pytest.mark.parametrize(
    ("ballot", "tau"),
    [
        ("a > b > c > d > e", 1),
        ("e > d > c > b > a", -1),
        ("b > a > c > d > e", Fraction(8, 10)),
        ("a = b > c > d > e", Fraction(9, 10)),
        ("c > a", -1),
        ("a = b = c = d = e", 0),
        ("a", Undefined(Why.NO_PAIRS)),
        ("x > y", Undefined(Why.NO_PAIRS)),
        ("", Undefined(Why.NO_PAIRS)),
    ],
)
def test_tau_s(ballot, tau):
    assert score(Ranking.parse(ballot), LADDER).tau == tau


def test_at_least_counts_and_asserted_ties_do_not():
    essay = order(("a", "b", "at-least"), ("c", "d", "at-least"), ("d", "c", "at-least"))
    assert score(Ranking.parse("a = b > c > d"), essay).tau == 1
    assert score(Ranking.parse("b > a"), essay).tau == -1
    assert score(Ranking.parse("c = d"), essay).tau == Undefined(Why.NO_PAIRS)


def test_towards_away_unchanged_and_silent():
    # tau_S: .8 → 1, 1 → .8, 1 → 1, -1 → 1; the fifth is silent before.
    found = moved(
        ["b > a > c > d > e", "a > b > c > d > e", "a > b > c > d > e", "e > d > c > b > a", "a"],
        ["a > b > c > d > e", "b > a > c > d > e", "a > b > c > d > e", "a > b > c > d > e", "a > b"],
    )  # fmt: skip
    assert (found.swing, found.silent) == (Swing(2, 1, 1), 1)
    assert found.swing.net == Fraction(1, 4)
    assert (found.before, found.after) == (Fraction(9, 20), Fraction(19, 20))
    assert found.change == Fraction(1, 2)
    # ±.2 ±.2 ±2, at least 2 (the observed sum): 2.4, 2, 2 of eight; as many below.
    assert (found.test.one_sided, found.test.two_sided) == (Fraction(3, 8), Fraction(6, 8))


def test_under_ten_comparisons_no_coefficient():
    assert len(SHORT.comparisons) == 6
    found = moved(["b > a > c > d"], ["a > b > c > d"], SHORT)
    few = Undefined(Why.TOO_FEW_COMPARISONS, 10, 6)
    assert found.swing == Swing(1, 0, 0)
    assert (found.before, found.after, found.change, found.test) == (few, few, few, few)


def test_nobody_moved():
    found = moved(["a > b"], ["a > b"])
    assert found.test == Undefined(Why.NOTHING_CHANGED)
    assert (found.swing, found.change) == (Swing(0, 0, 1), 0)
    assert found.swing.dead_heat


@pytest.mark.parametrize(
    ("before", "after", "essay", "why"),
    [
        ([], [], LADDER, Why.NO_MATCHES),
        (["a > b"], [""], LADDER, Why.NO_MATCHES),
        (["a"], ["a > b"], LADDER, Why.NO_PAIRS),
        (["a > b"], ["a > b"], order(), Why.NO_PAIRS),
    ],
)
def test_no_approach_to_speak_of(before, after, essay, why):
    assert moved(before, after, essay) == Undefined(why)

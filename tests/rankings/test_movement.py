"""Before and after: worked by hand, and what must hold of all classes."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Ranking
from debates.rankings.movement import Matched, Swing, rises, rises_of_each, shifts, swings
from debates.rankings.sign_flip import SignFlip
from debates.rankings.uncertainty import Range
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, rankings, steady

brisk = settings(steady, max_examples=12)


def ballots(*texts):
    return {number: Ranking.parse(text) for number, text in enumerate(texts)}


def moved(before, after, items="abc", unranked="silent"):
    matched = Matched.of(ballots(*before), ballots(*after))
    return {shift.item: shift for shift in shifts(matched, items, unranked, seed=1, resamples=200)}


def test_only_those_with_both_ballots_are_matched():
    before = {"x": Ranking.parse("a > b"), "y": Ranking.parse("b > a"), "w": Ranking(())}
    after = {
        "z": Ranking.parse("a"),
        "w": Ranking.parse("a"),
        "y": Ranking.parse("a > b"),
        "v": Ranking(()),
    }
    found = Matched.of(before, after)
    assert found == Matched((Ranking.parse("b > a"),), (Ranking.parse("a > b"),), 1, 2)
    assert found.n == 1


def test_who_wiped_a_ballot_has_dropped():
    found = Matched.of({"x": Ranking.parse("a")}, {"x": Ranking(())})
    assert (found.n, found.only_before, found.only_after) == (0, 1, 0)


def test_shifts_by_hand():
    # a: 1→2, 1→3, 3→2: risen -1, -2, 1. b: 2→1, 2→1, 2→1. c: 3→3, 3→2, 1→3.
    found = moved(["a > b > c", "a > b > c", "c > b > a"], ["b > a > c", "b > c > a", "b > a > c"])
    assert [shift.rise for shift in found.values()] == [Fraction(-2, 3), 1, Fraction(-1, 3)]
    assert found["a"].swing == Swing(1, 2, 0)
    assert found["b"].swing == Swing(3, 0, 0)
    assert found["c"].swing == Swing(1, 1, 1)
    # b: one pattern of eight reaches 3. a: ±1 ±2 ±1, two-sided at least 2: 4, 2, 2 and as many
    # below, 6 of 8. c: ±1 ±2, at least 1: all four.
    assert found["b"].test == SignFlip(Fraction(1, 8), Fraction(2, 8), 3, True)
    assert (found["a"].test.two_sided, found["c"].test.two_sided) == (Fraction(6, 8), 1)
    assert [shift.p for shift in found.values()] == [1, Fraction(6, 8), 1]
    assert found["a"].likely == Undefined(Why.TOO_FEW_BALLOTS, 8, 3)


def test_each_pupils_rises_by_hand():
    # The same three, and one who left c out the second time: a 1→2, b 2→1 among the two.
    before = ["a > b > c", "a > b > c", "c > b > a", "a > c > b"]
    after = ["b > a > c", "b > c > a", "b > a > c", "b > a"]
    matched = Matched.of(
        *({n: Ranking.parse(t) for n, t in enumerate(one)} for one in (before, after))
    )
    assert rises_of_each(matched, "abc") == (
        {"a": -1, "b": 1, "c": 0},
        {"a": -2, "b": 1, "c": 1},
        {"a": 1, "b": 1, "c": -2},
        {"a": -1, "b": 1},
    )
    assert rises(matched.before[3], matched.after[3], "abc") == {"a": -1, "b": 1}


def test_ties_move_by_half_places():
    found = moved(["a = b > c"], ["a > b > c"])
    assert [shift.rise for shift in found.values()] == [Fraction(1, 2), Fraction(-1, 2), 0]
    assert found["c"].test == found["c"].p == Undefined(Why.NOTHING_CHANGED)


def test_taking_up_an_item_moves_no_other():
    # Among a and b nothing changed; c is on one ballot only.
    found = moved(["a > b"], ["c > a > b"])
    assert (found["a"].rise, found["b"].rise) == (0, 0)
    assert found["c"].rise == Undefined(Why.NO_MATCHES)
    assert found["c"].swing == Swing(0, 0, 0)
    assert found["c"].swing.net == Undefined(Why.NO_MATCHES)
    assert found["c"].swing.dead_heat
    # Below it was last, third, and is first.
    assert moved(["a > b"], ["c > a > b"], unranked="below")["c"].rise == 2


def test_who_ranks_one_item_twice_says_nothing_of_its_place():
    found = moved(["a", "a > b"], ["a > b", "b > a"])
    assert found["a"].swing == Swing(0, 1, 0)


def test_everyone_alike_leaves_no_width():
    found = moved(["a > b > c"] * 8, ["b > a > c"] * 8)
    assert [shift.likely for shift in found.values()] == [Range(-1, -1), Range(1, 1), Range(0, 0)]


def test_eight_for_an_item_not_eight_in_class():
    found = moved(["a > b"] * 7 + ["a > b > c"], ["b > a"] * 7 + ["a > b > c"])
    assert found["c"].likely == Undefined(Why.TOO_FEW_BALLOTS, 8, 1)
    assert isinstance(found["a"].likely, Range)


def test_the_range_against_the_distribution_counted_out():
    # Eight pupils, five move a up by one: its mean is k/8, k of eight draws at 5/8 (see the
    # bootstrap of places): 3/8 to 7/8.
    matched = Matched.of(ballots(*["b > a"] * 8), ballots(*["a > b"] * 5, *["b > a"] * 3))
    shift = shifts(matched, "ab", seed=3, resamples=20_000)[0]
    assert shift.likely == Range(3 / 8, 7 / 8)


def test_a_seed_means_the_same_for_any_order_of_pupils():
    before, after = ["a > b > c"] * 10, ["b > a > c", "c > b > a", "a > c > b", "a > b > c"] * 2
    after += ["b > a > c"] * 2
    assert moved(before, after) == moved(before, after[::-1])


def test_nobody_matched():
    assert shifts(Matched.of({}, ballots("a")), "a", seed=1) == Undefined(Why.NO_MATCHES)
    assert swings(Matched.of({}, ballots("a")), "a") == {"a": Swing(0, 0, 0)}


@pytest.mark.parametrize(
    ("swing", "net", "dead_heat"),
    [
        (Swing(9, 4, 12), Fraction(5, 25), False),
        (Swing(4, 9, 12), Fraction(-5, 25), False),
        (Swing(1, 0, 19), Fraction(1, 20), False),  # five points are not under five
        (Swing(0, 1, 20), Fraction(-1, 21), True),
        (Swing(3, 3, 0), 0, True),
    ],
)
def test_a_swing_under_five_points_is_a_dead_heat(swing, net, dead_heat):
    assert (swing.net, swing.dead_heat) == (net, dead_heat)


@brisk
@given(
    st.lists(st.tuples(rankings(), rankings()), min_size=1, max_size=10),
    st.randoms(use_true_random=False),
)
def test_pupils_have_no_order_and_places_are_a_zero_sum(pairs, random):
    matched = Matched.of(dict(enumerate(b for b, _ in pairs)), dict(enumerate(a for _, a in pairs)))
    found = shifts(matched, ITEMS, seed=2, resamples=40)
    if not isinstance(found, Undefined):
        assert {one.item: one.swing for one in found} == swings(matched, ITEMS)
    mixed = random.sample(list(enumerate(pairs)), len(pairs))
    again = Matched.of({k: b for k, (b, _) in mixed}, {k: a for k, (_, a) in mixed})
    assert shifts(again, ITEMS, seed=2, resamples=40) == found
    turned = shifts(Matched(matched.after, matched.before, 0, 0), ITEMS, seed=2, resamples=40)
    if found:
        known = [s for s in found if not isinstance(s.rise, Undefined)]
        assert sum(s.rise * s.swing.n for s in known) == 0
        for one, two in zip(found, turned, strict=True):
            assert two.rise == (one.rise if isinstance(one.rise, Undefined) else -one.rise)
            assert (two.swing.up, two.swing.down) == (one.swing.down, one.swing.up)
            assert one.p == two.p

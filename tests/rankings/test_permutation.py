"""The label permutation test."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import PartialOrder, Profile, Ranking, Relation, permutation
from debates.rankings.permutation import LabelTest, label_test
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import classes, steady

few = settings(steady, max_examples=25)

FIVE = tuple("abcde")


def chain(items, kind="above"):
    """One after the other, closed: m (m - 1) / 2 comparisons."""
    pairs = pairwise(items)
    return PartialOrder([Relation(a, b, kind, "explicit") for a, b in pairs]).close()


def ballots(*texts, items=FIVE):
    return Profile.of(map(Ranking.parse, texts), items)


# Of the 120 orders of five items 1 has no pair turned round, 4 have one, 9 have two (the Mahonian
# numbers; MacMahon 1913). Each turned pair takes two off an agreement of ten.
@pytest.mark.parametrize(
    ("text", "agreement", "as_good"),
    [
        ("a > b > c > d > e", 10, 0),
        ("b > a > c > d > e", 8, 1 + 4 - 1),
        ("b > c > a > d > e", 6, 1 + 4 + 9 - 1),
        ("e > d > c > b > a", -10, 119),
        ("a = b = c = d = e", 0, 119),
    ],
)
def test_all_ways_to_deal_out_five_items(text, agreement, as_good):
    result = label_test(ballots(text), chain(FIVE), seed=1)
    assert result == LabelTest(agreement, as_good, 119, exact=True)
    assert result.p == Fraction(1 + as_good, 120)


def test_twice_the_ballots_are_no_more_surprising():
    once = label_test(ballots("b > a > c > d > e"), chain(FIVE), seed=1)
    twice = label_test(ballots(*["b > a > c > d > e"] * 2), chain(FIVE), seed=1)
    assert (twice.p, twice.agreement) == (once.p, 2 * once.agreement)


def test_under_ten_comparisons_it_is_not_offered():
    nine = PartialOrder([Relation(a, b, "above", "explicit") for a in "abc" for b in "def"]).close()
    some = ballots("a > b > c > d > e > f", items=tuple("abcdef"))
    assert label_test(some, nine, seed=1) == Undefined(Why.TOO_FEW_COMPARISONS, 10, 9)
    # Ten, but one of them on an item that the class did not rank.
    assert label_test(ballots("a > b", items=tuple("abcd")), chain(FIVE), seed=1) == Undefined(
        Why.TOO_FEW_COMPARISONS, 10, 6
    )


def test_asserted_ties_are_no_comparisons():
    tied = PartialOrder(
        [Relation(a, b, "at-least", "explicit") for a in FIVE for b in FIVE if a != b]
    ).close()
    assert len(tied.comparisons) == 10
    found = label_test(ballots("a > b"), tied, seed=1)
    assert found == Undefined(Why.TOO_FEW_COMPARISONS, 10, 0)


def test_at_least_is_agreed_by_ties():
    assert label_test(ballots("a = b = c = d = e"), chain(FIVE, "at-least"), seed=1).agreement == 10


def test_without_ballots_or_comparisons_nothing_is_said():
    assert label_test(ballots(), chain(FIVE), seed=1) == Undefined(Why.NO_BALLOTS)
    assert label_test(ballots("a", "b"), chain(FIVE), seed=1) == Undefined(Why.NO_PAIRS)


def test_items_often_ranked_do_not_count_as_agreement():
    # Everybody ranks a and b only, half of them each way: agreement 0, as in any other deal.
    result = label_test(ballots("a > b", "b > a"), chain(FIVE), seed=1)
    assert (result.agreement, result.p) == (0, 1)


def test_nine_items_are_shuffled_by_the_seed():
    nine = tuple("abcdefghi")
    some = ballots("b > a > d > c > f > e > i > h > g", "i > a > b > c > d > e > f > g > h",
                   "h > g > a > d > c > b > f > i > e", items=nine)  # fmt: skip
    result = label_test(some, chain(nine), seed=7)
    assert result == label_test(some, chain(nine), seed=7)
    assert (result.shuffles, result.exact) == (9_999, False)
    assert result.as_good != label_test(some, chain(nine), seed=8).as_good
    assert 0 < result.p < Fraction(1, 10)


def test_shuffles_come_near_all_ways(monkeypatch):
    monkeypatch.setattr(permutation, "MOST_EXACT", 0)
    result = label_test(ballots("b > a > c > d > e"), chain(FIVE), seed=3)
    assert not result.exact
    assert abs(result.p - Fraction(5, 120)) < Fraction(1, 100)  # five standard deviations


@few
@given(classes(FIVE, least=1), st.integers(0, 9))
def test_p_is_never_nought_and_the_seed_is_idle_where_all_ways_are_tried(rankings, seed):
    some = Profile.of(rankings, FIVE)
    result = label_test(some, chain(FIVE), seed)
    if result:
        assert Fraction(1, 120) <= result.p <= 1
    assert result == label_test(some, chain(FIVE), seed + 1)

"""A ranking against each kind of comparison."""

import pytest
from hypothesis import given

from debates.rankings import CycleError, Outcome, PartialOrder, Ranking, Relation, compare
from tests.rankings.strategies import rankings, relations, steady


def outcomes(text, *given_relations):
    order = PartialOrder([Relation(*r, "explicit") for r in given_relations]).close()
    return [str(verdict.outcome) for verdict in compare(Ranking.parse(text), order)]


ABOVE, AT_LEAST = ("a", "b", "above"), ("a", "b", "at-least")
TIE = (AT_LEAST, ("b", "a", "at-least"))


@pytest.mark.parametrize(
    ("ballot", "above", "at_least", "tie"),
    [
        ("a > b", "agreed", "agreed", "contradicted"),
        ("b > a", "contradicted", "contradicted", "contradicted"),
        ("a = b", "tied", "agreed", "agreed"),
        ("a > c > b", "agreed", "agreed", "contradicted"),
        ("a", "silent", "silent", "silent"),
        ("b > c", "silent", "silent", "silent"),
        ("c", "silent", "silent", "silent"),
        ("", "silent", "silent", "silent"),
    ],
)
def test_what_a_ballot_makes_of_each_kind(ballot, above, at_least, tie):
    assert outcomes(ballot, ABOVE) == [above]
    assert outcomes(ballot, AT_LEAST) == [at_least]
    assert outcomes(ballot, *TIE) == [tie]


def test_overlaps_and_open_pairs_are_never_scored():
    assert outcomes("a > b > c", ("c", "a", "part-of")) == []
    assert outcomes("a > b > c") == []


def test_a_derived_pair_is_scored_at_its_own_level_only():
    order = PartialOrder(
        [Relation("a", "b", "above", "explicit"), Relation("b", "c", "above", "implied")]
    )
    ballot = Ranking.parse("c > a > b")
    assert [v.outcome for v in compare(ballot, order.filter().close())] == [
        "agreed", "contradicted",
    ]  # fmt: skip
    assert [v.outcome for v in compare(ballot, order.close())] == [
        "agreed", "contradicted", "contradicted",
    ]  # fmt: skip


def test_verdicts_come_with_their_comparisons_in_order():
    order = PartialOrder([Relation(*ABOVE, "explicit"), Relation("c", "a", "above", "implied")])
    verdicts = compare(Ranking.parse("a > b > c"), order.close().restrict("abc"))
    assert tuple(v.comparison for v in verdicts) == order.close().comparisons
    assert hash(verdicts[0]) == hash(compare(Ranking.parse("a > b"), order.close())[0])


@steady
@given(rankings(), relations())
def test_turned_round_what_was_agreed_is_contradicted(ranking, some):
    try:
        order = PartialOrder(some).close()
    except CycleError:
        return
    turned = Ranking(ranking.tiers[::-1])
    here, there = compare(ranking, order), compare(turned, order)
    for one, two in zip(here, there, strict=True):
        if one.comparison.kind == "above":
            opposite = {"agreed": "contradicted", "contradicted": "agreed"}
            assert two.outcome == opposite.get(one.outcome, one.outcome)
        silent = not one.comparison.pair <= ranking.items
        assert (one.outcome is Outcome.SILENT) == (two.outcome is Outcome.SILENT) == silent

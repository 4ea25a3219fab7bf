"""What follows from relations, against brute force; contradictions, by name."""

import pickle
from itertools import permutations

import pytest
from hypothesis import given

from debates.rankings import ComparisonKind, CycleError, Kind, PartialOrder, RankingError, Relation
from tests.rankings.strategies import every_ranking, relations, steady


def related(*texts):
    """`"a > b"`, `"a >= b"`, `"a has b"` (b is part of a), all explicit."""
    kinds = {">": Kind.ABOVE, ">=": Kind.AT_LEAST, "has": Kind.PART_OF}
    split = (text.split() for text in texts)
    return [Relation(high, low, kinds[kind], "explicit") for high, kind, low in split]


def closed(*texts):
    """Every comparison at the level `derived`, in the same notation."""
    signs = {"above": ">", "at-least": ">=", "tie": "="}
    order = PartialOrder(related(*texts)).close()
    return {f"{c.higher} {signs[c.kind]} {c.lower}" for c in order.comparisons}


def test_above_twice_gives_above():
    assert closed("a > b", "b > c") == {"a > b", "b > c", "a > c"}


@pytest.mark.parametrize("way", [("a >= b", "b > c"), ("a > b", "b >= c")])
def test_at_least_and_above_in_either_order_give_above(way):
    assert closed(*way) == {*way, "a > c"}


def test_at_least_twice_gives_at_least():
    assert closed("a >= b", "b >= c") == {"a >= b", "b >= c", "a >= c"}


def test_at_least_both_ways_gives_a_tie():
    assert closed("a >= b", "b >= a") == {"a = b"}


def test_at_least_all_round_ties_all():
    assert closed("a >= b", "b >= c", "c >= a") == {"a = b", "b = c", "a = c"}


def test_what_is_above_one_of_a_tie_is_above_both():
    assert closed("a >= b", "b >= a", "c > a", "b > d") == {
        "a = b", "c > a", "b > d", "c > b", "a > d", "c > d",
    }  # fmt: skip


def test_a_way_round_by_above_turns_at_least_into_above():
    assert closed("a >= c", "a > b", "b >= c") == {"a > b", "b >= c", "a > c"}


def test_part_of_is_no_step():
    assert closed("a has b", "b > c", "d > a") == {"b > c", "d > a"}
    assert closed("a has b", "b has a", "a > b") == {"a > b"}


@pytest.mark.parametrize(
    ("texts", "cycle", "said"),
    [
        (("a > b", "b > a"), ("a", "b"), "a > b ≥ a"),
        (("a > b", "b >= a"), ("a", "b"), "a > b ≥ a"),
        (("a >= b", "b > a"), ("b", "a"), "b > a ≥ b"),
        (("a >= b", "b >= c", "c > a"), ("c", "a", "b"), "c > a ≥ b ≥ c"),
        (("a > b", "b > c", "c > d", "d > b"), ("b", "c", "d"), "b > c ≥ d ≥ b"),
    ],
)
def test_a_cycle_through_above_is_refused_by_name(texts, cycle, said):
    with pytest.raises(CycleError) as refused:
        PartialOrder(related(*texts))
    assert refused.value.cycle == refused.value.items == cycle
    assert refused.value.code == "cycle"
    assert str(refused.value) == said


def test_of_several_cycles_the_shortest_is_named():
    with pytest.raises(CycleError) as refused:
        PartialOrder(related("a > b", "b > c", "c > a", "d > e", "e > d"))
    assert refused.value.cycle == ("d", "e")


def test_a_cycle_error_is_a_ranking_error_and_travels():
    copy = pickle.loads(pickle.dumps(CycleError(("a", "b"))))
    assert isinstance(copy, RankingError)
    assert (copy.cycle, copy.code, str(copy)) == (("a", "b"), "cycle", "a > b ≥ a")


def holds(relation, ranking):
    if relation.kind is Kind.ABOVE:
        return ranking.above(relation.higher, relation.lower)
    return relation.kind is Kind.PART_OF or not ranking.above(relation.lower, relation.higher)


def entailed(models, items):
    """What all of `models` say: the meaning of a closure, by brute force."""
    found = set()
    for a, b in permutations(items, 2):
        above = [ranking.above(a, b) for ranking in models]
        below = [ranking.above(b, a) for ranking in models]
        if all(above):
            found.add((a, b, ComparisonKind.ABOVE))
        elif not any(above) and not any(below):
            found.add((min(a, b), max(a, b), ComparisonKind.TIE))
        elif not any(below):
            found.add((a, b, ComparisonKind.AT_LEAST))
    return found


ALL_RANKINGS = every_ranking()


def test_four_items_have_75_rankings():
    assert len(ALL_RANKINGS) == 75


@steady
@given(relations())
def test_the_closure_is_what_every_ranking_that_fits_says(given_relations):
    models = [r for r in ALL_RANKINGS if all(holds(relation, r) for relation in given_relations)]
    if not models:
        with pytest.raises(CycleError):
            PartialOrder(given_relations)
        return
    order = PartialOrder(given_relations)
    found = {
        (*(sorted(c.pair) if c.kind is ComparisonKind.TIE else (c.higher, c.lower)), c.kind)
        for c in order.close().comparisons
    }
    assert found == entailed(models, order.items)
    assert len(order.close().comparisons) == len(found)

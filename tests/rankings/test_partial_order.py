"""Levels, stated and derived apart, restriction, open pairs, and what is said of one item."""

from dataclasses import FrozenInstanceError
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.rankings import (
    Comparison,
    ComparisonKind,
    CycleError,
    Kind,
    PartialOrder,
    RankingError,
    Relation,
    Strength,
)
from tests.rankings.strategies import ITEMS, relations, steady

EXPLICIT, IMPLIED, WEAK, DERIVED = Strength


def above(higher, lower, strength=EXPLICIT):
    return Relation(higher, lower, Kind.ABOVE, strength)


def at_least(higher, lower, strength=EXPLICIT):
    return Relation(higher, lower, Kind.AT_LEAST, strength)


def part_of(whole, part, strength=IMPLIED):
    return Relation(whole, part, Kind.PART_OF, strength)


def said(comparisons):
    return [(c.higher, c.lower, str(c.kind), str(c.strength)) for c in comparisons]


def test_levels_contain_one_another():
    relations = (above("a", "b"), above("b", "c", IMPLIED), above("c", "d", WEAK))
    order = PartialOrder(relations)
    kept = [order.filter(level).relations for level in Strength]
    assert kept == [relations[:1], relations[:2], relations, relations]


def test_the_default_level_is_implied():
    order = PartialOrder((above("a", "b", WEAK), above("b", "c", IMPLIED)))
    assert order.filter() == order.filter("implied")
    assert said(order.filter().close().comparisons) == [("b", "c", "above", "implied")]


def test_overlaps_are_filtered_too():
    order = PartialOrder((part_of("a", "b"), part_of("a", "c", WEAK)))
    assert order.filter(EXPLICIT).close().overlaps == ()
    assert order.filter(IMPLIED).close().overlaps == (part_of("a", "b"),)


def test_what_was_filtered_out_does_not_come_back():
    order = PartialOrder((above("a", "b", EXPLICIT), above("b", "c", EXPLICIT)))
    assert order.filter(EXPLICIT).filter(DERIVED) == order.filter(EXPLICIT)
    assert order.filter(EXPLICIT).filter(DERIVED).level is EXPLICIT


def test_a_pair_that_only_closing_gives_counts_at_its_own_level_only():
    order = PartialOrder((above("a", "b"), above("b", "c")))
    for level in (EXPLICIT, IMPLIED, WEAK):
        closed = order.filter(level).close()
        assert said(closed.derived) == [("a", "c", "above", "derived")]
        assert closed.comparisons == closed.stated
        assert closed.open_pairs() == (("a", "c"),)
    closed = order.filter(DERIVED).close()
    assert closed.comparisons == (*closed.stated, *closed.derived)
    assert closed.open_pairs() == ()


def test_filtering_comes_before_closing():
    # a > c follows only by way of the weak relation.
    order = PartialOrder((above("a", "b"), above("b", "c", WEAK)))
    assert order.filter(IMPLIED).close().derived == ()


def test_restricting_comes_after_closing():
    order = PartialOrder((above("a", "b"), above("b", "c"))).filter(DERIVED).close()
    assert said(order.restrict(["c", "a"]).comparisons) == [("a", "c", "above", "derived")]


def test_neither_step_can_be_taken_out_of_turn():
    order = PartialOrder((above("a", "b"),))
    assert not hasattr(order, "restrict")
    assert not hasattr(order.close(), "filter")


def test_a_stated_at_least_is_above_only_where_closing_counts():
    stated = (at_least("a", "c"), above("a", "b"), above("b", "c"))
    assert said(PartialOrder(stated).filter(IMPLIED).close().comparisons) == [
        ("a", "c", "at-least", "explicit"),
        ("a", "b", "above", "explicit"),
        ("b", "c", "above", "explicit"),
    ]
    assert said(PartialOrder(stated).filter(DERIVED).close().comparisons) == [
        ("a", "b", "above", "explicit"),
        ("b", "c", "above", "explicit"),
        ("a", "c", "above", "derived"),
    ]


def test_a_tie_is_stated_if_both_halves_are_and_as_weak_as_the_weaker():
    order = PartialOrder((at_least("a", "b"), at_least("b", "a", WEAK)))
    assert said(order.filter(IMPLIED).close().comparisons) == [("a", "b", "at-least", "explicit")]
    assert said(order.filter(WEAK).close().comparisons) == [("a", "b", "tie", "implied-weak")]
    turned = PartialOrder(order.relations[::-1])
    assert said(turned.filter(WEAK).close().comparisons) == [("b", "a", "tie", "implied-weak")]


def test_a_tie_by_a_way_round_is_derived():
    order = PartialOrder((at_least("a", "b"), at_least("b", "c"), at_least("c", "a")))
    assert [c.kind for c in order.filter(WEAK).close().comparisons] == ["at-least"] * 3
    assert [c.kind for c in order.close().comparisons] == ["tie"] * 3


def test_of_several_statements_about_a_pair_one_comparison_is_made():
    both = (at_least("a", "b"), above("a", "b", IMPLIED), above("a", "b", WEAK))
    assert said(PartialOrder(both).filter(EXPLICIT).close().comparisons) == [
        ("a", "b", "at-least", "explicit")
    ]
    assert said(PartialOrder(both).close().comparisons) == [("a", "b", "above", "implied")]
    assert said(PartialOrder(both[::-1]).close().comparisons) == [("a", "b", "above", "implied")]


def test_a_relation_given_as_derived_is_not_among_the_stated():
    order = PartialOrder((above("a", "b", DERIVED),))
    assert order.close().stated == ()
    assert said(order.close().comparisons) == [("a", "b", "above", "derived")]
    assert order.filter(WEAK).close().comparisons == ()


def test_a_relation_said_twice_counts_once():
    assert PartialOrder((above("a", "b"), above("a", "b"))) == PartialOrder((above("a", "b"),))


def test_a_contradiction_at_any_level_is_refused():
    with pytest.raises(CycleError):
        PartialOrder((above("a", "b"), above("b", "a", WEAK)))


def test_restricting_takes_the_items_given_in_their_order():
    order = PartialOrder((above("a", "b"), above("b", "c"), part_of("a", "d"))).close()
    small = order.restrict(["z", "b", "a"])
    assert small.items == ("z", "b", "a")
    assert said(small.stated) == [("a", "b", "above", "explicit")]
    assert (small.derived, small.overlaps) == ((), ())
    assert small.open_pairs() == (("z", "b"), ("z", "a"))


def test_restricting_to_an_item_twice_is_refused():
    with pytest.raises(RankingError) as refused:
        PartialOrder(()).close().restrict(["a", "b", "a"])
    assert (refused.value.code, refused.value.items) == ("duplicate", ("a",))


def test_an_overlap_is_not_open_and_not_scored():
    order = PartialOrder((part_of("a", "b"), above("c", "d"))).close()
    assert order.open_pairs() == (("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"))
    assert said(order.comparisons) == [("c", "d", "above", "explicit")]


def test_open_pairs_among_other_items():
    order = PartialOrder((above("a", "b"),)).close()
    assert order.open_pairs(["b", "z", "a"]) == (("b", "z"), ("z", "a"))


def test_nothing_asserted():
    order = PartialOrder(()).filter().close()
    assert (order.items, order.comparisons, order.open_pairs()) == ((), (), ())
    assert order.restrict("ab").open_pairs() == (("a", "b"),)


def test_what_is_said_of_each_item():
    order = PartialOrder(
        (
            above("a", "b"),
            at_least("a", "c"),
            at_least("d", "e"),
            at_least("e", "d"),
            part_of("a", "d"),
            above("f", "a", WEAK),
        )
    )
    closed = order.filter(IMPLIED).close().restrict("fedcba")
    of_a, of_d = closed.says_of("a"), closed.says_of("d")
    assert (of_a.item, of_a.above, of_a.at_least, of_a.has_part) == ("a", ("b",), ("c",), ("d",))
    assert (of_a.below, of_a.at_most, of_a.tied_with, of_a.part_of) == ((), (), (), ())
    assert of_a.open_with == ("f", "e")
    assert (of_d.tied_with, of_d.part_of, of_d.open_with) == (("e",), ("a",), ("f", "c", "b"))
    assert closed.says_of("e").tied_with == ("d",)
    assert closed.says_of("b").below == ("a",)
    assert closed.says_of("c").at_most == ("a",)
    assert closed.says_of("f").open_with == tuple("edcba")


def test_of_an_item_that_is_not_there_nothing_can_be_said():
    closed = PartialOrder((above("a", "b"),)).close().restrict(["a"])
    with pytest.raises(RankingError) as refused:
        closed.says_of("b")
    assert (refused.value.code, refused.value.items) == ("unknown", ("b",))


def test_an_item_is_not_set_against_itself():
    with pytest.raises(RankingError) as refused:
        above("a", "a")
    assert (refused.value.code, refused.value.items) == ("self", ("a",))


def test_kinds_and_strengths_may_come_as_text_and_are_checked():
    assert Relation("a", "b", "above", "implied-weak") == above("a", "b", WEAK)
    for kind, strength in (("over", "explicit"), ("above", "strong")):
        with pytest.raises(ValueError, match=r"over|strong"):
            Relation("a", "b", kind, strength)


def test_values_cannot_be_changed():
    given_relations = [above("a", "b")]
    order = PartialOrder(given_relations)
    given_relations.append(above("b", "c"))
    assert order.items == ("a", "b")
    assert hash(order) == hash(PartialOrder((above("a", "b"),)))
    with pytest.raises(FrozenInstanceError):
        order.close().level = DERIVED
    assert hash(order.close()) == hash(order.close())


def unordered(comparisons):
    """Comparisons without the order they come in, and ties without a first."""
    return {
        Comparison(*sorted(c.pair), c.kind, c.strength) if c.kind is ComparisonKind.TIE else c
        for c in comparisons
    }


@steady
@given(relations(), st.sampled_from(Strength), st.integers())
def test_the_order_of_the_relations_changes_nothing_but_the_order(some, level, seed):
    try:
        order = PartialOrder(some).filter(level).close()
    except CycleError:
        with pytest.raises(CycleError):
            PartialOrder(some[::-1])
        return
    other = PartialOrder(Random(seed).sample(some, len(some))).filter(level).close()
    for one, two in ((order.stated, other.stated), (order.derived, other.derived)):
        assert unordered(one) == unordered(two)
    assert set(order.restrict(ITEMS).open_pairs()) == set(other.restrict(ITEMS).open_pairs())


@steady
@given(relations(), st.sampled_from(Strength))
def test_every_pair_is_compared_overlapping_or_open(some, level):
    try:
        order = PartialOrder(some).filter(level).close().restrict(ITEMS)
    except CycleError:
        return
    compared = [c.pair for c in order.comparisons]
    overlapping = {frozenset((r.higher, r.lower)) for r in order.overlaps}
    open_pairs = {frozenset(pair) for pair in order.open_pairs()}
    assert len(compared) == len(set(compared))
    assert len(open_pairs) + len(overlapping | set(compared)) == 6
    for item in ITEMS:
        says = order.says_of(item)
        mentioned = {
            *says.above, *says.below, *says.at_least, *says.at_most, *says.tied_with,
            *says.part_of, *says.has_part, *says.open_with,
        }  # fmt: skip
        assert mentioned == set(ITEMS) - {item}

"""What a ranking in the making lacks, shape by shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.rankings import (
    DIAMOND,
    LADDER,
    TIERS,
    Fault,
    Ranking,
    RankingError,
    Shape,
    faults,
    ranking_of,
)
from tests.rankings.strategies import steady

FOUR = ("a", "b", "c", "d")
NINE = tuple("abcdefghi")
FULL_DIAMOND = {"a": 1, "b": 2, "c": 2, "d": 3, "e": 3, "f": 3, "g": 4, "h": 4, "i": 5}


def found(places, items=FOUR, shape=LADDER, gaps=False):
    return [(f.code, "".join(f.items), f.place) for f in faults(places, items, shape, gaps)]


def test_a_full_ladder_is_in_order():
    assert faults({"a": 4, "b": 1, "c": 3, "d": 2}, FOUR, LADDER, gaps_allowed=False) == ()


def test_a_ladder_takes_one_item_a_place():
    assert found({"a": 2, "b": 1, "c": 2, "d": 4}) == [("tied", "ac", 2)]
    assert found({"d": 2, "b": 1, "c": 1, "a": 2}) == [("tied", "bc", 1), ("tied", "ad", 2)]


def test_what_is_missing_is_named_in_the_order_of_the_task():
    assert found({"c": 1, "b": 2}) == [("missing", "ad", None)]
    assert found({"c": 1, "b": 2}, gaps=True) == []


def test_nothing_placed_is_one_fault_even_where_gaps_are_allowed():
    assert found({}) == [("empty", "", None)]
    assert found({}, gaps=True) == [("empty", "", None)]
    assert found({}, NINE, DIAMOND) == [("empty", "", None)]


def test_unknown_items_place_nothing():
    assert found({"z": 1}, gaps=True) == [("unknown", "z", None), ("empty", "", None)]
    assert found({"z": 1, "a": 2, "y": 3}, gaps=True) == [("unknown", "zy", None)]


@pytest.mark.parametrize("place", [0, -1, 5, 10**30, True, "1", 1.0, float("nan"), None, [1], {}])
def test_a_place_that_the_shape_does_not_have(place):
    assert found({"a": place, "b": 2}, gaps=True) == [("outside", "a", None)]
    assert found({"a": place}, gaps=True) == [("outside", "a", None)]


def test_a_place_outside_is_not_missing_too():
    assert found({"a": 9, "b": 2, "c": 3}) == [("outside", "a", None), ("missing", "d", None)]


def test_free_tiers_take_ties():
    assert found({"a": 1, "b": 1, "c": 4, "d": 4}, shape=TIERS) == []
    assert found({"a": 1, "b": 5, "c": 1, "d": 1}, shape=TIERS) == [("outside", "b", None)]


def test_a_full_diamond_is_in_order():
    assert found(FULL_DIAMOND, NINE, DIAMOND) == []
    assert [len(tier) for tier in ranking_of(FULL_DIAMOND).tiers] == [1, 2, 3, 2, 1]


def test_a_diamond_row_takes_its_number():
    swollen = FULL_DIAMOND | {"i": 2}
    assert found(swollen, NINE, DIAMOND) == [("row-over", "bci", 2), ("row-under", "", 5)]
    assert found(swollen, NINE, DIAMOND, gaps=True) == [("row-over", "bci", 2)]


def test_a_diamond_with_an_item_missing_says_which_and_where_there_is_room():
    places = {item: row for item, row in FULL_DIAMOND.items() if item != "e"}
    assert found(places, NINE, DIAMOND) == [("row-under", "df", 3), ("missing", "e", None)]
    assert found(places, NINE, DIAMOND, gaps=True) == []


def test_a_diamond_has_five_rows():
    assert found(FULL_DIAMOND | {"i": 6}, NINE, DIAMOND, gaps=True) == [("outside", "i", None)]


def test_a_shape_may_be_named_as_it_is_stored():
    assert found({"a": 1, "b": 1}, shape="tiers", gaps=True) == []
    with pytest.raises(ValueError, match="pyramid"):
        faults({}, FOUR, "pyramid", gaps_allowed=True)


def test_which_numbers_of_items_fit_a_shape():
    assert [count for count in range(2, 15) if Shape.DIAMOND.fits(count)] == [9]
    assert all(LADDER.fits(count) and TIERS.fits(count) for count in range(2, 15))


def test_only_free_tiers_let_the_ranker_tie():
    assert [shape for shape in Shape if shape.ties_allowed] == [TIERS]


def test_faults_are_values():
    assert faults({}, FOUR, LADDER, gaps_allowed=True) == (Fault("empty"),)
    assert hash(Fault("tied", ("a", "b"), 1)) == hash(Fault("tied", ("a", "b"), 1))


def test_holes_in_the_numbering_mean_nothing():
    assert ranking_of({"a": 7, "b": 2, "c": 7}) == Ranking.parse("b > a = c")
    assert ranking_of({}) == Ranking(())


@pytest.mark.parametrize("place", [True, "1", 1.0, None, [1]])
def test_a_place_that_is_no_whole_number_makes_no_ranking(place):
    with pytest.raises(RankingError) as refused:
        ranking_of({"a": 1, "b": place})
    assert (refused.value.code, refused.value.items) == ("bad-place", ("b",))


@steady
@given(
    st.dictionaries(st.sampled_from((*NINE, "z")), st.integers(0, 10)),
    st.sampled_from(Shape),
    st.booleans(),
)
def test_what_has_no_fault_is_a_ranking_of_that_shape(places, shape, gaps):
    if faults(places, NINE, shape, gaps):
        return
    ranking = ranking_of(places)
    sizes = [len(tier) for tier in ranking.tiers]
    assert ranking.items
    assert ranking.items <= set(NINE)
    assert gaps or ranking.items == set(NINE)
    assert shape is not LADDER or set(sizes) == {1}
    assert shape is not DIAMOND or gaps or sizes == [1, 2, 3, 2, 1]

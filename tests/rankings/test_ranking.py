"""One ranking: what it refuses, its notation, its places."""

import pickle
from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given

from debates.rankings import Ranking, RankingError, Refusal
from tests.rankings.strategies import ITEMS, rankings, steady

ONE_TWO_TWO_FOUR = Ranking.of(["army"], ["church", "crown"], ["economy"])


def refusal(make, *args):
    with pytest.raises(RankingError) as refused:
        make(*args)
    return refused.value.code, refused.value.items


def test_competition_places_after_a_tie_leave_a_hole():
    places = [ONE_TWO_TWO_FOUR.place(i) for i in ("army", "church", "crown", "economy")]
    assert places == [1, 2, 2, 4]


def test_average_places_are_shared_by_a_tie():
    places = [ONE_TWO_TWO_FOUR.average_place(i) for i in ("army", "church", "crown", "economy")]
    assert places == [1, Fraction(5, 2), Fraction(5, 2), 4]


def test_an_item_left_out_has_no_place():
    assert ONE_TWO_TWO_FOUR.place("weather") is None
    assert ONE_TWO_TWO_FOUR.average_place("weather") is None


def test_above_is_true_false_or_nothing():
    assert ONE_TWO_TWO_FOUR.above("army", "economy") is True
    assert ONE_TWO_TWO_FOUR.above("economy", "army") is False
    assert ONE_TWO_TWO_FOUR.above("church", "crown") is False
    assert ONE_TWO_TWO_FOUR.above("army", "weather") is None
    assert ONE_TWO_TWO_FOUR.above("weather", "army") is None


def test_items():
    assert ONE_TWO_TWO_FOUR.items == {"army", "church", "crown", "economy"}
    assert Ranking(()).items == frozenset()


def test_the_notation():
    assert str(ONE_TWO_TWO_FOUR) == "army > church = crown > economy"
    assert Ranking.parse(" army>crown = church >economy ") == ONE_TWO_TWO_FOUR
    assert str(Ranking.of(["c", "a", "b"])) == "a = b = c"


def test_the_ranking_of_nothing():
    assert str(Ranking(())) == ""
    assert Ranking.parse("  ") == Ranking(()) == Ranking.of()
    assert Ranking(()).to_json() == []


@pytest.mark.parametrize("text", ["a >", "> a", "a > > b", "a = ", "=", "a = = b"])
def test_a_name_missing_in_the_notation_is_refused(text):
    assert refusal(Ranking.parse, text) == (Refusal.SYNTAX, ())


def test_a_repeated_item_is_refused_wherever_it_stands():
    assert refusal(Ranking.of, ["a"], ["b", "a"]) == (Refusal.DUPLICATE, ("a",))
    sets = frozenset("a"), frozenset("ba")
    assert refusal(Ranking, sets) == (Refusal.DUPLICATE, ("a",))
    assert refusal(Ranking, (frozenset("a"), frozenset())) == (Refusal.EMPTY_TIER, ())
    assert refusal(Ranking.of, ["a", "b", "a"]) == (Refusal.DUPLICATE, ("a",))
    assert refusal(Ranking.parse, "a > b = b") == (Refusal.DUPLICATE, ("b",))


def test_an_empty_tier_is_refused():
    assert refusal(Ranking, (frozenset("a"), frozenset())) == (Refusal.EMPTY_TIER, ())


def test_a_text_is_not_taken_apart_into_a_tier():
    assert refusal(Ranking.of, "ab") == (Refusal.NOT_TIERS, ())


def test_an_unhashable_item_is_refused():
    assert refusal(Ranking.of, [["a"]]) == (Refusal.NOT_AN_ITEM, ())


def test_items_may_be_any_label():
    ranking = Ranking.of([3, "3"], [(1, 2)])
    assert ranking.to_json() == [[3, "3"], [(1, 2)]]
    assert ranking.place((1, 2)) == 3


def test_equal_rankings_are_equal_however_they_were_written():
    assert Ranking.of(["a", "b"], ["c"]) == Ranking((frozenset("ba"), frozenset("c")))
    assert hash(Ranking.of(["a", "b"])) == hash(Ranking.of(["b", "a"]))
    assert Ranking.of(["a"], ["b"]) != Ranking.of(["b"], ["a"])


def test_a_ranking_cannot_be_changed():
    given_tiers = [["a"], ["b"]]
    ranking = Ranking.of(*given_tiers)
    given_tiers[0].append("c")
    assert str(ranking) == "a > b"
    with pytest.raises(FrozenInstanceError):
        ranking.tiers = ()


def test_it_can_be_made_with_its_item_type_named():
    assert Ranking[str]((frozenset("a"),)) == Ranking.of(["a"])


def test_an_error_travels_and_keeps_what_came_in_out_of_its_text():
    error = RankingError(Refusal.UNKNOWN, ("<script>",))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.items) == ("unknown", ("<script>",))
    assert "script" not in str(error)


@steady
@given(rankings())
def test_notation_and_json_read_back_what_they_wrote(ranking):
    assert Ranking.parse(str(ranking)) == ranking
    assert Ranking.from_json(ranking.to_json(), frozenset(ITEMS)) == ranking


@steady
@given(rankings(complete=True))
def test_average_places_always_add_up(ranking):
    assert sum(ranking.average_place(item) for item in ITEMS) == 1 + 2 + 3 + 4

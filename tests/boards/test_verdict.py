"""The words of the verdict, and what class and pupil make of each comparison."""

import pytest

from debates.boards.verdict import Moved, moved, verdict_board
from debates.queries.results import verdict
from debates.rankings import Ranking
from tests.class_of_seven import class_of_seven, essay_edition, relation, uncover

pytestmark = pytest.mark.django_db


def board_after(steps: int, *, own=None, **plan):
    return verdict_board(verdict(uncover(class_of_seven(**plan), steps=steps)), own=own)


def test_there_is_no_board_before_the_first_reveal():
    assert verdict_board(verdict(class_of_seven())) is None


def test_each_line_has_its_places_in_words():
    board = board_after(4)
    assert [(line.title, line.opening, line.closing) for line in board.lines] == [
        ("Factor D", "4th", "1st"),
        ("Factor A", "1st", "2nd"),
        ("Factor B", "2nd", "2nd"),
        ("Factor E", "4th", "4th"),
        ("Factor C", "3rd", "5th"),
    ]
    assert (board.opening_label, board.closing_label) == ("7 ballots", "7 ballots")


def test_what_the_essay_says_of_each_factor():
    assert {line.slug: line.says for line in board_after(4).lines} == {
        "a": "above Factor B; includes Factor E",
        "b": "below Factor A",
        "c": "above Factor E; below Factor D",
        "d": "above Factor C",
        "e": "below Factor C; part of Factor A",
    }


def test_it_says_nothing_of_a_factor_beside_covered_ones():
    assert [line.says for line in board_after(1).lines] == [""]


def test_open_is_said_only_once_everything_is_uncovered():
    edition = essay_edition(relations=[relation("a", "b")])
    debate = uncover(class_of_seven(edition=edition), steps=3)
    assert says(debate) == {"a": "above Factor B", "b": "below Factor A", "c": "", "e": ""}
    assert says(uncover(debate)) == {
        "a": "above Factor B",
        "b": "below Factor A",
        "c": "open",
        "d": "open",
        "e": "open",
    }


def says(debate) -> dict[str, str]:
    return {line.slug: line.says for line in verdict_board(verdict(debate)).lines}


def test_the_class_and_each_comparison():
    board = board_after(4)
    assert [(line.sentence, line.strength, line.ours_text) for line in board.comparisons] == [
        (
            "Factor A counted for more than Factor B.",
            "said in so many words",
            "We put them level.",
        ),
        ("Factor D counted for more than Factor C.", "implied", "We agree."),
        ("Factor C counted for more than Factor E.", "implied", "We disagree."),
    ]
    assert [line.ours for line in board.comparisons] == ["tied", "agreed", "contradicted"]
    assert [line.yours for line in board.comparisons] == ["", "", ""]
    (overlap,) = board.overlaps
    assert (overlap.whole, overlap.part) == ("a", "e")
    assert str(overlap) == "Factor E is told as part of Factor A."


def test_a_pupil_and_each_comparison():
    own = {"closing": Ranking.parse("c > a = b > d")}
    board = board_after(4, own=own)
    assert [(line.yours, line.yours_text) for line in board.comparisons] == [
        ("open", "You left it open."),
        ("contradicted", "You contradict it."),
        ("open", "You left it open."),
    ]


def test_the_closing_ballot_counts_and_the_opening_one_stands_in():
    found = verdict(uncover(class_of_seven(), steps=4))
    first = {"opening": Ranking.parse("a > b > c > d > e")}
    both = first | {"closing": Ranking.parse("e > d > c > b > a")}
    assert verdict_board(found, own=first).comparisons[0].yours == "agreed"
    board = verdict_board(found, own=both)
    assert board.comparisons[0].yours == "contradicted"
    line = next(line for line in board.lines if line.slug == "a")
    assert (line.own_opening, line.own_closing) == ("1st", "5th")
    assert line.columns == (Moved("1st", "5th"), Moved("1st", "2nd"))
    line = next(line for line in board.lines if line.slug == "b")
    assert line.columns == (Moved("2nd", "4th"), Moved("", "2nd"))


def test_one_place_stands_alone():
    assert moved("", "3rd") == moved("3rd", "") == moved("3rd", "3rd") == Moved("", "3rd")
    assert moved("", "") == Moved("", "–")


@pytest.mark.parametrize(
    ("kind", "sentence", "ours"),
    [
        ("at-least", "Factor A counted for at least as much as Factor B.", "agreed"),
        ("above", "Factor A counted for more than Factor B.", "tied"),
    ],
)
def test_level_agrees_with_at_least(kind, sentence, ours):
    edition = essay_edition(relations=[relation("a", "b", kind)])
    (line,) = board_after(4, edition=edition).comparisons
    assert (line.sentence, line.kind, line.ours) == (sentence, kind, ours)


def test_level_agrees_with_level():
    both = [relation("a", "b", "at-least"), relation("b", "a", "at-least")]
    board = board_after(4, edition=essay_edition(relations=both))
    (line,) = board.comparisons
    assert (line.sentence, line.ours) == ("Factor A counted for as much as Factor B.", "agreed")
    assert {line.slug: line.says for line in board.lines}["b"] == "level with Factor A"


def test_without_a_class_order_the_class_says_nothing_of_the_comparisons():
    board = board_after(5, pupils=4)
    assert board.is_complete
    assert (board.withheld, board.has_opening, board.has_closing) == (True, False, False)
    assert [(line.ours, line.ours_text) for line in board.comparisons] == [("", "")] * 3
    assert {(line.opening, line.closing) for line in board.lines} == {("–", "–")}


def test_a_debate_without_a_conclusion_says_nothing():
    board = board_after(4, conclusions={})
    assert (board.conclusion, board.label, board.comparisons, board.overlaps) == ("", "", (), ())
    assert {line.says for line in board.lines} == {""}

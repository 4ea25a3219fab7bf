"""What each line of a list comes to beside the roster there is."""

import pytest

from debates.forms.roster import preview
from debates.models import Pupil
from debates.queries.rosters import FoundName


def checked(*typed: str, roster=(), **options):
    found = [FoundName(n, name) for n, name in enumerate(typed, 1)]
    return preview(found, roster=[Pupil(name=name) for name in roster], **options)


def states(found) -> list[tuple]:
    return [(line.name, line.state, line.suffix) for line in found.lines]


def test_new_names_are_added_and_known_ones_are_there():
    found = checked("Ada Lovelace", "ben  OKORO", roster=["Ben Okoro"])
    assert states(found) == [("Ada Lovelace", "new", ""), ("ben  OKORO", "there", "")]
    assert found.wrong == []


def test_a_name_that_stands_twice_has_to_be_settled():
    found = checked("Ada", "Ben", "ada")
    assert states(found) == [("Ada", "new", ""), ("Ben", "new", ""), ("ada", "wrong", "")]
    assert found.wrong[0].why == "Stands on line 1 already."


def test_two_pupils_of_one_name_are_two_and_told_apart():  # EC-65
    found = checked("Ada", "Ada", "Ada", twins=True)
    assert states(found) == [("Ada", "new", ""), ("Ada", "new", "2"), ("Ada", "new", "3")]


def test_a_list_with_both_of_one_name_can_come_again():
    found = checked("Ada", "Ada", roster=["Ada", "Ada"])
    assert [line.state for line in found.lines] == ["there", "there"]


def test_a_third_of_one_name_is_no_silent_guess():
    found = checked("Ada", "Ada", "Ada", roster=["Ada", "Ada"])
    assert [line.state for line in found.lines] == ["there", "there", "wrong"]
    found = checked("Ada", "Ada", "Ada", roster=["Ada", "Ada"], twins=True)
    assert states(found)[2] == ("Ada", "new", "3")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "There is no name here."),
        ("\u2800", "There is no name here."),
        ("x" * 81, "A name has at most 80 characters."),
        ("a\x07b", "This name holds characters that cannot be shown."),
        ("Z\u0300\u0301\u0302", "This name has too many marks on one letter."),
    ],
)
def test_what_is_no_name_is_told_by_line(typed, why):
    (line,) = checked("Ada", typed).wrong
    assert (line.number, line.why) == (2, why)


@pytest.mark.parametrize(
    "typed",
    [
        "<b>",
        "{{7*7}}",
        "${x}",
        "=cmd|",
        "'; DROP",
        "../../",
        "null",
        "O'Brien",
        "Ñandú",
        "李",
        "x" * 80,
    ],
)
def test_names_are_kept_as_they_are_typed(typed):  # EC-61
    assert states(checked(typed)) == [(typed, "new", "")]

"""PrefLib, in its new and its old form, against files typed here."""

from dataclasses import replace

import pytest
from hypothesis import given

from debates.rankings import Ranking, Unranked
from debates.rankings.interchange import (
    Ballot,
    BallotFile,
    InterchangeError,
    Oddity,
    preflib_type,
    read_preflib,
    write_preflib,
)
from tests.rankings.interchange_files import ballot_files, few

NEW = """\
# edited by hand, see ALTERNATIVE NAME 9: none
# FILE NAME: lunch.toi
# TITLE: Lunch: what first?
# DESCRIPTION: asked on a Monday
# DATA TYPE: toi
# MODIFICATION TYPE: original
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Soup
# ALTERNATIVE NAME 2: Fish, "fried"
# ALTERNATIVE NAME 3: Rice: brown
# ALTERNATIVE NAME 4: Fruit
3: 1,{2, 3},4
2: 4, 1
1: {1,2,3,4}
"""

OLD = """\
3
1,Soup
2,Fish, "fried"
3,Rice
5,5,2
4,1,{2,3}
1,3
"""


def head(*lines, m=3):
    names = [f"# ALTERNATIVE NAME {number}: {'abcdef'[number - 1]}" for number in range(1, m + 1)]
    return "\n".join([*names, *lines])


def strict(text, file="x.toi"):
    with pytest.raises(InterchangeError) as refused:
        read_preflib(text, file)
    assert refused.value.file == file
    assert str(refused.value).startswith(file)
    return refused.value.line, refused.value.cause


def test_the_new_form_is_read():
    file = read_preflib(NEW, "lunch.toi")
    soup, fish, rice, fruit = file.items
    assert file.items == ("Soup", 'Fish, "fried"', "Rice: brown", "Fruit")
    assert file.ballots == (
        Ballot(Ranking.of([soup], [fish, rice], [fruit]), 3),
        Ballot(Ranking.of([fruit], [soup]), 2),
        Ballot(Ranking.of([soup, fish, rice, fruit]), 1),
    )
    assert (file.n, file.blank, file.title) == (6, 0, "Lunch: what first?")
    assert (file.unranked, file.warnings) == (None, ())
    assert (file.tied, file.complete) == (True, False)


def test_the_form_from_before_2022_is_read():
    file = read_preflib(OLD, "lunch.toi")
    assert file.items == ("Soup", 'Fish, "fried"', "Rice")
    assert file.ballots == (
        Ballot(Ranking.of(["Soup"], ['Fish, "fried"', "Rice"]), 4),
        Ballot(Ranking.of(["Rice"]), 1),
    )
    assert file.warnings == ()


def test_windows_lines_and_a_byte_order_mark_change_nothing():
    assert read_preflib("\ufeff" + NEW.replace("\n", "\r\n"), "x.toi") == read_preflib(NEW, "x.toi")


def test_repeated_lines_are_added_up():
    file = read_preflib(head("1: 1,2,3", "2: 3,2,1", "2: 1,2,3", "4: 1,{3,2}", "1: 1,{2,3}"), "x")
    assert [(str(b.ranking), b.count) for b in file.ballots] == [
        ("a > b > c", 3), ("c > b > a", 2), ("a > b = c", 5),
    ]  # fmt: skip


def test_a_count_with_no_order_is_a_ballot_that_ranks_nothing():
    file = read_preflib(head("2: 1,2,3", "3:"), "x.soc")
    assert (file.n, file.blank, file.complete, file.warnings) == (2, 3, True, ())
    assert "3" not in write_preflib(file).splitlines()[-1].partition(":")[0]


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("1: 1,1,2", "alternative 1 stands twice in one order"),
        ("1: {1,2},2", "alternative 2 stands twice in one order"),
        ("1: {1,2", "not an order: “{1,2”"),
        ("1: 1,,2", "not an order: “1,,2”"),
        ("1: 1,2,", "not an order: “1,2,”"),
        ("1: 1 2", "not an order: “1 2”"),
        ("1: {},1", "braces want numbers in them: “{},”"),
        ("1: {1,,2}", "braces want numbers in them: “{1,,2}”"),
        ("1: 0,1", "alternatives are numbered from 1"),
        ("1: ١,2", "not an order: “١,2”"),
        ("0: 1,2", "an order that nobody gave"),
        ("-1: 1,2", "a count must be a whole number: “-1”"),
        ("1.0: 1,2", "a count must be a whole number: “1.0”"),
        ("hello", "“count: order” wanted: “hello”"),
        ("200001: 1,2", "more than 200,000 ballots"),
        ("1: 999999999999", "not an order: “999999999999”"),
    ],
)
def test_what_is_refused_in_a_row_names_line_and_cause(row, cause):
    assert strict(head("2: 1,2,3", row, m=3)) == (5, cause)


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("", None, "nothing in it"),
        ("# TITLE: x", None, "no alternatives: is this a PrefLib file?"),
        (head("# ALTERNATIVE NAME 2: z"), 4, "alternative 2 is named twice"),
        (head("# ALTERNATIVE NAME 4: a"), 4, "two alternatives of one name: “a”"),
        (head("# ALTERNATIVE NAME 4:"), 4, "alternative 4 without a name"),
        (head("# ALTERNATIVE NAME 0: z"), 4, "alternatives are numbered from 1"),
        (head("# NUMBER VOTERS: many"), 4, "NUMBER VOTERS must be a whole number: “many”"),
        (head("# DATA TYPE: wmd"), 4, "DATA TYPE “wmd”; only soc, soi, toc, toi hold rankings"),
        ("201\n1,a", 1, "more than 200 alternatives"),
        ("2\n1,a\n", 2, "the file ends within its header of 2 alternatives"),
        ("1\na\n1,1,1\n", 2, "“number,name” of an alternative wanted: “a”"),
        ("1\n1,a\n1,1\n", 3, "“voters,sum,unique orders” wanted: “1,1”"),
        ("1\n1,a\n1,1,1\n1: 1\n", 4, "“count, order” wanted: “1: 1”"),
    ],
)
def test_what_is_refused_in_a_file_names_line_and_cause(text, line, cause):
    assert strict(text) == (line, cause.replace("count, ", "count, "))


def test_where_header_and_body_differ_the_body_wins_and_a_warning_names_the_line():
    file = read_preflib(
        head(
            "# NUMBER ALTERNATIVES: 5",
            "# NUMBER VOTERS: 9",
            "# NUMBER UNIQUE ORDERS: 7",
            "# DATA TYPE: soc",
            "2: 1,{2,4}",
        ),
        "x.toi",
    )
    assert file.items == ("a", "b", "c", "4")
    assert [(w.oddity, w.line) for w in file.warnings] == [
        (Oddity.UNNAMED, 8),
        (Oddity.NEVER_RANKED, 3),
        (Oddity.MISMATCH, 4),
        (Oddity.MISMATCH, 5),
        (Oddity.MISMATCH, 6),
        (Oddity.MISMATCH, 7),
    ]
    assert [str(w) for w in file.warnings[:3]] == [
        "line 8: alternative 4 is ranked but not named; it goes by its number",
        "line 3: no ballot ranks alternative 3, “c”",
        "line 4: NUMBER ALTERNATIVES 5, but 4 in the file",
    ]
    assert str(file.warnings[-1]) == (
        "line 7: data type soc, but some orders tie items and leave items out"
    )


def test_without_a_header_the_extension_says_what_the_file_should_hold():
    assert [str(w) for w in read_preflib(head("1: 1,2"), "x.soc").warnings] == [
        "line 3: no ballot ranks alternative 3, “c”",
        "data type soc, but some orders leave items out",
    ]


@pytest.mark.parametrize(
    ("tiers", "kind"),
    [(["ab"], "toc"), (["a", "b"], "soc"), (["a"], "soi")],
)
def test_the_type_is_what_the_ballots_are(tiers, kind):
    assert preflib_type(BallotFile(("a", "b"), (Ballot(Ranking.of(*map(list, tiers))),))) == kind


def test_written_as_the_site_writes_it():
    ballots = (Ballot(Ranking.of(["b"], ["a", "c"])), Ballot(Ranking.of(["a"]), 2))
    file = BallotFile(("a", "b", "c"), ballots, Unranked.BELOW, "Lunch")
    assert write_preflib(file, "lunch") == """\
# FILE NAME: lunch.toi
# TITLE: Lunch
# DESCRIPTION: Unranked items: below (under every ranked item)
# DATA TYPE: toi
# MODIFICATION TYPE: original
# RELATES TO:
# RELATED FILES:
# PUBLICATION DATE:
# MODIFICATION DATE:
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 3
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: a
# ALTERNATIVE NAME 2: b
# ALTERNATIVE NAME 3: c
2: 1
1: 2,{1,3}
"""  # fmt: skip


@few
@given(ballot_files())
def test_out_and_in_again_is_the_same(file):
    again = read_preflib(write_preflib(file), f"ballots.{preflib_type(file)}")
    kept = tuple(b for b in file.merged.ballots if b.ranking.tiers)
    assert replace(again, warnings=()) == replace(file, ballots=kept, orders=())
    assert {w.oddity for w in again.warnings} <= {Oddity.NEVER_RANKED}

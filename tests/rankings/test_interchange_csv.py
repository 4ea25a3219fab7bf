"""Wide and long CSV against files typed here; what a spreadsheet would run as a formula."""

import pytest
from hypothesis import given

from debates.rankings import Ranking
from debates.rankings.interchange import (
    Ballot,
    BallotFile,
    InterchangeError,
    read_ballots,
    read_long_csv,
    read_wide_csv,
    write_long_csv,
    write_wide_csv,
)
from debates.rankings.interchange.cells import guard, unguard
from tests.rankings.interchange_files import ballot_files, few, shown

WIDE = """\
voter,Soup,"Fish, fried",Rice
Ann,1,,2
Bo,2,1,2
Cy,,,
"""
LONG = """\
ballot_id,rank,choice
7,1,Soup
7,2,Rice
9,2.0,Soup
9,1.0,"Fish, fried"
9,2,Rice
"""


def refused(read, text):
    with pytest.raises(InterchangeError) as trouble:
        read(text, "x.csv")
    return trouble.value.line, trouble.value.cause


def test_wide_a_cell_is_a_rank_and_a_blank_is_left_out():
    file = read_wide_csv(WIDE, "x.csv")
    assert file.items == ("Soup", "Fish, fried", "Rice")
    assert [(b.voter, str(b.ranking)) for b in file.ballots] == [
        ("Ann", "Soup > Rice"), ("Bo", "Fish, fried > Rice = Soup"), ("Cy", ""),
    ]  # fmt: skip
    assert (file.n, file.blank, file.unranked, file.warnings) == (2, 1, None, ())


@pytest.mark.parametrize("ranks", ["1,2,2,3", "1,2,2,4", "1,2.5,2.5,4", "1.0,7,7.0,9"])
def test_dense_competition_and_average_ranks_are_one_ranking(ranks):
    file = read_wide_csv(f"voter,a,b,c,d\nx,{ranks}\n", "x.csv")
    assert file.rankings == (Ranking.parse("a > b = c > d"),)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_line_ends_and_byte_order_marks_change_nothing(mark, end):
    rows = [["", '"Rice, brown; whole"', "Soup"], ["Ann", "1", "2"], ["Bo", "", "1"]]
    text = "\ufeff" + end.join(mark.join(row) for row in rows)
    file = read_wide_csv(text, "x.csv")
    assert file.items == ("Rice, brown; whole", "Soup")
    assert list(map(str, file.rankings)) == ["Rice, brown; whole > Soup", "Soup"]


def test_a_separator_inside_unquoted_names_does_not_win():
    file = read_wide_csv("voter;Rice, brown;Soup, hot;Tea, hot, sweet\nAnn;1;2;3\n", "x.csv")
    assert file.items == ("Rice, brown", "Soup, hot", "Tea, hot, sweet")


def test_blank_rows_are_left_out_and_lines_are_still_right():
    assert refused(read_wide_csv, "\nvoter,a,b\n\n,,\nAnn,1,two\n") == (
        5,
        "a rank, or a blank where there is none, wanted under “b”: “two”",
    )


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("", None, "nothing in it"),
        (",,\n,,\n", None, "nothing in it"),
        ("voter\nAnn\n", 1, "one column only; commas, semicolons or tabs wanted"),
        ("voter,a,b\nAnn,1\n", 2, "a row of 2 cells under a header of 3"),
        ("voter,a,b\nAnn,1,2,3\n", 2, "a row of 4 cells under a header of 3"),
        ("voter,a,\nAnn,1,2\n", 1, "column 3 without a name"),
        ("voter,a,a \nAnn,1,2\n", 1, "two columns of one name: “a”"),
        ("voter,a,b\nAnn,0,1\n", 2,
         "ranks count from 1, and who is not ranked is left blank: “a” has 0"),
        ("voter,a,b\nAnn,-1,1\n", 2,
         "a rank, or a blank where there is none, wanted under “a”: “-1”"),
        ("voter,a,b\nAnn,١,1\n", 2, "a rank, or a blank where there is none, wanted under “a”: “١”"),
        ("voter,a,b\nAnn,NA,1\n", 2,
         "a rank, or a blank where there is none, wanted under “a”: “NA”"),
        ('voter,a,b\nAnn,"1,2\n', 2, "not CSV: unexpected end of data"),
        ("voter,a,b\x07\nAnn,1,2\n", 1, "column 3 whose name holds a control character: “b�”"),
        ("voter" + ",x" * 201 + "\n", 1, "more than 201 columns"),
    ],
)  # fmt: skip
def test_what_wide_refuses_names_line_and_cause(text, line, cause):
    assert refused(read_wide_csv, text) == (line, cause)


def test_what_is_odd_about_wide_is_said():
    file = read_wide_csv("Soup,Rice,Tea\nAnn,1,\nAnn,1,\n", "x.csv")
    assert [str(w) for w in file.warnings] == [
        "line 1: the first column, “Soup”, was taken for the voters' names",
        "line 3: a second ballot of “Ann”",
        "line 1: no ballot ranks “Tea”",
    ]


def test_long_a_row_is_a_ballot_and_an_item():
    file = read_long_csv(LONG, "x.csv")
    assert file.items == ("Soup", "Rice", "Fish, fried")
    assert [(b.voter, str(b.ranking)) for b in file.ballots] == [
        ("7", "Soup > Rice"), ("9", "Fish, fried > Rice = Soup"),
    ]  # fmt: skip


def test_long_columns_come_in_any_order_and_others_are_not_read():
    file = read_long_csv("Choice;house;BALLOT_ID;Rank\na;x;1;2\nb;y;1;1\n", "x.csv")
    assert list(map(str, file.rankings)) == ["b > a"]
    assert [str(w) for w in file.warnings] == ["line 1: column “house” was not read"]


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("ballot,rank,choice\n1,1,a\n", 1, "columns ballot_id, rank, choice wanted, once each"),
        ("ballot_id,rank,choice\n,1,a\n", 2, "a ballot without a name"),
        ("ballot_id,rank,choice\n1,1,\n", 2, "a choice without a name"),
        ("ballot_id,rank,choice\n1,1,a\n1,2,a\n", 3, "ballot “1” lists “a” twice"),
        ("ballot_id,rank,choice\n1,0,a\n", 2, "ranks count from 1: “0”"),
        ("ballot_id,rank,choice\n1,x,a\n", 2, "ranks count from 1: “x”"),
        ("ballot_id,rank,choice,phase\n1,1,a,before\n1,1,b,after\n", 3,
         "one file, one phase, but here are “before” and “after”"),
    ],
)  # fmt: skip
def test_what_long_refuses_names_line_and_cause(text, line, cause):
    assert refused(read_long_csv, text) == (line, cause)


def test_by_content_csv_is_wide_or_long():
    assert str(read_ballots(LONG.encode(), "x.csv").rankings[0]) == "Soup > Rice"
    assert str(read_ballots(WIDE.encode(), "x.CSV").rankings[0]) == "Soup > Rice"
    file = read_ballots(b"voter,rank,choice\nAnn,1,2\n", "x.csv")  # these are items
    assert list(map(str, file.rankings)) == ["rank > choice"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+2", "'=1+2"), ("+1", "'+1"), ("-1", "'-1"), ("@A1", "'@A1"), ("＝1", "'＝1"),
        ("'=1", "''=1"), ("''@", "'''@"), ("'a", "'a"), ("a=1", "a=1"), ("", ""), ("'", "'"),
    ],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell, written):
    assert guard(cell) == written
    assert unguard(written) == cell


def test_written_for_spreadsheets():
    ballots = (Ballot(Ranking.of(["=b"], ["a", "c"]), 2, "@Ann"), Ballot(Ranking(())))
    file = BallotFile(("a", "=b", "c"), ballots)
    assert write_wide_csv(file) == ("\ufeffvoter,a,'=b,c\r\n'@Ann,2,1,2\r\n'@Ann,2,1,2\r\n3,,,\r\n")
    assert write_long_csv(BallotFile(("a", "=b"), ballots[1:]), "before") == (
        "\ufeffballot_id,rank,choice,phase\r\n1,,a,before\r\n1,,'=b,before\r\n"
    )


@few
@given(ballot_files())
def test_wide_out_and_in_again_is_the_same(file):
    assert shown(read_wide_csv(write_wide_csv(file), "x.csv")) == shown(file)


@few
@given(ballot_files())
def test_long_out_and_in_again_is_the_same(file):
    again = read_long_csv(write_long_csv(file, "before"), "x.csv")
    # Without a ballot there is no row, and so no item.
    assert shown(again) == (shown(file) if file.ballots else ((), ()))

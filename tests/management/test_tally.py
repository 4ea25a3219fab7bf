"""`manage.py tally` on files typed here: what it prints, and what it says when it cannot."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from debates.rankings.undefined import Why

TENNESSEE = """\
# TITLE: A capital for Tennessee
# DATA TYPE: soc
# NUMBER VOTERS: 99
# ALTERNATIVE NAME 1: Memphis
# ALTERNATIVE NAME 2: Nashville
# ALTERNATIVE NAME 3: Chattanooga
# ALTERNATIVE NAME 4: Knoxville
42: 1,2,3,4
26: 2,3,4,1
17: 4,3,2,1
15: 3,4,2,1
"""
TOP_TWO = "voter,a,b,c\nAnn,1,2,\nBo,,1,\nCy,2,,1\n"
ESSAY = {
    "items": ["a", "b"],
    "unranked": "below",
    "ballots": [{"ranking": [["a"], ["b"]], "count": 3}, {"ranking": [["b"]]}],
    "orders": [
        {
            "name": "An essay",
            "relations": [{"higher": "a", "lower": "b", "kind": "above", "strength": "explicit"}],
        }
    ],
}


@pytest.fixture
def tally(tmp_path):
    def run(name, text, *options):
        (tmp_path / name).write_text(text, encoding="utf-8")
        out = io.StringIO()
        call_command("tally", str(tmp_path / name), *options, stdout=out)
        return out.getvalue()

    return run


def test_a_table_says_it_all(tally):
    printed = tally("tennessee.soc", TENNESSEE)
    for words in (
        "tennessee.soc: A capital for Tennessee",
        "100 ballots, 4 items; left out means no opinion (silent)",
        "Warning: line 3: NUMBER VOTERS 99, but 100 in the file",
        "   1  Nashville      2.06   1 to 1   300 comparisons",
        "   4  Knoxville      2.93   ",
        "Nashville wins its duel with every other item",
        "Average place: Nashville > Chattanooga > Memphis > Knoxville",
        "Copeland: Nashville > Chattanooga > Knoxville > Memphis",
        "Schulze: Nashville > Chattanooga > Knoxville > Memphis",
        "Plackett-Luce, chances in 100 to be chosen first: Nashville ",
        "Kemeny (207 disagreements): Nashville > Chattanooga > Knoxville > Memphis",
        "the same way 56 times in 100",  # (1 + 14 232 / 118 800) / 2
        "Kendall's W 0.098",  # 12 · 4890 / 600 000
        "Places most spread out (Leik's D 0.84): Memphis",
        "Who should argue with whom: nobody, too many different ballots (100, at most 60)",
    ):
        assert words in printed


OPPOSITES = "voter,a,b,c\nAnn,1,2,3\nBo,3,2,1\nCy,1,2,3\nDee,3,2,1\nEve,1,2,3\n"


def test_everyone_is_told_whom_to_argue_with(tally):
    content = json.loads(tally("class.csv", OPPOSITES, "--json"))
    groups = content["groups"]
    assert sorted(name for group in groups for name in group["ballots"]) == [
        "Ann", "Bo", "Cy", "Dee", "Eve",
    ]  # fmt: skip
    # Opposite orders of three: 3 pairs apart, a and c two places. Of five, three argue together.
    assert sorted(group["apart"] for group in groups) == [3, 6]
    assert {group["gap"] for group in groups} == {2}
    assert {group["item"] for group in groups} <= {"a", "c"}
    printed = tally("class.csv", OPPOSITES)
    assert "Who should argue with whom, the first of each opening" in printed
    assert ", 2 places apart" in printed


def test_who_agree_have_nothing_to_argue_about(tally):
    content = json.loads(tally("class.csv", "voter,a,b\nAnn,1,2\nBo,1,2\n", "--json"))
    (group,) = content["groups"]
    assert (group["item"], group["item_reason"]) == (None, "none-apart")
    assert "nothing sets them apart" in tally("class.csv", "voter,a,b\nAnn,1,2\nBo,1,2\n")


# A circle: a beats b 3 to 0, b beats c 5 to 4, c beats a 4 to 2. By winning votes (3, 5, 4) a over
# b is the weakest and breaks, by margins (3, 1, 2) b over c.
def test_schulze_by_margins_stands_beside_winning_votes_where_they_differ(tally):
    text = json.dumps(
        {
            "items": ["a", "b", "c"],
            "unranked": "silent",
            "ballots": [
                {"ranking": [["a"], ["b"]], "count": 3},
                {"ranking": [["b"], ["c"]], "count": 5},
                {"ranking": [["c"], ["b"]], "count": 4},
                {"ranking": [["c"], ["a"]], "count": 4},
                {"ranking": [["a"], ["c"]], "count": 2},
            ],
        }
    )
    content = json.loads(tally("circle.json", text, "--json"))
    assert content["schulze"]["tiers"] == [["b"], ["c"], ["a"]]
    assert content["schulze_margins"]["tiers"] == [["c"], ["a"], ["b"]]
    assert content["schulze_margins"]["strength"] == "margins"
    printed = tally("circle.json", text)
    assert "  Schulze: b > c > a" in printed
    assert "  Schulze by margins: c > a > b" in printed


def test_json_has_what_was_read_and_what_it_comes_to(tally):
    content = json.loads(tally("tennessee.soc", TENNESSEE, "--json"))
    assert content["file"] == {
        "name": "tennessee.soc",
        "title": "A capital for Tennessee",
        "declared": None,
        "declared_reason": "not-stated",
        "warnings": [
            {"oddity": "mismatch", "text": "NUMBER VOTERS 99, but 100 in the file", "line": 3}
        ],
    }
    assert content["condorcet"]["winner"] == "Nashville"
    assert (content["n"], content["unranked"], content["seed"]) == (100, "silent", 1)


def test_the_same_seed_prints_the_same(tally):
    one, again = (tally("t.soc", TENNESSEE, "--json", "--seed", "7") for _ in range(2))
    assert one == again


def test_where_ballots_leave_items_out_the_convention_has_to_be_said(tally):
    with pytest.raises(CommandError, match="Add --unranked silent"):
        tally("top.csv", TOP_TWO)
    # Silent: b against a is Ann's word alone. Below: Ann and Cy set a above b, and Bo b above a.
    silent = json.loads(tally("top.csv", TOP_TWO, "--json", "--unranked", "silent"))
    below = json.loads(tally("top.csv", TOP_TWO, "--json", "--unranked", "below"))
    assert silent["pairs"]["wins"][:2] == [[0, 1, 0], [0, 0, 0]]
    assert below["pairs"]["wins"][:2] == [[0, 2, 1], [1, 0, 2]]


def test_nine_items_get_a_diamond(tally):
    rows = "".join(f"{name},1,2,2,3,3,3,4,4,5\n" for name in ("Ann", "Bo"))
    printed = tally("nine.csv", "voter,a,b,c,d,e,f,g,h,i\n" + rows)
    assert "Diamond (0 disagreements): a > b = c > d = e = f > g = h > i" in printed


def test_camps_are_shown_by_a_ballot_each(tally):
    printed = tally("two.csv", "voter,a,b,c,d\n" + "x,1,2,3,4\n" * 12 + "y,4,3,2,1\n" * 8)
    assert "A camp of 12 around a > b > c > d" in printed
    assert "A camp of 8 around d > c > b > a" in printed


def test_a_file_that_says_so_needs_no_option_and_the_option_wins(tally):
    text = json.dumps(ESSAY)
    assert json.loads(tally("essay.json", text, "--json"))["unranked"] == "below"
    printed = tally("essay.json", text, "--unranked", "silent")
    assert "The file itself says: left out means under every ranked item (below)" in printed


def test_an_essay_in_the_file_is_held_against_the_class(tally):
    printed = tally("essay.json", json.dumps(ESSAY))
    assert "Against An essay: 1 comparison, 0 pairs left open" in printed
    assert "The class order: 1 agreed, 0 contradicted, 0 tied, 0 silent" in printed
    # Below: the one ballot that ranks b only sets a under it.
    assert "All ballots: 3 agreed, 1 contradicted, 0 tied, 0 silent" in printed
    assert "No test against a shuffled order: too few comparisons (1, needed 10)" in printed


def test_several_best_orders_are_counted_and_none_is_picked(tally):
    printed = tally("even.csv", "voter,a,b\nAnn,1,2\nBo,2,1\n")
    assert "Kemeny (1 disagreements, 2 equally good orders): places a 1 to 2, b 1 to 2" in printed


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("Ann,,\n", "nobody ranked anything"),
        ("Ann,1,2\n", "one ballot agrees with nobody (1, needed 2)"),
        ("Ann,1,1\nBo,1,1\n", "No Kendall's W: every ballot ties everything"),
        ("Ann,1,2\nBo,2,1\n", "no likely places: too few ballots (2, needed 8)"),
    ],
)
def test_what_cannot_be_said_is_said_in_words(tally, rows, words):
    printed = tally("few.csv", "voter,a,b\n" + rows)
    assert words in printed
    assert "nan" not in printed.lower()
    assert not [why for why in Why if f": {why.value}" in printed]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.soc", "# ALTERNATIVE NAME 1: a\n1: 1,1", "a.soc, line 2: alternative 1 stands twice"),
        ("a.docx", "", "a.docx: unknown extension"),
    ],
)
def test_a_bad_file_is_named_with_line_and_cause(tally, name, text, said):
    with pytest.raises(CommandError, match=said):
        tally(name, text)


def test_a_missing_file_is_said_in_words(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("tally", str(tmp_path / "none.soc"))


def test_a_negative_seed_is_refused(tally):
    with pytest.raises(CommandError, match="must not be negative"):
        tally("t.soc", TENNESSEE, "--seed", "-1")

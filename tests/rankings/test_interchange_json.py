"""JSON and Condorcet Election Format against texts typed here."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from debates.rankings import PartialOrder, Ranking, Relation, Unranked
from debates.rankings.interchange import (
    Ballot,
    BallotFile,
    InterchangeError,
    NamedOrder,
    read_json,
    write_cvotes,
    write_json,
)
from tests.rankings.interchange_files import ballot_files, few

A_ABOVE_B = {"higher": "a", "lower": "b", "kind": "above", "strength": "explicit"}
FULL = {
    "format": "ranking-ballots",
    "version": 1,
    "title": "Lunch",
    "unranked": "below",
    "items": ["a", "b", "c"],
    "ballots": [{"ranking": [["b"], ["a", "c"]], "count": 2, "voter": "Ann"}],
    "orders": [{"name": "An essay", "relations": [A_ABOVE_B]}],
}
FILE = BallotFile(
    ("a", "b", "c"),
    (Ballot(Ranking.of(["b"], ["a", "c"]), 2, "Ann"),),
    Unranked.BELOW,
    "Lunch",
    (NamedOrder("An essay", PartialOrder((Relation("a", "b", "above", "explicit"),))),),
)


def refused(text):
    with pytest.raises(InterchangeError) as trouble:
        read_json(text, "x.json")
    return trouble.value.line, trouble.value.cause


def test_everything_is_read_and_written():
    assert read_json(json.dumps(FULL), "x.json") == FILE
    assert json.loads(write_json(FILE)) == FULL


def test_what_may_be_left_out():
    file = read_json('{"items": ["a"], "ballots": [{"ranking": [["a"]]}, {"ranking": []}]}', "x")
    assert file == BallotFile(("a",), (Ballot(Ranking.of(["a"])), Ballot(Ranking(()))))


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("", 1, "not JSON: Expecting value"),
        ('{"items":\n[}', 2, "not JSON: Expecting value"),
        ("[" * 100_000, None, "nested too deeply"),
        ("1" * 5000, None, None),
        ('{"items": [NaN]}', None, "not JSON that is taken here: “NaN is no number of JSON”"),
        ('{"items": [], "items": []}', None,
         "not JSON that is taken here: “a key stands twice in one object”"),
        ("[]", None, "the file: an object wanted"),
        ("{}", None, "the file: ballots is missing"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_ballots(text, line, cause):
    found = refused(text)
    assert found[0] == line
    assert cause is None or found[1] == cause


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"version": 2}, "format ranking-ballots, version 1 wanted"),
        ({"ballot": []}, "the file: unknown key “ballot”"),
        ({"unranked": "last"}, "unranked is silent or below or null"),
        ({"unranked": []}, "unranked is silent or below or null"),
        ({"title": 1}, "title: a text wanted"),
        ({"items": []}, "no items"),
        ({"items": "abc"}, "items: a list wanted"),
        ({"items": ["a", 1]}, "item 2 is not a text"),
        ({"items": ["a", " "]}, "item 2 without a name"),
        ({"items": ["a", "b "]}, "item 2 has blanks around or doubled: “b ”"),
        ({"items": ["a", "\ud800"]}, "item 2 whose name holds a control character: “�”"),
        ({"items": ["a", "a"]}, "two items of one name: “a”"),
        ({"items": [str(number) for number in range(201)]}, "more than 200 entries in items"),
        ({"ballots": {}}, "ballots: a list wanted"),
        ({"ballots": [[["a"]]]}, "ballot 1: an object wanted"),
        ({"ballots": [{}]}, "ballot 1: ranking is missing"),
        ({"ballots": [{"ranking": [["z"]]}]}, "ballot 1: its ranking was refused as unknown: “z”"),
        ({"ballots": [{"ranking": [["a"], ["a"]]}]},
         "ballot 1: its ranking was refused as duplicate: “a”"),
        ({"ballots": [{"ranking": "a"}]}, "ballot 1: its ranking was refused as not-tiers"),
        ({"ballots": [{"ranking": [], "count": 0}]},
         "ballot 1: count must be a whole number from 1 on"),
        ({"ballots": [{"ranking": [], "count": True}]},
         "ballot 1: count must be a whole number from 1 on"),
        ({"ballots": [{"ranking": [], "count": 200_001}]}, "more than 200,000 ballots"),
        ({"ballots": [{"ranking": [], "voter": 7}]}, "ballot 1: a text wanted"),
        ({"orders": [{"relations": [A_ABOVE_B | {"kind": "over"}]}]},
         ("order 1, relation 1: the kinds are above, at-least, part-of; "
          "strengths: explicit, implied, implied-weak, derived")),
        ({"orders": [{"relations": [A_ABOVE_B | {"lower": "z"}]}]},
         "order 1, relation 1: no such item: “z”"),
        ({"orders": [{"relations": [A_ABOVE_B | {"lower": "a"}]}]},
         "order 1, relation 1 sets an item against itself"),
        ({"orders": [{"relations": [A_ABOVE_B | {"lower": ["a"]}]}]},
         "order 1, relation 1: lower is not a text"),
        ({"orders": [{"relations": [A_ABOVE_B, A_ABOVE_B | {"higher": "b", "lower": "a"}]}]},
         "order 1 contradicts itself: “a > b ≥ a”"),
    ],
)  # fmt: skip
def test_what_is_refused_says_where(change, cause):
    assert refused(json.dumps(FULL | change)) == (None, cause)


@few
@given(ballot_files())
def test_out_and_in_again_is_the_same(file):
    text = write_json(file)
    assert replace(read_json(text, "x.json"), warnings=()) == file
    assert write_json(read_json(text, "x.json")) == text


def test_condorcet_election_format_is_written():
    ballots = (
        Ballot(Ranking.of(["b"], ["a", "c"])),
        Ballot(Ranking.of(["a"], ["b"]), 42),
        Ballot(Ranking(())),
    )
    file = BallotFile(("a", "b", "c"), ballots, Unranked.SILENT, "Lunch")
    assert write_cvotes(file) == """\
# Lunch
#/Candidates: a ; b ; c
#/Implicit Ranking: false
#/Weight Allowed: false

a > b * 42
b > a = c
"""  # fmt: skip
    assert "#/Implicit Ranking: true\n" in write_cvotes(replace(file, unranked=Unranked.BELOW))


def test_condorcet_election_format_says_what_it_cannot_carry():
    partial = BallotFile(("a", "b"), (Ballot(Ranking.of(["a"])),))
    with pytest.raises(InterchangeError, match=r"lunch\.cvotes: some ballots leave items out"):
        write_cvotes(partial, "lunch")
    reserved = BallotFile(("a > b", "c"), (), Unranked.BELOW)
    with pytest.raises(InterchangeError, match="keeps > for itself, so “a > b” cannot be written"):
        write_cvotes(reserved)

"""Any bytes under any name: a file of ballots, or one kind of refusal."""

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import PartialOrder, Ranking, RankingError, Relation, interchange
from debates.rankings.interchange import (
    Ballot,
    BallotFile,
    InterchangeError,
    NamedOrder,
    read_ballots,
    write_json,
    write_long_csv,
    write_preflib,
    write_wide_csv,
)
from debates.rankings.interchange.trouble import CONTROL
from tests.rankings.interchange_files import ballot_files
from tests.rankings.strategies import steady

SUFFIXES = ("soc", "soi", "toc", "toi", "csv", "tsv", "json", "exe")
FRAGMENTS = (
    "# ALTERNATIVE NAME 1: a", "# ALTERNATIVE NAME 2", "# NUMBER VOTERS: 9", "# DATA TYPE: soc",
    "3", "1,a", "2,b", "1: 1,{2,3}", "1: {", "2,1,2", ":", ",", ";", "\t", '"', "'", "\n", "\n",
    "\r", "\x00", "\x85", "\u2028", "\ufeff", "voter", "ballot_id,rank,choice", "=", "1", "0", "²",
    "9" * 30, '{"items": ["a"], "ballots": [', '{"ranking": [["a"]]}', "]}", "[[[", "NaN", "1e999",
    '{"', "\\ud800", "{}", "null",
)  # fmt: skip


def bent(text, cut, put):
    at = cut % (len(text) + 1)
    return text[:at] + put + text[at:]


WRITTEN = st.builds(
    lambda file, write, cut, put: bent(write(file), cut, put),
    ballot_files(),
    st.sampled_from([write_json, write_long_csv, write_preflib, write_wide_csv]),
    st.integers(0, 2000),
    st.sampled_from(FRAGMENTS),
)
PIECES = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)
HOSTILE = st.binary(max_size=60) | (PIECES | WRITTEN).map(lambda t: t.encode("utf-8", "replace"))


def safe(message):
    """On one line, and nothing in it that a terminal obeys."""
    return not CONTROL & set(map(unicodedata.category, str(message)))


@settings(steady, max_examples=150)
@given(HOSTILE, st.sampled_from(SUFFIXES))
def test_whatever_comes_is_read_or_refused_by_file_and_cause(content, suffix):
    name = f"lesson.{suffix}"
    try:
        file = read_ballots(content, name)
    except InterchangeError as refused:
        assert refused.file == name  # noqa: PT017 -- both ways are right
        assert refused.cause  # noqa: PT017
        assert safe(refused)  # noqa: PT017
        assert refused.line is None or 1 <= refused.line <= len(content) + 1  # noqa: PT017
    else:
        assert isinstance(file, BallotFile)
        assert all(map(safe, file.warnings))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"x", "a.docx", ("a.docx: unknown extension; "
                          "these are read: .soc, .soi, .toc, .toi, .csv, .tsv, .json")),
        (b"voter,a\n\xff\xfe,1\n", "a.csv", "a.csv, line 2: not UTF-8; save it as CSV UTF-8"),
        (b" " * 10_000_001, "a.soc", "a.soc: more than 10,000,000 bytes"),
    ],
    ids=["extension", "encoding", "size"],
)  # fmt: skip
def test_what_is_not_even_opened(content, name, said):
    with pytest.raises(InterchangeError) as refused:
        read_ballots(content, name)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.soc", "# A" + " " * 5_000_000 + "x"),
        ("a.soc", "# ALTERNATIVE NAME 1: a\n1: " + "1," * 2_000_000),
        ("a.soc", "# ALTERNATIVE NAME 1: a\n1: {" + " " * 5_000_000),
        ("a.csv", "," * 3_000_000),
        ("a.json", "[" * 9_000_000),
        ("a.json", '{"items": ' + "9" * 5_000_000),
    ],
    ids=["key", "order", "brace", "columns", "depth", "digits"],
)
def test_what_is_long_and_hostile_is_refused_all_the_same(name, content):
    with pytest.raises(InterchangeError):
        read_ballots(content.encode(), name)


def test_an_error_is_short_however_long_the_file_is():
    with pytest.raises(InterchangeError) as refused:
        read_ballots(b"# ALTERNATIVE NAME 1: a\n" + b"x" * 1_000_000, "a.soc")
    assert len(str(refused.value)) < 120


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: BallotFile(("a", "a"), ()), "duplicate"),
        (lambda: BallotFile(("a b ",), ()), "not-an-item"),
        (lambda: BallotFile(("a\nb",), ()), "not-an-item"),
        (lambda: BallotFile(("",), ()), "not-an-item"),
        (lambda: BallotFile(("a",), (Ballot(Ranking.of(["b"])),)), "unknown"),
        (lambda: BallotFile(("a",), (), orders=(NamedOrder("", essay()),)), "unknown"),
    ],
)
def test_a_value_that_no_file_could_hold_is_refused(make, code):
    with pytest.raises(RankingError) as refused:
        make()
    assert refused.value.code == code


def essay():
    return PartialOrder((Relation("a", "b", "above", "explicit"),))


def test_a_ballot_counts_at_least_once():
    with pytest.raises(ValueError, match="at least once"):
        Ballot(Ranking(()), 0)


def test_merging_adds_up_and_drops_the_names():
    a, b = Ranking.of(["a"], ["b"]), Ranking.of(["b"])
    file = BallotFile(("a", "b"), (Ballot(b, 1, "Ann"), Ballot(a, 2), Ballot(b, 2)))
    assert file.merged.ballots == (Ballot(b, 3), Ballot(a, 2))
    assert file.rankings == (b, a, a, b, b)


def test_the_package_imports_only_the_room_and_the_standard_library():
    for file in Path(interchange.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                assert not node.module.startswith(("django", "numpy"))
                if node.module.startswith("debates"):
                    assert node.module.startswith("debates.rankings")

"""Looking for words, against entries typed from the files."""

import pytest

from debates.actions.editions import publish_edition
from debates.queries.dossier import Cut, cut, whole_dossier
from debates.queries.dossier.search import MOST_WORDS, marked, search, words_of
from debates.queries.packs import read_dossier
from tests.dossiers.folders import STALIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole():
    return cut(whole_dossier(publish_edition(content=read_dossier(STALIN))), Cut(concluded=True))


def found(dossier, query: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.slug) for hit in search(dossier, query).hits]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("Tumarkin", [("source", "tumarkin-lenin-lives")]),
        ("TUMARKÍN", [("source", "tumarkin-lenin-lives")]),
        ("  tumarkin,  lenin  ", [("source", "tumarkin-lenin-lives")]),
        ("tumarkin kirov", []),
        ("calendars", [("term", "old-style-new-style")]),
        ("umarkin", []),
        ("Simbirsk", [("figure", "lenin")]),
        ("!!! ???", []),
    ],
)
def test_what_is_found(whole, query, hits):
    assert found(whole, query) == hits


def test_kinds_come_in_one_order_and_titles_first(whole):
    kinds = [hit.kind for hit in search(whole, "lenin").hits]
    assert list(dict.fromkeys(kinds)) == [
        "factor",
        "figure",
        "faction",
        "alliance",
        "event",
        "term",
        "source",
        "claim",
        "conclusion",
    ]
    figures = [hit.slug for hit in search(whole, "lenin").hits if hit.kind == "figure"]
    assert figures[0] == "lenin"


def test_what_is_cut_is_not_found(whole):
    assert ("claim", "c79") in found(whole, "gift outweighed")
    assert found(cut(whole, Cut()), "gift outweighed") == []
    assert ("source", "student-essay") not in found(cut(whole, Cut()), "student")


def test_words_are_folded_trimmed_counted_once_and_bounded():
    assert words_of("Ångström, „Çà‟ angstrom ß ﬁn") == ("angstrom", "ca", "ss", "fin")
    assert words_of("\x00\u202e \U0001f600 --") == ()
    assert words_of("a" * 10_000) == ("a" * 200,)
    assert len(words_of(" ".join("abcdefghijklmnopq"))) == MOST_WORDS == 12


@pytest.mark.parametrize(
    ("text", "words", "pieces"),
    [
        ("Lenin", ("lenin",), [("Lenin", True)]),
        ("Old Lénin's", ("lenin",), [("Old ", False), ("Lénin", True), ("'s", False)]),
        ("Stalin", ("lin",), [("Stalin", False)]),
        ("Straße", ("strass",), [("Straß", True), ("e", False)]),
        ("aa ab", ("a", "aa"), [("aa", True), (" ", False), ("a", True), ("b", False)]),
        ("", ("a",), []),
    ],
)
def test_words_are_marked(text, words, pieces):
    assert marked(text, words) == pieces

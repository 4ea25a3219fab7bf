"""CSL-JSON is exact on the way out, and takes what Zotero and others write on the way in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.queries.citations import CitationFault, read_citations, write_sources

from .sources import SHIPPED


def read(*entries):
    return read_citations(json.dumps(entries).encode(), "csl-json")


def test_what_ships_comes_back_exactly():
    stored = write_sources(SHIPPED, "csl-json")
    assert json.loads(stored) == SHIPPED
    assert read_citations(stored.encode(), "csl-json") == (SHIPPED, [])


def test_letters_stay_letters():
    stored = write_sources([{"id": "a", "type": "book", "title": "Ленин – “é”"}], "csl-json")
    assert "Ленин – “é”" in stored


def test_an_export_of_zotero_becomes_a_citation():
    entry = {
        "id": "http://zotero.org/users/1/items/AB_C9",
        "citation-key": "degaulle1970",
        "type": "book",
        "title": "War <i>Memoirs</i>:\n Unity",
        "shortTitle": "Unity",
        "author": [
            {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
            {"literal": "A Committee"},
        ],
        "edition": 2,
        "number-of-volumes": "3",
        "issued": {"date-parts": [["1959", 10, "3"]]},
        "accessed": {"raw": "2024-05-02"},
    }
    citations, faults = read(entry)
    assert faults == []
    assert citations == [
        {
            "id": "httpzoteroorgusers1itemsab-c9",
            "type": "book",
            "title": "War Memoirs: Unity",
            "title-short": "Unity",
            "author": [
                {"family": "de Gaulle", "given": "Charles"},
                {"family": "King", "given": "Martin, Jr."},
                {"literal": "A Committee"},
            ],
            "edition": "2",
            "number-of-volumes": 3,
            "issued": {"date-parts": [[1959, 10, 3]]},
            "accessed": {"date-parts": [[2024, 5, 2]]},
        }
    ]


def test_a_field_without_a_place_is_harmless():
    citations, faults = read({"id": "a", "type": "book", "title": "T", "abstract": "Long."})
    assert citations == [{"id": "a", "type": "book", "title": "T"}]
    assert faults == [CitationFault(1, "a", "abstract has no place in a dossier", harmless=True)]
    assert str(faults[0]) == "line 1: a: abstract has no place in a dossier"


@pytest.mark.parametrize(
    ("field", "value", "cause"),
    [
        ("URL", "javascript:alert(1)", "has to be an address that begins with http:// or https://"),
        ("URL", "http://a b", "has to be an address that begins with http:// or https://"),
        ("URL", "http://a/\u202eb", "has to be an address that begins with http:// or https://"),
        ("note", "a\u202eb", "holds an invisible character"),
        ("note", "a\x00b", "holds an invisible character"),
        ("note", "\ud800", "holds an invisible character"),
        ("note", "x" * 241, "has 241 characters; at most 240 are allowed"),
        ("note", " \n", "is empty"),
        ("note", ["x"], "is not text"),
        ("volume", True, "is not text"),
        ("number-of-volumes", "three", "has to be a whole number"),
        ("author", "Lenin", "has to be a list of names"),
        ("author", [{"family": ""}], "has a name without letters"),
        ("author", [{"family": {"a": 1}}], "is not text"),
        ("author", [{"family": "A"}] * 101, "lists more than 100 people"),
        ("issued", {"date-parts": [[1924, 2, 30]]}, "is not a date"),
        ("issued", {"date-parts": [[]]}, "is not a date"),
        ("issued", {"raw": "in winter"}, "is not a date"),
        ("issued", "1924", "is not a date"),
        ("type", "novel", "is not a type of source that CSL knows"),
    ],
)
def test_a_bad_field_is_named_and_left_out(field, value, cause):
    citations, faults = read({"id": "a", "type": "book", "title": "T"} | {field: value})
    kept = {"id": "a", "type": "document" if field == "type" else "book", "title": "T"}
    assert citations == [kept]
    assert faults == [CitationFault(1, "a", f"{field} {cause}")]


def test_faults_name_line_and_entry():
    stored = (
        b'[\n {"id": "a", "type": "book", "title": "T"},\n\n {"id": "b", "type": "book"},\n 7\n]'
    )
    citations, faults = read_citations(stored, "csl-json")
    assert [citation["id"] for citation in citations] == ["a"]
    assert faults == [
        CitationFault(4, "b", "has no title that can be used, so it was left out"),
        CitationFault(5, "", "is not a map of fields"),
    ]


def test_the_same_key_twice_is_a_fault_but_two_keys_of_one_slug_are_not():
    book = {"type": "book", "title": "T"}
    citations, faults = read(book | {"id": "A b"}, book | {"id": "a-b"}, book | {"id": "A b"})
    assert [citation["id"] for citation in citations] == ["a-b", "a-b-2"]
    assert faults == [CitationFault(1, "A b", "has the same key as another")]


def test_entries_without_a_usable_key_are_numbered():
    citations, _ = read(
        {"type": "book", "title": "T"}, {"id": "Ленин", "type": "book", "title": "U"}
    )
    assert [citation["id"] for citation in citations] == ["source-1", "source-2"]


@pytest.mark.parametrize(
    ("stored", "line", "cause"),
    [
        ("", 1, "has to be a list of sources in square brackets"),
        ('{"id": 1}', 1, "has to be a list of sources in square brackets"),
        ("[] x", 1, "goes on after the end of the list"),
        ("[{}\n{}]", 2, "needs a comma or the end of the list after this source"),
        (
            "[\n{,}]",
            2,
            "is not well-formed JSON: Expecting property name enclosed in double quotes",
        ),
        ('[{"id": 1, "id": 2}]', 1, "has a key twice in one map"),
        ('[{"id": NaN}]', 1, "NaN is not a number"),
    ],
)
def test_what_is_no_list_is_refused(stored, line, cause):
    _, faults = read_citations(stored.encode(), "csl-json")
    assert CitationFault(line, "", cause) in faults


def test_an_empty_list_is_a_list():
    assert read_citations(b" [ ] ", "csl-json") == ([], [])
    assert write_sources([], "csl-json") == "[]\n"


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ["id", "type", "title", "author", "issued", "URL", "edition", "number-of-volumes", "x"]


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), any_json), max_size=4))
def test_whatever_comes_back_is_read_again_without_a_fault(entries):
    citations, _ = read_citations(json.dumps(entries).encode(), "csl-json")
    again = read_citations(write_sources(citations, "csl-json").encode(), "csl-json")
    assert again == (citations, [])

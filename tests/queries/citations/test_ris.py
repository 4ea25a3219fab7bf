"""RIS is read back by rispy, which has nothing to do with how it was written."""

import pytest
import rispy

from debates.queries.citations import write_sources

from .sources import SHIPPED


def test_an_entry_line_by_line():
    citation = {
        "id": "harris-general-secretary",
        "type": "chapter",
        "title": "Stalin as General Secretary",
        "author": [{"family": "Harris", "given": "James"}, {"literal": "A Committee"}],
        "editor": [{"family": "Davies", "given": "Sarah"}],
        "translator": [{"family": "Favorov", "given": "Nora"}],
        "container-title": "Stalin: A New History",
        "collection-title": "Histories",
        "publisher": "Cambridge University Press",
        "publisher-place": "Cambridge",
        "page": "63-82",
        "ISBN": "9780521616539",
        "issued": {"date-parts": [[2005, 9]]},
        "note": "Two\nlines",
    }
    assert write_sources([citation], "ris") == (
        "TY  - CHAP\r\n"
        "ID  - harris-general-secretary\r\n"
        "TI  - Stalin as General Secretary\r\n"
        "AU  - Harris, James\r\n"
        "AU  - A Committee\r\n"
        "A2  - Davies, Sarah\r\n"
        "A4  - Favorov, Nora\r\n"
        "T2  - Stalin: A New History\r\n"
        "T3  - Histories\r\n"
        "PY  - 2005\r\n"
        "DA  - 2005/09//\r\n"
        "SP  - 63\r\n"
        "EP  - 82\r\n"
        "PB  - Cambridge University Press\r\n"
        "CY  - Cambridge\r\n"
        "SN  - 9780521616539\r\n"
        "N1  - Two lines\r\n"
        "ER  - \r\n"
        "\r\n"
    )


def test_a_book_has_its_editor_and_series_elsewhere():
    citation = {
        "id": "a",
        "type": "book",
        "title": "T",
        "editor": [{"family": "Davies", "given": "Sarah"}],
        "collection-title": "Histories",
    }
    lines = write_sources([citation], "ris").splitlines()
    assert "A3  - Davies, Sarah" in lines
    assert "T2  - Histories" in lines


@pytest.mark.parametrize(
    ("citation", "tag"),
    [
        ({"type": "article-journal"}, "JOUR"),
        ({"type": "article-newspaper"}, "NEWS"),
        ({"type": "article"}, "GEN"),
        ({"type": "document", "container-title": "C"}, "JOUR"),
        ({"type": "manuscript"}, "MANSCPT"),
        ({"type": "speech"}, "SLIDE"),
        ({"type": "webpage"}, "ELEC"),
        ({"type": "report"}, "RPRT"),
        ({"type": "treaty"}, "GEN"),
    ],
)
def test_types(citation, tag):
    assert write_sources([{"id": "a", "title": "T"} | citation], "ris").startswith(
        f"TY  - {tag}\r\n"
    )


@pytest.mark.parametrize(
    ("parts", "year", "day"),
    [
        ([[1924]], "1924", "1924///"),
        ([[1924, 1, 2]], "1924", "1924/01/02/"),
        ([[1922, 12, 23], [1923, 1, 4]], "1922", "1922/12/23/to 1923-01-04"),
    ],
)
def test_dates(parts, year, day):
    citation = {"id": "a", "type": "book", "title": "T", "issued": {"date-parts": parts}}
    lines = write_sources([citation], "ris").splitlines()
    assert f"PY  - {year}" in lines
    assert f"DA  - {day}" in lines


def test_what_ships_comes_back_whole():
    entries = rispy.loads(write_sources(SHIPPED, "ris"), newline="\r\n")
    for source, entry in zip(SHIPPED, entries, strict=True):
        issued = source.get("issued")
        assert entry["id"] == source["id"]
        assert entry["title"] == source["title"]
        assert entry.get("authors", []) == named(source.get("author", ()))
        assert entry.get("subsidiary_authors", []) == named(source.get("translator", ()))
        assert entry.get("year") == (str(issued["date-parts"][0][0]) if issued else None)
        assert entry.get("publisher") == source.get("publisher")
        assert entry.get("urls", [None]) == [source.get("URL")]


def named(people):
    return [person.get("literal") or f"{person['family']}, {person['given']}" for person in people]

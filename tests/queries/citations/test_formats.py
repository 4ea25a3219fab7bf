"""What holds for every form: limits, encodings, and what an installation without the extra says."""

import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.queries.citations import (
    READ,
    WRITTEN,
    CitationFault,
    ExtraMissing,
    read_citations,
    write_sources,
)

BOOK = {"id": "a", "type": "book", "title": "T"}


@pytest.fixture
def no_extra(monkeypatch):
    for module in ("bibtexparser", "pylatexenc"):
        monkeypatch.setitem(sys.modules, module, None)


def test_the_forms():
    assert set(WRITTEN) == {"csl-json", "bibtex", "ris"}
    assert set(READ) == {"csl-json", "bibtex"}
    with pytest.raises(KeyError):
        write_sources([BOOK], "mods")
    with pytest.raises(KeyError):
        read_citations(b"", "ris")


@pytest.mark.usefixtures("no_extra")
def test_without_the_extra_only_bibtex_cannot_be_read():
    for form in WRITTEN:
        assert "T" in write_sources([BOOK], form)
    assert read_citations(write_sources([BOOK], "csl-json").encode(), "csl-json") == ([BOOK], [])
    with pytest.raises(
        ExtraMissing, match="pip install --require-hashes -r requirements/citations"
    ):
        read_citations(b"@book{a, title = {T}}", "bibtex")


@pytest.mark.parametrize("form", READ)
def test_ten_megabytes_are_refused_unread(form):
    assert read_citations(b"[" * 10_000_000, form) == (
        [],
        [CitationFault(0, "", "is larger than 500 kB")],
    )


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encodings_are_refused_with_their_line(form, encoding):
    data = "\n\nÉtat".encode(encoding)
    line = 3 if encoding == "latin-1" else 1
    assert read_citations(data, form) == ([], [CitationFault(line, "", "is not written in UTF-8")])


@pytest.mark.parametrize("form", READ)
def test_a_mark_of_utf_8_at_the_start_is_no_fault(form):
    assert read_citations(b"\xef\xbb\xbf" + write_sources([BOOK], form).encode(), form) == (
        [BOOK],
        [],
    )


@pytest.mark.parametrize(
    ("form", "stored", "cause"),
    [
        ("csl-json", "[" * 400_000, "is nested too deeply"),
        ("csl-json", '[{"a": ' + "[" * 400_000, "is nested too deeply"),
        ("csl-json", f"[{','.join(['{}'] * 1001)}]", "holds more than 1000 sources"),
        ("bibtex", "@a{" * 100_000, "holds more than 1000 sources"),
        ("bibtex", "\n".join(["@book{a, title={T}}"] * 1001), "holds more than 1000 sources"),
        (
            "bibtex",
            "@book{a, title = {" + "{" * 400_000,
            "is not well-formed BibTeX: an entry, brace or quotation mark is not closed",
        ),
    ],
)
def test_hostile_lists_cost_little(form, stored, cause):
    start = time.process_time()
    citations, faults = read_citations(stored.encode(), form)
    assert time.process_time() - start < 5
    assert citations == []
    assert cause in [fault.cause for fault in faults]


@pytest.mark.parametrize(
    "stored", ["\n" * 400_000, "@" * 400_000, " " * 400_000, "@book{a," + "," * 400_000]
)
def test_noise_costs_little(stored):
    start = time.process_time()
    assert read_citations(stored.encode(), "bibtex")[0] == []
    assert time.process_time() - start < 5


def test_faults_come_in_the_order_of_the_file_without_what_cannot_be_seen():
    stored = '[{"id": "\\u202eb", "x": 1},\n{"id": "\\ud800", "title": 1.5}]'
    faults = read_citations(stored.encode(), "csl-json")[1]
    assert [fault.line for fault in faults] == [1, 1, 1, 2, 2, 2]
    assert {fault.entry for fault in faults} == {"\ufffdb", "\ufffd"}


@given(st.binary(max_size=200), st.text('@{}()"#=,\\\n ab1%$~-', max_size=60))
def test_nothing_that_is_read_raises(data, marks):
    for stored in (
        data,
        f"@book{{k, {marks}".encode(),
        f"@book{{k, title = {{{marks}}}}}".encode(),
    ):
        for form in READ:
            citations, faults = read_citations(stored, form)
            assert all("title" in citation for citation in citations)
            assert faults == sorted(faults)

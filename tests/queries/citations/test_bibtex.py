"""BibTeX out for Zotero, and in from Zotero and from hand-made files."""

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.queries.citations import CitationFault, read_citations, write_sources

from .sources import SHIPPED


def read(stored: str):
    return read_citations(stored.encode(), "bibtex")


def title(value: str):
    """The title of an entry where it stands as `value`, and the causes of all faults."""
    citations, faults = read(f"@book{{k, title = {value}}}")
    return citations[0]["title"] if citations else None, [fault.cause for fault in faults]


def test_an_entry_as_zotero_reads_it():
    citation = {
        "id": "hatch-lenin-levy",
        "type": "article-newspaper",
        "title": "NEP & after: 100% of the plan",
        "author": [{"family": "Hatch", "given": "John B."}, {"literal": "Smith and Sons"}],
        "translator": [{"family": "Wood and Stone", "given": "A."}],
        "container-title": "The Times",
        "page": "558-577",
        "issued": {"date-parts": [[1926, 10, 18]]},
        "accessed": {"date-parts": [[2024, 5, 2]]},
        "archive": "Houghton Library",
        "archive_location": "MS Russ 13",
        "note": "Cut.",
        "URL": "http://a.example/x_y?a=1&b=%20{c}",
    }
    assert write_sources([citation], "bibtex") == (
        "@article{hatch-lenin-levy,\n"
        "  author = {Hatch, John B. and {Smith and Sons}},\n"
        "  translator = {{Wood and Stone}, A.},\n"
        "  title = {{NEP} \\& after: 100\\% of the plan},\n"
        "  journal = {{The} {Times}},\n"
        "  pages = {558--577},\n"
        "  year = {1926},\n"
        "  month = oct,\n"
        "  date = {1926-10-18},\n"
        "  urldate = {2024-05-02},\n"
        "  note = {MS Russ 13, Houghton Library. Cut.},\n"
        "  entrysubtype = {newspaper},\n"
        "  url = {http://a.example/x_y?a=1&b=%20%7Bc%7D}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("book", "@book"),
        ("chapter", "@incollection"),
        ("manuscript", "@unpublished"),
        ("report", "@techreport"),
        ("thesis", "@phdthesis"),
        ("webpage", "@online"),
        ("document", "@misc"),
        ("speech", "@misc"),
        ("article", "@misc"),
    ],
)
def test_types(kind, written):
    citation = {"id": "a", "type": kind, "title": "T"}
    stored = write_sources([citation], "bibtex")
    assert stored.startswith(f"{written}{{a,\n")
    assert read(stored) == ([citation], [])


@pytest.mark.parametrize(
    ("kind", "publisher", "container"),
    [
        ("thesis", "school", "booktitle"),
        ("report", "institution", "booktitle"),
        ("chapter", "publisher", "booktitle"),
        ("article-journal", "publisher", "journal"),
    ],
)
def test_names_of_fields_that_differ_by_type(kind, publisher, container):
    citation = {"id": "a", "type": kind, "title": "T", "publisher": "p", "container-title": "c"}
    stored = write_sources([citation], "bibtex")
    assert f"  {publisher} = {{p}}" in stored
    assert f"  {container} = {{c}}" in stored


@pytest.mark.parametrize(
    ("page", "pages"),
    [("558-577", "558--577"), ("558--577", "558--577"), ("12", "12"), ("A_1-2", "A\\_1--2")],
)
def test_pages(page, pages):
    citation = {"id": "a", "type": "chapter", "title": "T", "page": page}
    assert f"  pages = {{{pages}}}" in write_sources([citation], "bibtex")


def test_a_month_that_does_not_exist_is_not_named():
    citation = {"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[1924, 13]]}}
    assert "month" not in write_sources([citation], "bibtex")


def test_keys_are_unique_and_plain():
    book = {"type": "book", "title": "T"}
    stored = write_sources(
        [book | {"id": "a"}, book | {"id": "a"}, book, book | {"id": "b, c}"}], "bibtex"
    )
    assert [line for line in stored.splitlines() if line.startswith("@")] == [
        "@book{a,",
        "@book{a-2,",
        "@book{source-3,",
        "@book{b-c,",
    ]


def test_what_ships_comes_back_whole():
    citations, faults = read(write_sources(SHIPPED, "bibtex"))
    assert faults == []
    for source, citation in zip(SHIPPED, citations, strict=True):
        for name in (
            "id",
            "type",
            "title",
            "author",
            "editor",
            "translator",
            "publisher",
            "URL",
            "DOI",
        ):
            assert citation.get(name) == source.get(name)
        assert citation.get("issued") == source.get("issued")


def test_what_ships_is_bibtex_to_its_own_parser():
    library = bibtexparser.parse_string(write_sources(SHIPPED, "bibtex"))
    assert library.failed_blocks == []
    assert len(library.entries) == 35
    deutscher = library.entries_dict["deutscher-unarmed"].fields_dict
    assert deutscher["author"].value == "Deutscher, Isaac"
    assert deutscher["year"].value == "1959"
    assert deutscher["publisher"].value == "Oxford University Press"


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")),
    min_size=1,
    max_size=30,
)
specials = st.text(st.sampled_from("\\{}$&%#_^~<>|`'\"-?!, aB"), min_size=1, max_size=30).filter(
    lambda text: text.strip()
)


@given(title=texts | specials, family=texts, given=texts)
def test_any_text_comes_back_as_it_was(title, family, given):
    title = " ".join(title.split())
    book = {
        "id": "a",
        "type": "book",
        "title": title,
        "author": [{"family": family, "given": given}, {"literal": title}],
    }
    assert read(write_sources([book], "bibtex")) == ([book], [])


def test_an_export_of_zotero_becomes_a_citation():
    citations, faults = read(
        r"""
@incollection{harris_stalin_2005,
	address = {Cambridge},
	title = {Stalin as {General} {Secretary}},
	isbn = {978-0-521-61653-9},
	url = {https://example.org/a\_b},
	language = {en},
	booktitle = {Stalin: {A} {New} {History}},
	publisher = {Cambridge University Press},
	author = {Harris, James and de Gaulle, Charles and {\"O}zg{\"u}r, Jr, A.},
	editor = {Davies, Sarah and {BBC}},
	month = oct,
	year = {2005},
	pages = {63--82},
	keywords = {Stalin}
}
"""
    )
    assert citations == [
        {
            "id": "harris-stalin-2005",
            "type": "chapter",
            "publisher-place": "Cambridge",
            "title": "Stalin as General Secretary",
            "ISBN": "978-0-521-61653-9",
            "URL": "https://example.org/a_b",
            "language": "en",
            "container-title": "Stalin: A New History",
            "publisher": "Cambridge University Press",
            "author": [
                {"family": "Harris", "given": "James"},
                {"family": "de Gaulle", "given": "Charles"},
                {"family": "Özgür", "given": "A., Jr"},
            ],
            "editor": [{"family": "Davies", "given": "Sarah"}, {"literal": "BBC"}],
            "page": "63-82",
            "issued": {"date-parts": [[2005, 10]]},
        }
    ]
    assert faults == [
        CitationFault(15, "harris_stalin_2005", "keywords has no place in a dossier", harmless=True)
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"{The {NEP} \& \emph{Life}}", "The NEP & Life"),
        (r"{{\"u}ber \'etat \v{s} {\ss} \oe}", "über état š ß œ"),
        ("{a -- b --- c}", "a – b — c"),
        ("{``x'' it's}", "“x” it's"),
        ("{50% off, 10\\% on}", "50% off, 10% on"),
        ("{a~b}", "a b"),
        ("{two\n  lines}", "two lines"),
        ('"a {"}b{"} c"', 'a "b" c'),
        ('"x" # { y} # 5', "x y5"),
        ("1917", "1917"),
    ],
)
def test_values(value, text):
    assert title(value) == (text, [])


@pytest.mark.parametrize(
    ("value", "cause"),
    [
        (r"{\input{/etc/passwd}}", "title uses the LaTeX command “input”"),
        (r"{\write18{rm}}", "title uses the LaTeX command “write”"),
        (r"{\href{javascript:x}{y}}", "title uses the LaTeX command “href”"),
        (r"{\today}", "title uses the LaTeX command “today”"),
        (r"{\begin{figure}x\end{figure}}", "title uses the LaTeX command “figure”"),
        ("{costs $5}", "title is LaTeX that cannot be read"),
        ("missing", "title uses “missing”, which the file does not explain"),
        ("{" + "{" * 21 + "x" + "}" * 21 + "}", "title is nested too deeply"),
        ("{" + "x" * 4001 + "}", "title is longer than 4000 characters"),
        ("{" + "x" * 241 + "}", "title has 241 characters; at most 240 are allowed"),
    ],
)
def test_values_that_are_refused(value, cause):
    kept, causes = title(value)
    assert kept is None
    assert sorted(causes) == sorted([cause, "has no title that can be used, so it was left out"])


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ("year = 1926", [[1926]]),
        ("year = {1958--1964}", [[1958], [1964]]),
        ("year = {1958-64}", [[1958], [1964]]),
        ("year = 1926, month = oct", [[1926, 10]]),
        ("year = 1926, month = {October}", [[1926, 10]]),
        ('year = 1926, month = 18 # "~" # oct', [[1926, 10, 18]]),
        ("month = {oct 18}, year = 1926", [[1926, 10, 18]]),
        ("year = 1926, month = 10", [[1926, 10]]),
        ("year = 1926, date = {1926-10-18}", [[1926, 10, 18]]),
        ("date = {1922-12-23/1923-01-04}", [[1922, 12, 23], [1923, 1, 4]]),
    ],
)
def test_dates(fields, parts):
    citations, faults = read(f"@book{{k, title = {{T}}, {fields}}}")
    assert faults == []
    assert citations[0]["issued"] == {"date-parts": parts}


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ("year = {forthcoming}", "year is not a date"),
        ("year = 1926, month = {Brumaire}", "year has a month that cannot be read"),
        ("year = 1926, month = {oct--nov}", "year has a month that cannot be read"),
        ("year = 1926, month = 31 # oct # 31", "year has a month that cannot be read"),
        ("year = 1926, month = 13", "issued is not a date"),
        ("date = {winter}", "issued is not a date"),
        ("author = {A, B, C, D}", "author holds a name that cannot be read"),
        (
            "url = {javascript:alert(1)}",
            "URL has to be an address that begins with http:// or https://",
        ),
        ("crossref = {k}", "crossref is not followed; write the fields of the other entry out"),
        ("journal = {A}, journaltitle = {B}", "journaltitle says again what another field says"),
    ],
)
def test_bad_fields_are_named_and_left_out(fields, cause):
    citations, faults = read(f"@book{{k,\n title = {{T}},\n {fields}}}")
    assert len(citations) == 1
    assert not {"issued", "URL", "author"} & citations[0].keys()
    assert [(fault.entry, fault.cause, fault.harmless) for fault in faults] == [("k", cause, False)]
    assert faults[0].line == 3


@pytest.mark.parametrize(
    ("authors", "people"),
    [
        ("V. I. Lenin", [{"family": "Lenin", "given": "V. I."}]),
        ("Lenin", [{"family": "Lenin"}]),
        (
            "Marks, \\& AND\n {Rum and Sons}",
            [{"family": "Marks", "given": "&"}, {"literal": "Rum and Sons"}],
        ),
        ("{\\'E}, {\\L}.", [{"family": "É", "given": "Ł."}]),
        ("{A} {B}", [{"family": "B", "given": "A"}]),
    ],
)
def test_names(authors, people):
    citations, faults = read(f"@book{{k, title = {{T}}, author = {{{authors}}}}}")
    assert (citations[0]["author"], faults) == (people, [])


def test_others_and_initials():
    citations, _ = read("@book{k, title = {T}, author = {V. I. Lenin and others}}")
    assert citations[0]["author"] == [{"family": "Lenin", "given": "V. I."}]


def test_abbreviations_are_known_from_where_they_stand():
    citations, faults = read(
        '@string{oup = "Oxford " # up}\n@string{up = {UP}}\n@string{cup = "Cambridge " # up}\n'
        "@string{a = b}\n@string{b = a}\n@book{k, title = {T}, publisher = CUP}"
    )
    assert citations[0]["publisher"] == "Cambridge UP"
    assert faults == [
        CitationFault(1, "@string oup", "uses “up”, which the file does not explain"),
        CitationFault(4, "@string a", "uses “b”, which the file does not explain"),
        CitationFault(5, "@string b", "uses “a”, which the file does not explain"),
    ]


def test_abbreviations_do_not_double_into_gigabytes():
    doubling = "".join(f"@string{{s{at} = s{at - 1} # s{at - 1}}}\n" for at in range(1, 64))
    citations, faults = read(f"@string{{s0 = {{ha }}}}\n{doubling}@book{{k, title = s63}}")
    assert citations == []
    assert CitationFault(12, "@string s11", "is longer than 4000 characters") in faults


def test_blocks_that_are_no_entries():
    citations, faults = read(
        'Notes of mine.\n@comment{x}\n@preamble{"\\input{/etc/passwd}"}\n'
        "@book{a, title = {T}}\n@book{a, title = {U}}\n@book{b, title = {T}, title = {U}}\n"
        "@odd{c, title = {V}}\n@book{d, title = {never closed\n"
    )
    assert [(citation["id"], citation["type"]) for citation in citations] == [
        ("a", "book"),
        ("c", "document"),
    ]
    assert faults == [
        CitationFault(3, "@preamble", "is a program for LaTeX and was left out"),
        CitationFault(5, "a", "has the same key as another"),
        CitationFault(6, "b", "has a field twice: title"),
        CitationFault(7, "c", "@odd is not a type that is known here; it became a document"),
        CitationFault(
            8, "", "is not well-formed BibTeX: an entry, brace or quotation mark is not closed"
        ),
    ]


def test_nothing_is_written_to_the_log(caplog):
    read("@book{d, title = {never closed\n@book{e, title = {\\frac}}")
    assert caplog.records == []

"""What a list of sources may bring is what a pack may hold: two tables that have to agree."""

import json

from hypothesis import given
from hypothesis import strategies as some

from debates.queries.citations import read_citations
from debates.queries.packs.schema import citation
from debates.queries.packs.shapes import Findings, Spot
from debates.queries.packs.yaml_file import Map

words = some.text(max_size=260)
texts = some.dictionaries(
    some.sampled_from(
        [
            *("title-short", "container-title", "publisher", "publisher-place", "volume", "issue"),
            *("page", "edition", "ISBN", "ISSN", "DOI", "URL", "note", "genre", "language"),
            *("archive", "archive_location", "archive-place", "medium", "collection-title"),
        ]
    ),
    some.one_of(words, some.just("https://example.org/a"), some.integers(0, 99)),
)
people = some.lists(
    some.fixed_dictionaries({"family": words}, optional={"given": words, "suffix": words}),
    max_size=3,
)
dates = some.fixed_dictionaries(
    {"date-parts": some.lists(some.lists(some.integers(-1, 2100), max_size=4), max_size=2)}
)


@given(texts, people, dates, words, some.sampled_from(["book", "chapter", "manuscript", "x"]))
def test_whatever_is_read_passes_the_schema(fields, authors, issued, title, kind):
    one = {**fields, "id": "a", "type": kind, "title": title, "author": authors, "issued": issued}
    citations, _faults = read_citations(json.dumps([one]).encode(), "csl-json")
    for read in citations:
        findings = Findings()
        citation(Map.of(read), Spot(findings, "sources.yaml"))
        assert findings.faults == []

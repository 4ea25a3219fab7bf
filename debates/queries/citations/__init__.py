"""A source's citation for readers and for other programs. A citation is a mapping of CSL-JSON fields.

    short_citation(citation)               who, what, when, on one line
    reference(citation, style)             a full Reference; STYLES names the styles
    write_sources(citations, form)         text of a whole list; WRITTEN names the forms
    read_citations(data, form)             citations and what could not be read; READ names the forms

Two styles are built in, because a history class meets these two: Chicago (18th edition, notes and
bibliography) in American schools and universities, MHRA (4th edition) in British ones. Both are
given as an entry of a bibliography. They are written here and not left to citeproc-py: with the
CSL files of the same two styles, version 0.11 shortens given names to initials, prints "Edition"
into newspaper articles, repeats the title of a work without an author, and gives nothing at all
for three of the 35 sources that ship. Words of a style ("trans. by") are its own and stay English;
capitals in titles stay as the curator typed them.

Writing needs nothing but Python, so that every installation can hand its sources to Zotero.
Reading CSL-JSON neither. Reading BibTeX, with its LaTeX, abbreviations and names, is the work of
bibtexparser and pylatexenc: the extra `citations`. Without it `read_citations` raises ExtraMissing.
"""

from .faults import CitationFault, ExtraMissing
from .formats import ENDINGS, MEDIA_TYPES, READ, WRITTEN, read_citations, write_sources
from .reference import Reference, Run
from .short import short_citation
from .styles import STYLES, reference

__all__ = [
    "ENDINGS",
    "MEDIA_TYPES",
    "READ",
    "STYLES",
    "WRITTEN",
    "CitationFault",
    "ExtraMissing",
    "Reference",
    "Run",
    "read_citations",
    "reference",
    "short_citation",
    "write_sources",
]

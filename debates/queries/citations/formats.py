"""The forms that lists of citations are written in and read from."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from .bibtex_in import read_bibtex
from .bibtex_out import write_bibtex
from .csl_json import read_csl_json, write_csl_json
from .faults import CitationFault
from .ris import write_ris

# A thousand sources; reading as much hostile LaTeX takes some four seconds of a processor.
MOST_BYTES = 500_000

Writer = Callable[[Sequence[Mapping]], str]
Reader = Callable[[str], tuple[list[dict], list[CitationFault]]]

WRITTEN: dict[str, Writer] = {
    "csl-json": write_csl_json,
    "bibtex": write_bibtex,
    "ris": write_ris,
}
# How a file of each form ends, and what a browser is told that it is.
ENDINGS = {"csl-json": "json", "bibtex": "bib", "ris": "ris"}
MEDIA_TYPES = {
    "csl-json": "application/vnd.citationstyles.csl+json",
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
READ: dict[str, Reader] = {"csl-json": read_csl_json, "bibtex": read_bibtex}


def write_sources(citations: Sequence[Mapping], form: str) -> str:
    """The citations as text, to be stored as UTF-8. `form` is a key of WRITTEN; KeyError otherwise.

    CSL-JSON keeps every field exactly. BibTeX and RIS keep what they have a name for, and put the
    place in an archive into a note or a shelf mark.
    """
    return WRITTEN[form](citations)


def read_citations(data: bytes, form: str) -> tuple[list[dict], list[CitationFault]]:
    """Citations that a dossier accepts, and everything that was left out, in the order of the file.

    Nothing is raised for what stands in the data, however hostile; whether a list with faults is
    used is for the caller to say. `form` is a key of READ; KeyError otherwise. Raises ExtraMissing.
    """
    read = READ[form]
    if len(data) > MOST_BYTES:
        return [], [CitationFault(0, "", _("is larger than 500 kB"))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [], [CitationFault(line, "", _("is not written in UTF-8"))]
    citations, faults = read(text)
    return citations, sorted(set(faults))

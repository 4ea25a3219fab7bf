"""A dossier's sources as a file for Zotero and the like."""

from django.http import Http404, HttpRequest, HttpResponse

from debates.queries.citations import ENDINGS, MEDIA_TYPES, write_sources
from debates.queries.dossier import Shelf

from .files import file_response
from .library import on_shelf


@on_shelf
def source_list(request: HttpRequest, shelf: Shelf, form: str) -> HttpResponse:
    """The sources that the reader may see; `form` is csl-json, bibtex or ris."""
    if form not in ENDINGS:
        raise Http404
    text = write_sources([one.citation for one in shelf.dossier.sources.values()], form)
    name = f"{shelf.dossier.question.slug}-sources.{ENDINGS[form]}"
    return file_response(text, name, f"{MEDIA_TYPES[form]}; charset=utf-8")

"""Shelves to build boards from, without a database."""

from debates.models import Edition
from debates.queries.dossier import Cut, Shelf, cut, whole_dossier
from debates.queries.packs import digest_of, read_dossier

from .folders import STALIN


def shelf_of(folder=STALIN, *, what: Cut | None = None, **changed) -> Shelf:
    """`changed` replaces whole sections of the content."""
    content = {**read_dossier(folder), **changed}
    edition = Edition(number=1, digest=digest_of(content), content=content)
    return Shelf(cut(whole_dossier(edition), what or Cut()), "/library/x/")

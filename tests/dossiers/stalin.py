"""The shipped dossier as an edition, read from its files once for all tests."""

from functools import cache

from debates.actions.editions import publish_edition
from debates.models import Edition
from debates.queries.packs import read_dossier
from tests.dossiers.folders import STALIN


@cache
def stalin_content() -> dict:
    return read_dossier(STALIN)


def stalin_edition() -> Edition:
    """Published as it ships; nothing of it is in the curators' rows."""
    return publish_edition(content=stalin_content())

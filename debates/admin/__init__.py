"""Curating: the pages on which a history teacher keeps dossiers right, built on Django's admin.

Entered through the one sign-in, by curators alone (`access.curates`). Every save goes through `actions`
and leaves a revision; nothing is deleted that others may cite. Knows no debate, seat or ballot.
"""

from . import conclusions, events, factors, figures, questions, sources
from .site import site

__all__ = ["conclusions", "events", "factors", "figures", "questions", "site", "sources"]

"""The pages of a dossier, one file for each kind. All are made from a `Shelf`, which holds what its reader
may see and nothing else."""

from .essay import essay_board
from .event import event_board
from .faction import faction_board, factions_board
from .factor import factor_board, factors_board
from .figure import figure_board, figures_board
from .front import front_board, questions_board
from .search import search_board
from .source import source_board, sources_board
from .term import term_board, terms_board

__all__ = [
    "essay_board",
    "event_board",
    "faction_board",
    "factions_board",
    "factor_board",
    "factors_board",
    "figure_board",
    "figures_board",
    "front_board",
    "questions_board",
    "search_board",
    "source_board",
    "sources_board",
    "term_board",
    "terms_board",
]

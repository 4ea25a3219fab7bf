"""The library's questions, and the front page of one: a map to everything in its dossier."""

from collections.abc import Iterable
from dataclasses import dataclass

from debates.boards.fields import shown
from debates.models import Edition
from debates.queries.dossier import Shelf

from .faction import FactionLine, faction_line
from .factor import FactorLine, factor_line
from .figure import FigureLine, figure_line
from .links import Links


@dataclass(frozen=True, slots=True)
class ShelvedQuestion:
    slug: str = shown("The question in addresses.")
    title: str = shown("What is asked.")
    introduction: str = shown("What it is about; may be empty.")


@dataclass(frozen=True, slots=True)
class FrontBoard:
    title: str = shown("What is asked.")
    introduction: str = shown("What it is about.")
    credit: str = shown("Who wrote the dossier, under which terms.")
    edition: int = shown("Number of the edition.")
    factors: tuple[FactorLine, ...] = shown("In the order of the dossier, which is no ranking.")
    figures: tuple[FigureLine, ...] = shown("The figures.")
    factions: tuple[FactionLine, ...] = shown("The factions.")
    events: int = shown("How many events there are.")
    years: str = shown("From the first year of an event to the last; empty without events.")
    alliances: int = shown("How many relations of two figures there are.")
    terms: int = shown("How many terms the glossary has.")
    sources: int = shown("How many sources there are.")
    has_essay: bool = shown("Whether this reader may see the essay's page.")


def questions_board(editions: Iterable[Edition]) -> tuple[ShelvedQuestion, ...]:
    return tuple(
        ShelvedQuestion(one.question.slug, one.title, one.introduction or "") for one in editions
    )


def front_board(shelf: Shelf) -> FrontBoard:
    dossier, links = shelf.dossier, Links(shelf)
    asked = dossier.question
    years = [event.date.first.year for event in dossier.events.values()]
    return FrontBoard(
        title=asked.title if asked else "",
        introduction=asked.introduction if asked else "",
        credit=asked.credit if asked else "",
        edition=dossier.edition,
        factors=tuple(factor_line(one, links) for one in dossier.factors.values()),
        figures=tuple(figure_line(one, links) for one in dossier.figures.values()),
        factions=tuple(faction_line(one, links) for one in dossier.factions.values()),
        events=len(years),
        years=f"{min(years)}–{max(years)}" if years else "",
        alliances=len(dossier.alliances),
        terms=len(dossier.terms),
        sources=len(dossier.sources),
        has_essay=dossier.essay is not None,
    )

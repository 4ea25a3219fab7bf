"""Which years a timeline can show, which it shows, and the ways to others."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.queries.dossier import Dossier

from .places import from_to

MOST_READY = 6
_YEAR = re.compile(r"[0-9]{1,4}")

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Period:
    """Both years are in it. `notice` is empty where it is what was asked for."""

    first: int
    last: int
    notice: str = ""

    @property
    def years(self) -> Years:
        return self.first, self.last

    def __str__(self) -> str:
        return written((self.first, self.last))


def written(years: Years) -> str:
    return from_to(*years)


def whole_of(dossier: Dossier) -> Years | None:
    """From the year of the first event to that of the last one; without events, of the offices. None
    where there is neither."""
    dates = [
        date
        for event in dossier.events.values()
        for date in (event.date.first, event.date.last)
        if date
    ] or [
        date
        for figure in dossier.figures.values()
        for office in figure.offices
        for date in (office.first, office.last)
        if date
    ]
    years = [date.year for date in dates]
    return (min(years), max(years)) if years else None


def period_asked(whole: Years, first: str, last: str) -> Period:
    """The part of the asked years that there is. What is no year is taken as not asked."""
    asked = [text.strip()[:40] for text in (first, last)]
    faults = [text for text in asked if text and not _YEAR.fullmatch(text)]
    start, end = (int(text) if _YEAR.fullmatch(text) else whole[n] for n, text in enumerate(asked))
    start, end = min(start, end), max(start, end)
    if faults:
        notice = _("“%(asked)s” is not a year.") % {"asked": faults[0]}
    elif start < whole[0] or end > whole[1]:
        notice = _("The timeline has the years %(years)s.") % {"years": written(whole)}
    else:
        notice = ""
    return Period(*(min(max(year, whole[0]), whole[1]) for year in (start, end)), notice)


def ready_periods(whole: Years, story: Years | None) -> tuple[Years, ...]:
    """The whole, the years of the story where the dossier says which, and parts of equal length."""
    length = -(-(whole[1] - whole[0] + 1) // MOST_READY)
    parts = [
        (year, min(year + length - 1, whole[1])) for year in range(whole[0], whole[1] + 1, length)
    ]
    story_there = story and whole[0] <= story[0] <= story[1] <= whole[1]
    return tuple(dict.fromkeys([whole, *([story] if story_there else []), *parts]))

"""What stands on a timeline: events, offices and factions with their first and last days."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models.dates import DateSpan, HistoricalDate
from debates.queries.dossier import Dossier
from debates.queries.dossier.standing import Day, last_day
from debates.queries.dossier.values import Event

ENDLESS: Day = (9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Entry:
    """`first` and `last` are the days that the record allows: a month is as long as a month. `kind` is
    event, office or faction, and `page` what it is linked to: (kind, slug)."""

    kind: str
    slug: str
    title: str
    whose: str
    date: str
    first: Day
    last: Day
    is_loose: bool
    page: tuple[str, str]

    def touches(self, first_year: int, last_year: int) -> bool:
        return self.first[0] <= last_year and self.last[0] >= first_year


@dataclass(frozen=True, slots=True)
class Filter:
    """Slugs; "" where nothing of that kind was asked for."""

    figure: str = ""
    faction: str = ""
    factor: str = ""


def entries_of(dossier: Dossier, wanted: Filter) -> Iterator[Entry]:
    """In no order. A factor leaves events alone: offices and factions have none."""
    members = _members(dossier, wanted.faction)
    for event in dossier.events.values():
        if _fits(event, wanted):
            yield _entry("event", event.slug, event.title, "", event.date, ("event", event.slug))
    if wanted.factor:
        return
    for figure in dossier.figures.values():
        if wanted.figure in ("", figure.slug) and (members is None or figure.slug in members):
            for n, office in enumerate(figure.offices):
                span = DateSpan(office.first, office.last)
                page = ("figure", figure.slug)
                slug = f"{figure.slug}-{n}"
                yield _entry("office", slug, office.title, figure.name, span, page, office.last)
    for faction in dossier.factions.values():
        if wanted.faction not in ("", faction.slug):
            continue
        if wanted.figure and wanted.figure not in _members(dossier, faction.slug):
            continue
        span = DateSpan(faction.first, faction.last)
        page = ("faction", faction.slug)
        yield _entry("faction", faction.slug, faction.name, "", span, page, faction.last)


def _fits(event: Event, wanted: Filter) -> bool:
    return (
        (not wanted.figure or wanted.figure in event.figures)
        and (not wanted.faction or wanted.faction in event.factions)
        and (not wanted.factor or wanted.factor in event.factors)
    )


def _members(dossier: Dossier, faction: str) -> set[str] | None:
    if not faction:
        return None
    return {member.figure for member in dossier.factions[faction].members}


def _entry(
    kind: str,
    slug: str,
    title: str,
    whose: str,
    span: DateSpan,
    page: tuple[str, str],
    until: HistoricalDate | str | None = "",
) -> Entry:
    """`until` is None where an office or a faction went on after the story."""
    last = span.last or span.first
    return Entry(
        kind=kind,
        slug=slug,
        title=title,
        whose=whose,
        date=_("from %(date)s") % {"date": span.first} if until is None else str(span),
        first=span.first.begins,
        last=ENDLESS if until is None else last_day(last),
        is_loose=span.first.circa or last.circa,
        page=page,
    )

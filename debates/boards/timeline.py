"""What happened when: events in lanes, factions and offices as bars, and the same as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from debates.queries.dossier import Dossier, Shelf

from .fields import shown
from .timeline_entries import Entry, Filter, entries_of
from .timeline_periods import Period, Years, period_asked, ready_periods, whole_of, written
from .timeline_places import Drawing, Scale, event_drawing, faction_drawing, office_drawing


@dataclass(frozen=True, slots=True)
class Choice:
    value: str = shown("What the address holds.")
    title: str = shown("What the reader sees.")
    is_chosen: bool = shown("It is the one in force.")


@dataclass(frozen=True, slots=True)
class Select:
    name: str = shown("The key in the address.")
    label: str = shown("What is chosen here.")
    every: str = shown("The words for no choice; empty where there has to be one.")
    choices: tuple[Choice, ...] = shown("What there is.")


@dataclass(frozen=True, slots=True)
class PeriodLink:
    title: str = shown("The years.")
    address: str = shown("This timeline with these years and the same filters.")
    is_current: bool = shown("These years are shown.")


@dataclass(frozen=True, slots=True)
class ListLine:
    kind: str = shown("event, office or faction.")
    kind_text: str = shown("The same in words.")
    title: str = shown("What it is.")
    whose: str = shown("Whose office; else empty.")
    date: str = shown("When, as exact as the record.")
    address: str = shown("The page it is linked to.")


@dataclass(frozen=True, slots=True)
class ListYear:
    heading: str = shown("The year, or that it began before.")
    lines: tuple[ListLine, ...] = shown("In order of their first days.")


@dataclass(frozen=True, slots=True)
class TimelineBoard:
    address: str = shown("The page without years and filters.")
    whole: str = shown("All years that there are.")
    period: str = shown("The years that are shown.")
    notice: str = shown("A polite word if something else was asked for.")
    periods: tuple[PeriodLink, ...] = shown("Ready periods.")
    moves: tuple[PeriodLink, ...] = shown("Earlier, later, closer and wider, as far as they go.")
    selects: tuple[Select, ...] = shown("Years and filters.")
    is_filtered: bool = shown("Something is left out by a filter.")
    counts: str = shown("How much there is, in words.")
    events: Drawing | None = shown("None where there is none in these years.")
    factions: Drawing | None = shown("None where there is none in these years.")
    offices: Drawing | None = shown("None where there is none in these years.")
    only_events: bool = shown("A factor is asked for, and only events bear on factors.")
    years: tuple[ListYear, ...] = shown("The same as a list.")


def timeline_board(
    shelf: Shelf,
    *,
    first: str = "",
    last: str = "",
    figure: str = "",
    faction: str = "",
    factor: str = "",
) -> TimelineBoard | None:
    """None where the dossier has neither events nor offices. What the reader may not see filters
    nothing, and is answered like what does not exist."""
    dossier = shelf.dossier
    whole = whole_of(dossier)
    if whole is None:
        return None
    period = period_asked(whole, first, last)
    wanted, unknown = _wanted(dossier, figure=figure, faction=faction, factor=factor)
    shown_now = sorted(
        (one for one in entries_of(dossier, wanted) if one.touches(*period.years)),
        key=lambda one: (one.first, one.last, one.kind, one.slug),
    )
    of_kind = {
        kind: [one for one in shown_now if one.kind == kind]
        for kind in ("event", "faction", "office")
    }
    scale = Scale(period)
    address = f"{shelf.root}timeline/"
    kept = {key: value for key in wanted.__slots__ if (value := getattr(wanted, key))}

    def linked(entries: Iterable[Entry]) -> list[tuple[Entry, str]]:
        return [(one, shelf.address(*one.page)) for one in entries]

    return TimelineBoard(
        address=address,
        whole=written(whole),
        period=str(period),
        notice=" ".join(filter(None, (period.notice, unknown))),
        periods=tuple(
            _link(address, years, kept, written(years), period)
            for years in ready_periods(whole, _story(dossier))
        ),
        moves=_moves(address, whole, period, kept),
        selects=_selects(dossier, whole, period, wanted),
        is_filtered=bool(kept),
        counts=_("Events: %(event)d. Factions: %(faction)d. Offices: %(office)d.")
        % {kind: len(found) for kind, found in of_kind.items()},
        events=event_drawing(scale, linked(of_kind["event"])) if of_kind["event"] else None,
        factions=faction_drawing(scale, linked(of_kind["faction"])) if of_kind["faction"] else None,
        offices=office_drawing(scale, _by_figure(shelf, of_kind["office"]))
        if of_kind["office"]
        else None,
        only_events=bool(wanted.factor),
        years=_list(shelf, shown_now, period),
    )


def _wanted(dossier: Dossier, **asked: str) -> tuple[Filter, str]:
    known = {"figure": dossier.figures, "faction": dossier.factions, "factor": dossier.factors}
    asked = {key: value.strip() for key, value in asked.items()}
    unknown = [value for key, value in asked.items() if value and value not in known[key]]
    notice = (
        _("There is nothing called “%(name)s” to filter by.") % {"name": unknown[0][:40]}
        if unknown
        else ""
    )
    return Filter(**{key: asked[key] if asked[key] in known[key] else "" for key in asked}), notice


def _story(dossier: Dossier) -> Years | None:
    return (dossier.network[0].year, dossier.network[1].year) if dossier.network else None


def _link(
    address: str, years: Years, kept: dict[str, str], title: str, period: Period
) -> PeriodLink:
    query = urlencode({"from": years[0], "to": years[1], **kept})
    return PeriodLink(title, f"{address}?{query}", years == period.years)


def _moves(
    address: str, whole: Years, period: Period, kept: dict[str, str]
) -> tuple[PeriodLink, ...]:
    first, last = period.years
    length = last - first + 1
    half = max(length // 2, 1)
    quarter = length // 4
    back = max(first - half, whole[0])
    ahead = min(last + half, whole[1])
    targets = (
        (_("Earlier"), (back, back + length - 1)),
        (_("Later"), (ahead - length + 1, ahead)),
        (_("Closer"), (first + quarter, max(last - quarter, first + quarter)))
        if length > 3
        else (_("Closer"), (first, max(first, last - 1))),
        (_("Wider"), (max(first - half, whole[0]), min(last + half, whole[1]))),
    )
    return tuple(
        _link(address, years, kept, title, period)
        for title, years in targets
        if years != period.years
    )


def _selects(dossier: Dossier, whole: Years, period: Period, wanted: Filter) -> tuple[Select, ...]:
    every_year = range(whole[0], whole[1] + 1)

    def years(chosen: int) -> tuple[Choice, ...]:
        return tuple(Choice(str(year), str(year), year == chosen) for year in every_year)

    def entries(found, chosen: str, name: str) -> tuple[Choice, ...]:
        titles = sorted((getattr(one, name), slug) for slug, one in found.items())
        return tuple(Choice(slug, title, slug == chosen) for title, slug in titles)

    selects = (
        Select("from", _("From"), "", years(period.first)),
        Select("to", _("To"), "", years(period.last)),
        Select("figure", _("Figure"), _("All figures"), entries(dossier.figures, wanted.figure, "name")),
        Select("faction", _("Faction"), _("All factions"), entries(dossier.factions, wanted.faction, "name")),
        Select("factor", _("Factor"), _("All factors"), entries(dossier.factors, wanted.factor, "title")),
    )  # fmt: skip
    return tuple(one for one in selects if one.choices)


def _by_figure(shelf: Shelf, offices: list[Entry]) -> list[tuple[str, str, str, list[Entry]]]:
    return [
        (slug, figure.name, shelf.address("figure", slug), held)
        for slug, figure in shelf.dossier.figures.items()
        if (held := [one for one in offices if one.page == ("figure", slug)])
    ]


def _list(shelf: Shelf, entries: list[Entry], period: Period) -> tuple[ListYear, ...]:
    kinds = {"event": _("event"), "office": _("office"), "faction": _("faction")}

    def year_of(entry: Entry) -> int:
        return max(entry.first[0], period.first - 1)

    return tuple(
        ListYear(
            heading=str(year)
            if year >= period.first
            else _("Begun before %(year)d") % {"year": period.first},
            lines=tuple(
                ListLine(
                    kind=one.kind,
                    kind_text=kinds[one.kind],
                    title=one.title,
                    whose=one.whose,
                    date=one.date,
                    address=shelf.address(*one.page),
                )
                for one in found
            ),
        )
        for year, found in groupby(entries, key=year_of)
    )

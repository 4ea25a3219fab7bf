"""Who stood with whom on one day: a drawing, what changed, and a table with the same lines."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from debates.queries.citations import short_citation
from debates.queries.dossier import Dossier, Shelf
from debates.queries.dossier.standing import Day, end_of, network_months, standing
from debates.queries.dossier.values import Alliance

from .fields import shown
from .network_changes import (
    Change,
    changes_between,
    figures_of,
    kind_word,
    next_change,
    strength_word,
)
from .network_dates import Moment, moment_asked, month_in_address, written_day, written_month
from .network_places import NAME_GAP, NODE, Places, pair_of, places_of

KINDS = ("alliance", "opposition", "break")
STRENGTHS = ("firm", "tactical", "loose", "attempted")


@dataclass(frozen=True, slots=True)
class Link:
    title: str = shown("What it is called.")
    address: str = shown("Its own page.")


@dataclass(frozen=True, slots=True)
class Node:
    slug: str = shown("The figure's key, for ids that stay the same.")
    name: str = shown("The figure's name.")
    x: int = shown("From the left.")
    y: int = shown("From above.")
    label_x: int = shown("Where the name begins on the right side and ends on the left.")
    is_left: bool = shown("It stands on the left side.")
    state: str = shown("alive, dead or unborn on that day.")
    is_chosen: bool = shown("It is the one figure that was asked for.")
    is_faint: bool = shown("Another figure was asked for, and no line joins the two.")


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two figures. A pair keeps its line when nothing joins them, unseen, so that it
    can fade in and out."""

    key: str = shown("Both slugs, for an id that stays the same.")
    path: str = shown("From the one to the other.")
    mark: tuple[int, int] = shown("Where the mark of its kind stands.")
    kind: str = shown("alliance, opposition, break, or empty on a day without.")
    strength: str = shown("firm, tactical, loose, attempted, or empty.")
    is_faint: bool = shown("It does not touch the figure that was asked for.")


@dataclass(frozen=True, slots=True)
class Row:
    """The same line in the table."""

    slug: str = shown("The entry's key in the dossier.")
    one: Link = shown("A figure of the pair.")
    other: Link = shown("The other figure.")
    kind: str = shown("alliance, opposition or break.")
    kind_text: str = shown("The same in words.")
    strength_text: str = shown("How firm it was, in words.")
    since: str = shown("From when, as exact as the record.")
    basis: str = shown("What it rested on.")
    events: tuple[Link, ...] = shown("Events that show it.")
    sources: tuple[Link, ...] = shown("Where it can be read.")


@dataclass(frozen=True, slots=True)
class Group:
    heading: str = shown("Whose lines these are.")
    rows: tuple[Row, ...] = shown("One for each line.")


@dataclass(frozen=True, slots=True)
class Step:
    key: str = shown("For an id that stays the same.")
    text: str = shown("What the button says.")
    address: str = shown("Where it leads; to this very month where there is no other.")
    part: str = shown("The same for the part that changes alone.")
    goes: bool = shown("It leads to another month.")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str = shown("What the address holds.")
    title: str = shown("What the reader sees.")
    is_chosen: bool = shown("It is the one in force.")


@dataclass(frozen=True, slots=True)
class NetworkBoard:
    address: str = shown("The page without a date.")
    part: str = shown("The part that changes alone, without a date.")
    here: str = shown("This very day, for the address bar.")
    day: str = shown("The day that is shown.")
    month: str = shown("Its month.")
    number: int = shown("The month's number, 0 for the first.")
    last_number: int = shown("The last month's number.")
    first: str = shown("The first month, written.")
    first_in_address: str = shown("The first month as 1922-04.")
    last: str = shown("The last month, written.")
    notice: str = shown("A polite word if another day was asked for.")
    steps: tuple[Step, ...] = shown("To other months.")
    choices: tuple[Choice, ...] = shown("Figures to follow.")
    figure: str = shown("Name of the figure that is followed; empty for all.")
    counts: str = shown("How many lines of each kind there are, in words.")
    before: str = shown("The month it is compared with; empty for the first.")
    changes: tuple[Change, ...] = shown("What changed since that month.")
    not_alive: tuple[str, ...] = shown("Who was not alive on that day, in words.")
    width: int = shown("Width of the drawing.")
    height: int = shown("Height of the drawing.")
    node: int = shown("Half a figure's height.")
    nodes: tuple[Node, ...] = shown("Figures, always in the same places.")
    ties: tuple[Tie, ...] = shown("Lines, those of the followed figure last.")
    groups: tuple[Group, ...] = shown("The table.")
    legend: tuple[Choice, ...] = shown("Kinds of lines: key and word.")
    weights: tuple[Choice, ...] = shown("Strengths: key and word.")


def network_board(
    shelf: Shelf, *, date: str = "", number: str = "", figure: str = ""
) -> NetworkBoard | None:
    """None where the dossier has no alliances. A figure that is not in the network is no filter."""
    dossier = shelf.dossier
    months = network_months(dossier)
    if not months:
        return None
    moment = moment_asked(months, date=date, number=number)
    people = figures_of(dossier)
    chosen = figure if figure in people else ""
    places = places_of(
        tuple(dossier.alliances.values()),
        longest_name=max(len(dossier.figures[slug].name) for slug in people) + 1,
    )
    there = standing(dossier.alliances, moment.day)
    states = {slug: _state(dossier, slug, moment.day) for slug in people}
    address = f"{shelf.root}network/"
    before = months[moment.number - 1] if moment.number else None
    return NetworkBoard(
        address=address,
        part=f"{address}part/",
        here=f"{address}?{urlencode(_query(moment, months, chosen))}",
        day=written_day(moment.day),
        month=written_month(months[moment.number]),
        number=moment.number,
        last_number=len(months) - 1,
        first=written_month(months[0]),
        first_in_address=month_in_address(months[0]),
        last=written_month(months[-1]),
        notice=" ".join(filter(None, (moment.notice, _unknown(figure, chosen)))),
        steps=_steps(dossier, address, months, moment.number, chosen),
        choices=tuple(
            Choice(slug, dossier.figures[slug].name, slug == chosen)
            for slug in sorted(people, key=lambda slug: dossier.figures[slug].name)
        ),
        figure=dossier.figures[chosen].name if chosen else "",
        counts=_counts(there),
        before=written_month(before) if before else "",
        changes=changes_between(dossier, end_of(before), moment.day, figure=chosen)
        if before
        else (),
        not_alive=tuple(
            _lived(dossier, slug, state) for slug, state in states.items() if state != "alive"
        ),
        width=places.width,
        height=places.height,
        node=NODE,
        nodes=_nodes(dossier, places, there, states, chosen),
        ties=_ties(places, there, chosen),
        groups=_groups(shelf, there, chosen),
        legend=tuple(Choice(kind, kind_word(kind), True) for kind in KINDS),
        weights=tuple(Choice(one, strength_word(one), True) for one in STRENGTHS),
    )


def _query(moment: Moment, months, chosen: str) -> dict[str, str]:
    month = months[moment.number]
    whole = moment.day == end_of(month)
    date = month_in_address(month) + ("" if whole else f"-{moment.day[2]:02}")
    return {"date": date} | ({"figure": chosen} if chosen else {})


def _unknown(figure: str, chosen: str) -> str:
    if not figure.strip() or chosen:
        return ""
    return _("Nobody called “%(figure)s” is in this network.") % {"figure": figure.strip()[:40]}


def _state(dossier: Dossier, slug: str, day: Day) -> str:
    figure = dossier.figures[slug]
    if figure.died.begins <= day:
        return "dead"
    return "alive" if figure.born.begins <= day else "unborn"


def _lived(dossier: Dossier, slug: str, state: str) -> str:
    figure = dossier.figures[slug]
    if state == "dead":
        return _("%(figure)s (died %(date)s)") % {"figure": figure.name, "date": figure.died}
    return _("%(figure)s (born %(date)s)") % {"figure": figure.name, "date": figure.born}


def _counts(there: tuple[Alliance, ...]) -> str:
    counted = {kind: sum(one.kind == kind for one in there) for kind in KINDS}
    return _("Alliances: %(alliance)d. Oppositions: %(opposition)d. Breaks: %(break)d.") % counted


def _steps(dossier, address: str, months, number: int, chosen: str) -> tuple[Step, ...]:
    last = len(months) - 1
    targets = (
        (
            "previous-change",
            _("Previous change"),
            next_change(dossier, months, range(number - 1, 0, -1), figure=chosen),
        ),
        ("previous", _("Previous month"), number - 1 if number else None),
        ("next", _("Next month"), number + 1 if number < last else None),
        (
            "next-change",
            _("Next change"),
            next_change(dossier, months, range(number + 1, last + 1), figure=chosen),
        ),
    )
    steps = []
    for key, text, target in targets:
        month = months[number if target is None else target]
        query = {"date": month_in_address(month)} | ({"figure": chosen} if chosen else {})
        asked = urlencode(query)
        steps.append(
            Step(key, text, f"{address}?{asked}", f"{address}part/?{asked}", target is not None)
        )
    return tuple(steps)


def _nodes(
    dossier: Dossier, places: Places, there, states: dict[str, str], chosen: str
) -> tuple[Node, ...]:
    near = {slug for one in there if chosen in (one.a, one.b) for slug in (one.a, one.b)}
    nodes = []
    for slug, (x, y) in places.figures.items():
        is_left = x < places.width / 2
        nodes.append(
            Node(
                slug=slug,
                name=dossier.figures[slug].name,
                x=x,
                y=y,
                label_x=x - NAME_GAP if is_left else x + NAME_GAP,
                is_left=is_left,
                state=states[slug],
                is_chosen=slug == chosen,
                is_faint=bool(chosen) and slug != chosen and slug not in near,
            )
        )
    return tuple(nodes)


def _ties(places: Places, there: tuple[Alliance, ...], chosen: str) -> tuple[Tie, ...]:
    """Always the same pairs in the same order: an element that changed places could not glide."""
    standing_now = {pair_of(one): one for one in there}
    return tuple(
        Tie(
            key=".".join(pair),
            path=places.lines[pair],
            mark=mark,
            kind=standing_now[pair].kind if pair in standing_now else "",
            strength=standing_now[pair].strength if pair in standing_now else "",
            is_faint=bool(chosen) and chosen not in pair,
        )
        for pair, mark in places.marks.items()
    )


def _groups(shelf: Shelf, there: tuple[Alliance, ...], chosen: str) -> tuple[Group, ...]:
    """Kind by kind; the followed figure's lines first."""
    rows = sorted(there, key=lambda one: KINDS.index(one.kind))
    own = [one for one in rows if chosen in (one.a, one.b)]
    others = [one for one in rows if one not in own]
    if not chosen:
        return (Group("", tuple(_row(shelf, one) for one in others)),)
    name = shelf.dossier.figures[chosen].name
    return (
        Group(name, tuple(_row(shelf, one) for one in own)),
        Group(_("All others"), tuple(_row(shelf, one) for one in others)),
    )


def _row(shelf: Shelf, alliance: Alliance) -> Row:
    dossier = shelf.dossier

    def figure(slug: str) -> Link:
        return Link(dossier.figures[slug].name, shelf.address("figure", slug))

    return Row(
        slug=alliance.slug,
        one=figure(alliance.a),
        other=figure(alliance.b),
        kind=alliance.kind,
        kind_text=kind_word(alliance.kind),
        strength_text=strength_word(alliance.strength),
        since=str(alliance.start),
        basis=alliance.basis,
        events=tuple(
            Link(dossier.events[slug].title, shelf.address("event", slug))
            for slug in alliance.events
        ),
        sources=tuple(
            Link(short_citation(dossier.sources[slug].citation), shelf.address("source", slug))
            for slug in alliance.sources
        ),
    )

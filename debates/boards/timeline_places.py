"""Where the entries of a timeline stand in its drawings, in whole pixels.

Time runs from left to right, every year as wide as the next. What would lie on something else goes
one lane down. Text is reckoned by its symbols, never measured: lanes leave room for it.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from debates.models.dates import HistoricalDate
from debates.queries.dossier.standing import Day

from .fields import shown
from .timeline_entries import Entry
from .timeline_periods import Period

LEAST_WIDTH, MOST_WIDTH, YEAR = 1180, 2400, 76
SIDE = 12  # left and right of time
HEAD = 30  # height of the line with the years
SYMBOL = 6.6  # what a symbol takes at most, on average
GAP = 14  # between two entries of a lane
TARGET = 44
POINT = 12  # what a single day takes
PAD = 4  # beside a label
LINE = 16  # of a label
UNDER = 26  # from the upper edge of a lane to the first line of a label under its bar, and below
OFFICE_LANE, FIGURE_HEAD = 27, 24


@dataclass(frozen=True, slots=True)
class Labels:
    """How long a label may be, and whether it stands beside its bar or in it, not under it."""

    symbols: int
    lines: int
    is_beside: bool = False


EVENT_LABELS, FACTION_LABELS = Labels(20, 4), Labels(60, 1)
OFFICE_LABELS = Labels(90, 1, is_beside=True)
MONTH_ROOM = 34  # narrower months get no name


@dataclass(frozen=True, slots=True)
class Tick:
    x: int = shown("From the left.")
    label_x: int = shown("Where its name begins.")
    text: str = shown("Its name; empty where there is no room.")
    is_year: bool = shown("A year begins here, not only a month.")


@dataclass(frozen=True, slots=True)
class Item:
    key: str = shown("For an id that stays the same.")
    title: str = shown("In full, with its date.")
    address: str = shown("The page it is linked to; empty where a group has the link.")
    x: int = shown("Left end of its bar.")
    y: int = shown("Upper edge of its lane.")
    width: int = shown("Length of its bar.")
    is_day: bool = shown("It is so short that it is drawn as a dot.")
    is_loose: bool = shown("The record says about.")
    lines: tuple[tuple[int, str], ...] = shown("Its label: baseline and words of each line.")
    label_x: int = shown("Where the label begins, or ends.")
    from_end: bool = shown("The label ends at the end of the bar, near the right edge.")
    hit: tuple[int, int, int, int] = shown("What a finger may hit: x, y, width, height.")


@dataclass(frozen=True, slots=True)
class FigureGroup:
    key: str = shown("For an id that stays the same.")
    name: str = shown("Whose offices these are.")
    address: str = shown("The figure's page.")
    x: int = shown("Where the name begins.")
    y: int = shown("Upper edge.")
    hit: tuple[int, int, int, int] = shown("What a finger may hit: x, y, width, height.")
    items: tuple[Item, ...] = shown("The offices.")


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int = shown("Width.")
    height: int = shown("Height.")
    ticks: tuple[Tick, ...] = shown("Years, and months where there is room.")
    items: tuple[Item, ...] = shown("Events or factions.")
    groups: tuple[FigureGroup, ...] = shown("Figures with their offices.")


@dataclass(frozen=True, slots=True)
class Scale:
    """From a day to its place. Every month is a twelfth of a year."""

    period: Period

    @property
    def years(self) -> int:
        return self.period.last - self.period.first + 1

    @property
    def width(self) -> int:
        return min(max(self.years * YEAR, LEAST_WIDTH), MOST_WIDTH)

    def x(self, day: Day) -> int:
        year, month, of_month = day
        passed = year - self.period.first + (month - 1 + (of_month - 1) / 31) / 12
        inside = self.width - 2 * SIDE
        return round(SIDE + min(max(passed / self.years, 0), 1) * inside)

    def bar(self, entry: Entry) -> tuple[int, int]:
        """Left end and length; at least a dot, and never out of the drawing."""
        left = self.x(entry.first)
        year, month, day = entry.last
        width = max(self.x((year, month, day + 1)) - left, POINT)
        return min(left, self.width - SIDE - POINT), width

    def ticks(self) -> tuple[Tick, ...]:
        per_year = (self.width - 2 * SIDE) / self.years
        with_months = per_year / 12 >= MONTH_ROOM
        step = next(
            n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000) if n * per_year >= 38
        )
        found = []
        for year in range(self.period.first, self.period.last + 1):
            for month in range(1, 13 if with_months else 2):
                x = self.x((year, month, 1))
                named = month > 1 or (year - self.period.first) % step == 0
                text = _month_name(month) if month > 1 else str(year)
                found.append(Tick(x, x + 4, text if named else "", month == 1))
        return tuple(tick for tick in found if tick.text)


def _month_name(month: int) -> str:
    return str(HistoricalDate(1, month)).rpartition(" ")[0][:3]


def event_drawing(scale: Scale, placed: Sequence[tuple[Entry, str]]) -> Drawing:
    return _drawing(scale, placed, EVENT_LABELS)


def faction_drawing(scale: Scale, placed: Sequence[tuple[Entry, str]]) -> Drawing:
    return _drawing(scale, placed, FACTION_LABELS)


def _drawing(scale: Scale, placed: Sequence[tuple[Entry, str]], labels: Labels) -> Drawing:
    items, bottom = _items(scale, placed, HEAD, labels)
    return Drawing(scale.width, bottom + 4, scale.ticks(), items, ())


def office_drawing(scale: Scale, figures: Iterable[tuple[str, str, str, list[Entry]]]) -> Drawing:
    """`figures`: slug, name, address and offices."""
    y, groups = HEAD, []
    for slug, name, address, offices in figures:
        placed = [(one, "") for one in offices]
        items, bottom = _items(scale, placed, y + FIGURE_HEAD, OFFICE_LABELS)
        name_x = min(min(item.x for item in items), scale.width - SIDE - _text_width(name))
        left = min(name_x, *(item.hit[0] for item in items))
        right = max(name_x + _text_width(name), *(item.hit[0] + item.hit[2] for item in items))
        hit = (left, y, max(right - left, TARGET), bottom - y)
        groups.append(FigureGroup(slug, name, address, name_x, y, hit, items))
        y = bottom + 8
    return Drawing(scale.width, y + 4, scale.ticks(), (), tuple(groups))


def _text_width(text: str) -> int:
    return round(SYMBOL * len(text))


def _items(
    scale: Scale, placed: Sequence[tuple[Entry, str]], top: int, labels: Labels
) -> tuple[tuple[Item, ...], int]:
    """The items and the lower edge of the last lane. First come, first served: each goes to the
    highest lane that is free from its beginning on."""
    free: list[int] = []
    spots = []
    for entry, address in sorted(placed, key=lambda one: (one[0].first, one[0].last)):
        spot = _spot(scale, entry, labels)
        left, right = spot.reach
        lane = next((n for n, end in enumerate(free) if end <= left), len(free))
        free[lane : lane + 1] = [right + GAP]
        spots.append((entry, address, spot, lane))
    heights = [OFFICE_LANE if labels.is_beside else TARGET] * len(free)
    if not labels.is_beside:
        for _entry, _address, spot, lane in spots:
            heights[lane] = max(heights[lane], UNDER + LINE * len(spot.text))
    edges = list(accumulate(heights, initial=top))
    items = tuple(
        _item(entry, address, spot, edges[lane], heights[lane], labels)
        for entry, address, spot, lane in spots
    )
    return items, edges[-1]


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where bar and label stand along the time; `reach` is what both together keep free."""

    x: int
    width: int
    text: tuple[str, ...]
    label_x: int
    from_end: bool
    reach: tuple[int, int]


def _spot(scale: Scale, entry: Entry, labels: Labels) -> _Spot:
    x, width = scale.bar(entry)
    text = tuple(
        textwrap.wrap(entry.title, labels.symbols, max_lines=labels.lines, placeholder=" …")
    )
    label = max(map(_text_width, text)) + (2 * PAD if labels.is_beside else 0)
    edge = scale.width - SIDE
    if labels.is_beside and label > width:
        from_end = x + width + label > edge
        label_x = x if from_end else x + width
    else:
        from_end = x + label > edge
        label_x = x + width if from_end else x
    reach = (label_x - label, label_x) if from_end else (label_x, label_x + label)
    left = min(x, reach[0])
    return _Spot(x, width, text, label_x, from_end, (left, max(x + width, reach[1], left + TARGET)))


def _item(entry: Entry, address: str, spot: _Spot, y: int, height: int, labels: Labels) -> Item:
    base = y + (17 if labels.is_beside else UNDER + 4)
    pad = (-PAD if spot.from_end else PAD) if labels.is_beside else 0
    left, right = spot.reach
    whose = f"{entry.whose}: " if entry.whose else ""
    return Item(
        key=f"{entry.kind}-{entry.slug}",
        title=f"{whose}{entry.title}, {entry.date}",
        address=address,
        x=spot.x,
        y=y,
        width=spot.width,
        is_day=spot.width == POINT,
        is_loose=entry.is_loose,
        lines=tuple((base + n * LINE, line) for n, line in enumerate(spot.text)),
        label_x=spot.label_x + pad,
        from_end=spot.from_end,
        hit=(left, y, right - left, height),
    )

"""Which rankings a task asks for, and what a ranking in the making still lacks.

A ranking in the making is a mapping from item to place number, as a form or a draft holds it. Knows
the three shapes and their rows; refuses to know the words for a fault.

Diamond ranking sorts nine items into rows of 1, 2, 3, 2, 1 (Rockett and Percival, Thinking for
Learning, 2002).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeGuard

from .ranking import Item, Ranking, RankingError, Refusal


class Shape(StrEnum):
    LADDER = "ladder"  # one item a place
    DIAMOND = "diamond"  # nine items in rows of fixed size
    TIERS = "tiers"  # any number of items a place

    @property
    def ties_allowed(self) -> bool:
        """Whether the ranker may choose to tie. In a diamond the rows tie, not the ranker."""
        return self is Shape.TIERS

    @property
    def rows(self) -> tuple[int, ...] | None:
        """How many items each row takes, best first; None where rows have no fixed size."""
        return (1, 2, 3, 2, 1) if self is Shape.DIAMOND else None

    def fits(self, count: int) -> bool:
        """Whether `count` items can fill this shape."""
        return self.rows is None or sum(self.rows) == count


LADDER, DIAMOND, TIERS = Shape.LADDER, Shape.DIAMOND, Shape.TIERS


class FaultCode(StrEnum):
    """What keeps a ranking in the making from being handed in, in the order of reporting."""

    UNKNOWN = "unknown"  # items that the task does not have
    OUTSIDE = "outside"  # items at a place that the shape does not have
    TIED = "tied"  # several items at one place of a ladder
    ROW_OVER = "row-over"  # more items in a row of a diamond than it takes
    ROW_UNDER = "row-under"  # fewer, though gaps are not allowed
    MISSING = "missing"  # items not placed, though gaps are not allowed
    EMPTY = "empty"  # nothing placed at all


@dataclass(frozen=True)
class Fault(Generic[Item]):
    """One thing wrong. `items` in the task's order; `place` where the fault is at one place."""

    code: FaultCode
    items: tuple[Item, ...] = ()
    place: int | None = None


def faults(
    places: Mapping[Item, object], items: Iterable[Item], shape: Shape | str, gaps_allowed: bool
) -> tuple[Fault[Item], ...]:
    """All that keeps `places` from being handed in; empty if nothing does.

    `places` maps placed items to place numbers (ladder and tiers 1 to m, holes meaning nothing;
    diamond rows 1 to 5); other values are reported as `outside`, so a stored draft may hold
    anything. `items` are the m items of the task. Where nothing is placed, `empty` stands for all
    that misses. ValueError for an unknown shape.
    """
    shape = Shape(shape)
    order = tuple(items)
    last = len(shape.rows) if shape.rows else len(order)
    at: dict[int, list[Item]] = defaultdict(list)
    outside = []
    for item in order:
        if item not in places:
            continue
        place = places[item]
        if _is_number(place) and 1 <= place <= last:
            at[place].append(item)
        else:
            outside.append(item)

    found: list[Fault[Item]] = []
    known = set(order)
    if unknown := tuple(item for item in places if item not in known):
        found.append(Fault(FaultCode.UNKNOWN, unknown))
    if outside:
        found.append(Fault(FaultCode.OUTSIDE, tuple(outside)))
    if not at and not outside:
        return (*found, Fault(FaultCode.EMPTY))
    found += _crowded(at, shape)
    if not gaps_allowed:
        for row, size in enumerate(shape.rows or (), 1):
            if len(at[row]) < size:
                found.append(Fault(FaultCode.ROW_UNDER, tuple(at[row]), row))
        if missing := tuple(item for item in order if item not in places):
            found.append(Fault(FaultCode.MISSING, missing))
    return tuple(found)


def ranking_of(places: Mapping[Item, object]) -> Ranking[Item]:
    """Items grouped by place number, smallest first; holes in the numbering mean nothing.

    RankingError `bad-place` for a place that is not a whole number.
    """
    at: dict[int, list[Item]] = defaultdict(list)
    for item, place in places.items():
        if not _is_number(place):
            raise RankingError(Refusal.BAD_PLACE, (item,))
        at[place].append(item)
    return Ranking.of(*(at[place] for place in sorted(at)))


def _crowded(at: Mapping[int, list[Item]], shape: Shape) -> list[Fault[Item]]:
    """Places that hold more items than they take."""
    if shape.rows:
        over = [p for p in sorted(at) if len(at[p]) > shape.rows[p - 1]]
        return [Fault(FaultCode.ROW_OVER, tuple(at[place]), place) for place in over]
    if shape.ties_allowed:
        return []
    shared = [place for place in sorted(at) if len(at[place]) > 1]
    return [Fault(FaultCode.TIED, tuple(at[place]), place) for place in shared]


def _is_number(place: object) -> TypeGuard[int]:
    return isinstance(place, int) and not isinstance(place, bool)

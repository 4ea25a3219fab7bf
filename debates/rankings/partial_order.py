"""What a text asserts about factors: a partial order with strengths.

Knows filtering by strength, closing and restricting, in that order: a `PartialOrder` is what was
stated and can be filtered, a `ClosedOrder` is what follows and can be restricted, so that no step
can be taken out of turn. Refuses to give places: what is not asserted is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Generic

from .closing import CycleError, contradiction, reach
from .ranking import Item, RankingError, Refusal, distinct
from .relation import Kind, Relation, Strength


class ComparisonKind(StrEnum):
    ABOVE = "above"
    AT_LEAST = "at-least"
    TIE = "tie"  # at least, both ways


@dataclass(frozen=True)
class Comparison(Generic[Item]):
    """One scored pair. For a tie `higher` is merely one of the two."""

    higher: Item
    lower: Item
    kind: ComparisonKind
    strength: Strength

    @property
    def pair(self) -> frozenset[Item]:
        return frozenset((self.higher, self.lower))


@dataclass(frozen=True)
class Says(Generic[Item]):
    """All that an order says of one item, from that item's side: `above` are those it is above of.

    The others stand in the order of the order's items.
    """

    item: Item
    above: tuple[Item, ...]
    below: tuple[Item, ...]
    at_least: tuple[Item, ...]
    at_most: tuple[Item, ...]
    tied_with: tuple[Item, ...]
    part_of: tuple[Item, ...]
    has_part: tuple[Item, ...]
    open_with: tuple[Item, ...]


@dataclass(frozen=True)
class PartialOrder(Generic[Item]):
    """Relations as stated; repeated ones count once, and iteration follows the order given.

    CycleError if they contradict each other, so every PartialOrder can be closed at every level.
    """

    relations: tuple[Relation[Item], ...]
    level: Strength = Strength.DERIVED

    def __post_init__(self) -> None:
        object.__setattr__(self, "relations", tuple(dict.fromkeys(self.relations)))
        object.__setattr__(self, "level", Strength(self.level))
        if cycle := contradiction(self.relations):
            raise CycleError(cycle)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item named, in the order of first mention."""
        return tuple(dict.fromkeys(i for r in self.relations for i in (r.higher, r.lower)))

    def filter(self, level: Strength | str = Strength.IMPLIED) -> PartialOrder[Item]:
        """Only relations at least as firm as `level`; a later, laxer filter brings none back."""
        stricter = min(self.level, Strength(level), key=lambda strength: strength.rank)
        kept = tuple(r for r in self.relations if r.strength.counts_at(stricter))
        return PartialOrder(kept, stricter)

    def close(self) -> ClosedOrder[Item]:
        """Everything that follows, over all items. O(m³) at worst, m items."""
        stated = _stated(self.relations)
        derived = _derived(self.relations, self.items, stated)
        overlaps = tuple(r for r in self.relations if r.kind is Kind.PART_OF)
        return ClosedOrder(self.items, self.level, stated, derived, overlaps)


@dataclass(frozen=True)
class ClosedOrder(Generic[Item]):
    """What an order asserts, and what follows from it, over `items`.

    `stated`: one comparison a pair that a relation makes. `derived`: those that only closing gives,
    among them a stated *at least* that closing turns into *above* or a tie. `overlaps`: the part-of
    relations. Made by `PartialOrder.close`.
    """

    items: tuple[Item, ...]
    level: Strength
    stated: tuple[Comparison[Item], ...]
    derived: tuple[Comparison[Item], ...]
    overlaps: tuple[Relation[Item], ...]

    def restrict(self, items: Iterable[Item]) -> ClosedOrder[Item]:
        """The same order over `items`, in their order; RankingError `duplicate`.

        An item it never speaks of is open with all. What followed by way of others stays.
        """
        order = distinct(items)
        kept = set(order)
        return replace(
            self,
            items=order,
            stated=tuple(c for c in self.stated if c.pair <= kept),
            derived=tuple(c for c in self.derived if c.pair <= kept),
            overlaps=tuple(r for r in self.overlaps if {r.higher, r.lower} <= kept),
        )

    @property
    def comparisons(self) -> tuple[Comparison[Item], ...]:
        """The scored pairs, one a pair: those stated, and at the level `derived` all."""
        if self.level is not Strength.DERIVED:
            return self.stated
        again = {c.pair for c in self.derived}
        return (*(c for c in self.stated if c.pair not in again), *self.derived)

    def open_pairs(self, items: Iterable[Item] | None = None) -> tuple[tuple[Item, Item], ...]:
        """Pairs neither compared nor overlapping at this level, among `items` or all its own."""
        said = {c.pair for c in self.comparisons}
        said |= {frozenset((r.higher, r.lower)) for r in self.overlaps}
        order = self.items if items is None else tuple(items)
        return tuple(pair for pair in combinations(order, 2) if frozenset(pair) not in said)

    def says_of(self, item: Item) -> Says[Item]:
        """What stands about `item` at this level; RankingError `unknown` if not in `items`."""
        if item not in self.items:
            raise RankingError(Refusal.UNKNOWN, (item,))
        kinds, scored = ComparisonKind, self.comparisons
        open_pairs = [pair for pair in self.open_pairs() if item in pair]

        def over(kind: ComparisonKind) -> set[Item]:
            return {c.lower for c in scored if c.higher == item and c.kind is kind}

        def under(kind: ComparisonKind) -> set[Item]:
            return {c.higher for c in scored if c.lower == item and c.kind is kind}

        return Says(
            item=item,
            above=self._in_order(over(kinds.ABOVE)),
            below=self._in_order(under(kinds.ABOVE)),
            at_least=self._in_order(over(kinds.AT_LEAST)),
            at_most=self._in_order(under(kinds.AT_LEAST)),
            tied_with=self._in_order(over(kinds.TIE) | under(kinds.TIE)),
            part_of=self._in_order({r.higher for r in self.overlaps if r.lower == item}),
            has_part=self._in_order({r.lower for r in self.overlaps if r.higher == item}),
            open_with=self._in_order({i for pair in open_pairs for i in pair} - {item}),
        )

    def _in_order(self, some: set[Item]) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item in some)


def _stated(relations: Iterable[Relation[Item]]) -> tuple[Comparison[Item], ...]:
    """One comparison a pair, in the order of first mention.

    *Above* beats *at least*; of several such statements the firmest counts; a tie is as firm as the
    weaker of its two halves.
    """
    firmest: dict[tuple[Item, Item, Kind], Strength] = {}
    for r in relations:
        if r.kind.scored and r.strength is not Strength.DERIVED:
            key = (r.higher, r.lower, r.kind)
            firmest[key] = min(r.strength, firmest.get(key, r.strength), key=lambda s: s.rank)
    made: dict[frozenset[Item], Comparison[Item]] = {}
    for (high, low, kind), strength in firmest.items():
        back = firmest.get((low, high, Kind.AT_LEAST))
        pair = frozenset((high, low))
        if kind is Kind.ABOVE:
            made[pair] = Comparison(high, low, ComparisonKind.ABOVE, strength)
        elif pair in made:
            continue
        elif back is None:
            made[pair] = Comparison(high, low, ComparisonKind.AT_LEAST, strength)
        else:
            weaker = max(strength, back, key=lambda s: s.rank)
            made[pair] = Comparison(high, low, ComparisonKind.TIE, weaker)
    return tuple(made.values())


def _derived(
    relations: Iterable[Relation[Item]],
    items: tuple[Item, ...],
    stated: tuple[Comparison[Item], ...],
) -> tuple[Comparison[Item], ...]:
    """What closing gives and `stated` does not say, pairs in the order of `items`."""
    at_least, above = reach(relations, items)
    known = {(c.pair, c.kind) for c in stated}
    found: list[Comparison[Item]] = []
    for one, two in combinations(range(len(items)), 2):
        for high, low in ((one, two), (two, one)):
            if not at_least[high] >> low & 1:
                continue
            kind = ComparisonKind.AT_LEAST
            if above[high] >> low & 1:
                kind = ComparisonKind.ABOVE
            elif at_least[low] >> high & 1:
                kind = ComparisonKind.TIE
            if (frozenset((items[high], items[low])), kind) not in known:
                found.append(Comparison(items[high], items[low], kind, Strength.DERIVED))
            break
    return tuple(found)

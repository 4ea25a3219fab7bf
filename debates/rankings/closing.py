"""What follows from relations: reach through *above* and *at least*, and contradictions.

Warshall's closure (A theorem on Boolean matrices, 1962) on bit masks: at least, then above, gives
above. *Part of* is no step. Knows nothing of levels: what is handed in is closed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from .ranking import Item, RankingError, Refusal
from .relation import Kind, Relation


class CycleError(RankingError):
    """Relations that contradict each other.

    Each item of `cycle` stands above or at least beside the next and the last so to the first; the
    first stands strictly above the second.
    """

    def __init__(self, cycle: Iterable[Hashable]) -> None:
        super().__init__(Refusal.CYCLE, cycle)
        self.cycle = self.items
        self.args = (self.cycle,)  # what pickle calls us with

    def __str__(self) -> str:
        first, *rest = map(str, self.cycle)
        return f"{first} > {' ≥ '.join([*rest, first])}"


def reach(
    relations: Iterable[Relation[Item]], items: Sequence[Item]
) -> tuple[list[int], list[int]]:
    """Whom each item stands at least beside (itself among them), and whom strictly above.

    Two lists of bit masks in the order of `items`. O(m² + m r) mask operations, r relations.
    """
    index = {item: number for number, item in enumerate(items)}
    edges = [(index[r.higher], index[r.lower], r.kind) for r in relations if r.kind.scored]
    at_least = [1 << number for number in range(len(items))]
    for high, low, _ in edges:
        at_least[high] |= 1 << low
    for middle in range(len(items)):
        for high in range(len(items)):
            if at_least[high] >> middle & 1:
                at_least[high] |= at_least[middle]
    above = [0] * len(items)
    for high, low, kind in edges:
        if kind is Kind.ABOVE:
            for number in range(len(items)):
                if at_least[number] >> high & 1:
                    above[number] |= at_least[low]
    return at_least, above


def contradiction(relations: Sequence[Relation[Item]]) -> tuple[Item, ...]:
    """The shortest cycle with an *above* in it, beginning at that; empty if there is none.

    Of equally short ones that of the earliest *above*.
    """
    below: dict[Item, list[Item]] = {}
    for relation in relations:
        if relation.kind.scored:
            below.setdefault(relation.higher, []).append(relation.lower)
    strict = [r for r in relations if r.kind is Kind.ABOVE]
    cycles = [cycle for r in strict if (cycle := _way(below, r.lower, r.higher))]
    return min(cycles, key=len, default=())


def _way(below: dict[Item, list[Item]], start: Item, end: Item) -> tuple[Item, ...]:
    """A shortest way down from `start` to `end`, as (end, start, ...); empty if there is none."""
    ways: list[tuple[Item, ...]] = [(end, start)]
    seen = {start}
    for way in ways:  # grows as it is walked: breadth first
        for item in below.get(way[-1], ()):
            if item == end:
                return way
            if item not in seen:
                seen.add(item)
                ways.append((*way, item))
    return ()

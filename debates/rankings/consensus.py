"""From a profile to one order of the class.

Knows average place (Borda). Refuses to break ties: they come back as ties, compared in whole
numbers and fractions, never in floats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from typing import Generic

from .ranking import Item, Ranking
from .tally import Profile


@dataclass(frozen=True)
class ClassOrder(Generic[Item]):
    """Items by average place, best first.

    `averages` (places, 1 to m, None where nobody compared the item) and `comparisons` (how many
    pairwise comparisons each average rests on) go with `items`. `tiers`: equal averages share one,
    items inside in the order of `items`. `unsupported`: items without an average, so without a
    place.
    """

    items: tuple[Item, ...]
    averages: tuple[Fraction | None, ...]
    comparisons: tuple[int, ...]
    tiers: tuple[tuple[Item, ...], ...] = field(init=False)
    unsupported: tuple[Item, ...] = field(init=False)

    def __post_init__(self) -> None:
        pairs = zip(self.items, self.averages, strict=True)
        known = [(average, item) for item, average in pairs if average is not None]
        known.sort(key=lambda pair: pair[0])  # stable: items keep their order inside a tier
        steps = groupby(known, key=lambda pair: pair[0])
        tiers = tuple(tuple(item for _, item in step) for _, step in steps)
        placed = {item for _, item in known}
        object.__setattr__(self, "tiers", tiers)
        object.__setattr__(self, "unsupported", tuple(i for i in self.items if i not in placed))

    @property
    def ranking(self) -> Ranking[Item]:
        """The same order as a ranking, which leaves the unsupported items out."""
        return Ranking.of(*self.tiers)

    def place(self, item: Item) -> int | None:
        """Competition place (1, 2, 2, 4); None for an item without an average."""
        return self.ranking.place(item)

    def average(self, item: Item) -> Fraction | None:
        """Average place; None for an item that nobody compared or that is not in the order."""
        return self.averages[self.items.index(item)] if item in self.items else None

    def support(self, item: Item) -> int:
        """Comparisons that the average of `item` rests on: at most n (m - 1)."""
        return self.comparisons[self.items.index(item)] if item in self.items else 0


def average_place(profile: Profile[Item]) -> ClassOrder[Item]:
    """Order items by average place (Borda 1784; ties after Black 1976 and Dummett 1997).

    On complete ballots the average place of a is m - b/n with b = Σ wins(a, ·) + ½ ties(a, ·). With
    items left out it is read off the symmetric score (Terzopoulou and Endriss 2021), divided by the
    comparisons seen so that uneven skipping pays nobody: s = (wins - losses) / comparisons in
    [-1, 1], and place 1 + (m - 1)(1 - s) / 2. The two are equal where every pair was compared, so
    one formula serves both conventions. Under `below` items left out share the places that remain.

    An item in no comparison has no place: no ballots, or a single item, give no order at all. Items
    placed by different people and never against each other still get places on the one scale.
    """
    m = len(profile.items)
    averages: list[Fraction | None] = []
    seen: list[int] = []
    for a in range(m):
        won = sum(profile.wins[a])
        lost = sum(row[a] for row in profile.wins)
        compared = won + lost + sum(profile.ties[a])
        seen.append(compared)
        averages.append(
            1 + Fraction((m - 1) * (compared - won + lost), 2 * compared) if compared else None
        )
    return ClassOrder(profile.items, tuple(averages), tuple(seen))

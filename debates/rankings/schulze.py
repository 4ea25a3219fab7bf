"""The order of the class by chains of majorities.

Knows Schulze's method with both strengths of a majority. Refuses to break ties, and to make tiers
of an order that has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Generic

from .ranking import Item, Ranking, RankingError, Refusal
from .tally import Matrix, Profile


class DefeatStrength(StrEnum):
    """What makes one majority stronger than another."""

    WINNING_VOTES = "winning-votes"  # ballots on the winning side
    MARGINS = "margins"  # ballots on the winning side less those on the losing side


@dataclass(frozen=True)
class SchulzeOrder(Generic[Item]):
    """Items by their strongest paths.

    `paths[a][b]`: the strength of the strongest path from item a to item b, 0 where there is none.
    a stands above b if its path to b is stronger than the way back. That is a strict partial order
    and no more: with a over b and c level with both, no tiers say it.
    """

    items: tuple[Item, ...]
    strength: DefeatStrength
    paths: Matrix
    unsupported: tuple[Item, ...]

    def above(self, a: Item, b: Item) -> bool:
        """Whether `a` stands above `b`. RankingError `unknown`."""
        for item in (a, b):
            if item not in self.items:
                raise RankingError(Refusal.UNKNOWN, (item,))
        return self._above(self.items.index(a), self.items.index(b))

    @property
    def winners(self) -> tuple[Item, ...]:
        """Items with nothing above them: one or more, none only where nothing was compared."""
        rows = range(len(self.items))
        return tuple(
            item
            for b, item in enumerate(self.items)
            if item not in self.unsupported and not any(self._above(a, b) for a in rows)
        )

    @property
    def ranking(self) -> Ranking[Item] | None:
        """The tiers, unsupported items left out; None where being level does not carry over."""
        rows = [row for row, item in enumerate(self.items) if item not in self.unsupported]
        over = {a: sum(self._above(b, a) for b in rows) for a in rows}
        # In tiers, an item is above exactly those with more items over them.
        if any(self._above(a, b) != (over[a] < over[b]) for a in rows for b in rows):
            return None
        steps = groupby(sorted(rows, key=over.__getitem__), key=over.__getitem__)
        return Ranking.of(*([self.items[row] for row in step] for _, step in steps))

    def _above(self, a: int, b: int) -> bool:
        return self.paths[a][b] > self.paths[b][a]


def schulze(
    profile: Profile[Item], strength: DefeatStrength | str = DefeatStrength.WINNING_VOTES
) -> SchulzeOrder[Item]:
    """Order items by strongest paths (Schulze, A new monotonic ... election method, 2011).

    Only a majority is a step of a path; a path is as strong as its weakest step. The two strengths
    come to the same on complete strict ballots and may differ where there are ties or gaps.
    ValueError for an unknown strength. O(m³), Floyd and Warshall.
    """
    strength = DefeatStrength(strength)
    wins, m = profile.wins, len(profile.items)
    paths = [[0] * m for _ in range(m)]
    for a in range(m):
        for b in range(m):
            if wins[a][b] > wins[b][a]:
                back = wins[b][a] if strength is DefeatStrength.MARGINS else 0
                paths[a][b] = wins[a][b] - back
    for middle in range(m):
        for a in range(m):
            first = paths[a][middle]
            if first and a != middle:
                for b in range(m):
                    if b != a and (way := min(first, paths[middle][b])) > paths[a][b]:
                        paths[a][b] = way
    alone = zip(profile.items, profile.support, strict=True)
    unsupported = tuple(item for item, support in alone if not support)
    return SchulzeOrder(profile.items, strength, tuple(map(tuple, paths)), unsupported)

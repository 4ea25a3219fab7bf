"""Duels of two items: who wins most of them, and whether the winners run in a circle.

Knows Copeland, Schulze, the Condorcet winner and majority cycles. Refuses to break ties or circles,
and to read a pair that nobody compared as a tie that somebody saw: `open_pairs` names such pairs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations, groupby
from typing import Generic

from .ranking import Item, Ranking, RankingError, Refusal
from .tally import Matrix, Profile


class DefeatStrength(StrEnum):
    """What makes one majority stronger than another."""

    WINNING_VOTES = "winning-votes"  # ballots on the winning side
    MARGINS = "margins"  # ballots on the winning side less those on the losing side


@dataclass(frozen=True)
class CopelandOrder(Generic[Item]):
    """Items by duels won less duels lost, highest first.

    `scores` (-(m - 1) to m - 1) go with `items`. Equal scores share a tier, items inside in the
    order of `items`. `unsupported`: items that nobody compared with another, so without a place.
    """

    items: tuple[Item, ...]
    scores: tuple[int | None, ...]
    tiers: tuple[tuple[Item, ...], ...] = field(init=False)
    unsupported: tuple[Item, ...] = field(init=False)

    def __post_init__(self) -> None:
        pairs = tuple(zip(self.items, self.scores, strict=True))
        known = [(-score, item) for item, score in pairs if score is not None]
        known.sort(key=lambda pair: pair[0])  # stable: items keep their order inside a tier
        steps = groupby(known, key=lambda pair: pair[0])
        object.__setattr__(self, "tiers", tuple(tuple(i for _, i in step) for _, step in steps))
        object.__setattr__(self, "unsupported", tuple(i for i, score in pairs if score is None))

    @property
    def ranking(self) -> Ranking[Item]:
        return Ranking.of(*self.tiers)


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


def copeland(profile: Profile[Item]) -> CopelandOrder[Item]:
    """Order items by duels won less duels lost (Copeland 1951); a drawn duel gives nothing.

    Nor does a pair that nobody compared, which is why `open_pairs` should be shown beside it.
    """
    over = _majorities(profile)
    scores = tuple(
        sum(over[a]) - sum(row[a] for row in over) if support else None
        for a, support in enumerate(profile.support)
    )
    return CopelandOrder(profile.items, scores)


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


def condorcet_winner(profile: Profile[Item]) -> Item | None:
    """The item that wins its duel with every other one (Condorcet 1785); None if there is none."""
    over = _majorities(profile)
    beats_all = (item for item, row in zip(profile.items, over, strict=True) if _all_but_one(row))
    return next(beats_all, None) if len(profile.items) > 1 else None


def smith_set(profile: Profile[Item]) -> tuple[Item, ...]:
    """The smallest set of items that each win their duel with every item outside (Smith 1973).

    The Condorcet winner alone where there is one; with a circle at the top, the whole circle. An
    undecided or unseen duel keeps both items in or both out.
    """
    over = _majorities(profile)
    rows = range(len(profile.items))
    best: set[int] = set(rows)
    for start in rows:  # the smallest such set with `start` in it
        inside, new = {start}, [start]
        while new:
            one = new.pop()
            more = [a for a in rows if a not in inside and not over[one][a]]
            inside.update(more)
            new += more
        if len(inside) < len(best):
            best = inside
    return tuple(item for row, item in enumerate(profile.items) if row in best)


def majority_cycle(profile: Profile[Item]) -> tuple[Item, ...]:
    """A shortest circle of majorities, as in rock, paper, scissors; empty if there is none.

    Each item wins its duel with the next, the last with the first. Of equally short ones that of
    the earliest items: one example, not the only one (Condorcet 1785).
    """
    over = _majorities(profile)
    rows = range(len(profile.items))
    shortest: tuple[int, ...] = ()
    for start in rows:
        if way := _round_trip(over, start):
            shortest = min(shortest or way, way, key=len)
    return tuple(profile.items[row] for row in shortest)


def open_pairs(profile: Profile[Item]) -> tuple[tuple[Item, Item], ...]:
    """Pairs that no ballot compares: open, not tied. In the order of `items`."""
    seen = profile.compared
    rows = enumerate(profile.items)
    return tuple((a, b) for (one, a), (two, b) in combinations(rows, 2) if not seen[one][two])


def _majorities(profile: Profile[Item]) -> tuple[tuple[bool, ...], ...]:
    """Whether more ballots set item a above item b than below."""
    wins, rows = profile.wins, range(len(profile.items))
    return tuple(tuple(wins[a][b] > wins[b][a] for b in rows) for a in rows)


def _all_but_one(row: tuple[bool, ...]) -> bool:
    return sum(row) == len(row) - 1


def _round_trip(over: tuple[tuple[bool, ...], ...], start: int) -> tuple[int, ...]:
    """A shortest way from `start` back to it, without the return; breadth first."""
    ways: list[tuple[int, ...]] = [(start,)]
    seen: set[int] = set()
    for way in ways:  # grows as it is walked
        for item, beaten in enumerate(over[way[-1]]):
            if beaten and item == start:
                return way
            if beaten and item not in seen:
                seen.add(item)
                ways.append((*way, item))
    return ()

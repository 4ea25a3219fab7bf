"""Duels of two items: who wins most of them, and whether the winners run in a circle.

Knows Copeland, the Condorcet winner, the Smith set and majority cycles. Refuses to break ties or
circles, and to read a pair that nobody compared as one that somebody tied: `open_pairs` names such.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, groupby
from typing import Generic

from .ranking import Item, Ranking
from .tally import Profile


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

"""The orders that disagree least with all ballots, every one of them.

Knows the exact search over all orders of up to 14 items. Refuses to pick one optimum where there
are several, and to guess for more items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import Generic, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .ranking import Item, RankingError, Refusal
from .tally import Profile
from .undefined import Undefined, Why

MOST_ITEMS = 14
MOST_LISTED = 10_000  # optima; all of them are counted

Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class KemenyOrders(Generic[Item]):
    """All orders of `items` at the least distance from the ballots.

    `halves`: that distance in half disagreements, a whole number. `count`: how many optima there
    are. `optima`: they themselves, best item first, at most MOST_LISTED of them, in the order of
    `items`. `places`: for each item the best and the worst place (from 1) it has in any optimum,
    listed or not. `common`: pairs (higher, lower) that every optimum puts that way round.
    `unsupported`: items that nobody compared, which would be anywhere.
    """

    items: tuple[Item, ...]
    halves: int
    count: int
    optima: tuple[tuple[Item, ...], ...]
    places: tuple[tuple[int, int], ...]
    common: tuple[tuple[Item, Item], ...]
    unsupported: tuple[Item, ...]

    @property
    def cost(self) -> Fraction:
        """Pairs that ballots put the other way round, a tie counting a half: Σ K^(1/2)."""
        return Fraction(self.halves, 2)

    def place(self, item: Item) -> tuple[int, int] | None:
        """Best and worst place of `item` in any optimum; None if it has none."""
        return self.places[self.items.index(item)] if item in self.items else None


def kemeny(profile: Profile[Item]) -> KemenyOrders[Item] | Undefined:
    """All strict orders with the least sum of K^(1/2) to the ballots (Kemeny 1959; Young 1988).

    To set a above b costs 2 W[b, a] + T[a, b] halves. Exact dynamic programming over sets of items
    (Betzler and others 2009): the best order of a set begins with one of its members. O(2^m m) numpy
    steps and memory: RankingError `too-many` for more than MOST_ITEMS compared items. Undefined
    where nobody compared anything.
    """
    support = profile.support
    rows = [row for row, seen in enumerate(support) if seen]
    if not rows:
        return Undefined(Why.NO_PAIRS if profile.n else Why.NO_BALLOTS)
    items = tuple(profile.items[row] for row in rows)
    if len(rows) > MOST_ITEMS:
        raise RankingError(Refusal.TOO_MANY, items)
    best, count, first = _search(_over(set_above_costs(profile, rows)))
    places, above = _on_best_ways(first, len(rows))
    m = range(len(items))
    return KemenyOrders(
        items=items,
        halves=int(best[-1]),
        count=int(count[-1]),
        optima=tuple(
            tuple(items[row] for row in order)
            for order in islice(_orders(first.tolist(), len(best) - 1), MOST_LISTED)
        ),
        places=places,
        common=tuple((items[a], items[b]) for a in m for b in m if above[a, b] > above[b, a]),
        unsupported=tuple(i for i, seen in zip(profile.items, support, strict=True) if not seen),
    )


def set_above_costs(profile: Profile[Item], rows: list[int]) -> Ints:
    """What it costs to set item a above item b, in halves: 2 W[b, a] + T[a, b]. Shape (m, m)."""
    m = len(profile.items)
    wins = np.array(profile.wins, np.int64).reshape(m, m)
    ties = np.array(profile.ties, np.int64).reshape(m, m)
    costs: Ints = (2 * wins.T + ties)[np.ix_(rows, rows)]
    return costs


def least_cost(costs: Ints) -> int:
    """The least cost of any order, `costs[a, b]` to set a above b. Shape (m, m), m to MOST_ITEMS."""
    best, _, _ = _search(_over(costs))
    return int(best[-1])


def _over(costs: Ints) -> Ints:
    """What it costs to set item i above a whole set. Shape (m, 2^m), sets as bit masks."""
    m = len(costs)
    over = np.zeros((m, 1 << m), np.int64)
    for item in range(m):
        half = 1 << item
        np.add(over[:, :half], costs[:, item, None], out=over[:, half : 2 * half])
    return over


@lru_cache(maxsize=MOST_ITEMS + 1)
def _levels(m: int) -> tuple[tuple[Ints, Ints, Ints, Ints], ...]:
    """For each size from 1: the sets of that size, and per set and member, lowest first, the member
    as a bit, the set without it, and where `_over` holds the cost of the one above the other.

    Shapes (s,) and three times (size, s). About 3 MB for m = 14, made once.
    """
    sets = np.arange(1 << m, dtype=np.int64)
    sizes = np.bitwise_count(sets)
    levels = []
    for size in range(1, m + 1):
        some = sets[sizes == size]
        bits = np.empty((size, len(some)), np.int64)
        rest = some.copy()
        for member in range(size):
            bits[member] = rest & -rest
            rest &= rest - 1
        without = some ^ bits
        where = np.bitwise_count(bits - 1).astype(np.int64) << m | without
        for shared in (some, bits, without, where):
            shared.flags.writeable = False  # shared by all callers
        levels.append((some, bits, without, where))
    return tuple(levels)


def _search(over: Ints) -> tuple[Ints, Ints, Ints]:
    """For every set: least cost, number of best orders, and who may stand first (a bit mask)."""
    m, sets_in_all = over.shape
    best = np.zeros(sets_in_all, np.int64)
    count = np.zeros(sets_in_all, np.int64)  # at most 14! = 87 178 291 200
    first = np.zeros(sets_in_all, np.int64)
    count[0] = 1
    flat = over.reshape(-1)
    for sets, bits, rest, where in _levels(m):
        costs = best[rest] + flat[where]
        least = costs.min(axis=0)
        is_best = costs == least
        best[sets] = least
        count[sets] = (count[rest] * is_best).sum(axis=0)
        first[sets] = (bits * is_best).sum(axis=0)
    return best, count, first


def _on_best_ways(first: Ints, m: int) -> tuple[tuple[tuple[int, int], ...], NDArray[np.bool_]]:
    """Best and worst place of each item, and which item stands above which, in some optimum."""
    places: list[list[int]] = [[] for _ in range(m)]
    over = [0] * m
    sets = np.array([(1 << m) - 1], np.int64)
    for place in range(1, m + 1):
        heads = first[sets]
        left = []
        for item in range(m):
            if len(some := sets[(heads >> item & 1) == 1]):
                rest = some ^ (1 << item)
                places[item].append(place)
                over[item] |= int(np.bitwise_or.reduce(rest))
                left.append(rest)
        sets = np.unique(np.concatenate(left))
    above = np.array([[row >> low & 1 for low in range(m)] for row in over], np.bool_)
    return tuple((min(found), max(found)) for found in places), above


def _orders(first: list[int], items: int) -> Iterator[tuple[int, ...]]:
    """Every best order of a set of items, those with the earliest items first."""
    if not items:
        yield ()
    heads = first[items]
    while heads:
        head = heads & -heads
        heads ^= head
        for rest in _orders(first, items ^ head):
            yield (head.bit_length() - 1, *rest)

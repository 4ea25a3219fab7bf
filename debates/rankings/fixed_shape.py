"""The class result in a shape with rows of given sizes, such as the diamond nine.

Knows the exact search for the rows that disagree least with all ballots. Refuses to pick one
optimum where there are several. Unlike a free choice of tiers, a fixed shape cannot win by tying
everything: that is why there is no search over all tiers here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import islice
from operator import or_
from typing import Generic

import numpy as np
from numpy.typing import NDArray

from .kemeny import MOST_ITEMS, MOST_LISTED, set_above_costs
from .ranking import Item, Ranking, RankingError, Refusal
from .tally import Profile
from .undefined import Undefined, Why

AT_ONCE = 500_000  # pairs of a set and a row priced in one step: some 20 MB
NEVER = np.iinfo(np.int64).max

Ints = NDArray[np.int64]
LastRows = dict[int, list[int]]  # of a set that fills the first rows: the best last ones of these


@dataclass(frozen=True)
class ShapedOrders(Generic[Item]):
    """All rankings with rows of `sizes` at the least distance from the ballots.

    `halves`: that distance in half disagreements. `count`: how many optima there are; `optima`: at
    most MOST_LISTED of them. `rows`: for each item of `items` the highest and the lowest row (from
    1) it has in any optimum, listed or not. `unsupported`: items that nobody compared; they fill
    whatever row is left and multiply the optima.
    """

    items: tuple[Item, ...]
    sizes: tuple[int, ...]
    halves: int
    count: int
    optima: tuple[Ranking[Item], ...]
    rows: tuple[tuple[int, int], ...]
    unsupported: tuple[Item, ...]

    @property
    def cost(self) -> Fraction:
        """Σ K^(1/2): a pair turned round counts 1, a pair tied by one side only a half."""
        return Fraction(self.halves, 2)

    def row(self, item: Item) -> tuple[int, int] | None:
        """Highest and lowest row of `item` in any optimum; None if it is not in the order."""
        return self.rows[self.items.index(item)] if item in self.items else None


def best_of_shape(profile: Profile[Item], sizes: Sequence[int]) -> ShapedOrders[Item] | Undefined:
    """All rankings with rows of `sizes`, best first, at the least sum of K^(1/2) to the ballots.

    The median constrained bucket order (D'Ambrosio, Iorio, Staiano and Siciliano 2019), exact by
    dynamic programming over the sets that fill the first rows. Strictly above costs
    2 W[b, a] + T[a, b] halves, one row for both W[a, b] + W[b, a]. RankingError `bad-sizes` if the
    rows do not hold just the items, `too-many` above MOST_ITEMS items. Undefined where nobody
    compared anything. The diamond: 15 120 rankings from 187 sets.
    """
    m = len(profile.items)
    if not all(type(size) is int and size > 0 for size in sizes) or sum(sizes) != m:
        raise RankingError(Refusal.BAD_SIZES, profile.items)
    if m > MOST_ITEMS:
        raise RankingError(Refusal.TOO_MANY, profile.items)
    support = profile.support
    if not any(support):
        return Undefined(Why.NO_PAIRS if profile.n else Why.NO_BALLOTS)
    best, count, last = _search(profile, sizes)
    everything = (1 << m) - 1
    return ShapedOrders(
        items=profile.items,
        sizes=tuple(sizes),
        halves=int(best[everything]),
        count=int(count[everything]),
        optima=tuple(
            Ranking.of(*([profile.items[i] for i in _members(row)] for row in rows))
            for rows in islice(_fillings(last, everything), MOST_LISTED)
        ),
        rows=_row_ranges(last, m, len(sizes)),
        unsupported=tuple(i for i, seen in zip(profile.items, support, strict=True) if not seen),
    )


def _search(profile: Profile[Item], sizes: Sequence[int]) -> tuple[Ints, Ints, LastRows]:
    """Of every set that can fill the first rows: least halves, best ways, best last rows.

    Sets are bit masks. To set S above the row B costs what S and B together above B would, less
    what B above itself would: so one product a set prices all the rows it can end with.
    """
    m = len(profile.items)
    above = set_above_costs(profile, list(range(m)))
    wins = np.array(profile.wins, np.int64).reshape(m, m)
    sets = np.arange(1 << m, dtype=np.int64)
    holds = sets[:, None] >> np.arange(m) & 1  # shape (2^m, m): who is in each set
    counts = np.bitwise_count(sets)
    best = np.zeros(1 << m, np.int64)
    ways = np.zeros(1 << m, np.int64)  # at most 14! = 87 178 291 200
    ways[0] = 1
    last: LastRows = {0: []}
    filled = 0
    for size in sizes:
        filled += size
        rows = sets[counts == size]
        members = holds[rows]
        # One row costs W[a, b] for each of its pairs, both ways round; above itself is taken off.
        own = ((members @ (wins - above)) * members).sum(axis=1)
        fulls = sets[counts == filled]
        for some in np.array_split(fulls, 1 + len(fulls) * len(rows) // AT_ONCE):
            rest = some[:, None] ^ rows  # more than `some` less the row where it is no part of it
            costs = best[rest] + holds[some] @ above @ members.T + own
            costs[(rows & ~some[:, None]) != 0] = NEVER
            least = costs.min(axis=1)
            is_best = costs == least[:, None]
            best[some] = least
            ways[some] = (ways[rest] * is_best).sum(axis=1)
            last.update(
                (full, rows[ok].tolist()) for full, ok in zip(some.tolist(), is_best, strict=True)
            )
    return best, ways, last


def _fillings(last: LastRows, items: int) -> Iterator[tuple[int, ...]]:
    """Every best filling of the first rows with a set, row by row from the top."""
    if not items:
        yield ()
    for row in last[items]:
        for rows in _fillings(last, items ^ row):
            yield (*rows, row)


def _row_ranges(last: LastRows, m: int, rows: int) -> tuple[tuple[int, int], ...]:
    """Highest and lowest row of each item in any optimum, walking back from the bottom row."""
    found: list[list[int]] = [[] for _ in range(m)]
    sets = {(1 << m) - 1}
    for row in range(rows, 0, -1):
        ends = {(full, end) for full in sets for end in last[full]}
        for item in _members(_union(end for _, end in ends)):
            found[item].append(row)
        sets = {full ^ end for full, end in ends}
    return tuple((min(some), max(some)) for some in found)


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _members(mask: int) -> list[int]:
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]

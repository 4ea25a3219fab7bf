"""How far a class's places would stray if other pupils like these had voted.

Knows the bootstrap over ballots (Efron 1979) and its 5-95 % ranges. Refuses to give any for fewer
than eight ballots. The same ballots and seed give the same ranges, whatever order they come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic

import numpy as np
from numpy.typing import NDArray

from .coding import Real, Whole, canonical, tier_numbers
from .ranking import Item, Ranking
from .tally import Unranked
from .undefined import Undefined, Why

FEWEST = 8  # ballots under which no range is given
RESAMPLES = 2000
FEWEST_RESAMPLES = 300
DRAWS = 1_500_000  # ballots drawn in all resamples together
# Ballots times resamples in memory at once (one resample at least). Small enough that numpy's
# products stay on one core: waking the others costs ten times what they save here.
CELLS = 1 << 13


def resamples_for(n: int) -> int:
    """How many to draw for n ballots: a crowd gets fewer, as its ranges are narrow."""
    return min(RESAMPLES, max(FEWEST_RESAMPLES, DRAWS // max(1, n)))


@dataclass(frozen=True)
class Range:
    """From the 5th to the 95th of a hundred resamples, each a value that did occur."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


@dataclass(frozen=True)
class PlaceRanges(Generic[Item]):
    """Ranges of average places (1 to m) and of competition places, in the order of `items`.

    None for an item that no resample compared, so that has no place in the class order either.
    `defined`: the resamples, of all `resamples`, in which the item had a place.
    """

    items: tuple[Item, ...]
    averages: tuple[Range | None, ...]
    places: tuple[Range | None, ...]
    defined: tuple[int, ...]
    n: int
    resamples: int


def bootstrap_places(
    rankings: Iterable[Ranking[Item]],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
    *,
    seed: int,
    resamples: int = RESAMPLES,
) -> PlaceRanges[Item] | Undefined:
    """Draw the n ballots anew, with replacement, and place the items each time (`average_place`).

    Ballots that rank nothing are left aside. Memory O(n m² + CELLS + m resamples).

    Undefined: `too-few-ballots` under eight; `no-pairs` for fewer than two items.
    """
    order = tuple(items)
    tiers = tier_numbers((r for r in rankings if r.tiers), order, unranked)
    n, m = tiers.shape
    if n < FEWEST:
        return Undefined(Why.TOO_FEW_BALLOTS, FEWEST, n)
    if m < 2:
        return Undefined(Why.NO_PAIRS)
    sums = resampled(np.hstack(_comparisons(canonical(tiers))), seed, resamples)
    net, compared = sums[:m], sums[m:]
    # Quotients of the same two whole numbers in any multiple are the same float, so ties stay ties.
    score = np.divide(net, compared, out=np.full_like(net, np.nan), where=compared > 0)
    above = np.count_nonzero(score[:, None] > score, axis=0)  # nan is above nothing
    places = np.where(compared > 0, 1.0 + above, np.nan)
    defined = tuple(np.count_nonzero(compared, axis=1).tolist())
    averages = ranges(1 + (m - 1) * (1 - score) / 2)
    return PlaceRanges(order, averages, ranges(places), defined, n, resamples)


def _comparisons(tiers: Whole) -> tuple[Whole, Whole]:
    """Wins less losses, and comparisons, of each item on each ballot. Twice (n, m)."""
    mine, other = tiers[:, :, None], tiers[:, None, :]
    both = (mine > 0) & (other > 0)
    net = (both & (mine < other)).sum(axis=2) - (both & (mine > other)).sum(axis=2)
    return net, np.where(tiers > 0, both.sum(axis=2) - 1, 0)


def resampled(rows: NDArray[np.int64], seed: int, resamples: int) -> Real:
    """Sums of n rows drawn with replacement, once a resample. Shape (n, k) in, (k, resamples) out.

    Exact while sums stay under 2⁵³. Drawn in chunks of CELLS draws; the size of a chunk changes
    nothing, for draws come one after another from one stream.
    """
    n, k = rows.shape
    # Half the bytes where they hold every sum exactly, which they do for any class.
    small = n * int(np.abs(rows).max(initial=0)) < 1 << 24
    values = rows.astype(np.float32 if small else np.float64)
    draw = np.random.default_rng(seed)
    sums = np.empty((k, resamples))
    chunk = max(1, CELLS // n)
    for start in range(0, resamples, chunk):
        size = min(chunk, resamples - start)
        drawn = draw.integers(0, n, size=(size, n))
        drawn += np.arange(size)[:, None] * n
        weights = np.bincount(drawn.ravel(), minlength=size * n).reshape(size, n)
        sums[:, start : start + size] = (weights.astype(values.dtype) @ values).T
    return sums


def ranges(values: Real) -> tuple[Range | None, ...]:
    """The 5-95 % range of each row over its values that are not nan; None if it has none.

    The 5 % quantile is rounded to the next lower value, the 95 % one to the next higher.
    """
    found: list[Range | None] = []
    for row in np.sort(values, axis=1):  # nan last
        last = len(row) - 1 - int(np.count_nonzero(np.isnan(row)))
        if last < 0:
            found.append(None)
        else:
            found.append(Range(float(row[5 * last // 100]), float(row[-(-95 * last // 100)])))
    return tuple(found)

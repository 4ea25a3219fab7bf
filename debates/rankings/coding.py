"""Ballots as arrays of whole numbers, for what needs more of them than pairwise counts.

Knows tier numbers, places and the pair coding of Emond and Mason. Refuses to add up: one row a
ballot, in the order given, so whoever draws lots among rows sorts them first (`canonical`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .ranking import Item, Ranking, distinct
from .tally import Unranked, places_of

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


def tier_numbers(
    rankings: Iterable[Ranking[Item]],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
) -> Whole:
    """Number of the tier, from 1, of each item on each ballot; 0 where left out. Shape (n, m).

    Under `below` what a ballot leaves out is one more tier at its end; a ballot that ranks nothing
    is a row of zeros under either convention. RankingError `duplicate` for an item given twice,
    `unknown` for a ballot with an item that is not among them.
    """
    below = Unranked(unranked) is Unranked.BELOW
    tiers: Whole = np.ascontiguousarray(places_of(rankings, distinct(items)).T, np.int64)
    if below:
        last = tiers.max(axis=1, keepdims=True, initial=0)
        tiers = np.where((tiers == 0) & (last > 0), last + 1, tiers)
    return tiers


def doubled_places(tiers: Whole) -> Whole:
    """Twice the average place (1, 2½, 2½, 4) among the items ranked; 0 where left out. (n, m).

    Doubled, places are whole numbers, so sums of them are exact.
    """
    ranked = (tiers > 0)[:, None, :]
    mine, other = tiers[:, :, None], tiers[:, None, :]
    above = np.count_nonzero((other < mine) & ranked, axis=2)
    beside = np.count_nonzero((other == mine) & ranked, axis=2)  # itself among them
    return np.where(tiers > 0, 2 * above + beside + 1, 0)


def emond_mason(tiers: Whole) -> NDArray[np.int8]:
    """Emond and Mason's score of each ordered pair of items (2002). Shape (n, m m).

    1 where the first stands above or beside the second, -1 where below, 0 where either is left out
    and for an item with itself. Two ballots' product sum is then twice (pairs scored alike minus
    pairs scored apart), a tie against no tie counting nothing: tau_x times m (m - 1) on complete
    ballots. Their squared Euclidean distance is eight times K^(1/2) (Fagin et al. 2006), where a
    pair that only one of them compares counts a quarter.
    """
    n, m = tiers.shape
    mine, other = tiers[:, :, None], tiers[:, None, :]
    score = np.where(mine <= other, np.int8(1), np.int8(-1))
    score[(mine == 0) | (other == 0) | np.eye(m, dtype=bool)] = 0
    return score.reshape(n, m * m)


def canonical(rows: NDArray[Any]) -> NDArray[Any]:
    """The same rows in an order of their own, so that a seed means the same for any order given."""
    return rows[np.lexsort(rows.T[::-1])] if rows.size else rows

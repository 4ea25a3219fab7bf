"""A picture of a class: ballots as points, near each other where they order alike.

Knows classical scaling of K^(1/2). Refuses to name the axes: they mean nothing but distance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .coding import Real, emond_mason, tier_numbers
from .ranking import Item, Ranking
from .tally import Unranked
from .undefined import Undefined, Why

DECIMALS = 9  # beyond which rounding differs from one machine to the next


@dataclass(frozen=True)
class BallotMap:
    """A point of each ballot handed in, (x, y); None for one that compares nothing.

    Squared distances are at most K^(1/2), and equal to it where `explained`, the share of all
    squared distance on each axis, adds up to 1. It is None where all ballots are on one point.
    """

    points: tuple[tuple[float, float] | None, ...]
    explained: tuple[float, float] | None


def ballot_map(
    rankings: Iterable[Ranking[Item]],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
) -> BallotMap | Undefined:
    """Principal components of the Emond-Mason coding, over √8.

    That is classical scaling (Torgerson 1952, Gower 1966) of the square root of K^(1/2), a pair
    that only one of two ballots compares counting a quarter. The same ballots give the same picture
    whatever order they come in: components are taken of the different ballots, sorted, and each is
    turned so that the first of its largest loadings is positive.

    Undefined: `no-ballots`, `one-ballot` for fewer than two ballots that compare anything.
    """
    tiers = tier_numbers(rankings, items, unranked)
    compares = emond_mason(tiers).any(axis=1)
    if (n := int(np.count_nonzero(compares))) < 2:
        return Undefined(Why.ONE_BALLOT if n else Why.NO_BALLOTS, 2, n)
    rows, which, counts = np.unique(
        tiers[compares], axis=0, return_inverse=True, return_counts=True
    )
    scores = emond_mason(rows).astype(np.float64)
    centred = scores - counts @ scores / n
    _, lengths, axes = np.linalg.svd(centred * np.sqrt(counts)[:, None], full_matrices=False)
    if len(rows) == 1:
        points, explained = np.zeros((1, 2)), None
    else:
        seen = lengths[:2] > 1e-9 * lengths[0]  # the others are rounding errors
        chosen = np.array([_turned(axis) for axis in axes[:2][seen]])
        points = np.zeros((len(rows), 2))
        points[:, : len(chosen)] = np.round(centred @ chosen.T / np.sqrt(8), DECIMALS) + 0.0
        shares = np.zeros(2)
        shares[: len(chosen)] = lengths[:2][seen] ** 2 / (lengths**2).sum()
        explained = (float(shares[0]), float(shares[1]))
    found: list[tuple[float, float] | None] = [None] * len(tiers)
    for ballot, row in zip(np.flatnonzero(compares), which.ravel(), strict=True):
        found[ballot] = (float(points[row, 0]), float(points[row, 1]))
    return BallotMap(tuple(found), explained)


def _turned(axis: Real) -> Real:
    largest = np.abs(axis)
    first = int(np.flatnonzero(largest >= largest.max() - 1e-9)[0])
    return axis if axis[first] > 0 else -axis

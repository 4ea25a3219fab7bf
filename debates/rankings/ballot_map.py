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
    shares, axes = _components(centred * np.sqrt(counts)[:, None])
    places = np.zeros((len(rows), 2))
    places[:, : len(axes)] = np.round(centred @ axes.T / np.sqrt(8), DECIMALS) + 0.0  # no -0.0
    explained = (shares[0], shares[1]) if len(axes) else None
    found: list[tuple[float, float] | None] = [None] * len(tiers)
    for ballot, row in zip(np.flatnonzero(compares), which.ravel(), strict=True):
        found[ballot] = (float(places[row, 0]), float(places[row, 1]))
    return BallotMap(tuple(found), explained)


def _components(centred: Real) -> tuple[list[float], Real]:
    """Shares of the first two components, and their axes: fewer where there is no such direction.

    From the smaller of the two product matrices, whose eigenvalues are the same.
    """
    wide = centred.shape[0] < centred.shape[1]
    values, vectors = np.linalg.eigh(centred @ centred.T if wide else centred.T @ centred)
    total = float(np.square(centred).sum())
    shares = [float(value) / total for value in values[:-3:-1]] if total else []
    seen = sum(share > 1e-9 for share in shares)  # the others are rounding errors
    axes = vectors[:, ::-1][:, :seen].T
    if wide:
        axes = axes @ centred
        axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    turned = np.array([_turned(axis) for axis in axes]).reshape(seen, centred.shape[1])
    return [*shares[:seen], 0.0, 0.0][:2], turned


def _turned(axis: Real) -> Real:
    largest = np.abs(axis)
    first = int(np.flatnonzero(largest >= largest.max() - 1e-9)[0])
    return axis if axis[first] > 0 else -axis

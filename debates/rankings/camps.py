"""Whether a class falls into camps.

Knows k-medoids on K^(1/2), so that a camp is shown by a ballot that somebody cast. Refuses to see
camps where they are few, faint or gone on another day: the thresholds are judgement, not theory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic

import numpy as np
from numpy.typing import NDArray

from .coding import Real, Whole, emond_mason, tier_numbers
from .ranking import Item, Ranking
from .shape import ranking_of
from .tally import Unranked
from .undefined import Undefined, Why

FEWEST = 15  # ballots
MOST = 400  # different ballots; time goes with their square
SIZES = (2, 3, 4)
SILHOUETTE = 0.25
STABLE = Fraction(80, 100)
SAME_CAMP = 0.75  # Jaccard from which a camp counts as found again (Hennig 2007)
RESAMPLES = 100

Labels = NDArray[np.intp]


@dataclass(frozen=True)
class Camps(Generic[Item]):
    """Two to four camps, the largest first.

    `medoids`: of each camp a ballot with the least distance to its others. `sizes` go with them,
    and `of` holds the camp's number from 0 of each ballot handed in: None for one that compares
    nothing or stands as near to another medoid. `silhouette`: mean over ballots, -1 to 1 (Rousseeuw
    1987). `stability`: share of resamples in which every camp is found again.
    """

    medoids: tuple[Ranking[Item], ...]
    sizes: tuple[int, ...]
    of: tuple[int | None, ...]
    silhouette: float
    stability: Fraction


def camps(
    rankings: Iterable[Ranking[Item]],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
    *,
    seed: int,
    resamples: int = RESAMPLES,
) -> Camps[Item] | Undefined:
    """Split the class as its ballots lie, into the stable number of camps with the best silhouette.

    Distances are those of the Emond-Mason coding: K^(1/2), a pair that only one of two ballots
    compares counting a quarter. Ballots that compare nothing are left aside. The same ballots and
    seed give the same camps, whatever order they come in.

    Undefined: `too-few-ballots` under fifteen, `too-many-ballots` over four hundred different ones,
    `no-clear-camps` if every split has a silhouette under .25 or is found again by fewer than 80 %
    of resamples. The silhouette alone would make a camp of every ballot that stands apart.
    """
    ballots = list(rankings)
    tiers = tier_numbers(ballots, items, unranked)
    compares = emond_mason(tiers).any(axis=1)
    if (n := int(np.count_nonzero(compares))) < FEWEST:
        return Undefined(Why.TOO_FEW_BALLOTS, FEWEST, n)
    rows, which, counts = np.unique(
        tiers[compares], axis=0, return_inverse=True, return_counts=True
    )
    if len(rows) > MOST:
        return Undefined(Why.TOO_MANY_BALLOTS, MOST, len(rows))
    apart = distances(rows)
    found = _clearest(apart, counts, seed, resamples)
    if found is None:
        return Undefined(Why.NO_CLEAR_CAMPS)
    split, fit, stability = found
    ordered = np.sort(apart[:, split], axis=1)
    labels = np.where(ordered[:, 0] == ordered[:, 1], -1, nearest(apart, split))
    sizes = [int(counts[labels == camp].sum()) for camp in range(len(split))]
    largest = sorted(range(len(split)), key=lambda camp: -sizes[camp])
    number: dict[int, int | None] = {camp: place for place, camp in enumerate(largest)}
    of: list[int | None] = [None] * len(ballots)
    for ballot, row in zip(np.flatnonzero(compares), which.ravel(), strict=True):
        of[ballot] = number.get(int(labels[row]))
    shown = (dict(zip(items, rows[split[camp]].tolist(), strict=True)) for camp in largest)
    ranked = tuple(ranking_of({i: tier for i, tier in at.items() if tier}) for at in shown)
    return Camps(ranked, tuple(sizes[camp] for camp in largest), tuple(of), fit, stability)


def _clearest(
    apart: Real, counts: Whole, seed: int, resamples: int
) -> tuple[list[int], float, Fraction] | None:
    """Medoids, silhouette and stability of the split that keeps both thresholds best, if any."""
    splits = [medoids(apart, counts, k) for k in SIZES if k <= len(counts)]
    fits = [(silhouette(apart, counts, nearest(apart, split)), split) for split in splits]
    for fit, split in sorted(fits, key=lambda pair: -pair[0]):
        if fit < SILHOUETTE:
            break
        stability = _stability(apart, counts, split, seed, resamples)
        if stability >= STABLE:
            return split, fit, stability
    return None


def distances(tiers: Whole) -> Real:
    """Eight times K^(1/2) between ballots that compare something, so whole numbers. (u, u)."""
    scores = emond_mason(tiers).astype(np.float64)
    products = scores @ scores.T
    lengths = np.diag(products)
    return np.asarray(lengths[:, None] + lengths - 2 * products, np.float64)


def medoids(apart: Real, weights: Whole, k: int) -> list[int]:
    """Rows with the least sum of distances to all (Kaufman and Rousseeuw, PAM, 1987), ascending.

    Built one by one, then swapped while a swap helps; of equals the first row. Weight 0: not there.
    """
    there = weights > 0
    chosen: list[int] = []
    for _ in range(k):
        chosen.append(_cheapest(apart, weights, there, chosen)[0])
    cost = float(weights @ apart[:, chosen].min(axis=1))
    while True:
        swaps = []
        for out in range(k):
            rest = chosen[:out] + chosen[out + 1 :]
            row, price = _cheapest(apart, weights, there, rest)
            swaps.append((price, out, row))
        price, out, row = min(swaps)
        if price >= cost:
            return sorted(chosen)
        chosen[out], cost = row, price


def _cheapest(
    apart: Real, weights: Whole, there: NDArray[np.bool_], chosen: list[int]
) -> tuple[int, float]:
    """The row that serves best beside those chosen, and what all of them then cost."""
    reach = apart[:, chosen].min(axis=1, initial=np.inf)
    costs = weights @ np.minimum(reach[:, None], apart)
    costs[~there] = np.inf
    row = int(costs.argmin())  # none of those chosen: a new one saves at least its own way
    return row, float(costs[row])


def nearest(apart: Real, split: Sequence[int]) -> Labels:
    """Of each row the number of its nearest medoid, the first of equals."""
    return np.asarray(apart[:, list(split)].argmin(axis=1), np.intp)


def silhouette(apart: Real, weights: Whole, labels: Labels) -> float:
    """Mean over ballots of (b - a) / max(a, b): a to its own camp, b to the next (Rousseeuw 1987).

    0 for a ballot alone in its camp and where both are 0.
    """
    members = weights[:, None] * (labels[:, None] == np.arange(labels.max() + 1))
    sums, sizes = apart @ members, members.sum(axis=0)
    rows = np.arange(len(labels))
    own = sums[rows, labels] / np.maximum(sizes[labels] - 1, 1)
    others = sums / np.maximum(sizes, 1)
    others[rows, labels] = np.inf
    other = others.min(axis=1)
    longer = np.maximum(own, other)
    alone = (sizes[labels] == 1) | (longer == 0)
    values = np.where(alone, 0, (other - own) / np.where(longer == 0, 1, longer))
    return float(weights @ values / weights.sum())


def _stability(apart: Real, counts: Whole, split: list[int], seed: int, resamples: int) -> Fraction:
    """Share of resamples whose own split, of all ballots, has each camp again."""
    draw = np.random.default_rng(seed)
    ballots = np.repeat(np.arange(len(counts)), counts)
    camp = nearest(apart, split)[:, None] == np.arange(len(split))
    upheld = 0
    for _ in range(resamples):
        drawn = ballots[draw.integers(0, len(ballots), size=len(ballots))]
        weights = np.bincount(drawn, minlength=len(counts))
        if np.count_nonzero(weights) < len(split):
            continue
        again = nearest(apart, medoids(apart, weights, len(split)))[:, None] == np.arange(
            len(split)
        )
        shared = (camp * counts[:, None]).T @ again
        joined = (counts @ camp)[:, None] + counts @ again - shared
        upheld += bool(((shared / joined).max(axis=1) >= SAME_CAMP).all())
    return Fraction(upheld, resamples)

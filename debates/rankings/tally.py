"""What a set of rankings says, pair by pair.

Knows the two conventions for items that a ballot leaves out, and ballots that count several times.
Refuses to know any way of making an order of it (`consensus`) or whose ballots they are: anonymous
and neutral by construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray

from .ranking import Item, Ranking, RankingError, Refusal, distinct

Matrix = tuple[tuple[int, ...], ...]
Places = NDArray[np.integer[Any]]

MOST_WEIGHT = 2**53  # of all ballots together: floats add them up exactly, and costs fit 64 bits


class Unranked(StrEnum):
    """What it means that a ballot leaves an item out."""

    SILENT = "silent"  # no opinion: the pairs of that item are not counted
    BELOW = "below"  # under every ranked item, and tied with the others left out


@dataclass(frozen=True)
class Profile(Generic[Item]):
    """Integer pairwise counts over m items.

    `wins[a][b]`: ballots with item a strictly above item b; `ties[a][b]`: ballots with both tied;
    rows and columns in the order of `items`, diagonals 0. `n`: ballots that rank something;
    `blank`: ballots that rank nothing, which count nowhere else. A ballot of weight w counts w
    times in each of them.
    """

    items: tuple[Item, ...]
    unranked: Unranked
    n: int
    blank: int
    wins: Matrix
    ties: Matrix

    @classmethod
    def of(
        cls,
        rankings: Iterable[Ranking[Item]],
        items: Iterable[Item],
        unranked: Unranked | str = Unranked.SILENT,
        weights: Iterable[int] | None = None,
    ) -> Profile[Item]:
        """Count `rankings` over `items`, each of which stands once; one weight a ranking, or 1.

        RankingError `duplicate` for an item given twice, `unknown` for a ballot with an item that
        is not among them, `bad-weight` for weights that are not positive whole numbers, one a
        ballot, 2**53 at most together; ValueError for an unknown convention. O(n m + n m²) with
        the squared part in numpy, memory O(n m + m²).
        """
        order = distinct(items)
        return cls.of_places(places_of(rankings, order), order, unranked, weights)

    @classmethod
    def of_places(
        cls,
        places: Places,
        items: Iterable[Item],
        unranked: Unranked | str = Unranked.SILENT,
        weights: Iterable[int] | None = None,
    ) -> Profile[Item]:
        """The same from tier numbers as `places_of` gives them. Shape (m, n): one row an item.

        Any positive whole numbers, best first, that say which tier comes before which; 0 where the
        ballot leaves the item out. RankingError `bad-place` for anything else; others as in `of`.
        """
        unranked = Unranked(unranked)
        order = distinct(items)
        if places.ndim != 2 or len(places) != len(order) or places.dtype.kind not in "iu":
            raise RankingError(Refusal.BAD_PLACE)
        if places.size and places.min() < 0:
            raise RankingError(Refusal.BAD_PLACE)
        counts = None if weights is None else checked_weights(weights, places.shape[1])
        empty = ~places.any(axis=0)
        blank = int(np.count_nonzero(empty) if counts is None else counts[empty].sum())
        everybody = places.shape[1] if counts is None else int(counts.sum())
        wins, ties = _pairwise(places, unranked, counts)
        return cls(order, unranked, everybody - blank, blank, wins, ties)

    @property
    def compared(self) -> Matrix:
        """Ballots that compare item a with item b: wins, losses and ties together."""
        wins, ties = np.array(self.wins, np.int64), np.array(self.ties, np.int64)
        return _frozen(wins + wins.T + ties) if self.items else ()

    @property
    def support(self) -> tuple[int, ...]:
        """Comparisons that each item has a part in: at most n (m - 1)."""
        return tuple(sum(row) for row in self.compared)


def places_of(rankings: Iterable[Ranking[Item]], items: Sequence[Item]) -> Places:
    """Tier numbers from 1, and 0 where a ballot leaves the item out. Shape (m, n): one row an item.

    RankingError `unknown` for a ballot with an item that is not among `items`.
    """
    column = {item: number for number, item in enumerate(items)}
    blank = [0] * len(column)
    ballots = []
    for ranking in rankings:
        ballot = blank.copy()
        for number, tier in enumerate(ranking.tiers, 1):
            for item in tier:
                try:
                    ballot[column[item]] = number
                except KeyError:
                    raise RankingError(Refusal.UNKNOWN, (item,)) from None
        ballots.append(ballot)
    # The narrowest type that holds m + 1: comparing bytes is several times as fast as comparing
    # words. The shape is given because no ballots at all would have none.
    narrow = np.min_scalar_type(len(column) + 1)
    places = np.array(ballots, narrow).reshape(len(ballots), len(column))
    return np.ascontiguousarray(places.T)


def checked_weights(weights: Iterable[int], n: int) -> NDArray[np.int64]:
    """Checked one by one as plain numbers: numpy would round a half and wrap a giant."""
    given = list(weights)
    if len(given) != n or not all(type(w) is int and 0 < w <= MOST_WEIGHT for w in given):
        raise RankingError(Refusal.BAD_WEIGHT)
    if sum(given) > MOST_WEIGHT:
        raise RankingError(Refusal.BAD_WEIGHT)
    return np.array(given, np.int64)


def _pairwise(
    places: Places, unranked: Unranked, weights: NDArray[np.int64] | None
) -> tuple[Matrix, Matrix]:
    """Wins and ties of each pair. Shapes: (m, n) in, twice (m, m) out.

    An item left out is last when it is the first of a pair: above nothing. As the second of a pair
    it is last under `below` and 0 under `silent`, where nothing is above it, so that the pair falls
    out by itself. What a ballot compares without a win for either is a tie.
    """
    m, n = places.shape
    last = int(places.max(initial=0)) + 1
    lower = places.astype(np.min_scalar_type(last), copy=False)
    present = lower != 0
    complete = bool(present.all())
    upper = lower
    if not complete:
        upper = np.where(present, lower, lower.dtype.type(last))
        if unranked is Unranked.BELOW:
            lower = upper
            present = np.broadcast_to(present.any(axis=0), (m, n))  # blank ballots compare nothing
    wins = np.empty((m, m), np.int64)
    for item in range(m):
        wins[item] = _sums(upper[item] < lower, weights)
    if complete:
        ties = (n if weights is None else int(weights.sum())) - wins - wins.T
    else:
        ties = np.array([_sums(present & row, weights) for row in present]).reshape(m, m)
        ties -= wins + wins.T
    np.fill_diagonal(ties, 0)
    return _frozen(wins), _frozen(ties)


def _sums(mask: NDArray[np.bool_], weights: NDArray[np.int64] | None) -> NDArray[np.int64]:
    """Ballots, or their weights, that are true in each row.

    Packed eight to a byte, whose set bits numpy counts in one step: three times as fast as
    `count_nonzero` row by row. Weights add up in floats, exact up to MOST_WEIGHT and far faster.
    """
    sums: NDArray[Any]
    if weights is None:
        sums = np.bitwise_count(np.packbits(mask, axis=1)).sum(axis=1, dtype=np.int64)
    else:
        sums = mask.astype(np.float64) @ weights.astype(np.float64)
    return sums.astype(np.int64)


def _frozen(counts: NDArray[np.int64]) -> Matrix:
    return tuple(tuple(row) for row in counts.tolist())

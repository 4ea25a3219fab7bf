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
Counts = NDArray[np.int64]

MOST_WEIGHT = 2**53  # of all ballots together: floats add them up exactly, and costs fit 64 bits
AT_ONCE = 2**20  # bytes of yes and no held in one step


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
        last = int(places.max(initial=0)) + 1
        if last >= 2**63 or places.min(initial=0) < 0:
            raise RankingError(Refusal.BAD_PLACE)
        counts = None if weights is None else checked_weights(weights, places.shape[1])
        everybody = places.shape[1] if counts is None else int(counts.sum())
        # Bytes where they do: comparing them is several times as fast as comparing words.
        narrow = places.astype(np.min_scalar_type(last), copy=False)
        present = narrow != 0
        if present.all() and order:  # the usual case, at half the cost
            wins = _count(np.less, narrow, narrow, counts)
            seen = np.full_like(wins, everybody)
            blank = 0
        else:
            wins, seen, blank = _with_gaps(narrow, present, unranked, counts)
        ties = seen - wins - wins.T
        np.fill_diagonal(ties, 0)
        return cls(order, unranked, everybody - blank, blank, _frozen(wins), _frozen(ties))

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


def checked_weights(weights: Iterable[int], n: int) -> Counts:
    """Checked one by one as plain numbers: numpy would round a half and wrap a giant."""
    given = list(weights)
    if len(given) != n or not all(type(w) is int and 0 < w <= MOST_WEIGHT for w in given):
        raise RankingError(Refusal.BAD_WEIGHT)
    if sum(given) > MOST_WEIGHT:
        raise RankingError(Refusal.BAD_WEIGHT)
    return np.array(given, np.int64)


def _with_gaps(
    places: Places, present: NDArray[np.bool_], unranked: Unranked, weights: Counts | None
) -> tuple[Counts, Counts, int]:
    """Wins of each pair, ballots that compare it, and blank ballots, where items are left out.

    Shapes (m, n) twice in; (m, m) twice and () out. An item left out is last when it is the first
    of a pair: above nothing. As the second it is last under `below` and 0 under `silent`, where
    nothing is above it, so that the pair falls out by itself.
    """
    filled = present.any(axis=0)
    blank = int(np.count_nonzero(~filled) if weights is None else weights[~filled].sum())
    last = np.where(present, places, places.max(initial=0) + 1)
    if unranked is Unranked.SILENT:
        wins = _count(np.less, last, places, weights)
        return wins, _count(np.bitwise_and, present, present, weights), blank
    wins = _count(np.less, last, last, weights)
    everybody = places.shape[1] if weights is None else int(weights.sum())
    return wins, np.full_like(wins, everybody - blank), blank


def _count(
    holds: np.ufunc, first: NDArray[Any], second: NDArray[Any], weights: Counts | None
) -> Counts:
    """Ballots, or their weights, in which each row of `first` `holds` against each of `second`.

    Shapes (m, n) twice in, (m, m) out. Packed eight to a byte, whose set bits numpy counts in one
    step: several times as fast as `count_nonzero` pair by pair. Weights add up in floats, exact up
    to MOST_WEIGHT and far faster than whole numbers.
    """
    m, n = first.shape
    counts = np.empty((m, m), np.int64)
    rows = max(1, AT_ONCE // max(1, m * n))
    for row in range(0, m, rows):
        mask = holds(first[row : row + rows, None], second)
        if weights is None:
            bits = np.bitwise_count(np.packbits(mask, axis=2))
            counts[row : row + rows] = bits.sum(axis=2, dtype=np.int64)
        else:
            counts[row : row + rows] = mask.astype(np.float64) @ weights.astype(np.float64)
    return counts


def _frozen(counts: Counts) -> Matrix:
    return tuple(tuple(row) for row in counts.tolist())

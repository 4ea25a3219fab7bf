"""What a set of rankings says, pair by pair.

Knows the two conventions for items that a ballot leaves out. Refuses to know any way of making an
order of it (`consensus`) or whose ballots they are: anonymous and neutral by construction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray

from .ranking import Item, Ranking, RankingError, Refusal, distinct

Matrix = tuple[tuple[int, ...], ...]
Places = NDArray[np.unsignedinteger[Any]]


class Unranked(StrEnum):
    """What it means that a ballot leaves an item out."""

    SILENT = "silent"  # no opinion: the pairs of that item are not counted
    BELOW = "below"  # under every ranked item, and tied with the others left out


@dataclass(frozen=True)
class Profile(Generic[Item]):
    """Integer pairwise counts over m items.

    `wins[a][b]`: ballots with item a strictly above item b; `ties[a][b]`: ballots with both tied;
    rows and columns in the order of `items`, diagonals 0. `n`: ballots that rank something;
    `blank`: ballots that rank nothing, which count nowhere else.
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
    ) -> Profile[Item]:
        """Count `rankings` over `items`, each of which stands once.

        RankingError `duplicate` for an item given twice, `unknown` for a ballot with an item that
        is not among them; ValueError for an unknown convention. O(n m + n m²) with the squared part
        in numpy, memory O(n m + m²).
        """
        unranked = Unranked(unranked)
        order = distinct(items)
        column = {item: number for number, item in enumerate(order)}
        ballots = list(rankings)
        counted = [ranking for ranking in ballots if ranking.tiers]
        wins, ties = _pairwise(_places(counted, column), unranked)
        return cls(order, unranked, len(counted), len(ballots) - len(counted), wins, ties)


def _places(rankings: list[Ranking[Item]], column: dict[Item, int]) -> Places:
    """Tier numbers from 1, and m + 1 where there is none. Shape (m, n): one row an item."""
    left_out = len(column) + 1
    ballots = []
    for ranking in rankings:
        ballot = [left_out] * len(column)
        for number, tier in enumerate(ranking.tiers, 1):
            for item in tier:
                if item not in column:
                    raise RankingError(Refusal.UNKNOWN, (item,))
                ballot[column[item]] = number
        ballots.append(ballot)
    # The narrowest type that holds m + 1: comparing bytes is several times as fast as comparing
    # words. The shape is given because no ballots at all would have none.
    places = np.array(ballots, np.min_scalar_type(left_out)).reshape(len(ballots), len(column))
    return np.ascontiguousarray(places.T)


def _pairwise(places: Places, unranked: Unranked) -> tuple[Matrix, Matrix]:
    """Wins and ties of each pair. Shapes: (m, n) in, twice (m, m) out.

    Under `silent` the second item of a pair, when left out, is given place 0 instead: nothing is
    above 0 and nothing is tied with it, so the pair falls out of both counts by itself.
    """
    m = len(places)
    other = np.where(places == m + 1, 0, places) if unranked is Unranked.SILENT else places
    wins = np.zeros((m, m), dtype=np.int64)
    ties = np.zeros((m, m), dtype=np.int64)
    for a, b in permutations(range(m), 2):
        wins[a, b] = np.count_nonzero(places[a] < other[b])
    for a, b in combinations(range(m), 2):
        ties[a, b] = ties[b, a] = np.count_nonzero(places[a] == other[b])
    return _frozen(wins), _frozen(ties)


def _frozen(counts: NDArray[np.int64]) -> Matrix:
    return tuple(tuple(row) for row in counts.tolist())

"""How many neighbours must change places before a ranking agrees with a partial order.

Knows the exact search. Refuses to count ties: neither a tie of the ranking, which may be read
either way, nor one of the order, which no strict row can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from .kemeny import MOST_ITEMS, least_cost
from .partial_order import ClosedOrder, Comparison
from .ranking import Item, Ranking, RankingError, Refusal
from .scoring import ordered
from .undefined import Undefined, Why

FORBIDDEN = MOST_ITEMS**2  # more than all swaps together


def fewest_swaps(ranking: Ranking[Item], order: ClosedOrder[Item]) -> int | Undefined:
    """The fewest swaps of neighbours after which nothing in `ranking` contradicts `order`.

    The least Kendall distance to any row that keeps every *above* and *at least* of `order` among
    the ranked items; at least as many as the contradicted comparisons. NP-hard in general
    (Brandenburg, Gleissner and Hofmeier 2013), exact here: only the stretches between contradicted
    items need a search, as in `kemeny`. RankingError `too-many` if such a stretch holds more than
    MOST_ITEMS. Undefined where `order` compares no two ranked items.
    """
    tier = {item: number for number, row in enumerate(ranking.tiers) for item in row}
    claims = [c for c in ordered(order.comparisons) if c.pair <= tier.keys()]
    if not claims:
        return Undefined(Why.NO_PAIRS)
    kept = _kept(tuple(tier), claims)
    broken = [(tier[low], tier[high]) for high, low in kept if tier[low] < tier[high]]
    swaps = 0
    for first, last in _stretches(broken):
        items = [item for item in tier if first <= tier[item] <= last]
        if len(items) > MOST_ITEMS:
            raise RankingError(Refusal.TOO_MANY, items)
        costs = np.array([[_cost(a, b, tier, kept) for b in items] for a in items], dtype=np.int64)
        swaps += least_cost(costs)
    return swaps


def _cost(a: Item, b: Item, tier: dict[Item, int], kept: set[tuple[Item, Item]]) -> int:
    """Of setting a above b."""
    return FORBIDDEN if (b, a) in kept else int(tier[b] < tier[a])


def _kept(items: Sequence[Item], claims: Iterable[Comparison[Item]]) -> set[tuple[Item, Item]]:
    """Pairs (higher, lower) that the row must keep, all that follow from `claims`.

    A circle of *at least* asserts a tie: its pairs are put aside.
    """
    pairs = {(claim.higher, claim.lower) for claim in claims}
    for middle in items:
        over = [high for high in items if (high, middle) in pairs]
        under = [low for low in items if (middle, low) in pairs]
        pairs.update((high, low) for high in over for low in under)
    return {(high, low) for high, low in pairs if (low, high) not in pairs}


def _stretches(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans of tiers joined. What lies outside or between them can stay as it is."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined

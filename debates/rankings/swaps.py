"""How many neighbours must change places before a ranking agrees with a partial order.

Knows the exact search for up to 14 items. Refuses to count ties: neither a tie of the ranking,
which may be read either way, nor one of the order, which no strict row can hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from .kemeny import MOST_ITEMS
from .partial_order import ClosedOrder, Comparison
from .ranking import Item, Ranking, RankingError, Refusal
from .scoring import ordered
from .undefined import Undefined, Why


def fewest_swaps(ranking: Ranking[Item], order: ClosedOrder[Item]) -> int | Undefined:
    """The fewest swaps of neighbours after which nothing in `ranking` contradicts `order`.

    The least Kendall distance to any row that keeps every *above* and *at least* of `order` among
    the ranked items; at least as many as the contradicted comparisons. NP-hard in general
    (Brandenburg, Gleissner and Hofmeier 2013), exact here over the sets that may fill the first
    places: O(2^m m). RankingError `too-many` above MOST_ITEMS ranked items. Undefined where
    `order` compares no two of them.
    """
    tier = {item: number for number, row in enumerate(ranking.tiers) for item in row}
    claims = [c for c in ordered(order.comparisons) if c.pair <= tier.keys()]
    if not claims:
        return Undefined(Why.NO_PAIRS)
    if len(tier) > MOST_ITEMS:
        raise RankingError(Refusal.TOO_MANY, tier)
    bit = {item: 1 << number for number, item in enumerate(tier)}
    above = _before(bit, claims)
    # Per item: its bit, who must come before it, and whom the ranking puts before it.
    steps = [
        (bit[item], above[item], sum(bit[other] for other in tier if tier[other] < tier[item]))
        for item in tier
    ]
    fewest = {0: 0}
    for _ in tier:
        longer: dict[int, int] = {}
        for placed, swaps in fewest.items():
            for one, needed, earlier in steps:
                if not placed & one and not needed & ~placed:
                    more = swaps + (earlier & ~placed).bit_count()
                    if more < longer.get(placed | one, more + 1):
                        longer[placed | one] = more
        fewest = longer
    return fewest.popitem()[1]


def _before(bit: dict[Item, int], claims: Sequence[Comparison[Item]]) -> dict[Item, int]:
    """Who must come before each item, as bits.

    Closed, so that a circle of *at least*, which asserts a tie, is seen as one and put aside.
    """
    above = dict.fromkeys(bit, 0)
    for claim in claims:
        above[claim.lower] |= bit[claim.higher]
    for middle in bit:
        for item in bit:
            if above[item] & bit[middle]:
                above[item] |= above[middle]
    return {
        item: sum(bit[other] for other in bit if mask & bit[other] and not above[other] & bit[item])
        for item, mask in above.items()
    }

"""What a ranking makes of each comparison of a partial order.

Knows agreement pair by pair. Refuses to add it up: under ten comparisons people are shown
sentences, not a coefficient. Open pairs and overlaps never score.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic

from .partial_order import ClosedOrder, Comparison, ComparisonKind
from .ranking import Item, Ranking


class Outcome(StrEnum):
    AGREED = "agreed"
    CONTRADICTED = "contradicted"
    TIED = "tied"  # the ranking ties what the order sets above
    SILENT = "silent"  # the ranking leaves at least one of the two out


@dataclass(frozen=True)
class Verdict(Generic[Item]):
    comparison: Comparison[Item]
    outcome: Outcome


def compare(ranking: Ranking[Item], order: ClosedOrder[Item]) -> tuple[Verdict[Item], ...]:
    """One verdict a comparison, in the order of `order.comparisons`.

    *Above*: agreed, contradicted, or tied. *At least*: agreed if above or tied, contradicted if
    below. A tie: agreed if tied, else contradicted. Any of them: silent if an item is left out.
    Counting after Goodman and Kruskal (Measures of association, 1954).
    """
    return tuple(Verdict(c, _outcome(ranking, c)) for c in order.comparisons)


def _outcome(ranking: Ranking[Item], comparison: Comparison[Item]) -> Outcome:
    above = ranking.above(comparison.higher, comparison.lower)
    below = ranking.above(comparison.lower, comparison.higher)
    if above is None or below is None:
        return Outcome.SILENT
    tied = not above and not below
    match comparison.kind:
        case ComparisonKind.ABOVE:
            agreed = above
        case ComparisonKind.AT_LEAST:
            agreed = not below
        case ComparisonKind.TIE:
            agreed = tied
    if agreed:
        return Outcome.AGREED
    if tied:
        return Outcome.TIED
    return Outcome.CONTRADICTED

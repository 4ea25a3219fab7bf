"""How far apart two rankings are.

Knows counts of pairs, K^(p), tau_x, tau_b and footrule. Refuses to guess about items that only one
of the two ranks: pairs count where both rank both, and where none do, nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import sqrt

from .ranking import Item, Ranking
from .undefined import Undefined, Why

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class PairCounts:
    """The pairs of items that both of two rankings rank, by what the two make of them."""

    concordant: int  # both strict, the same way round
    discordant: int  # both strict, opposite ways round
    tied_first: int  # tied in the first only
    tied_second: int  # tied in the second only
    tied_both: int

    @property
    def total(self) -> int:
        return self.concordant + self.discordant + self.tied_one + self.tied_both

    @property
    def tied_one(self) -> int:
        """Tied in one of the two only."""
        return self.tied_first + self.tied_second


def pair_counts(first: Ranking[Item], second: Ranking[Item]) -> PairCounts:
    """Count the pairs that both rank. O(m²) for m items."""
    one, two = _tiers(first), _tiers(second)
    both = [(one[item], two[item]) for item in one if item in two]
    counts = [0] * 5
    for (here, there), (over_here, over_there) in combinations(both, 2):
        a, b = here - over_here, there - over_there
        if a and b:
            counts[0 if (a > 0) == (b > 0) else 1] += 1
        else:
            counts[4 if a == b else 3 if a else 2] += 1
    return PairCounts(*counts)


def kendall(
    first: Ranking[Item], second: Ranking[Item], p: Fraction = HALF
) -> Fraction | Undefined:
    """K^(p): discordant pairs, plus p for each pair tied in one of the two only.

    Fagin, Kumar, Mahdian, Sivakumar and Vee, Comparing partial rankings (2006): a metric for p from
    1/2 to 1 on rankings of the same items; at 1/2 it is half of Kemeny and Snell's distance (1962).
    From 0 to the number of common pairs, by which it is divided where rankings of unlike length
    are compared. Undefined without a common pair. ValueError for a p outside 0 to 1.
    """
    if not 0 <= p <= 1:
        raise ValueError("p from 0 to 1")
    counts = pair_counts(first, second)
    if not counts.total:
        return Undefined(Why.NO_PAIRS)
    return counts.discordant + Fraction(p) * counts.tied_one


def tau_x(first: Ranking[Item], second: Ranking[Item]) -> Fraction | Undefined:
    """1 for the same ranking, -1 for the opposite one (Emond and Mason 2002).

    A pair tied in both agrees, a pair tied in one says nothing: 1 - 2 K^(1/2) / pairs. Over common
    pairs (Moreno-Centeno and Escobedo 2016); Undefined without one.
    """
    counts = pair_counts(first, second)
    if not counts.total:
        return Undefined(Why.NO_PAIRS)
    return Fraction(counts.concordant + counts.tied_both - counts.discordant, counts.total)


def tau_b(first: Ranking[Item], second: Ranking[Item]) -> float | Undefined:
    """Kendall's coefficient for ties (1945), over common pairs: pairs tied in both drop out.

    Undefined without a common pair, and where one ranking ties all of them.
    """
    counts = pair_counts(first, second)
    if not counts.total:
        return Undefined(Why.NO_PAIRS)
    strict = counts.concordant + counts.discordant
    varied = (strict + counts.tied_first) * (strict + counts.tied_second)
    if not varied:
        return Undefined(Why.CONSTANT)
    return (counts.concordant - counts.discordant) / sqrt(varied)


def footrule(first: Ranking[Item], second: Ranking[Item]) -> Fraction | Undefined:
    """Spearman's footrule on average places (Fagin and others 2006): how far items move, summed.

    K^(1/2) <= F <= 2 K^(1/2). Undefined if the two do not rank the same items, as a place among few
    is not a place among many, or rank fewer than two.
    """
    if first.items != second.items:
        return Undefined(Why.INCOMPLETE)
    if len(first.items) < 2:
        return Undefined(Why.NO_PAIRS)
    one, two = _average_places(first), _average_places(second)
    return sum((abs(one[item] - two[item]) for item in one), Fraction(0))


def _tiers(ranking: Ranking[Item]) -> dict[Item, int]:
    return {item: number for number, tier in enumerate(ranking.tiers) for item in tier}


def _average_places(ranking: Ranking[Item]) -> dict[Item, Fraction]:
    """All at once: asking the ranking item by item would walk its tiers each time."""
    places, above = {}, 0
    for tier in ranking.tiers:
        place = above + Fraction(len(tier) + 1, 2)
        places.update(dict.fromkeys(tier, place))
        above += len(tier)
    return places

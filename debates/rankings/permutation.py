"""Whether a class agrees with a partial order more than a shuffled order would.

Knows the test that deals the order's items out again at random. Refuses to run on fewer than ten
comparisons, and never says that chance is impossible: p is never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import permutations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from .partial_order import ClosedOrder, ComparisonKind
from .ranking import Item
from .scoring import ordered
from .tally import Profile
from .undefined import Undefined, Why

LEAST_COMPARISONS = 10
MOST_EXACT = 8  # items: 8! = 40 320 ways to deal them out
SHUFFLES = 9_999


@dataclass(frozen=True)
class LabelTest:
    """How rare so much agreement is if the order had named its items at random.

    `agreement`: agreed less contradicted, over all ballots and comparisons. `as_good`: how many of
    the other `shuffles` reach it. `exact`: whether these are all there are, or drawn by a seed.
    """

    agreement: int
    as_good: int
    shuffles: int
    exact: bool

    @property
    def p(self) -> Fraction:
        """(1 + as good) / (1 + shuffles): the order itself is one of the ways, so never 0."""
        return Fraction(1 + self.as_good, 1 + self.shuffles)


def label_test(
    profile: Profile[Item], order: ClosedOrder[Item], seed: int
) -> LabelTest | Undefined:
    """Deal the items of `profile` out to the comparisons of `order` again and again.

    The quadratic assignment test (Mantel 1967; Hubert and Schultz 1976), one-sided: all ways for up
    to MOST_EXACT items, else SHUFFLES of them by `seed` with p after Phipson and Smyth (2010). Agreed
    less contradicted rather than agreed alone: where pupils skip items unevenly the latter would
    reward shuffles that hit the items often ranked. Asserted ties have no direction and do not
    count. Undefined with fewer than LEAST_COMPARISONS comparisons among the items, or no ballots
    that compare any of them.
    """
    rows = {item: row for row, item in enumerate(profile.items)}
    claims = [c for c in ordered(order.comparisons) if c.pair <= rows.keys()]
    if len(claims) < LEAST_COMPARISONS:
        return Undefined(Why.TOO_FEW_COMPARISONS, LEAST_COMPARISONS, len(claims))
    if not profile.n:
        return Undefined(Why.NO_BALLOTS)
    wins, ties = np.array(profile.wins, np.int64), np.array(profile.ties, np.int64)
    strict = wins - wins.T
    if not (wins.any() or ties.any()):
        return Undefined(Why.NO_PAIRS)
    m = len(rows)
    exact = m <= MOST_EXACT
    deals = _all_ways(m) if exact else _shuffled(m, seed)
    totals = np.zeros(len(deals), np.int64)
    agreement = 0
    for claim in claims:
        gain = strict + ties if claim.kind is ComparisonKind.AT_LEAST else strict
        high, low = rows[claim.higher], rows[claim.lower]
        agreement += int(gain[high, low])
        totals += gain[deals[:, high], deals[:, low]]
    as_good = int(np.count_nonzero(totals >= agreement))
    if exact:  # all ways have the order itself among them
        return LabelTest(agreement, as_good - 1, factorial(m) - 1, exact)
    return LabelTest(agreement, as_good, SHUFFLES, exact)


@lru_cache(maxsize=MOST_EXACT + 1)
def _all_ways(m: int) -> NDArray[np.intp]:
    """Shape (m!, m); 2.6 MB for eight items, made once."""
    ways = np.array(list(permutations(range(m))), np.intp)
    ways.flags.writeable = False  # shared by all callers
    return ways


def _shuffled(m: int, seed: int) -> NDArray[np.intp]:
    """Shape (SHUFFLES, m)."""
    rows = np.tile(np.arange(m, dtype=np.intp), (SHUFFLES, 1))
    return np.random.default_rng(seed).permuted(rows, axis=1)

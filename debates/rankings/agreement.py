"""How far ballots agree, and where their places are spread most.

Knows mean tau_x, Kendall's W and Leik's D, all exact. Refuses to call any value low or high: real
crowds that clearly prefer something have a W of .05 to .3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Generic

import numpy as np

from .coding import doubled_places, tier_numbers
from .ranking import Item, Ranking
from .tally import Profile, Unranked
from .undefined import Undefined, Why


@dataclass(frozen=True)
class Agreement:
    """Mean tau_x over all pairs of `n` ballots, from -1 to 1.

    `comparisons`: how often two ballots both compared a pair of items; the mean is over these.
    """

    mean: Fraction
    comparisons: int
    n: int

    @property
    def same_way(self) -> Fraction:
        """Share in which two ballots order two items the same way; one tie against none is half."""
        return (1 + self.mean) / 2

    @property
    def in_100(self) -> int:
        """`same_way` in 100, halves upwards: 50 is tossing coins, 100 is identical ballots."""
        return int(100 * self.same_way + Fraction(1, 2))


def agreement(profile: Profile[Item]) -> Agreement | Undefined:
    """Mean tau_x (Emond and Mason 2002) from pairwise counts alone.

    Of the N ballots that compare a pair, E = wins + ties - losses is the sum of their scores one
    way round, so E² - N is the sum of products over two different ballots, and N (N - 1) their
    number; both are added over all ordered pairs. On complete ballots that is the mean of tau_x
    over all pairs of ballots. With items left out each pair of ballots weighs as much as it has
    pairs in common, and one with none weighs nothing: undefined is not 0. O(m²), whatever n.

    Undefined: `no-ballots`, `one-ballot`; `no-pairs` where no two ballots compare the same two.
    """
    if profile.n < 2:
        return _alone(profile.n)
    alike = met = 0
    for a, b in combinations(range(len(profile.items)), 2):
        won, lost, tied = profile.wins[a][b], profile.wins[b][a], profile.ties[a][b]
        compared = won + lost + tied
        alike += (won + tied - lost) ** 2 + (lost + tied - won) ** 2 - 2 * compared
        met += compared * (compared - 1)
    if not met:
        return Undefined(Why.NO_PAIRS)
    return Agreement(Fraction(alike, 2 * met), met // 2, profile.n)


def kendall_w(rankings: Iterable[Ranking[Item]], items: Sequence[Item]) -> Fraction | Undefined:
    """Kendall's coefficient of concordance, corrected for ties (Kendall and Babington Smith 1939).

    W = 12 S / (n² (m³ - m) - n Σ (t³ - t)), where S sums the squared deviations of the rank sums
    and t runs over the tiers of all ballots; 0 to 1. Ballots that rank nothing are left aside.

    Undefined: `no-ballots`, `one-ballot`; `no-pairs` for fewer than two items; `incomplete` if a
    ballot leaves an item out; `constant` if every ballot ties everything.
    """
    ballots = [ranking for ranking in rankings if ranking.tiers]
    places = doubled_places(tier_numbers(ballots, items))
    n, m = places.shape
    if n < 2:
        return _alone(n)
    if m < 2:
        return Undefined(Why.NO_PAIRS)
    if (complete := int(np.count_nonzero(places.all(axis=1)))) < n:
        return Undefined(Why.INCOMPLETE, n, complete)
    sums = [int(total) - n * (m + 1) for total in places.sum(axis=0)]  # doubled, from their mean
    ties = sum(len(tier) ** 3 - len(tier) for ballot in ballots for tier in ballot.tiers)
    most = n * n * (m**3 - m) - n * ties
    return Fraction(3 * sum(s * s for s in sums), most) if most else Undefined(Why.CONSTANT)


@dataclass(frozen=True)
class Spread(Generic[Item]):
    """Leik's D of each item's places, in the order of `items`.

    0: all `n` complete ballots give it one place. 1: half put it first and half last.
    """

    items: tuple[Item, ...]
    values: tuple[Fraction, ...]
    n: int

    @property
    def widest(self) -> tuple[Item, ...]:
        """The items with the most spread places, several if they are equal, none if all are 0."""
        most = max(self.values, default=Fraction(0))
        return tuple(i for i, d in zip(self.items, self.values, strict=True) if d == most and d)


def spread(
    rankings: Iterable[Ranking[Item]],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
) -> Spread[Item] | Undefined:
    """How far the places of each item lie apart (Leik, A measure of ordinal consensus, 1966).

    D = 2 Σ min(F, 1 - F) / (m - 1), F the share of ballots down to each place but the last. Tied
    items stand at their average place, so the steps are half places, each of half the weight: on
    ballots without ties that is Leik's own D. Only ballots that rank every item are counted
    (under `below` all do): a place among fewer items is another scale.

    Undefined: `no-ballots`, `one-ballot`; `no-pairs` for fewer than two items; `incomplete` if
    fewer than two ballots rank every item.
    """
    places = doubled_places(tier_numbers((r for r in rankings if r.tiers), items, unranked))
    (n, m), places = places.shape, places[places.all(axis=1)]
    if n < 2:
        return _alone(n)
    if m < 2:
        return Undefined(Why.NO_PAIRS)
    if (counted := len(places)) < 2:
        return Undefined(Why.INCOMPLETE, 2, counted)
    steps = np.arange(2, 2 * m)  # doubled places from the first to the last but one
    down_to = np.count_nonzero(places[:, :, None] <= steps, axis=0)
    apart = np.minimum(down_to, counted - down_to).sum(axis=1)
    values = tuple(Fraction(int(total), counted * (m - 1)) for total in apart)
    return Spread(tuple(items), values, counted)


def _alone(n: int) -> Undefined:
    return Undefined(Why.ONE_BALLOT if n else Why.NO_BALLOTS, 2, n)

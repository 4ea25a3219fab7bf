"""Who should argue with whom, and about which factor.

Knows the pairing of a class with the greatest disagreement in all. Refuses to leave anybody out: of
an odd class three argue together, and who ranked nothing is placed too.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Generic, TypeVar

import numpy as np

from .coding import Whole, doubled_places, emond_mason, tier_numbers
from .ranking import Item, Ranking
from .tally import Unranked
from .undefined import Undefined, Why

Pupil = TypeVar("Pupil", bound=Hashable)


@dataclass(frozen=True)
class Group(Generic[Pupil, Item]):
    """Two or three pupils who argue; the first of `pupils` opens.

    `factor` is one of `factors`, those whose places lie furthest apart among the items that all of
    the group rank: `gap` places. Where there are none, or none apart, `factor` is None, `factors`
    empty and the gap 0. `apart`: K^(1/2) between two, its sum over the three pairs of three.
    """

    pupils: tuple[Pupil, ...]
    factor: Item | None
    factors: tuple[Item, ...]
    gap: Fraction
    apart: Fraction


def pair_up(
    ballots: Mapping[Pupil, Ranking[Item]], items: Sequence[Item], *, seed: int
) -> tuple[Group[Pupil, Item], ...] | Undefined:
    """Pair all pupils so that K^(1/2) summed over the pairs is greatest.

    K^(1/2) (Fagin et al. 2006) over the pairs of items that both compare. A maximum-weight perfect
    matching (Edmonds, Maximum matching and a polyhedron with 0,1-vertices, 1965). In an odd class
    one pupil is left over, whom the others can best spare, and joins the pair that he or she
    disagrees with most. The seed draws among equally good pairings, among equally wide factors, and
    who opens; the order of `ballots` plays no part, so long as pupils differ as text. O(n³).

    Undefined: `no-ballots`, `one-ballot` for fewer than two pupils.
    """
    if len(ballots) < 2:
        return Undefined(Why.ONE_BALLOT if ballots else Why.NO_BALLOTS, 2, len(ballots))
    named = sorted(ballots, key=lambda pupil: (str(pupil), type(pupil).__name__))
    draw = np.random.default_rng(seed)
    pupils = [named[at] for at in draw.permutation(len(named))]
    tiers = tier_numbers([ballots[pupil] for pupil in pupils], items)
    quarters = _quarters(tiers)
    groups: list[Group[Pupil, Item]] = []
    for members in _matching(quarters):
        opening = [int(at) for at in draw.permutation(members)]
        factors, gap = _widest(tiers[members], items)
        factor = factors[draw.integers(len(factors))] if factors else None
        apart = sum(int(quarters[one, two]) for one, two in combinations(members, 2))
        names = tuple(pupils[at] for at in opening)
        groups.append(Group(names, factor, factors, gap, Fraction(apart, 4)))
    return tuple(groups)


def widest_apart(
    rankings: Sequence[Ranking[Item]],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
) -> tuple[Item, ...]:
    """The items, of those that all `rankings` rank, whose places lie furthest apart; none if none do."""
    return _widest(tier_numbers(rankings, items, unranked), items)[0]


def quarters_apart(
    rankings: Sequence[Ranking[Item]], items: Sequence[Item], unranked: Unranked | str
) -> Whole:
    """Four times K^(1/2) between any two of `rankings`, over the pairs that both compare. Shape (n, n)."""
    return _quarters(tier_numbers(rankings, items, unranked))


def _quarters(tiers: Whole) -> Whole:
    """Four times K^(1/2) between any two ballots, over the pairs that both compare. Shape (n, n).

    Both directions of a pair count, and each product of scores is 1 less twice what it adds to K.
    """
    scores = emond_mason(tiers).astype(np.float64)  # whole numbers: floats multiply them faster
    both = np.abs(scores)
    return np.asarray(both @ both.T - scores @ scores.T, np.int64)


def _matching(weights: Whole) -> list[list[int]]:
    """Rows in pairs with the greatest sum of weights; of an odd number, three together once."""
    from networkx import Graph, max_weight_matching  # type: ignore[import-untyped]

    n = len(weights)
    spare = n if n % 2 else None
    graph = Graph()
    graph.add_weighted_edges_from(
        (one, two, int(weights[one, two])) for one, two in combinations(range(n), 2)
    )
    if spare is not None:  # whoever is paired with nobody
        graph.add_weighted_edges_from((one, spare, 0) for one in range(n))
    pairs = sorted(sorted(pair) for pair in max_weight_matching(graph, maxcardinality=True))
    if spare is None:
        return pairs
    (left,) = (pair[0] for pair in pairs if spare in pair)
    pairs = [pair for pair in pairs if spare not in pair]
    joined = max(pairs, key=lambda pair: sum(weights[left, other] for other in pair))
    joined.append(left)
    return pairs


def _widest(tiers: Whole, items: Sequence[Item]) -> tuple[tuple[Item, ...], Fraction]:
    """The items, of those that all rows rank, whose places lie furthest apart, and how far."""
    common = (tiers > 0).all(axis=0)
    places = doubled_places(np.where(common, tiers, 0))
    gaps = places.max(axis=0, initial=0) - places.min(axis=0, initial=2 * len(items))
    gaps = np.where(common, gaps, 0)
    gap = int(gaps.max(initial=0))
    widest = tuple(item for item, g in zip(items, gaps, strict=True) if gap and g == gap)
    return widest, Fraction(gap, 2)

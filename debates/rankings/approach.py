"""Whether pupils came nearer to what a text asserts.

Knows tau_S, ballot by ballot, and who moved towards a partial order or away from it. Refuses to
give coefficients under ten comparisons, and to call nearer better: the text is a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .comparison import Outcome, compare
from .movement import Matched, Swing, mean
from .partial_order import ClosedOrder, ComparisonKind
from .ranking import Item, Ranking
from .sign_flip import SignFlip, sign_flip
from .undefined import Undefined, Why

FEWEST_COMPARISONS = 10  # under which people are shown sentences, no coefficient


def tau_s(ranking: Ranking[Item], order: ClosedOrder[Item]) -> Fraction | Undefined:
    """Agreement of one ranking with the order, -1 to 1 (Goodman and Kruskal 1954, Somers 1962).

    (agreed - contradicted) / (agreed + contradicted + tied) over its *above* and *at least*; ties
    that the order asserts are no direction and do not count. Undefined, `no-pairs`, where the
    ranking is silent on all: not 0.
    """
    outcomes = [
        verdict.outcome
        for verdict in compare(ranking, order)
        if verdict.comparison.kind is not ComparisonKind.TIE
    ]
    agreed, against = outcomes.count(Outcome.AGREED), outcomes.count(Outcome.CONTRADICTED)
    said = agreed + against + outcomes.count(Outcome.TIED)
    return Fraction(agreed - against, said) if said else Undefined(Why.NO_PAIRS)


@dataclass(frozen=True)
class Approach:
    """Who moved towards the order (`swing.up`), away from it (`down`), or neither.

    `silent`: pupils who compare nothing that it does, before or after. `before`, `after` and
    `change` are means of tau_S over the others, `test` the sign-flip test of the change; undefined,
    `too-few-comparisons`, under ten comparisons, however many pupils there are.
    """

    swing: Swing
    silent: int
    before: Fraction | Undefined
    after: Fraction | Undefined
    change: Fraction | Undefined
    test: SignFlip | Undefined


def approach(
    matched: Matched[Item], order: ClosedOrder[Item], *, seed: int
) -> Approach | Undefined:
    """Whether each pupil's tau_S with the order rose, fell or stayed.

    Undefined: `no-matches` if nobody has both ballots; `no-pairs` if the order compares nothing or
    every pupil is silent on what it compares.
    """
    if not matched.n:
        return Undefined(Why.NO_MATCHES)
    taus = [
        (first, second)
        for one, two in zip(matched.before, matched.after, strict=True)
        if not isinstance(first := tau_s(one, order), Undefined)
        and not isinstance(second := tau_s(two, order), Undefined)
    ]
    if not taus:
        return Undefined(Why.NO_PAIRS)
    changes = [second - first for first, second in taus]
    swing = Swing.of(changes)
    silent = matched.n - len(taus)
    scored = sum(c.kind is not ComparisonKind.TIE for c in order.comparisons)
    if scored < FEWEST_COMPARISONS:
        few = Undefined(Why.TOO_FEW_COMPARISONS, FEWEST_COMPARISONS, scored)
        return Approach(swing, silent, few, few, few, few)
    before, after = mean([first for first, _ in taus]), mean([second for _, second in taus])
    return Approach(swing, silent, before, after, mean(changes), sign_flip(changes, seed=seed))

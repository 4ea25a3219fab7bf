"""Whether pupils came nearer to what a text asserts.

Knows tau_S, ballot by ballot, and who moved towards a partial order or away from it. Refuses to
give coefficients under ten comparisons, and to call nearer better: the text is a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .movement import Matched, Swing, mean
from .partial_order import ClosedOrder
from .permutation import LEAST_COMPARISONS
from .ranking import Item
from .scoring import ordered, score
from .sign_flip import SignFlip, sign_flip
from .undefined import Undefined, Why


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
        if not isinstance(first := score(one, order).tau, Undefined)
        and not isinstance(second := score(two, order).tau, Undefined)
    ]
    if not taus:
        return Undefined(Why.NO_PAIRS)
    changes = [second - first for first, second in taus]
    swing = Swing.of(changes)
    silent = matched.n - len(taus)
    scored = len(ordered(order.comparisons))
    if scored < LEAST_COMPARISONS:
        few = Undefined(Why.TOO_FEW_COMPARISONS, LEAST_COMPARISONS, scored)
        return Approach(swing, silent, few, few, few, few)
    before, after = mean([first for first, _ in taus]), mean([second for _, second in taus])
    return Approach(swing, silent, before, after, mean(changes), sign_flip(changes, seed=seed))

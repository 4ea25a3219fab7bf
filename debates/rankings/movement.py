"""What moved between two rankings by the same pupils.

Knows shifts of places and swings. Refuses to compare different people (only ballots that match are
counted) and to say why anybody moved.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic

import numpy as np

from .coding import Whole, canonical, doubled_places, tier_numbers
from .ranking import Item, Ranking
from .sign_flip import SignFlip, holm, sign_flip
from .tally import Unranked
from .uncertainty import FEWEST, RESAMPLES, Range, ranges, resampled
from .undefined import Undefined, Why

DEAD_HEAT = Fraction(5, 100)  # as in the Soho Forum's debates


@dataclass(frozen=True)
class Matched(Generic[Item]):
    """The two ballots of each pupil who has both, `before` and `after` in step; and who dropped.

    A ballot that ranks nothing is none. `only_before`, `only_after`: pupils with one of the two.
    """

    before: tuple[Ranking[Item], ...]
    after: tuple[Ranking[Item], ...]
    only_before: int
    only_after: int

    @classmethod
    def of(
        cls,
        before: Mapping[Hashable, Ranking[Item]],
        after: Mapping[Hashable, Ranking[Item]],
    ) -> Matched[Item]:
        """Match by pupil: both map each pupil to one ballot."""
        first = {pupil for pupil, ranking in before.items() if ranking.tiers}
        second = {pupil for pupil, ranking in after.items() if ranking.tiers}
        both = [pupil for pupil in before if pupil in first and pupil in second]
        return cls(
            tuple(before[pupil] for pupil in both),
            tuple(after[pupil] for pupil in both),
            len(first - second),
            len(second - first),
        )

    @property
    def n(self) -> int:
        return len(self.before)


@dataclass(frozen=True)
class Swing:
    """How many moved one way, the other way, or not at all."""

    up: int
    down: int
    stayed: int

    @classmethod
    def of(cls, changes: Sequence[Fraction]) -> Swing:
        up, down = sum(d > 0 for d in changes), sum(d < 0 for d in changes)
        return cls(up, down, len(changes) - up - down)

    @property
    def n(self) -> int:
        return self.up + self.down + self.stayed

    @property
    def net(self) -> Fraction | Undefined:
        """Share moved up minus share moved down, -1 to 1. Undefined, `no-matches`, of nobody."""
        return Fraction(self.up - self.down, self.n) if self.n else Undefined(Why.NO_MATCHES)

    @property
    def dead_heat(self) -> bool:
        """Whether the swing is under five points, or there is none."""
        return isinstance(self.net, Undefined) or abs(self.net) < DEAD_HEAT


@dataclass(frozen=True)
class Shift(Generic[Item]):
    """How far one item moved, up being positive: the place before minus the place after.

    `rise` is the mean in places, `likely` its 5-95 % range, `test` the sign-flip test of it and `p`
    its two-sided p after Holm, over all items of the question.
    """

    item: Item
    swing: Swing
    rise: Fraction | Undefined
    likely: Range | Undefined
    test: SignFlip | Undefined
    p: Fraction | Undefined


def shifts(
    matched: Matched[Item],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
    *,
    seed: int,
    resamples: int = RESAMPLES,
) -> tuple[Shift[Item], ...] | Undefined:
    """The shift of each item, in the order of `items`.

    A pupil's places count among the items that both of his or her ballots rank (under `below` that
    is all), so that taking up or dropping one item moves no other; whoever ranks only one item
    twice, or this one only once, is not counted for it. `swing.n` says who is.

    Undefined: `no-matches` if nobody has both ballots. Of an item: `rise` `no-matches` if nobody
    counts for it; `likely` `too-few-ballots` under eight such pupils; `test` `nothing-changed`.
    """
    if not matched.n:
        return Undefined(Why.NO_MATCHES)
    order = tuple(items)
    rises, counted = _rises(matched, order, unranked)
    rows = canonical(np.hstack([rises, counted]))
    sums = resampled(rows, seed, resamples)
    means = np.full((len(order), resamples), np.nan)
    np.divide(sums[: len(order)], 2 * sums[len(order) :], out=means, where=sums[len(order) :] > 0)
    swings, rise, likely, tests = [], [], [], []
    for column, drawn in enumerate(ranges(means)):
        risen = [Fraction(d, 2) for d in rises[counted[:, column] > 0, column].tolist()]
        swings.append(Swing.of(risen))
        rise.append(mean(risen))
        few = Undefined(Why.TOO_FEW_BALLOTS, FEWEST, len(risen))
        likely.append(few if drawn is None or len(risen) < FEWEST else drawn)
        tests.append(sign_flip(risen, seed=seed))
    ps = holm([test if isinstance(test, Undefined) else test.two_sided for test in tests])
    return tuple(map(Shift, order, swings, rise, likely, tests, ps))


def swings(
    matched: Matched[Item], items: Sequence[Item], unranked: Unranked | str = Unranked.SILENT
) -> dict[Item, Swing]:
    """How many moved each item up and down, as `shifts` counts them, without means and tests."""
    order = tuple(items)
    if not matched.n:
        return {item: Swing(0, 0, 0) for item in order}
    risen, counted = _rises(matched, order, unranked)
    up, down = (counted * (risen > 0)).sum(axis=0), (counted * (risen < 0)).sum(axis=0)
    n = counted.sum(axis=0)
    return {
        item: Swing(int(up[at]), int(down[at]), int(n[at] - up[at] - down[at]))
        for at, item in enumerate(order)
    }


def rises(
    before: Ranking[Item],
    after: Ranking[Item],
    items: Sequence[Item],
    unranked: Unranked | str = Unranked.SILENT,
) -> dict[Item, Fraction]:
    """Places that one pupil moved each item up (negative: down), among those that both ballots rank."""
    return rises_of_each(Matched((before,), (after,), 0, 0), items, unranked)[0]


def rises_of_each(
    matched: Matched[Item], items: Sequence[Item], unranked: Unranked | str = Unranked.SILENT
) -> tuple[dict[Item, Fraction], ...]:
    """The same of each pupil, in the order of `matched`."""
    order = tuple(items)
    risen, counted = (rows.tolist() for rows in _rises(matched, order, unranked))
    places = {twice: Fraction(twice, 2) for row in risen for twice in row}
    return tuple(
        {order[at]: places[twice] for at, twice in enumerate(row) if counts[at]}
        for row, counts in zip(risen, counted, strict=True)
    )


def _rises(
    matched: Matched[Item], items: Sequence[Item], unranked: Unranked | str
) -> tuple[Whole, Whole]:
    """Twice the places risen, and 1 where the pupil counts for the item. Twice (n, m)."""
    before = tier_numbers(matched.before, items, unranked)
    after = tier_numbers(matched.after, items, unranked)
    common = (before > 0) & (after > 0)
    common &= common.sum(axis=1, keepdims=True) > 1
    rises = doubled_places(np.where(common, before, 0)) - doubled_places(np.where(common, after, 0))
    return rises, common.astype(np.int64)


def mean(values: Sequence[Fraction]) -> Fraction | Undefined:
    """Undefined, `no-matches`, of none."""
    return Fraction(sum(values)) / len(values) if values else Undefined(Why.NO_MATCHES)

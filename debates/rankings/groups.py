"""A class in groups of three or more, so that those who disagree sit together.

Knows a search by swaps from several starts. Refuses to promise the best grouping, which nobody can
find for a whole class in time: for two at a time, `pairs` can and does.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import numpy as np

from .coding import Whole
from .pairs import quarters_apart
from .ranking import Item, Ranking
from .tally import Unranked

Pupil = TypeVar("Pupil", bound=Hashable)
STARTS = 12


def group_up(
    ballots: Mapping[Pupil, Ranking[Item]],
    items: Sequence[Item],
    *,
    size: int,
    seed: int,
    unranked: Unranked | str = Unranked.SILENT,
) -> tuple[tuple[Pupil, ...], ...]:
    """All pupils in groups of `size`, or one more where the class does not divide; of fewer, one group.

    K^(1/2) (Fagin et al. 2006) summed over all pairs inside groups is made as great as swapping two
    pupils can make it, from the best of twelve starts drawn by `seed`. On classes of up to eight
    that has been the best grouping there is (tests/rankings/test_groups.py). O(n²) a swap.
    """
    named = sorted(ballots, key=lambda pupil: (str(pupil), type(pupil).__name__))
    if not named:
        return ()
    draw = np.random.default_rng(seed)
    apart = quarters_apart([ballots[pupil] for pupil in named], items, unranked)
    count = max(1, len(named) // size)
    best: list[int] = []
    most = -1
    for _start in range(STARTS):
        of = [int(n) % count for n in draw.permutation(len(named))]
        total = _improve(of, apart)
        if total > most:
            best, most = of, total
    groups = [[named[at] for at, group in enumerate(best) if group == n] for n in range(count)]
    return tuple(tuple(group) for group in groups)


def _improve(of: list[int], apart: Whole) -> int:
    """Swap as long as a swap adds something; `of` is each pupil's group. The sum over groups."""
    n, count = len(of), max(of) + 1
    inside = np.zeros((n, count), np.int64)  # how far each pupil is from each group
    for at, group in enumerate(of):
        inside[:, group] += apart[:, at]
    while True:
        gain, swap = 0, None
        for one, two in combinations(range(n), 2):
            a, b = of[one], of[two]
            if a == b:
                continue
            added = int(
                inside[one, b] + inside[two, a] - inside[one, a] - inside[two, b]
            ) - 2 * int(apart[one, two])
            if added > gain:
                gain, swap = added, (one, two)
        if swap is None:
            return int(sum(inside[at, group] for at, group in enumerate(of))) // 2
        one, two = swap
        inside[:, of[one]] += apart[:, two] - apart[:, one]
        inside[:, of[two]] += apart[:, one] - apart[:, two]
        of[one], of[two] = of[two], of[one]

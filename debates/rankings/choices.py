"""Rankings read as choices: first the best of all, then the best of the rest, and so on.

Knows how to count choices by what was left to choose from, and whether they bound every worth and
every readiness to tie. Refuses to fit anything to them (`plackett_luce`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .tally import Places

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Choices:
    """Choices counted by the set that was chosen from.

    `among`: shape (g, k), who is in each of g sets. `times`: shape (g,), how often one chose from
    it. `shares`: shape (k,), per item the sum of 1 / size over what it was chosen with. `sizes`:
    how often each size was chosen. `largest`: the largest set that each size was chosen from.
    """

    among: Floats
    times: Floats
    shares: Floats
    sizes: dict[int, float]
    largest: dict[int, int]


def choices_of(places: Places, weights: Floats) -> Choices:
    """Every tier is a choice from what stands at it or below; a single item left is none."""
    k = len(places)
    bits = np.left_shift(1, np.arange(k, dtype=np.int64))
    times: dict[int, float] = {}
    shares = np.zeros(k)
    sizes: dict[int, float] = {}
    largest: dict[int, int] = {}
    for tier in range(1, int(places.max()) + 1):
        chosen = places == tier
        left, picked = bits @ (places >= tier), bits @ chosen
        among, size = np.bitwise_count(left), np.bitwise_count(picked)
        here = (size > 0) & (among > 1)
        shares += chosen[:, here] @ (weights[here] / size[here])
        masks, which = np.unique(left[here], return_inverse=True)
        for mask, weight in zip(masks.tolist(), np.bincount(which, weights[here]), strict=True):
            times[mask] = times.get(mask, 0.0) + float(weight)
        for one in np.unique(size[here]).tolist():
            same = here & (size == one)
            sizes[one] = sizes.get(one, 0.0) + float(weights[same].sum())
            largest[one] = max(largest.get(one, 0), int(among[same].max()))
    masks = np.array(list(times), np.int64)
    inside = (masks[:, None] & bits != 0).astype(np.float64)
    return Choices(inside, np.array(list(times.values())), shares, sizes, largest)


def with_ghost(made: Choices, npseudo: float) -> Choices:
    """The same with one more item, last, which wins and loses `npseudo` times against each."""
    k = made.among.shape[1]
    duels = np.hstack([np.eye(k), np.ones((k, 1))])
    without = np.hstack([made.among, np.zeros((len(made.among), 1))])
    return Choices(
        among=np.vstack([without, duels]),
        times=np.concatenate([made.times, np.full(k, 2 * npseudo)]),
        shares=np.append(made.shares + npseudo, k * npseudo),
        sizes=made.sizes | {1: made.sizes.get(1, 0.0) + 2 * k * npseudo},
        largest=made.largest | {1: max(made.largest.get(1, 0), 2)},
    )


def all_reach_all(beats: NDArray[np.bool_]) -> bool:
    """Whether a chain of wins leads from every item to every other (Ford 1957; Hunter 2004).

    Enough for a finite maximum together with `sizes_bounded`; that ties alone could link two
    groups is not looked for.
    """
    reach = beats | np.eye(len(beats), dtype=np.bool_)
    for middle in range(len(reach)):
        reach |= np.outer(reach[:, middle], reach[middle])
    return bool(reach.all())


def sizes_bounded(made: Choices) -> bool:
    """Whether each size of tie was once passed over, so that its δ cannot grow for ever.

    A size counts as bounded if it could have been chosen where a bounded size was; 1 is bounded.
    """
    bounded, could = {1}, made.largest.get(1, 0)
    while new := {size for size in made.sizes if size <= could} - bounded:
        bounded |= new
        could = max(made.largest.get(size, 0) for size in bounded)
    return made.sizes.keys() <= bounded

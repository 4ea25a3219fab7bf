"""Worths of items from rankings read as choices: first the best of all, then the best of the rest.

Knows the Plackett-Luce model with ties and its most likely worths. Refuses to read an item left out
as a low one (`silent` only), and to fit forced ties such as a diamond's rows as if chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, inf
from typing import Generic

import numpy as np

from .choices import Choices, Floats, all_reach_all, choices_of, sizes_bounded, with_ghost
from .ranking import Item, Ranking, RankingError, Refusal, distinct
from .tally import Profile, places_of
from .undefined import Undefined, Why

MOST_WORTHS = 60  # items: sets of them are bit masks in 64 bits
STEPS = 100  # of Newton; five to ten are usual
NEAR = 1e-10  # of the gradient, against the number of choices
AT_ONCE = 2_000  # sets of remaining items looked at in one step


@dataclass(frozen=True)
class Worths(Generic[Item]):
    """Most likely worths of `items`, above 0 and adding up to 1: the chance to be chosen first of
    all if ties are set aside.

    `ties`: for each size of tie that was observed, 2 and up, how readily it is chosen (δ; for two
    equal items δ₂ against 1 and 1). `choices`: how many choices the worths rest on, the ghost's not
    counted. `unsupported`: items in no choice, without a worth.
    """

    items: tuple[Item, ...]
    worths: tuple[float, ...]
    ties: tuple[tuple[int, float], ...]
    choices: int
    unsupported: tuple[Item, ...]

    def worth(self, item: Item) -> float | None:
        return self.worths[self.items.index(item)] if item in self.items else None


def plackett_luce(
    rankings: Iterable[Ranking[Item]],
    items: Iterable[Item],
    weights: Iterable[int] | None = None,
    npseudo: float = 0.5,
) -> Worths[Item] | Undefined:
    """Fit the Plackett-Luce model with ties (Turner, van Etten, Firth and Kosmidis 2020).

    The chance to choose the set C of the sets S that remain is f(C) / Σ f(S) over all S of observed
    sizes, f(S) = δ_|S| (Π α)^(1/|S|), δ_1 = 1. Without ties that is Plackett (1975) and Luce (1959),
    with two items Davidson (1970). Each item gets `npseudo` wins and as many losses against a ghost
    of worth 1, which keeps the worth of an item that always wins finite; these may tie, too.

    RankingError as `Profile.of`, and `too-many` above MOST_WORTHS items; ValueError for a negative
    `npseudo`. Undefined without a choice, and where no worths are the most likely: without a ghost
    if some items never lose to the others, always if a size of tie was chosen whenever it could be.
    """
    if not 0 <= npseudo < inf:
        raise ValueError("npseudo from 0")
    ballots, order = list(rankings), distinct(items)
    if len(order) > MOST_WORTHS:
        raise RankingError(Refusal.TOO_MANY, order)
    given = [1] * len(ballots) if weights is None else list(weights)
    places = places_of(ballots, order)
    profile = Profile.of_places(places, order, weights=given)
    rows = [row for row, seen in enumerate(profile.support) if seen]
    if not rows:
        return Undefined(Why.NO_PAIRS if profile.n else Why.NO_BALLOTS)
    made = choices_of(places[rows], np.array(given, np.float64))
    choices = sum(made.sizes.values())
    beats = np.array(profile.wins)[np.ix_(rows, rows)] > 0
    if npseudo:
        made = with_ghost(made, npseudo)
    elif not all_reach_all(beats):
        return Undefined(Why.NO_MAXIMUM)
    if not sizes_bounded(made):
        return Undefined(Why.NO_MAXIMUM)
    fitted = _fit(made, fixed=bool(npseudo))
    if fitted is None:
        return Undefined(Why.NO_MAXIMUM)
    logs, ties = fitted
    logs = logs[: len(rows)]
    shares = np.exp(logs - logs.max())
    alone = zip(order, profile.support, strict=True)
    return Worths(
        items=tuple(order[row] for row in rows),
        worths=tuple((shares / shares.sum()).tolist()),
        ties=tuple((size, exp(log)) for size, log in ties.items()),
        choices=int(choices),
        unsupported=tuple(item for item, support in alone if not support),
    )


def _fit(made: Choices, fixed: bool) -> tuple[Floats, dict[int, float]] | None:
    """Logs of α and of each δ at the maximum, by Newton's method; None if it is not found.

    The logarithm of the likelihood is concave in these. `fixed`: the last item has worth 1; else
    worths count up to a factor, and the sum of their logs stays 0.
    """
    k = made.among.shape[1]
    tied = sorted(size for size in made.sizes if size > 1)
    observed = np.concatenate([made.shares, [made.sizes[size] for size in tied]])
    free = np.array([row for row in range(len(observed)) if not (fixed and row == k - 1)])
    logs = np.zeros(len(observed))
    level, expected, spread = _moments(made, tied, logs)
    for _ in range(STEPS):
        slope = observed - expected
        if np.abs(slope[free]).max() <= NEAR * made.times.sum():
            return logs[:k], dict(zip(tied, logs[k:].tolist(), strict=True))
        if not fixed:
            spread[:k, :k] += 1.0  # a step that moves all worths alike is no step
        step = np.zeros(len(observed))
        step[free] = np.linalg.solve(spread[np.ix_(free, free)], slope[free])
        likely = observed @ logs - level
        for _ in range(STEPS):  # halved until the likelihood grows
            trial = logs + step
            level, expected, spread = _moments(made, tied, trial)
            if np.isfinite(level) and observed @ trial - level >= likely - 1e-12 * abs(likely):
                break
            step /= 2
        logs = trial
    return None


def _moments(made: Choices, tied: list[int], logs: Floats) -> tuple[float, Floats, Floats]:
    """Of all choices together: Σ log Z, expected features, and the sum of their covariances.

    Features of choosing S: 1 / |S| for each item in it, then 1 for the size if that is tied. Shapes
    (), (k + t,) and (k + t, k + t).
    """
    k = made.among.shape[1]
    total, expected = 0.0, np.zeros(len(logs))
    spread = np.zeros((len(logs), len(logs)))
    for start in range(0, len(made.among), AT_ONCE):
        among, times = made.among[start : start + AT_ONCE], made.times[start : start + AT_ONCE]
        # e_1 is the sum of the worths; the ties add δ e_size of their roots.
        sums, parts = among @ np.exp(logs[:k]), []
        for row, size in enumerate(tied, k):
            worths = among * np.exp(logs[:k] / size)
            one, two, three = _symmetric(worths, size)
            delta = exp(logs[row])
            parts.append((row, size, worths, delta * one, delta * two, delta * three))
            sums = sums + delta * one
        share = times / sums
        means = np.zeros((len(among), len(logs)))
        means[:, :k] = among * np.exp(logs[:k])
        spread[np.arange(k), np.arange(k)] += share @ means[:, :k]
        for row, size, worths, one, two, three in parts:
            single = worths * two / size  # each item's part of the tied choices, times 1 / size
            means[:, :k] += single
            means[:, row] = one
            pairs = np.einsum("g,gi,gj,gij->ij", share, worths, worths, three) / size**2
            np.fill_diagonal(pairs, share @ single / size)
            spread[:k, :k] += pairs
            spread[:k, row] += share @ single
            spread[row, :k] += share @ single
            spread[row, row] += share @ one
        means /= sums[:, None]
        total += float(times @ np.log(sums))
        expected += times @ means
        spread -= (means.T * times) @ means
    return total, expected, spread


def _symmetric(worths: Floats, size: int) -> tuple[Floats, Floats, Floats]:
    """Elementary symmetric polynomials of each row: e_size of all, e_(size - 1) without each item,
    e_(size - 2) without each two. Shapes (g, k) in; (g,), (g, k) and (g, k, k) out.

    No tie is enumerated: e_t without i is e_t less i times e_(t - 1) without i.
    """
    g, k = worths.shape
    whole = np.zeros((size + 1, g))
    whole[0] = 1
    for item in range(k):
        whole[1:] += worths[:, item] * whole[:-1]
    without = [np.ones((g, k))]
    for degree in range(1, size):
        without.append(whole[degree][:, None] - worths * without[-1])
    two = np.ones((g, k, k))
    for degree in range(1, size - 1):
        two = without[degree][:, :, None] - worths[:, None, :] * two
    return whole[size], without[size - 1], two

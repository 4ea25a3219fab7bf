"""Whether paired differences lean one way by more than chance, and many such questions at once.

Knows Fisher's sign-flip test and Holm's correction. Refuses to call a p small, and to say what
moved anyone: a class before and after a debate has no control group.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from .coding import Real
from .undefined import Undefined, Why

EXACT = 20  # differences up to which all 2^n sign patterns are counted
FLIPS = 9999
CELLS = 1 << 15  # flips times differences in memory at once


@dataclass(frozen=True)
class SignFlip:
    """p of a sum at least as large (`one_sided`), or as far from 0 either way (`two_sided`).

    `exact`: over all 2^n patterns of the `n` differences that are not 0; else over `FLIPS` seeded
    ones, the observed one counted in, so p is never 0.
    """

    one_sided: Fraction
    two_sided: Fraction
    n: int
    exact: bool


def sign_flip(differences: Sequence[Fraction | int], *, seed: int) -> SignFlip | Undefined:
    """Flip the sign of each difference at random, as if before and after were mere labels.

    Fisher, The Design of Experiments, 1935, § 21. Differences of 0 say nothing and are left out.
    Exact counting splits the differences in halves and meets in the middle (Horowitz and Sahni
    1974): O(2^(n/2) n). Undefined: `nothing-changed` if no difference is left.
    """
    # Sorted, so that the seed means the same whichever pupil comes first.
    kept = sorted(Fraction(d) for d in differences if d)
    if not kept:
        return Undefined(Why.NOTHING_CHANGED)
    scale = lcm(*(d.denominator for d in kept))
    moved = [int(d * scale) for d in kept]
    n, total = len(moved), sum(moved)
    if n <= EXACT:
        upper, far = _at_least(moved, total), _at_least(moved, abs(total))
        # Patterns come in opposite pairs, so as many lie as far below 0.
        both = 2 * far if total else 2**n
        return SignFlip(Fraction(upper, 2**n), Fraction(both, 2**n), n, True)
    sums = _flipped([float(d) for d in moved], seed)
    # Sums too large for a float to hold exactly are equal within 1e-9 of the largest there can be.
    slack = 1e-9 * sum(abs(d) for d in moved)
    upper = int(np.count_nonzero(sums >= total - slack))
    both = int(np.count_nonzero(np.abs(sums) >= abs(total) - slack))
    return SignFlip(Fraction(1 + upper, 1 + FLIPS), Fraction(1 + both, 1 + FLIPS), n, False)


def _at_least(differences: Sequence[int], bound: int) -> int:
    """How many of all sign patterns have a sum of at least `bound`."""
    half = len(differences) // 2
    one, two = _sums(differences[:half]), sorted(_sums(differences[half:]))
    return sum(len(two) - bisect_left(two, bound - s) for s in one)


def _sums(differences: Sequence[int]) -> list[int]:
    sums = [0]
    for d in differences:
        sums = [s + signed for s in sums for signed in (d, -d)]
    return sums


def _flipped(differences: Sequence[float], seed: int) -> Real:
    """Sums under `FLIPS` random sign patterns, one bit a sign. Memory O(FLIPS + CELLS)."""
    n = len(differences)
    values, total = np.array(differences), sum(differences)
    draw = np.random.default_rng(seed)
    sums = np.empty(FLIPS)
    width = -(-n // 8)
    chunk = max(1, CELLS // n)
    for start in range(0, FLIPS, chunk):
        size = min(chunk, FLIPS - start)
        packed = np.frombuffer(draw.bytes(size * width), np.uint8).reshape(size, width)
        kept = np.unpackbits(packed, axis=1, count=n)
        sums[start : start + size] = 2 * (kept @ values) - total
    return sums


def holm(ps: Sequence[Fraction | Undefined]) -> tuple[Fraction | Undefined, ...]:
    """p-values corrected for being asked together (Holm 1979): the smallest times their number.

    The next times one fewer, and so on, never smaller than the one before and never above 1. What
    is undefined stays so, and counts in their number: the question was asked.
    """
    found = list(ps)
    known = sorted(
        ((p, at) for at, p in enumerate(ps) if not isinstance(p, Undefined)), key=lambda k: k[0]
    )
    least = Fraction(0)
    for rank, (p, at) in enumerate(known):
        least = max(least, min(Fraction(1), p * (len(ps) - rank)))
        found[at] = least
    return tuple(found)

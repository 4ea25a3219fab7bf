"""Counts of pupils as people may be told them.

In a class where single rankings are nobody's business, a count under three would leave somebody standing
alone; and so would one that all but two or fewer share.
"""

from dataclasses import dataclass

FEWEST_COUNTED = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """From `low` to `high` pupils; the same number twice where it is told exactly."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


def tally(n: int, *, is_free: bool) -> Tally:
    """`n` as it is, or only that it is under three. `is_free`: single rankings may be seen."""
    if is_free or n >= FEWEST_COUNTED:
        return Tally(n, n)
    return Tally(0, FEWEST_COUNTED - 1)


def duel(one: int, other: int, *, is_free: bool) -> tuple[Tally, Tally]:
    """Two sides of one question. Where one is too small to be told, the other is not told exactly either,
    as subtracting would give the small one."""
    if is_free or min(one, other) >= FEWEST_COUNTED:
        return Tally(one, one), Tally(other, other)
    both = one + other
    few, many = Tally(0, min(FEWEST_COUNTED - 1, both)), Tally(max(0, both - 2), both)
    if max(one, other) < FEWEST_COUNTED:
        return few, few
    return (few, many) if one < other else (many, few)

"""What cannot be said, and why.

A number that has no meaning is never NaN and never zero: a function that may have nothing to say
returns an `Undefined` in its place, so that the reason travels with it. Refuses to word the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why there is no value."""

    NO_BALLOTS = "no-ballots"  # nobody ranked anything
    ONE_BALLOT = "one-ballot"  # one ballot agrees with nobody
    TOO_FEW_BALLOTS = "too-few-ballots"
    TOO_MANY_BALLOTS = "too-many-ballots"  # would take too long to be worth it
    INCOMPLETE = "incomplete"  # asks for ballots that rank every item
    NO_PAIRS = "no-pairs"  # no pair of items that both sides compare
    CONSTANT = "constant"  # one side ties everything it compares
    TOO_FEW_COMPARISONS = "too-few-comparisons"
    NOTHING_CHANGED = "nothing-changed"  # no pupil moved: nothing to test
    NO_MATCHES = "no-matches"  # nobody took part on both occasions
    NO_MAXIMUM = "no-maximum"  # the most likely values lie at infinity
    NO_CLEAR_CAMPS = "no-clear-camps"


@dataclass(frozen=True)
class Undefined:
    """In place of a value. `needed` and `found` where the reason is a count: so many, of so many.

    False in a condition, so that `if value:` never mistakes it for something said.
    """

    why: Why
    needed: int | None = None
    found: int | None = None

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return self.why.value

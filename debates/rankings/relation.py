"""One statement of a text about two items, and how firmly it stands there.

Knows the three kinds and the four strengths. Refuses to know what follows from several (`closing`).
The strong, moderate and weak of an interpretation stand for explicit, implied and implied-weak; who
reads one in translates them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic

from .ranking import Item, RankingError, Refusal


class Kind(StrEnum):
    ABOVE = "above"
    AT_LEAST = "at-least"
    PART_OF = "part-of"  # the lower is part of the higher: an overlap, neither scored nor a step

    @property
    def scored(self) -> bool:
        return self is not Kind.PART_OF


class Strength(StrEnum):
    """How firmly a relation stands in the text, the firmest first. Each is also a level."""

    EXPLICIT = "explicit"
    IMPLIED = "implied"
    IMPLIED_WEAK = "implied-weak"
    DERIVED = "derived"  # only closing gives it

    @property
    def rank(self) -> int:
        return list(Strength).index(self)

    def counts_at(self, level: Strength) -> bool:
        return self.rank <= level.rank


@dataclass(frozen=True)
class Relation(Generic[Item]):
    """One statement. RankingError `self` where an item is set against itself."""

    higher: Item
    lower: Item
    kind: Kind
    strength: Strength

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", Kind(self.kind))
        object.__setattr__(self, "strength", Strength(self.strength))
        if self.higher == self.lower:
            raise RankingError(Refusal.SELF, (self.higher,))

"""The mathematics of rankings: immutable values, and pure functions on them.

Vocabulary. A **ranking** is an ordered row of tiers, best first, perhaps not of every item. A
**shape** says which rankings a task asks for: ladder, diamond, free tiers. A **profile** is what
a set of rankings says pair by pair, under a stated convention for items left out: `silent` (left
out = no opinion) or `below` (left out = under everything ranked). A **class order** is what a
profile comes to. A **partial order** is what a text asserts: *above*, *at least*, and *part of*,
which is an overlap and never scored; all else is **open**. A **comparison** is one scored pair of
a partial order, a **verdict** what one ranking makes of it.

Items are any hashable labels. Places count from 1, the best. What cannot be said is None, never NaN
and never zero. Ties are ties: no function here breaks one. Refusals are `RankingError`s with a code
and the items concerned; wording them for people is the caller's work.

Imports numpy and the standard library: no Django, no other room. Knows no history, no pupil and
no page.
"""

from .closing import CycleError
from .comparison import Outcome, Verdict, compare
from .consensus import ClassOrder, average_place
from .partial_order import (
    ClosedOrder,
    Comparison,
    ComparisonKind,
    PartialOrder,
    Says,
)
from .ranking import Ranking, RankingError, Refusal
from .relation import Kind, Relation, Strength
from .shape import DIAMOND, LADDER, TIERS, Fault, FaultCode, Shape, faults, ranking_of
from .tally import Profile, Unranked

__all__ = [
    "DIAMOND",
    "LADDER",
    "TIERS",
    "ClassOrder",
    "ClosedOrder",
    "Comparison",
    "ComparisonKind",
    "CycleError",
    "Fault",
    "FaultCode",
    "Kind",
    "Outcome",
    "PartialOrder",
    "Profile",
    "Ranking",
    "RankingError",
    "Refusal",
    "Relation",
    "Says",
    "Shape",
    "Strength",
    "Unranked",
    "Verdict",
    "average_place",
    "compare",
    "faults",
    "ranking_of",
]

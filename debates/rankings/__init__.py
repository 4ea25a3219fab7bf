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

Imports numpy and the standard library, and networkx where a class is paired: no Django, no other
room. Knows no history, no pupil and no page. README.md beside this file is its map; `report`, the
whole of it side by side, and `interchange`, files of ballots, are imported by their own names.
"""

from .agreement import Agreement, Spread, agreement, kendall_w, spread
from .approach import Approach, approach
from .ballot_map import BallotMap, ballot_map
from .camps import Camps, camps
from .closing import CycleError
from .comparison import Outcome, Verdict, compare
from .consensus import ClassOrder, average_place
from .distance import PairCounts, footrule, kendall, pair_counts, tau_b, tau_x
from .fixed_shape import ShapedOrders, best_of_shape
from .groups import group_up
from .kemeny import KemenyOrders, kemeny
from .majority import (
    CopelandOrder,
    condorcet_winner,
    copeland,
    majority_cycle,
    open_pairs,
    smith_set,
)
from .movement import Matched, Shift, Swing, rises, rises_of_each, shifts, swings
from .pairs import Group, pair_up, widest_apart
from .partial_order import (
    ClosedOrder,
    Comparison,
    ComparisonKind,
    PartialOrder,
    Says,
)
from .permutation import LEAST_COMPARISONS, LabelTest, label_test
from .plackett_luce import Worths, plackett_luce
from .ranking import Ranking, RankingError, Refusal
from .relation import Kind, Relation, Strength
from .schulze import DefeatStrength, SchulzeOrder, schulze
from .scoring import ClassScore, Score, score, score_class
from .shape import DIAMOND, LADDER, TIERS, Fault, FaultCode, Shape, faults, ranking_of
from .sign_flip import SignFlip, holm, sign_flip
from .suppression import protect
from .swaps import fewest_swaps
from .tally import Profile, Unranked, places_of
from .uncertainty import PlaceRanges, Range, bootstrap_places, resamples_for
from .undefined import Undefined, Why

__all__ = [
    "DIAMOND",
    "LADDER",
    "LEAST_COMPARISONS",
    "TIERS",
    "Agreement",
    "Approach",
    "BallotMap",
    "Camps",
    "ClassOrder",
    "ClassScore",
    "ClosedOrder",
    "Comparison",
    "ComparisonKind",
    "CopelandOrder",
    "CycleError",
    "DefeatStrength",
    "Fault",
    "FaultCode",
    "Group",
    "KemenyOrders",
    "Kind",
    "LabelTest",
    "Matched",
    "Outcome",
    "PairCounts",
    "PartialOrder",
    "PlaceRanges",
    "Profile",
    "Range",
    "Ranking",
    "RankingError",
    "Refusal",
    "Relation",
    "Says",
    "SchulzeOrder",
    "Score",
    "Shape",
    "ShapedOrders",
    "Shift",
    "SignFlip",
    "Spread",
    "Strength",
    "Swing",
    "Undefined",
    "Unranked",
    "Verdict",
    "Why",
    "Worths",
    "agreement",
    "approach",
    "average_place",
    "ballot_map",
    "best_of_shape",
    "bootstrap_places",
    "camps",
    "compare",
    "condorcet_winner",
    "copeland",
    "faults",
    "fewest_swaps",
    "footrule",
    "group_up",
    "holm",
    "kemeny",
    "kendall",
    "kendall_w",
    "label_test",
    "majority_cycle",
    "open_pairs",
    "pair_counts",
    "pair_up",
    "places_of",
    "plackett_luce",
    "protect",
    "ranking_of",
    "resamples_for",
    "rises",
    "rises_of_each",
    "schulze",
    "score",
    "score_class",
    "shifts",
    "sign_flip",
    "smith_set",
    "spread",
    "swings",
    "tau_b",
    "tau_x",
    "widest_apart",
]

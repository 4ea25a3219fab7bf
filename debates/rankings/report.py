"""Everything the room can say about one set of ballots, in one value.

Knows which functions make a report and what may take how long. Refuses to choose between methods:
they stand side by side. Words and tables are the caller's work, JSON is `report_json`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Generic, TypeVar

from .agreement import Agreement, Spread, agreement, kendall_w, spread
from .ballot_map import BallotMap, ballot_map
from .camps import Camps, camps
from .consensus import ClassOrder, average_place
from .distance import tau_x
from .fixed_shape import ShapedOrders, best_of_shape
from .kemeny import KemenyOrders, kemeny
from .majority import (
    CopelandOrder,
    condorcet_winner,
    copeland,
    majority_cycle,
    open_pairs,
    smith_set,
)
from .partial_order import ClosedOrder, PartialOrder
from .permutation import LabelTest, label_test
from .plackett_luce import Worths, plackett_luce
from .ranking import Item, Ranking, RankingError, Refusal, distinct
from .relation import Strength
from .schulze import DefeatStrength, SchulzeOrder, schulze
from .scoring import ClassScore, score_class
from .shape import DIAMOND
from .swaps import fewest_swaps
from .tally import Profile, Unranked
from .uncertainty import PlaceRanges, bootstrap_places, resamples_for
from .undefined import Undefined, Why

MOST_CELLS = 50_000_000  # ballots times pairs of items that are looked at ballot by ballot
MOST_POINTS = 400  # ballots on the map: more are a cloud, and cost time
LEVEL = Strength.IMPLIED  # of the partial orders

Found = TypeVar("Found")


@dataclass(frozen=True)
class Majority(Generic[Item]):
    """What duels of two items say; `cycle` is empty where no majorities run in a circle.

    `schulze` goes by winning votes, `margins` is the same rule by margins.
    """

    winner: Item | None
    smith: tuple[Item, ...]
    cycle: tuple[Item, ...]
    open_pairs: tuple[tuple[Item, Item], ...]
    copeland: CopelandOrder[Item]
    schulze: SchulzeOrder[Item]
    margins: SchulzeOrder[Item]


@dataclass(frozen=True)
class AgainstOrder(Generic[Item]):
    """What the class makes of a partial order at its level, over the items that somebody ranked.

    `score`: the class order and all ballots together, which may differ, as a majority can be
    narrow. `swaps`: the fewest that make the class order agree. `test`: whether a shuffled order
    would agree as much.
    """

    name: str
    order: ClosedOrder[Item]
    score: ClassScore
    swaps: int | Undefined | Refusal
    test: LabelTest | Undefined


@dataclass(frozen=True)
class Report(Generic[Item]):
    """Over the items that somebody ranked; `never_ranked` are the others.

    A part that has no value holds an `Undefined`, or the `Refusal` of a function that the
    ballots or items are too many for or, for a diamond, the items not nine. `seed` decides what
    is drawn: ranges, camps, and the test against an order of many items.
    """

    profile: Profile[Item]
    seed: int
    never_ranked: tuple[Item, ...]
    average: ClassOrder[Item]
    ranges: PlaceRanges[Item] | Undefined | Refusal
    majority: Majority[Item]
    kemeny: KemenyOrders[Item] | Undefined | Refusal
    diamond: ShapedOrders[Item] | Undefined | Refusal
    plackett_luce: Worths[Item] | Undefined | Refusal
    agreement: Agreement | Undefined
    kendall_w: Fraction | Undefined | Refusal
    spread: Spread[Item] | Undefined | Refusal
    camps: Camps[Item] | Undefined | Refusal
    map: BallotMap | Undefined
    against: tuple[AgainstOrder[Item], ...]

    def likeness(self, other: Ranking[Item]) -> Fraction | Undefined:
        """tau_x between the order by average place and `other`: 1 where the method is no matter."""
        return tau_x(self.average.ranking, other)


def report(
    rankings: Iterable[Ranking[Item]],
    items: Iterable[Item],
    unranked: Unranked | str,
    seed: int,
    orders: Sequence[tuple[str, PartialOrder[Item]]] = (),
) -> Report[Item]:
    """Put it all together.

    The same ballots in any order, and the same seed, give the same report, but for the last digits
    of worths and the order of `camps.of` and `map.points`, which is that of the ballots.
    An item that no ballot ranks is left aside: it has no place and would stand anywhere.
    RankingError as in `Profile.of`; ValueError for an unknown convention.
    """
    ballots = list(rankings)
    given = distinct(items)
    ranked: set[Item] = set()
    for ballot in ballots:
        if len(ranked) < len(given):
            ranked |= ballot.items
    kept = tuple(item for item in given if item in ranked)
    profile = Profile.of(ballots, kept, unranked)
    average = average_place(profile)
    vast = profile.n * len(kept) ** 2 > MOST_CELLS
    found = Report(
        profile=profile,
        seed=seed,
        never_ranked=tuple(item for item in given if item not in ranked),
        average=average,
        ranges=Refusal.TOO_MANY
        if vast
        else bootstrap_places(
            ballots, kept, unranked, seed=seed, resamples=resamples_for(profile.n)
        ),
        majority=Majority(
            condorcet_winner(profile),
            smith_set(profile),
            majority_cycle(profile),
            open_pairs(profile),
            copeland(profile),
            schulze(profile),
            schulze(profile, DefeatStrength.MARGINS),
        ),
        kemeny=_exact(kemeny, profile),
        diamond=_exact(_diamond, profile),
        plackett_luce=_exact(lambda _: _worths(ballots, kept, profile), profile),
        agreement=agreement(profile),
        kendall_w=Refusal.TOO_MANY if vast else kendall_w(ballots, kept),
        spread=Refusal.TOO_MANY if vast else spread(ballots, kept, unranked),
        camps=Refusal.TOO_MANY if vast else camps(ballots, kept, unranked, seed=seed),
        map=_map(ballots, kept, profile),
        against=(),
    )
    against = (_against(name, order, found, LEVEL) for name, order in orders)
    return replace(found, against=tuple(against))


def _exact(
    search: Callable[[Profile[Item]], Found | Undefined], profile: Profile[Item]
) -> Found | Undefined | Refusal:
    """What an exact search finds, or why it will not begin."""
    try:
        return search(profile)
    except RankingError as refused:
        return refused.code


def _diamond(profile: Profile[Item]) -> ShapedOrders[Item] | Undefined:
    return best_of_shape(profile, DIAMOND.rows or ())


def _worths(
    ballots: Sequence[Ranking[Item]], items: tuple[Item, ...], profile: Profile[Item]
) -> Worths[Item] | Undefined:
    """Undefined under `below` where items are left out: the model knows them as unseen only."""
    if profile.unranked is Unranked.BELOW:
        ranked = (ballot.items for ballot in ballots if ballot.tiers)
        complete = sum(len(some) == len(items) for some in ranked)
        if complete < profile.n:
            return Undefined(Why.INCOMPLETE, profile.n, complete)
    return plackett_luce(ballots, items)


def _map(
    ballots: Sequence[Ranking[Item]], items: tuple[Item, ...], profile: Profile[Item]
) -> BallotMap | Undefined:
    if profile.n > MOST_POINTS:
        return Undefined(Why.TOO_MANY_BALLOTS, MOST_POINTS, profile.n)
    return ballot_map(ballots, items, profile.unranked)


def _against(
    name: str, order: PartialOrder[Item], report: Report[Item], level: Strength
) -> AgainstOrder[Item]:
    profile, ranking = report.profile, report.average.ranking
    closed = order.filter(level).close().restrict(profile.items)
    return AgainstOrder(
        name,
        closed,
        score_class(profile, closed),
        _exact(lambda _: fewest_swaps(ranking, closed), profile),
        label_test(profile, closed, report.seed),
    )

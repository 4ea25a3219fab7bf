"""What a file of ballots says, whatever its format.

Knows items, ballots, the declared convention for items left out, and partial orders. Refuses to
know formats, phases and what any of it comes to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from debates.rankings.partial_order import PartialOrder
from debates.rankings.ranking import Ranking, RankingError, Refusal, distinct
from debates.rankings.tally import Unranked

from .trouble import FileWarning, is_name


@dataclass(frozen=True)
class Ballot:
    """A ranking, how many people gave it (at least 1), and whose it is, where the file says so."""

    ranking: Ranking[str]
    count: int = 1
    voter: str = ""

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("A ballot counts at least once.")


@dataclass(frozen=True)
class NamedOrder:
    """A partial order and where it comes from, such as the title of an essay."""

    name: str
    order: PartialOrder[str]


@dataclass(frozen=True)
class BallotFile:
    """Ballots over `items`, named in the order of the file.

    `unranked`: what it means that a ballot leaves an item out; None where the file does not say.
    `warnings`: what was odd on the way in, by line. RankingError `duplicate` for two items of one
    name, `unknown` for a ballot or an order with an item that is not among them, `not-an-item` for
    a name that is empty, has blanks around it or doubled in it, or holds control characters: no
    format here could carry it.
    """

    items: tuple[str, ...]
    ballots: tuple[Ballot, ...]
    unranked: Unranked | None = None
    title: str = ""
    orders: tuple[NamedOrder, ...] = ()
    warnings: tuple[FileWarning, ...] = ()

    def __post_init__(self) -> None:
        if not all(is_name(item) for item in self.items):
            raise RankingError(Refusal.NOT_AN_ITEM)
        known = frozenset(distinct(self.items))
        for ballot in self.ballots:
            if unknown := ballot.ranking.items - known:
                raise RankingError(Refusal.UNKNOWN, unknown)
        for named in self.orders:
            if unknown := frozenset(named.order.items) - known:
                raise RankingError(Refusal.UNKNOWN, unknown)

    @cached_property
    def rankings(self) -> tuple[Ranking[str], ...]:
        """One ranking a person: a ballot that counts three times stands here three times."""
        return tuple(ballot.ranking for ballot in self.ballots for _ in range(ballot.count))

    @property
    def n(self) -> int:
        """Ballots that rank something."""
        return sum(ballot.count for ballot in self.ballots if ballot.ranking.tiers)

    @property
    def blank(self) -> int:
        """Ballots that rank nothing."""
        return sum(ballot.count for ballot in self.ballots if not ballot.ranking.tiers)

    @property
    def tied(self) -> bool:
        """Whether some ballot ties some items."""
        return any(len(tier) > 1 for ballot in self.ballots for tier in ballot.ranking.tiers)

    @property
    def complete(self) -> bool:
        """Whether every ballot that ranks something ranks every item."""
        sizes = {len(b.ranking.items) for b in self.ballots if b.ranking.tiers}
        return sizes <= {len(self.items)}

    @property
    def merged(self) -> BallotFile:
        """Equal rankings added up, the most frequent first; whose they were is dropped."""
        counts: Counter[Ranking[str]] = Counter()
        for ballot in self.ballots:
            counts[ballot.ranking] += ballot.count
        return replace(self, ballots=tuple(Ballot(r, count) for r, count in counts.most_common()))

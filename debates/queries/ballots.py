"""From the ledger to Ranking values, and how far a round has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from debates.models import WHOLE_ROUNDS, Ballot, Debate, Paper, Round, RoundKind, Seat
from debates.models.ballot import counts
from debates.rankings import Ranking


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the counted seats have handed in. Trial and removed seats are in neither number."""

    handed_in: int
    seats: int


def papers_that_count():
    """Papers of pupils who are in the room, or were when the round closed.

    Were a ballot to leave or join the count with a seat that is removed or brought back later, two
    looks at the class order would tell how that one pupil had ranked.
    """
    return Paper.objects.filter(Q(counted=True) | Q(counts("seat__"), counted__isnull=True))


def ranking_from(tiers: list[list[str]]) -> Ranking[str]:
    """What a ballot of the ledger holds, which was checked before it was stored."""
    return Ranking(tuple(frozenset(tier) for tier in tiers))


def closed_papers(debate: Debate) -> QuerySet[Paper]:
    """Papers that count in rounds of this debate that are over, with a ranking on them."""
    return papers_that_count().filter(
        round__debate=debate, round__is_open=False, ballot__ranking__isnull=False
    )


def ballots_of(round: Round) -> list[Ranking]:
    """One query. The rankings that count in this round, in the order of the seats."""
    return counted_in(round)[0]


def counted_in(round: Round) -> tuple[list[Ranking], int]:
    """One query. The same, and how many ballots beside them were counted and are erased."""
    papers = papers_that_count().filter(round=round, ballot__isnull=False)
    rows = list(papers.order_by("seat_id").values_list("ballot__ranking", flat=True))
    rankings = [ranking_from(tiers) for tiers in rows if tiers is not None]
    return rankings, len(rows) - len(rankings)


class WholeBallots:
    """The ballots that count in both rankings of the whole question, read once for all that a page works out
    of them."""

    def __init__(self, debate: Debate) -> None:
        self.debate = debate

    @cached_property
    def _rows(self) -> list[tuple[str, bool, int, list[list[str]] | None]]:
        """One query."""
        papers = papers_that_count().filter(
            round__debate=self.debate, round__kind__in=WHOLE_ROUNDS, ballot__isnull=False
        )
        columns = ("round__kind", "round__is_open", "seat_id", "ballot__ranking")
        return list(papers.order_by("seat_id").values_list(*columns))

    @cached_property
    def _by_seat(self) -> Mapping[str, Mapping[int, Ranking]]:
        found: dict[str, dict[int, Ranking]] = {kind: {} for kind in WHOLE_ROUNDS}
        for kind, _is_open, seat, tiers in self._rows:
            if tiers is not None:
                found[kind][seat] = ranking_from(tiers)
        return found

    def counted(self, kind: str) -> tuple[list[Ranking], int]:
        """The rankings of a round in the order of the seats, and how many beside them are erased."""
        rankings = list(self._by_seat[kind].values())
        return rankings, sum(row[0] == kind for row in self._rows) - len(rankings)

    def of_seats(self, kind: str) -> Mapping[int, Ranking]:
        """The rankings of a round that is over, by seat."""
        is_over = not any(is_open for of, is_open, *_ in self._rows if of == kind)
        return self._by_seat[kind] if is_over else {}


def progress_of(debate: Debate, kind: str) -> Progress:
    """One query."""
    row = (
        Seat.objects.counted()
        .filter(debate=debate)
        .aggregate(
            seats=Count("pk", distinct=True),
            handed_in=Count(
                "papers", filter=Q(papers__round__kind=kind, papers__ballot__isnull=False)
            ),
        )
    )
    return Progress(handed_in=row["handed_in"], seats=row["seats"])


def ledger_size(debate: Debate) -> int:
    """One query: ballots of all rounds, replaced ones included."""
    return Ballot.objects.filter(paper__round__debate=debate).count()


def revision_of(debate: Debate) -> str:
    """`<version>.<ballots in the ledger>` (design.md, invariant 7)."""
    return f"{debate.version}.{ledger_size(debate)}"


def open_kind(phase: str) -> str | None:
    """The round that a phase is for, if any."""
    return phase if phase in RoundKind.values else None

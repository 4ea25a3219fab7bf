"""From the ledger to Ranking values, and how far a round has come."""

from dataclasses import dataclass

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


def counted_by_round(debate: Debate) -> dict[int, tuple[list[Ranking], int]]:
    """One query. The same of both rounds of the whole question, as far as somebody handed in, by the round's
    key."""
    rows = papers_that_count().filter(
        round__debate=debate, round__kind__in=WHOLE_ROUNDS, ballot__isnull=False
    )
    found: dict[int, tuple[list[Ranking], int]] = {}
    for pk, tiers in rows.order_by("seat_id").values_list("round_id", "ballot__ranking"):
        rankings, erased = found.get(pk, ([], 0))
        if tiers is not None:
            rankings.append(ranking_from(tiers))
        found[pk] = rankings, erased + (tiers is None)
    return found


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

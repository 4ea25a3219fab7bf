"""From the ledger to Ranking values, and how far a round has come."""

from dataclasses import dataclass

from django.db.models import Count, Q

from debates.models import Ballot, Debate, Paper, Round, RoundKind, Seat
from debates.rankings import Ranking


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the counted seats have handed in. Trial and removed seats are in neither number."""

    handed_in: int
    seats: int


def current_ballots(round: Round):
    """Rows of the ledger that papers of counted seats point to, in the order of the seats."""
    return (
        Ballot.objects.filter(
            pk__in=Paper.objects.filter(
                round=round, seat__removed_at__isnull=True, seat__is_trial=False
            ).values("ballot"),
            ranking__isnull=False,
        )
        .order_by("paper__seat_id")
        .values_list("ranking", flat=True)
    )


def ballots_of(round: Round) -> list[Ranking]:
    """One query. The rankings that count in this round."""
    return [Ranking(tuple(frozenset(tier) for tier in tiers)) for tiers in current_ballots(round)]


def progress_of(debate: Debate, kind: str) -> Progress:
    """One query."""
    counted = Q(is_trial=False, removed_at__isnull=True)
    row = Seat.objects.filter(counted, debate=debate).aggregate(
        seats=Count("pk", distinct=True),
        handed_in=Count("papers", filter=Q(papers__round__kind=kind, papers__ballot__isnull=False)),
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

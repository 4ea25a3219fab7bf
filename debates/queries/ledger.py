"""The ledger as a whole: how much there is, and whether every paper stands by its last ballot."""

from dataclasses import dataclass

from django.db.models import F, Max, Q, QuerySet

from debates.models import Ballot, Debate, Paper, Phase, Round


@dataclass(frozen=True, slots=True)
class LedgerFigures:
    """Debates that are not over, rounds that take ballots, ballots in the ledger, papers `astray`: not
    pointing to the last ballot that was acknowledged to them."""

    running: int
    rounds_open: int
    ballots: int
    astray: int


def ledger_figures() -> LedgerFigures:
    """Four queries."""
    return LedgerFigures(
        running=Debate.objects.kept().exclude(phase=Phase.CLOSED).count(),
        rounds_open=Round.objects.filter(is_open=True).count(),
        ballots=Ballot.objects.count(),
        astray=papers_astray().count(),
    )


def papers_astray() -> QuerySet[Paper]:
    """Papers that do not point to the last of their ballots."""
    papers = Paper.objects.alias(last=Max("ballots__number")).filter(last__isnull=False)
    return papers.filter(Q(ballot__isnull=True) | Q(ballot__number__lt=F("last")))

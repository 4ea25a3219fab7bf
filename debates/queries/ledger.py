"""The ledger as a whole: how much there is, what it comes to, and whether every paper stands by its last
ballot."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
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


def ledger_sql(vendor: str) -> str:
    """Public id and salted hash of every ballot, in an order that no locale changes."""
    order = "public_id" if vendor == "sqlite" else 'public_id COLLATE "C"'
    return f"SELECT public_id, hash FROM debates_ballot ORDER BY {order}"  # noqa: S608 -- our own words


def digest_of(rows: Iterable[tuple[str, str]]) -> tuple[int, str]:
    """How many ballots there are, and one SHA-256 over all of them. For rows of `ledger_sql`, which may be
    more than memory holds; a round's seal is another sum (`seals.seal_of`)."""
    digest, count = hashlib.sha256(), 0
    for public_id, hash in rows:
        digest.update(f"{public_id} {hash}\n".encode())
        count += 1
    return count, digest.hexdigest()


def ledger_digest() -> tuple[int, str]:
    """Of this database, now. One query."""
    with connection.cursor() as cursor:
        cursor.execute(ledger_sql(connection.vendor))
        return digest_of(iter(cursor.fetchone, None))

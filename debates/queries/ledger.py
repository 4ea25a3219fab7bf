"""The ledger as a whole: how much there is, what it comes to, and whether every paper stands by its last
ballot."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

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


def is_astray() -> Exists:
    """Of a paper: whether it does not point to the last of its ballots."""
    later = Ballot.objects.filter(paper=OuterRef("pk"))
    return Exists(later.filter(number__gt=Coalesce(OuterRef("ballot__number"), 0)))


def papers_astray() -> QuerySet[Paper]:
    return Paper.objects.filter(is_astray())


def papers_astray_now() -> int:
    """In rounds that take ballots. One query."""
    return papers_astray().filter(round__is_open=True).count()


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

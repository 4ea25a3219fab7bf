"""Whether the ledger still is what was sealed when a round closed (design.md, invariant 2)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from debates.models import Ballot, Debate, RoundKind


@dataclass(frozen=True, slots=True)
class Seal:
    """One closed round: ballots in its ledger, how many of them are erased, and whether all is as it
    was sealed. `holds` is None where the log with the seal is past its time."""

    kind: str
    ballots: int
    erased: int
    holds: bool | None


def seal_of(rows: Iterable[tuple[str, str]]) -> dict[str, object]:
    """One SHA-256 over (public id, salted hash) of every ballot, in the order of their public ids."""
    rows = list(rows)
    text = "\n".join(f"{public_id} {hash}" for public_id, hash in rows)
    return {"ballots": len(rows), "seal": hashlib.sha256(text.encode()).hexdigest()}


def verify(debate: Debate) -> tuple[Seal, ...]:
    """Every closed round, worked out anew: each ranking against its hash, all hashes against the seal.
    One query, two more for each round."""
    closed = debate.rounds.filter(is_open=False, closed_at__isnull=False)
    order = list(RoundKind)
    return tuple(_verify(debate, r) for r in sorted(closed, key=lambda r: order.index(r.kind)))


def _verify(debate: Debate, round) -> Seal:
    ballots = list(Ballot.objects.filter(paper__round=round).order_by("public_id"))
    erased = [ballot for ballot in ballots if ballot.ranking is None]
    acts = debate.acts.filter(verb="close_round", detail__kind=round.kind)
    act = acts.order_by("-id").first()
    holds = None
    if act is not None:
        sealed = seal_of((ballot.public_id, ballot.hash) for ballot in ballots)
        holds = sealed.items() <= act.detail.items() and all(
            Ballot.hash_of(ballot.ranking, ballot.salt) == ballot.hash
            for ballot in ballots
            if ballot.ranking is not None
        )
    return Seal(round.kind, len(ballots), len(erased), holds)

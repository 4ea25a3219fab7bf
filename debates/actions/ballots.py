"""Handing in a ballot and keeping a draft: the two writes a pupil makes most."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from debates.live import ring
from debates.models import Ballot, Paper, Round, Seat
from debates.rankings import Ranking

from .errors import DraftBehind, KeyReused, RoundShut


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was stored, and the serial of the draft now. `replayed`: this key was answered before."""

    number: int
    handed_in_at: datetime
    serial: int
    replayed: bool = False


@transaction.atomic
def cast_ballot(
    *, seat: Seat, round: Round, ranking: Ranking, places: dict[str, int], key: str
) -> HandedIn:
    """Append a ballot to the ledger and point the seat's paper at it.

    `ranking` has been checked against the debate's factors and shape; `places` is the same as the
    pupil wrote it, kept as the draft. The round is read under a shared lock, so a close that runs
    beside this either counts the ballot or makes it RoundShut. Five statements between begin and
    commit.
    """
    current = Round.objects.read_shared(round.pk)
    paper = Paper.objects.lock(round=round, seat=seat)
    if paper is None:
        raise RoundShut
    # Only now, in a statement of its own: one that waited for the lock would not see what it
    # waited for.
    sent, number = ranking.to_json(), 0
    for ballot in Ballot.objects.current_or_keyed(paper, key):
        # A key that was answered is answered again, whatever has happened to the round since.
        if ballot.key == key:
            if ballot.ranking != sent:
                raise KeyReused(stored=ballot.ranking, sent=sent)
            return _handed_in(paper, ballot, replayed=True)
        number = ballot.number
    if current is None or not current.is_open:
        raise RoundShut
    ring(seat.debate.public_id)
    return hand_in(paper=paper, number=number + 1, ranking=ranking, places=places, key=key)


def hand_in(
    *, paper: Paper, number: int, ranking: Ranking, places: dict[str, int], key: str
) -> HandedIn:
    """Append one ballot to a locked paper of an open round. Two statements."""
    content = ranking.to_json()
    salt = Ballot.new_salt()
    ballot = Ballot(
        paper=paper,
        number=number,
        key=key,
        ranking=content,
        salt=salt,
        hash=Ballot.hash_of(content, salt),
        handed_in_at=timezone.now(),
    )
    ballot.save()
    paper.ballot = ballot
    paper.draft = places
    paper.draft_serial += 1
    paper.save(update_fields=["ballot", "draft", "draft_serial"])
    return _handed_in(paper, ballot)


def _handed_in(paper: Paper, ballot: Ballot, *, replayed: bool = False) -> HandedIn:
    return HandedIn(ballot.number, ballot.handed_in_at, paper.draft_serial, replayed)


@transaction.atomic
def keep_draft(*, seat: Seat, round: Round, places: dict[str, int], base: int | None = None) -> int:
    """Store a draft, open round or not: a draft is never counted, and nothing placed is ever lost.

    `base` is the serial of the draft that this one was built on; a newer one on the server refuses
    it with DraftBehind. None stores in any case. Answers the new serial. RoundShut only if there is
    no paper to keep it on.
    """
    paper = Paper.objects.lock(round=round, seat=seat)
    if paper is None:
        raise RoundShut
    if paper.draft == places:
        return paper.draft_serial
    if base is not None and base < paper.draft_serial:
        raise DraftBehind(serial=paper.draft_serial, draft=paper.draft)
    paper.draft = places
    paper.draft_serial += 1
    paper.save(update_fields=["draft", "draft_serial"])
    return paper.draft_serial

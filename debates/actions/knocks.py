"""A pupil without code asks for her seat, and the teacher says whether it is her."""

import unicodedata

from django.db import transaction
from django.utils import timezone

from debates.models import Debate, Knock, Seat
from debates.models.doors import KNOCK_LASTS

from .log import bump, lock_debate, log
from .seats import code_from, code_hash


@transaction.atomic
def knock(*, debate: Debate, asked: str, instead_of: Knock | None = None) -> Knock:
    """A device asks for the seat that goes by `asked`, a pseudonym or the name that the teacher has.

    Whoever is not there, or there twice, gets a knock all the same: what comes back tells nobody who
    sits in the room. `instead_of` is what the device asked before.
    """
    debate = lock_debate(debate)
    old = Knock.objects.filter(at__lte=timezone.now() - KNOCK_LASTS)
    if instead_of is not None:
        old = old | Knock.objects.filter(pk=instead_of.pk)
    old.delete()
    made = Knock.objects.create(debate=debate, seat=_seat_called(debate, asked))
    bump(debate)
    return made


def _seat_called(debate: Debate, asked: str) -> Seat | None:
    """The one seat in the room with this pseudonym, or else the one with this name."""
    wanted = _folded(asked)
    if not wanted:
        return None
    seats = list(debate.seats.counted().select_related("pupil"))
    for names in (lambda s: (s.pseudonym,), lambda s: (s.name, str(s.pupil or ""))):
        found = [seat for seat in seats if wanted in map(_folded, names(seat))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@transaction.atomic
def answer_knock(*, knock: Knock, by, is_granted: bool) -> bool:
    """Yes moves the seat to the device that asks, with a new seat code that only it gets; no leaves
    everything as it is. False if the knock was over, or its seat gone."""
    debate = lock_debate(knock.debate)
    knock = Knock.objects.waiting(timezone.now()).filter(pk=knock.pk).select_related("seat").first()
    if knock is None or knock.seat is None:
        return False
    seat, now = knock.seat, timezone.now()
    if is_granted:
        if seat.removed_at is not None:
            return False
        seat.device, seat.moved_at = knock.device, now
        seat.code_hash = code_hash(code_from(debate, knock.device, seat.public_id))
        seat.save(update_fields=["device", "moved_at", "code_hash"])
    knock.answered_at, knock.is_granted = now, is_granted
    knock.save(update_fields=["answered_at", "is_granted"])
    bump(debate)
    log(debate, by, "answer_knock", seat=seat.public_id, granted=is_granted)
    return True


def code_for(knock: Knock) -> str:
    """The seat code that came with a yes; empty once the teacher has given out another."""
    code = code_from(knock.debate, knock.device, knock.seat.public_id)
    return code if code_hash(code) == knock.seat.code_hash else ""

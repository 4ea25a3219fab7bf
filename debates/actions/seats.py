"""Taking, moving, renaming and removing a seat."""

import random

from django.db import transaction
from django.utils import timezone

from debates.live import ring
from debates.models import Debate, Pupil, Round, Seat, ids
from debates.queries.failures import Guesser

from . import pseudonyms, rounds
from .errors import DebateClosed, RoomFull, RoomLocked
from .failures import earn_failures
from .groupings import join_team
from .log import bump, lock_debate, log


def code_hash(code: str) -> str:
    """Keyed, so that a copy of the database does not give the codes away."""
    return ids.keyed(f"seat:{code}")


@transaction.atomic
def take_seat(
    *,
    debate: Debate,
    offer: str,
    pseudonym: str = "",
    name: str = "",
    is_trial: bool = False,
    pupil: Pupil | None = None,
    guesser: Guesser | None = None,
) -> tuple[Seat, str]:
    """A seat and its seat code, which is stored nowhere: the caller hands it to the device.

    `offer` is the random key of the page that offered the seat: the same offer again is answered
    with the same seat, so a double click or a lost reply leaves no ghost. Enters whatever phase is
    running, with a paper for every round that is open, or waits at the door where the teacher lets
    each in by hand: whoever comes by slip, as `pupil` (see `actions.pupils`), is known and does not wait.
    A pseudonym that is taken gets a number; one that is not ours is replaced. The address of `guesser`
    earns failures by it.
    """
    debate = lock_debate(debate)
    public_id = _derived(offer, f"seat:{debate.public_id}")[:16]
    code = code_from(debate, offer, public_id)
    earlier = debate.seats.filter(public_id=public_id).first()
    if earlier is not None:
        return earlier, code
    if debate.is_closed:
        raise DebateClosed
    if debate.locked and not is_trial:
        raise RoomLocked
    if not is_trial and debate.seats.taking_places().count() >= debate.capacity:
        raise RoomFull
    taken = set(debate.seats.values_list("pseudonym", flat=True))
    wanted = pseudonym if pseudonyms.is_ours(pseudonym) else pseudonyms.offer(taken=taken)
    waits = debate.admits_by_hand and not is_trial and pupil is None
    seat = Seat.objects.create(
        debate=debate,
        public_id=public_id,
        pseudonym=pseudonyms.free(wanted, taken=taken),
        name=name,
        code_hash=code_hash(code),
        is_trial=is_trial,
        pupil=pupil,
        admitted_at=None if waits else timezone.now(),
    )
    for round in Round.objects.filter(debate=debate, is_open=True):
        rounds.give_papers(debate, round, debate.seats.seated().filter(pk=seat.pk))
    if guesser is not None:
        earn_failures(guesser, debate=debate, now=seat.joined_at)
    if not waits:
        join_team(seat)
    bump(debate)
    return seat, code


def _derived(offer: str, purpose: str) -> str:
    """Nobody who sees the one can work out the other."""
    return ids.keyed(f"{purpose}:{offer}")


def code_from(debate: Debate, offer: str, public_id: str) -> str:
    """The seat code that belongs to an offer: drawn from it, and free among the other seats."""
    others = set(debate.seats.exclude(public_id=public_id).values_list("code_hash", flat=True))
    draws = random.Random(_derived(offer, f"code:{debate.public_id}"))
    while True:
        code = ids.new_seat_code(draws)
        if code_hash(code) not in others:
            return code


def free_code(debate: Debate) -> str:
    """A seat code that no seat of a locked debate has."""
    while True:
        code = ids.new_seat_code()
        if not debate.seats.filter(code_hash=code_hash(code)).exists():
            return code


@transaction.atomic
def move_seat(*, debate: Debate, code: str) -> Seat | None:
    """The seat this code belongs to, now held by the device that asks; None if there is none."""
    seat = debate.seats.present().select_for_update().filter(code_hash=code_hash(code)).first()
    if seat is None:
        return None
    seat.device = ids.new_key()
    seat.moved_at = timezone.now()
    seat.save(update_fields=["device", "moved_at"])
    ring(debate.public_id)
    return seat


@transaction.atomic
def renew_seat_code(*, seat: Seat, by) -> str:
    """A new seat code for a pupil who lost the old one; shown once, to the teacher."""
    debate = lock_debate(seat.debate)
    code = free_code(debate)
    seat.code_hash = code_hash(code)
    seat.save(update_fields=["code_hash"])
    log(debate, by, "renew_seat_code", seat=seat.public_id)
    return code


@transaction.atomic
def remove_seat(*, seat: Seat, by) -> None:
    """Out of the room: its ballots stay in the ledger and count no more."""
    debate = lock_debate(seat.debate)
    Seat.objects.filter(pk=seat.pk, removed_at__isnull=True).update(removed_at=timezone.now())
    bump(debate)
    log(debate, by, "remove_seat", seat=seat.public_id)


@transaction.atomic
def return_seat(*, seat: Seat, by) -> None:
    """Back into the room, with everything it had."""
    debate = lock_debate(seat.debate)
    Seat.objects.known().filter(pk=seat.pk).update(removed_at=None)
    for round in Round.objects.filter(debate=debate, is_open=True):
        rounds.give_papers(debate, round, debate.seats.seated().filter(pk=seat.pk))
    bump(debate)
    log(debate, by, "return_seat", seat=seat.public_id)


@transaction.atomic
def rename_seat(*, seat: Seat, by, name: str) -> None:
    """Correct the name that only the teacher sees."""
    debate = lock_debate(seat.debate)
    Seat.objects.known().filter(pk=seat.pk).update(name=name)
    bump(debate)
    log(debate, by, "rename_seat", seat=seat.public_id)


@transaction.atomic
def change_pseudonym(*, seat: Seat, by) -> str:
    """Another pseudonym from the list."""
    debate = lock_debate(seat.debate)
    pseudonym = pseudonyms.offer(taken=set(debate.seats.values_list("pseudonym", flat=True)))
    Seat.objects.known().filter(pk=seat.pk).update(pseudonym=pseudonym)
    bump(debate)
    log(debate, by, "change_pseudonym", seat=seat.public_id)
    return pseudonym

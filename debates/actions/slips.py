"""Slips: giving a pupil one, and giving a new one, which ends what the old one opened."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone

from debates.live import ring
from debates.models import Classroom, Debate, Pupil, Seat, ids
from debates.queries.slips import slip_code, slip_hash

from .log import log
from .seats import code_hash, free_code


def issue_slips(pupils: Sequence[Pupil]) -> None:
    """Sets the hash of each pupil's slip, unsaved. A code that somebody has is passed over."""
    waiting = list(pupils)
    while waiting:
        for pupil in waiting:
            pupil.slip_hash = slip_hash(slip_code(pupil))
        hashes = [pupil.slip_hash for pupil in waiting]
        found = Pupil.objects.filter(slip_hash__in=hashes).values_list("slip_hash", flat=True)
        taken = set(found)
        waiting = [pupil for pupil in waiting if pupil.slip_hash in taken]
        for pupil in waiting:
            pupil.slip_serial += 1


@transaction.atomic
def renew_slips(*, classroom: Classroom, pupils: Collection[Pupil], by) -> None:
    """New slips for some of a class. Whoever came in with an old one is out: of the pupil's own page and
    of every seat, by cookie and by seat code, until the new slip is used."""
    _empty_seats(pupils)
    locked = Pupil.objects.select_for_update().filter(pk__in=[pupil.pk for pupil in pupils])
    fresh = list(locked.order_by("pk"))
    for pupil in fresh:
        pupil.slip_serial += 1
    issue_slips(fresh)
    Pupil.objects.bulk_update(fresh, ["slip_serial", "slip_hash"])
    log(classroom, by, "renew_slips", pupils=len(fresh))


def _empty_seats(pupils: Collection[Pupil]) -> None:
    """No device holds these pupils' seats any more; what they placed stays."""
    seats = Seat.objects.filter(pupil__in=pupils)
    ids_of_debates = set(seats.values_list("debate_id", flat=True))
    debates = Debate.objects.select_for_update().filter(pk__in=ids_of_debates).order_by("pk")
    for debate in debates:
        for seat in debate.seats.filter(pupil__in=pupils):
            seat.device = ids.new_key()
            seat.code_hash = code_hash(free_code(debate))
            seat.moved_at = timezone.now()
            seat.save(update_fields=["device", "code_hash", "moved_at"])
        ring(debate.public_id)

"""Handing out what is kept about somebody. Reads nothing itself: it leaves the deed in the log."""

from django.db import transaction

from debates.models import Classroom, Seat

from .log import log


@transaction.atomic
def note_export_of_seat(*, seat: Seat, by) -> None:
    log(seat.debate, by, "export_seat", seat=seat.public_id)


@transaction.atomic
def note_export_of_pupil(*, classroom: Classroom, by, seats: int) -> None:
    log(classroom, by, "export_pupil", seats=seats)

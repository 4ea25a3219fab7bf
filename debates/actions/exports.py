"""Handing out what is kept about somebody. Reads nothing itself: it leaves the deed in the log."""

from django.db import transaction

from debates.models import Classroom, Debate, Seat

from .log import log


@transaction.atomic
def note_export_of_seat(*, seat: Seat, by) -> None:
    log(seat.debate, by, "export_seat", seat=seat.public_id)


@transaction.atomic
def note_export_of_pupil(*, classroom: Classroom, by, seats: int) -> None:
    log(classroom, by, "export_pupil", seats=seats)


@transaction.atomic
def note_export_of_debate(*, debate: Debate, by, ballots: int) -> None:
    """`ballots`: how many single ones are in the files; 0 where they say what all come to."""
    log(debate, by, "export_debate", ballots=ballots)

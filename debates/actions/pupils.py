"""Names on a roster, and a pupil's own seat in the debates of the class."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from debates.live import ring
from debates.models import Classroom, Debate, Pupil, Seat, ids
from debates.queries.failures import Guesser

from .errors import ClassroomFull
from .log import lock_debate, log
from .seats import code_hash, free_code, take_seat
from .slips import issue_slips

MOST_PUPILS = 2000


@dataclass(frozen=True, slots=True)
class RosterName:
    """`suffix` tells two of the same name apart, and is empty as a rule."""

    name: str
    suffix: str = ""


def lock_classrooms(*classrooms: Classroom) -> list[Classroom]:
    """Fresh copies in the order given, held exclusively until the transaction ends."""
    rows = Classroom.objects.select_for_update().filter(pk__in=[one.pk for one in classrooms])
    found = {row.pk: row for row in rows.order_by("pk")}
    return [found[one.pk] for one in classrooms]


@transaction.atomic
def add_pupils(*, classroom: Classroom, by, names: Sequence[RosterName]) -> list[Pupil]:
    """All of them or none. Two of one name are two pupils, each with a slip of its own."""
    (classroom,) = lock_classrooms(classroom)
    if classroom.pupils.present().count() + len(names) > MOST_PUPILS:
        raise ClassroomFull
    pupils = [Pupil(classroom=classroom, name=one.name, suffix=one.suffix) for one in names]
    issue_slips(pupils)
    Pupil.objects.bulk_create(pupils)
    log(classroom, by, "add_pupils", pupils=len(pupils))
    return pupils


@transaction.atomic
def rename_pupil(*, pupil: Pupil, by, name: str, suffix: str) -> None:
    Pupil.objects.filter(pk=pupil.pk).update(name=name, suffix=suffix)
    log(pupil.classroom, by, "rename_pupil", pupil=pupil.public_id)


@transaction.atomic
def remove_pupil(*, pupil: Pupil, by) -> None:
    """Off the roster: the slip opens nothing. Seats and ballots stay as they are."""
    Pupil.objects.present().filter(pk=pupil.pk).update(left_at=timezone.now())
    log(pupil.classroom, by, "remove_pupil", pupil=pupil.public_id)


@transaction.atomic
def return_pupil(*, pupil: Pupil, by) -> None:
    """On the roster again, with the slip and the seats from before."""
    Pupil.objects.filter(pk=pupil.pk).update(left_at=None)
    log(pupil.classroom, by, "return_pupil", pupil=pupil.public_id)


@transaction.atomic
def move_pupil(*, pupil: Pupil, to: Classroom, by) -> None:
    """To another class, from its next debate on: seats and ballots in the old one stay."""
    left, to = lock_classrooms(pupil.classroom, to)
    if to.pupils.present().count() >= MOST_PUPILS:
        raise ClassroomFull
    Pupil.objects.filter(pk=pupil.pk).update(classroom=to)
    log(left, by, "move_pupil", pupil=pupil.public_id, to=to.public_id)
    log(to, by, "receive_pupils", pupils=1)


@transaction.atomic
def enter_as_pupil(
    *, debate: Debate, pupil: Pupil, guesser: Guesser | None = None
) -> tuple[Seat, str]:
    """The pupil's own seat, now held by the device that asks, and a seat code that is new each time.

    There is one seat a pupil and debate, whatever device it comes by. Who was taken out of the room
    gets the seat as it is, and finds it shut.
    """
    debate = lock_debate(debate)
    seat = debate.seats.filter(pupil=pupil).first()
    if seat is None:
        return take_seat(debate=debate, offer=ids.new_key(), pupil=pupil, guesser=guesser)
    code = free_code(debate)
    seat.code_hash = code_hash(code)
    seat.device = ids.new_key()
    seat.moved_at = timezone.now()
    seat.save(update_fields=["code_hash", "device", "moved_at"])
    ring(debate.public_id)
    return seat, code

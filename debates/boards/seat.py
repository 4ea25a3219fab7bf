"""One seat, as its teacher sees it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format

from debates.models import DebateTeacher, Seat
from debates.queries.room import name_shown, names_are_shown

from .fields import shown


@dataclass(frozen=True, slots=True)
class SeatBoard:
    debate: str = shown("Public id of the debate.")
    title: str = shown("The class.")
    seat: str = shown("Public id of the seat.")
    pseudonym: str = shown("Who the pupil is to the class.")
    name: str = shown("The name for the teacher; empty while covered or never given.")
    names_shown: bool = shown("The cover of names is lifted.")
    is_of_roster: bool = shown("A pupil of the class: the name is the roster's.")
    is_trial: bool = shown("A teacher's trial, which never counts.")
    is_removed: bool = shown("Out of the room.")
    is_waiting: bool = shown("Waits at the door.")
    joined: str = shown("When the seat was taken, in the debate's time zone.")


def seat_board(teaching: DebateTeacher, seat: Seat) -> SeatBoard:
    debate = teaching.debate
    names_shown = names_are_shown(teaching)
    joined = timezone.localtime(seat.joined_at, ZoneInfo(debate.zone))
    return SeatBoard(
        debate=debate.public_id,
        title=debate.title,
        seat=seat.public_id,
        pseudonym=seat.pseudonym,
        name=name_shown(teaching, seat),
        names_shown=names_shown,
        is_of_roster=seat.pupil_id is not None,
        is_trial=seat.is_trial,
        is_removed=seat.removed_at is not None,
        is_waiting=seat.is_waiting,
        joined=date_format(joined, "DATETIME_FORMAT"),
    )

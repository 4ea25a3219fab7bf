"""The door on the console: who waits to be let in, who knocks for a seat, and whether codes are guessed.

Safe to mirror like the rest: pseudonyms, and names only while their cover is lifted. What an outsider
typed is never shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from debates.models import DebateTeacher
from debates.queries.failures import is_refusing
from debates.queries.room import SeatState, knocks_of, names_are_shown

from .fields import shown


@dataclass(frozen=True, slots=True)
class WaitingLine:
    seat: str = shown("Public id.")
    pseudonym: str = shown("Who the pupil would be to the class.")
    name: str = shown("The name for the teacher; empty while covered or never given.")
    url: str = shown("The page of this seat.")


@dataclass(frozen=True, slots=True)
class KnockLine:
    knock: str = shown("Public id.")
    pseudonym: str = shown("Whose seat is asked for.")
    name: str = shown("The name for the teacher; empty while covered or never given.")
    sign: str = shown("What stands on the screen of the device that asks.")


@dataclass(frozen=True, slots=True)
class DoorPanel:
    waiting: tuple[WaitingLine, ...] = shown("Who waits to be let in, in the order of coming.")
    knocks: tuple[KnockLine, ...] = shown("Who asks for a seat, the longest first; five at most.")
    is_full: bool = shown("All places are taken, those at the door counted.")
    is_refusing: bool = shown("So many wrong codes come in that new pupils may have to wait.")
    names_shown: bool = shown("The cover of names is lifted.")

    @property
    def is_quiet(self) -> bool:
        return not (self.waiting or self.knocks or self.is_full or self.is_refusing)


def door_panel(teaching: DebateTeacher, seats: Sequence[SeatState]) -> DoorPanel:
    """Two queries; none once the debate is over, when nobody comes in."""
    debate = teaching.debate
    names_shown = names_are_shown(teaching)
    if debate.is_closed:
        return DoorPanel((), (), False, False, names_shown)
    names = {seat.public_id: seat.name for seat in seats}
    present = [seat for seat in seats if not seat.is_removed]
    return DoorPanel(
        waiting=tuple(_line(debate.public_id, seat) for seat in present if seat.is_waiting),
        knocks=tuple(
            KnockLine(
                knock=knock.public_id,
                pseudonym=knock.seat.pseudonym,
                name=names.get(knock.seat.public_id, ""),
                sign=knock.sign,
            )
            for knock in knocks_of(debate)
        ),
        is_full=sum(not seat.is_trial for seat in present) >= debate.capacity,
        is_refusing=is_refusing(debate, now=timezone.now()),
        names_shown=names_shown,
    )


def _line(debate_id: str, seat: SeatState) -> WaitingLine:
    return WaitingLine(
        seat=seat.public_id,
        pseudonym=seat.pseudonym,
        name=seat.name,
        url=reverse("teacher:seat", kwargs={"debate_id": debate_id, "seat_id": seat.public_id}),
    )

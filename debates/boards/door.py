"""The pupil's page at the door: who waits to be let in sees where she is, and nothing of the debate."""

from django.utils import timezone
from django.utils.translation import gettext as _

from debates.models import Seat

from .anonymity import privacy_words
from .clock import Clock
from .fields import mark
from .pupil import Bar, PupilBoard, Stage

AT_THE_DOOR = "door"


def door_seen(pseudonym: str) -> str:
    """As `PupilBoard.seen`: other than any page in the room."""
    return "-".join(_marks(pseudonym).values())


def _marks(pseudonym: str) -> dict[str, str]:
    return {"bar": mark(AT_THE_DOOR, pseudonym), "stage": AT_THE_DOOR}


def door_board(seat: Seat, *, seat_code: str) -> PupilBoard:
    """No query beyond the seat and its debate."""
    debate = seat.debate
    return PupilBoard(
        debate=debate.public_id,
        bar=Bar(
            question=debate.edition.title,
            phase=_("At the door"),
            clock=Clock(ends_at=None, is_paused=False, now=timezone.now()),
            pseudonym=seat.pseudonym,
            is_trial=False,
            is_of_roster=seat.pupil_id is not None,
            seat_code=seat_code,
        ),
        stage=Stage(
            phase=AT_THE_DOOR,
            heading=_("Wait to be let in"),
            task=_("The debate is over: nobody is let in any more.")
            if debate.is_closed
            else _(
                "Your teacher lets each pupil in by hand. "
                "This page goes on by itself as soon as you are in."
            ),
            is_paused=False,
            left_behind="",
            ballot=None,
            own=(),
            evidence=None,
            cards=(),
            verdict=None,
            movement=None,
            findings_url="",
            prediction_url="",
            sentence=None,
            privacy=privacy_words(seat),
        ),
        marks=_marks(seat.pseudonym),
    )

"""The turn that runs, as everybody sees it: what is said, and how long still."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from debates.models import Turn, Wish

from .clock import Clock
from .fields import shown
from .signs import Sign, sign_of

WARNING_SECONDS = 20


@dataclass(frozen=True, slots=True)
class TurnBoard:
    words: str = shown("Who speaks, without a name.")
    sign: Sign | None = shown("The sign of a team.")
    clock: Clock = shown("Time left.")
    warning: int = shown("Seconds before the end from which the clock warns.")


def turn_board(turn: Turn | None) -> TurnBoard | None:
    """No query for a turn that was read with its team or wish."""
    if turn is None:
        return None
    clock = Clock(ends_at=turn.ends_at, is_paused=False, now=timezone.now())
    if turn.team is not None:
        factor = turn.team.factor.title if turn.team.factor else ""
        words = _("Team %(number)d defends %(factor)s") % {
            "number": turn.team.number,
            "factor": factor,
        }
        return TurnBoard(words, sign_of(turn.team.number), clock, WARNING_SECONDS)
    said = {
        Wish.Kind.NEW: _("Somebody brings something new"),
        Wish.Kind.BUILD: _("Somebody builds on what was said"),
        Wish.Kind.CHALLENGE: _("Somebody challenges what was said"),
        Wish.Kind.QUESTION: _("Somebody asks a question"),
    }
    return TurnBoard(said[Wish.Kind(turn.wish.kind)], None, clock, WARNING_SECONDS)

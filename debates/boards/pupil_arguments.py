"""What the class says for and against its factors, as one pupil reads it."""

from dataclasses import dataclass

from debates.models import Debate, Phase, Seat

from .fields import mark

# Where it stands on the page.
SHOWN = (Phase.DISCUSSION,)


@dataclass(frozen=True, slots=True)
class ArgumentsBoard:
    pass


def arguments_seen(debate: Debate) -> str:
    """Marks it. No query; empty while it cannot change."""
    return mark(debate.arguments_serial) if debate.phase in SHOWN else ""


def arguments_board(seat: Seat) -> ArgumentsBoard | None:
    return None

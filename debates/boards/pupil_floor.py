"""Who has the floor, and whether this pupil asked for it."""

from dataclasses import dataclass

from debates.models import Debate, Phase, Seat

from .fields import mark

# Where it stands on the page.
SHOWN = (Phase.DISCUSSION,)


@dataclass(frozen=True, slots=True)
class FloorCard:
    pass


def floor_seen(debate: Debate) -> str:
    """Marks it. No query; empty while it cannot change."""
    return mark(debate.floor_serial) if debate.phase in SHOWN else ""


def floor_card(seat: Seat) -> FloorCard | None:
    return None

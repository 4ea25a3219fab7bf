"""With whom a pupil argues, on which factor, and which side she opens on."""

from dataclasses import dataclass

from debates.models import Debate, Phase, Seat

from .fields import mark

# Where it stands on the page.
SHOWN = (Phase.DISCUSSION,)


@dataclass(frozen=True, slots=True)
class PairCard:
    pass


def pair_seen(debate: Debate) -> str:
    """Marks it. No query; empty while it cannot change."""
    return mark(debate.floor_serial) if debate.phase in SHOWN else ""


def pair_card(seat: Seat) -> PairCard | None:
    return None

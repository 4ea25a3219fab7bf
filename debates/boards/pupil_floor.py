"""Who has the floor, whether this pupil asked for it, and what her champion team defends."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from debates.models import Debate, Grouping, Phase, Seat, Wish
from debates.queries.floor import current_turn, queue_of
from debates.queries.groupings import GROUPING, own_team

from .fields import mark, shown
from .signs import Sign, sign_of
from .turns import TurnBoard, turn_board

SHOWN = GROUPING


@dataclass(frozen=True, slots=True)
class FloorCard:
    sign: Sign | None = shown("Of this pupil's champion team.")
    defends: str = shown("What that team defends; empty without one.")
    turn: TurnBoard | None = shown("Who speaks now.")
    is_own_turn: bool = shown("This pupil, or her team, has the floor.")
    can_ask: bool = shown("Pupils can ask to speak.")
    wish: str = shown("What this pupil asked for; empty if nothing.")
    number: int = shown("Her number in the queue, from 1; 0 outside it.")
    kinds: tuple[tuple[str, str], ...] = shown("What can be asked for, in words.")
    url: str = shown("Where a pupil asks.")


def floor_seen(debate: Debate) -> str:
    """Marks it. No query; empty while it cannot change."""
    if debate.phase not in SHOWN:
        return ""
    return mark("floor", debate.floor_serial, debate.phase_serial, debate.is_paused)


def floor_card(seat: Seat) -> FloorCard | None:
    """Five queries in the discussion; one in the phases before it, and none elsewhere."""
    debate = seat.debate
    if debate.phase not in SHOWN or debate.is_paused:
        return None
    team = own_team(seat, Grouping.Kind.CHAMPIONS)
    can_ask = debate.phase == Phase.DISCUSSION
    if not can_ask and team is None:
        return None
    turn = current_turn(debate) if can_ask else None
    queue = queue_of(debate) if can_ask else ()
    own = next(((n, one) for n, one in enumerate(queue, 1) if one.seat_id == seat.pk), None)
    return FloorCard(
        sign=sign_of(team.number) if team else None,
        defends=_("Your team defends %(factor)s.") % {"factor": team.factor} if team else "",
        turn=turn_board(turn),
        is_own_turn=turn is not None
        and (
            (turn.wish is not None and turn.wish.seat_id == seat.pk)
            or (turn.team is not None and team is not None and turn.team.number == team.number)
        ),
        can_ask=can_ask,
        wish=own[1].kind if own else "",
        number=own[0] if own else 0,
        kinds=tuple((str(value), str(label)) for value, label in Wish.Kind.choices),
        url=reverse("pupil:wish", kwargs={"debate_id": debate.public_id}),
    )

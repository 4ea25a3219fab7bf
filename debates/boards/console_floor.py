"""Who has the floor, who asked for it, and who has not been heard."""

from dataclasses import dataclass

from debates.models import Anonymity, DebateTeacher, Phase, Wish
from debates.queries.floor import current_turn, queue_of, quiet_seats
from debates.queries.room import name_shown

from .fields import shown
from .turns import TurnBoard, turn_board

SPEAKING_TIMES = (30, 60, 90, 120, 180)
USUAL_TIME = 60


@dataclass(frozen=True, slots=True)
class WishLine:
    wish: str = shown("Public id.")
    pseudonym: str = shown("Who asks.")
    name: str = shown("The name for the teacher; empty while covered.")
    kind: str = shown("What for, in words.")


@dataclass(frozen=True, slots=True)
class FloorPanel:
    turn: TurnBoard | None = shown("Who speaks now.")
    speaker: str = shown("The pseudonym or name of a pupil who speaks; empty for a team.")
    queue: tuple[WishLine, ...] = shown("Who waits, the longest first.")
    times: tuple[int, ...] = shown("Speaking times to choose from, in seconds.")
    usual: int = shown("The one that is chosen at first.")
    quiet: tuple[str, ...] = shown("Who has neither written nor spoken.")
    hides_quiet: bool = shown("Ballots are secret: the list would tell who wrote what.")


def floor_panel(teaching: DebateTeacher) -> FloorPanel | None:
    """Three queries, in the discussion alone."""
    debate = teaching.debate
    if debate.phase != Phase.DISCUSSION or debate.is_paused:
        return None
    is_secret = debate.anonymity == Anonymity.SECRET

    def called(seat) -> str:
        return name_shown(teaching, seat) or seat.pseudonym

    turn = current_turn(debate)
    quiet = () if is_secret else quiet_seats(debate)
    return FloorPanel(
        turn=turn_board(turn),
        speaker=called(turn.wish.seat) if turn and turn.wish else "",
        queue=tuple(
            WishLine(
                wish=one.public_id,
                pseudonym=one.seat.pseudonym,
                name=name_shown(teaching, one.seat),
                kind=str(Wish.Kind(one.kind).label),
            )
            for one in queue_of(debate)
        ),
        times=SPEAKING_TIMES,
        usual=USUAL_TIME,
        quiet=tuple(called(seat) for seat in quiet),
        hides_quiet=is_secret,
    )

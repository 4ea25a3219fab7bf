"""What moved whom between the two rankings, for the teacher."""

from debates.models import DebateTeacher, Phase
from debates.queries.movement import movement_for_the_teacher

from .movement import MovementBoard, movement_board

MovedPanel = MovementBoard
SHOWN = (Phase.VERDICT, Phase.EXIT, Phase.CLOSED)


def moved_panel(teaching: DebateTeacher) -> MovedPanel | None:
    """Eight queries at most while results are shown, none in phases before the verdict."""
    if teaching.debate.phase not in SHOWN:
        return None
    return movement_board(teaching.debate, movement_for_the_teacher(teaching))

"""What splits the class after its opening ranking, in ready sentences."""

from dataclasses import dataclass

from debates.models import DebateTeacher


@dataclass(frozen=True, slots=True)
class AskPanel:
    pass


def ask_panel(teaching: DebateTeacher) -> AskPanel | None:
    return None

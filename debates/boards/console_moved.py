"""What moved whom between the two rankings."""

from dataclasses import dataclass

from debates.models import DebateTeacher


@dataclass(frozen=True, slots=True)
class MovedPanel:
    pass


def moved_panel(teaching: DebateTeacher) -> MovedPanel | None:
    return None

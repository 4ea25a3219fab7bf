"""Who has the floor, and who asked for it."""

from dataclasses import dataclass

from debates.models import DebateTeacher


@dataclass(frozen=True, slots=True)
class FloorPanel:
    pass


def floor_panel(teaching: DebateTeacher) -> FloorPanel | None:
    return None

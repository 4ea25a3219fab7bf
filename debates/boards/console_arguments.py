"""What pupils wrote, for the teacher: to let through, to hide, to put on the projector."""

from dataclasses import dataclass

from debates.models import DebateTeacher


@dataclass(frozen=True, slots=True)
class ArgumentsPanel:
    pass


def arguments_panel(teaching: DebateTeacher) -> ArgumentsPanel | None:
    return None

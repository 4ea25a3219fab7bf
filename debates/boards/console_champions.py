"""Teams that defend a factor each."""

from dataclasses import dataclass

from debates.models import DebateTeacher


@dataclass(frozen=True, slots=True)
class ChampionsPanel:
    pass


def champions_panel(teaching: DebateTeacher) -> ChampionsPanel | None:
    return None

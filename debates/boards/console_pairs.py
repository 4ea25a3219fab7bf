"""Who argues with whom: pairs and groups of three or four."""

from dataclasses import dataclass

from debates.models import DebateTeacher


@dataclass(frozen=True, slots=True)
class PairsPanel:
    pass


def pairs_panel(teaching: DebateTeacher) -> PairsPanel | None:
    return None

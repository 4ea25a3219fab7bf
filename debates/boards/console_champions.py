"""Teams that defend a factor each, and their turns to speak."""

from dataclasses import dataclass

from debates.models import Anonymity, DebateTeacher, Grouping, Phase
from debates.queries.groupings import GROUPING, current_grouping

from .console_pairs import TeamLine, team_line
from .fields import shown


@dataclass(frozen=True, slots=True)
class ChampionsPanel:
    teams: tuple[TeamLine, ...] = shown("The teams now; empty before.")
    factors: tuple[tuple[str, str], ...] = shown("Slugs and titles to choose from.")
    is_secret: bool = shown("Members are drawn by lot, as ballots are secret.")
    can_speak: bool = shown("The discussion runs, so the floor can be given.")


def champions_panel(teaching: DebateTeacher) -> ChampionsPanel | None:
    """Four queries at most; none in phases in which the class does not argue."""
    debate = teaching.debate
    if debate.phase not in GROUPING:
        return None
    grouping = current_grouping(debate, Grouping.Kind.CHAMPIONS)
    teams = grouping.teams.all() if grouping else ()
    return ChampionsPanel(
        teams=tuple(team_line(team, teaching) for team in teams),
        factors=tuple(debate.titles().items()),
        is_secret=debate.anonymity == Anonymity.SECRET,
        can_speak=debate.phase == Phase.DISCUSSION and not debate.is_paused,
    )

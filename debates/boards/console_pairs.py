"""Who argues with whom: pairs and groups of three or four."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import Anonymity, DebateTeacher, Grouping, Seat, Team
from debates.queries.groupings import GROUPING, current_grouping
from debates.queries.room import name_shown

from .fields import shown
from .signs import Sign, sign_of


@dataclass(frozen=True, slots=True)
class MemberLine:
    seat: str = shown("Public id.")
    pseudonym: str = shown("Who the pupil is to the class.")
    name: str = shown("The name for the teacher; empty while covered.")


@dataclass(frozen=True, slots=True)
class TeamLine:
    team: str = shown("Public id.")
    sign: Sign = shown("What they meet by.")
    factor: str = shown("What they argue about, or defend.")
    members: tuple[MemberLine, ...] = shown("Who is in it, as far as they are in the room.")


@dataclass(frozen=True, slots=True)
class PairsPanel:
    teams: tuple[TeamLine, ...] = shown("The pairs and groups now; empty before.")
    method: str = shown("How they came about, in words; empty before.")
    swapped: bool = shown("Everybody argues the other side by now.")
    is_secret: bool = shown("Sides are drawn by lot, as ballots are secret.")
    by_hand: tuple[tuple[MemberLine, int], ...] = shown(
        "Each seat with the number of its team, or 0."
    )


def pairs_panel(teaching: DebateTeacher) -> PairsPanel | None:
    """Four queries at most; none in phases in which the class does not argue."""
    debate = teaching.debate
    if debate.phase not in GROUPING:
        return None
    grouping = current_grouping(debate, Grouping.Kind.PAIRS)
    teams = list(grouping.teams.all()) if grouping else []
    number_of = {member.seat_id: team.number for team in teams for member in team.members.all()}
    seats = list(debate.seats.counted().select_related("pupil").order_by("id"))
    return PairsPanel(
        teams=tuple(team_line(team, teaching) for team in teams),
        method=_methods()[grouping.method] if grouping else "",
        swapped=grouping is not None and grouping.swapped,
        is_secret=debate.anonymity == Anonymity.SECRET,
        by_hand=tuple(
            (
                _member(seat, teaching),
                number_of.get(seat.pk, 0),
            )
            for seat in seats
        ),
    )


def team_line(team: Team, teaching: DebateTeacher) -> TeamLine:
    """No query for a team that was read with its members."""
    return TeamLine(
        team=team.public_id,
        sign=sign_of(team.number),
        factor=team.factor.title if team.factor else "",
        members=tuple(_member(one.seat, teaching) for one in team.members.all()),
    )


def _member(seat: Seat, teaching: DebateTeacher) -> MemberLine:
    return MemberLine(seat.public_id, seat.pseudonym, name_shown(teaching, seat))


def _methods() -> dict[str, str]:
    return {
        Grouping.Method.OPPOSED: _("Made so that those who disagree meet."),
        Grouping.Method.LOT: _("Drawn by lot."),
        Grouping.Method.HAND: _("Made by hand."),
    }

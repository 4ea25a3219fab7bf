"""The teams of a class as they are now, and what they are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from debates.models import Debate, Grouping, Phase, RoundKind, Seat, Team, TeamSeat
from debates.models.ballot import counts
from debates.rankings import Ranking

from .ballots import closed_papers, ranking_from

# Where teams argue.
GROUPING = (Phase.SPLIT, Phase.EVIDENCE, Phase.DISCUSSION)


def current_grouping(debate: Debate, kind: str) -> Grouping | None:
    """With its `teams`, their factor, and their `members` who are in the room. Three queries, one
    without a grouping."""
    members = TeamSeat.objects.filter(counts("seat__")).select_related("seat__pupil")
    found = debate.groupings.current().filter(kind=kind)
    return found.prefetch_related(
        "teams__factor", Prefetch("teams__members", members.order_by("id"))
    ).first()


def pairs_now(debate: Debate) -> int:
    """How many pairs or groups look for each other. One query, in the phases in which teams argue."""
    if debate.phase not in GROUPING or debate.is_paused:
        return 0
    current = {"grouping__debate": debate, "grouping__ended_at__isnull": True}
    return Team.objects.filter(grouping__kind=Grouping.Kind.PAIRS, **current).count()


@dataclass(frozen=True, slots=True)
class OwnTeam:
    """A seat's place in the current teams of a kind; `is_for` is its side, after a swap the other one."""

    number: int
    factor: str
    is_for: bool
    method: str
    swapped: bool
    members: int


def team_place(seat: Seat, kind: str) -> TeamSeat | None:
    """With its team, the team's factor, and the grouping. One query."""
    current = seat.team_seats.filter(grouping__kind=kind, grouping__ended_at__isnull=True)
    return current.select_related("team__factor", "grouping").first()


def own_team(seat: Seat, kind: str) -> OwnTeam | None:
    """Two queries, one where there is none."""
    place = team_place(seat, kind)
    if place is None:
        return None
    grouping = place.grouping
    return OwnTeam(
        number=place.team.number,
        factor=place.team.factor.title if place.team.factor else "",
        is_for=place.opens_for != grouping.swapped,
        method=grouping.method,
        swapped=grouping.swapped,
        members=place.team.members.filter(counts("seat__")).count(),
    )


def opening_rankings(debate: Debate) -> Mapping[int, Ranking]:
    """By seat, for making teams alone: no page reads them. Of a closed round. One query."""
    rows = closed_papers(debate).filter(
        round__kind=RoundKind.OPENING, seat__removed_at__isnull=True
    )
    return {
        seat: ranking_from(tiers) for seat, tiers in rows.values_list("seat_id", "ballot__ranking")
    }

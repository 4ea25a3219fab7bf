"""With whom a pupil argues, on which factor, and which side she opens on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.models import Anonymity, Debate, Grouping, Seat
from debates.queries.groupings import GROUPING, OwnTeam, own_team

from .fields import mark, shown
from .signs import Sign, sign_of

SHOWN = GROUPING


@dataclass(frozen=True, slots=True)
class PairCard:
    sign: Sign = shown("What the team meets by.")
    line: str = shown("Whom to meet, on which factor, and which side to argue for.")
    note: str = shown("How it came about, where somebody could read a ballot into it; else empty.")
    sign_url: str = shown("The sign, as large as the screen.")


def pair_seen(debate: Debate) -> str:
    """Marks it. No query; empty while it cannot change."""
    if debate.phase not in SHOWN:
        return ""
    return mark(debate.floor_serial, debate.phase_serial, debate.is_paused)


def pair_card(seat: Seat) -> PairCard | None:
    """Three queries; one without a pair, none where the class does not argue."""
    debate = seat.debate
    if debate.phase not in SHOWN or debate.is_paused:
        return None
    team = own_team(seat, Grouping.Kind.PAIRS)
    if team is None:
        return None
    return PairCard(
        sign=sign_of(team.number),
        line=_line(team),
        note=_note(debate, team),
        sign_url=reverse("pupil:sign", kwargs={"debate_id": debate.public_id}),
    )


def _line(team: OwnTeam) -> str:
    others = team.members - 1
    if others < 1:
        return _("Nobody else has your sign yet.")
    meet = ngettext(
        "Meet the other one with your sign.", "Meet the %(n)d others with your sign.", others
    ) % {"n": others}
    if team.swapped:
        words = (
            _("Swap sides: now argue for %(factor)s.")
            if team.is_for
            else _("Swap sides: now argue against %(factor)s.")
        )
    else:
        words = _("You open for %(factor)s.") if team.is_for else _("You open against %(factor)s.")
    return f"{meet} {words % {'factor': team.factor}}" if team.factor else meet


def _note(debate: Debate, team: OwnTeam) -> str:
    if debate.anonymity == Anonymity.SECRET or team.method == Grouping.Method.LOT:
        return _("The sides were drawn by lot: they say nothing about how anybody ranked.")
    return ""

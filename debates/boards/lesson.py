"""What phases and rounds are called: a period by its years, as the dossier writes them."""

from django.utils.translation import gettext as _

from debates.models import Debate, Phase, RoundKind
from debates.queries.lesson import period_of


def phase_label(debate: Debate, phase: str) -> str:
    """No query, but for the first look at an edition."""
    period = period_of(debate, phase)
    return period.title if period else str(Phase(phase).label)


def round_label(debate: Debate, kind: str) -> str:
    """No query, but for the first look at an edition."""
    period = period_of(debate, kind)
    return period.title if period else str(RoundKind(kind).label)


def phase_now(debate: Debate) -> str:
    """Where a debate is, in words."""
    return _("Paused") if debate.is_paused else phase_label(debate, debate.phase)


def short_label(debate: Debate, phase: str) -> str:
    """In a word, for the strip and the buttons."""
    period = period_of(debate, phase)
    return period.title if period else _short()[Phase(phase)]


def _short() -> dict[Phase, str]:
    return {
        Phase.LOBBY: _("Lobby"),
        Phase.OPENING: _("Opening"),
        Phase.SPLIT: _("Split"),
        Phase.EVIDENCE: _("Evidence"),
        Phase.DISCUSSION: _("Discussion"),
        Phase.PERIOD_1: _("First period"),
        Phase.PERIOD_2: _("Second period"),
        Phase.PERIOD_3: _("Third period"),
        Phase.CLOSING: _("Closing"),
        Phase.VERDICT: _("Verdict"),
        Phase.EXIT: _("Exit"),
        Phase.CLOSED: _("Closed"),
    }

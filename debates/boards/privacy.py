"""What people are told about what is kept of them: pupils before they type anything, teachers in full."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from debates.models import Anonymity, Debate
from debates.queries.retention import LIMITS

from .fields import shown


@dataclass(frozen=True, slots=True)
class PupilNotice:
    sees: str = shown("What the teacher and the class can see, exact to the debate's level.")
    days: int = shown("How many days after its close the debate is gone.")


def pupil_notice(debate: Debate) -> PupilNotice:
    return PupilNotice(sees=_who_sees(debate.anonymity), days=settings.PURGE_DEBATES_AFTER)


def _who_sees(anonymity: str) -> str:
    return {
        Anonymity.SECRET: _("Your teacher can see who has ranked, but not how."),
        Anonymity.TEACHER: _("Your teacher can see how you rank. The class can not."),
        Anonymity.HANDS: _(
            "Your teacher can see how you rank. The class can see it too, but not your real name."
        ),
    }[Anonymity(anonymity)]


@dataclass(frozen=True, slots=True)
class LimitLine:
    what: str = shown("What is kept.")
    until: str = shown("How long, by the settings in force.")


def limit_lines() -> tuple[LimitLine, ...]:
    return tuple(LimitLine(what=str(limit.what), until=limit.until()) for limit in LIMITS)

"""What people are told about what is kept of them: pupils before they type anything, teachers in full."""

from dataclasses import dataclass

from django.conf import settings

from debates.models import Debate
from debates.queries.retention import LIMITS

from .anonymity import who_sees
from .fields import shown


@dataclass(frozen=True, slots=True)
class PupilNotice:
    sees: str = shown("What the teacher and the class can see, exact to the debate's level.")
    is_of_roster: bool = shown("The teacher has the name already, from the roster.")
    days: int = shown("How many days after its close the debate is gone.")


def pupil_notice(debate: Debate, *, is_of_roster: bool = False) -> PupilNotice:
    return PupilNotice(
        sees=who_sees(debate, is_of_roster=is_of_roster),
        is_of_roster=is_of_roster,
        days=settings.PURGE_DEBATES_AFTER,
    )


@dataclass(frozen=True, slots=True)
class LimitLine:
    what: str = shown("What is kept.")
    until: str = shown("How long, by the settings in force.")


def limit_lines() -> tuple[LimitLine, ...]:
    return tuple(LimitLine(what=str(limit.what), until=limit.until()) for limit in LIMITS)

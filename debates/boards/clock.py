"""Time left in a phase. Nothing happens by itself at 0:00."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from debates.models import Debate

from .fields import shown


@dataclass(frozen=True, slots=True)
class Clock:
    ends_at: datetime | None = shown("When the planned time is up; none for no limit.")
    is_paused: bool = shown("The debate waits for the next lesson.")
    now: datetime = shown("The server's time, so that a wrong clock on the device does no harm.")

    @property
    def ends_ms(self) -> int | None:
        return None if self.ends_at is None else round(self.ends_at.timestamp() * 1000)

    @property
    def now_ms(self) -> int:
        return round(self.now.timestamp() * 1000)

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes, rounded up; for pages without JavaScript."""
        if self.ends_at is None:
            return None
        return max(0, -int(-(self.ends_at - self.now).total_seconds() // 60))


def clock_of(debate: Debate) -> Clock:
    return Clock(
        ends_at=debate.phase_ends_at,
        is_paused=debate.is_paused,
        now=debate.paused_at or timezone.now(),
    )

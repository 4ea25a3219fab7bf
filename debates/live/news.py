"""What may be told, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass

# Then whoever listens is checked again.
LONGEST_SECONDS = 1800


@dataclass(frozen=True, slots=True)
class News:
    """What each audience of a debate may be told now. Lines are JSON objects without a line break.

    `lines` go by audience and are the same for all of it; `seats` hold, by the public id of a seat that
    is present, the device that may listen and its own line; `sign_ins` are those of its teachers, of all
    that were asked for.
    """

    lines: Mapping[str, str]
    seats: Mapping[str, tuple[str, str]]
    sign_ins: frozenset[str]
    is_over: bool


@dataclass(frozen=True, slots=True)
class Listener:
    """Who a stream is for, checked when it connected. `seat` and `device` for pupils only, `sign_in` (the
    key of a teacher's session) for the console only.

    `seconds`: how long until it has to be checked again.
    """

    debate: str
    audience: str
    seat: str = ""
    device: str = ""
    sign_in: str = ""
    seconds: float = LONGEST_SECONDS

    def hears(self, news: News) -> str | None:
        """Its line; None if it may not listen any more."""
        if self.sign_in and self.sign_in not in news.sign_ins:
            return None
        if not self.seat:
            return news.lines[self.audience]
        device, line = news.seats.get(self.seat, ("", ""))
        return line if device == self.device else None

"""What may be told, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """What each audience of a debate may be told now. Lines are JSON objects without a line break.

    `lines` go by audience and are the same for all of it; `seats` hold, by the public id of a seat that
    is present, the device that may listen and its own line.
    """

    lines: Mapping[str, str]
    seats: Mapping[str, tuple[str, str]]
    is_over: bool


@dataclass(frozen=True, slots=True)
class Listener:
    """Who a stream is for, checked when it connected. `seat` and `device` for pupils only.

    `seconds`: how long until it has to be checked again.
    """

    debate: str
    audience: str
    seat: str = ""
    device: str = ""
    seconds: float = 1800

    def hears(self, news: News) -> str | None:
        """Its line; None if it may not listen any more."""
        if not self.seat:
            return news.lines[self.audience]
        device, line = news.seats.get(self.seat, ("", ""))
        return line if device == self.device else None

"""Polling with a marker: the browser says what it has seen."""

from types import MappingProxyType

# Seconds between questions, by audience: what the teacher waits for is asked most often.
INTERVALS = MappingProxyType({"projector": 2, "console": 2, "pupil": 3})


def is_news(seen: str | None, now: str) -> bool:
    """Whether a page that shows `seen` is behind. Anything unknown counts as behind."""
    return seen != now

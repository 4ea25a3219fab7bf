"""What pupils of a debate wrote, read or not: for its teachers."""

from debates.models import Argument, Debate
from debates.models.ballot import counts

from .arguments import told

MOST_SHOWN = 60


def arguments_to_moderate(debate: Debate) -> tuple[list[Argument], int]:
    """All that wait and the newest of the others, the newest first, and how many are left out. Of pupils in
    the room, without what was taken back. Five queries at most."""
    rows = debate.arguments.exclude(state=Argument.State.WITHDRAWN).filter(counts("seat__"))
    waiting = list(_told(rows.filter(state=Argument.State.WAITING)))
    others = rows.exclude(state=Argument.State.WAITING)
    shown = list(_told(others)[:MOST_SHOWN])
    left = others.count() - len(shown) if len(shown) == MOST_SHOWN else 0
    return [*waiting, *shown], left


def _told(rows):
    return (
        told(rows)
        .select_related("parent", "seat__pupil")
        .prefetch_related("earlier")
        .order_by("-id")
    )

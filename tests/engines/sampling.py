"""What knows no database is asked in full on one engine and in samples on the other."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection

Thing = TypeVar("Thing")


def sample(things: Iterable[Thing], *, one_in: int = 3) -> list[Thing]:
    """All on SQLite; on PostgreSQL one in `one_in`."""
    things = list(things)
    return things if connection.vendor == "sqlite" else things[::one_in]

"""Rosters as schools have them: from bytes or pasted text to names, each with its line.

`decoding` makes text of bytes, `table` rows of text, `columns` names of rows. Nothing but the names is
looked at, so that nothing else can be kept.
"""

from .columns import FoundName, FoundRoster, find_names
from .decoding import decoded
from .faults import RosterFault
from .table import rows_of

__all__ = ["MOST_BYTES", "MOST_ROWS", "FoundName", "FoundRoster", "RosterFault", "read_roster"]

MOST_BYTES = 1_000_000
MOST_ROWS = 2000
_MOST_LINES = 20_000  # with empty ones; more are not even looked at


def read_roster(stored: bytes | str) -> FoundRoster:
    """Names of a file or of pasted text, as they stand there. RosterFault says why it is no roster."""
    if len(stored) > MOST_BYTES:
        raise RosterFault("too-large")
    text = stored if isinstance(stored, str) else decoded(stored)
    if text.count("\n") + text.count("\r") > _MOST_LINES:
        raise RosterFault("too-many")
    found = find_names(rows_of(text.lstrip("\ufeff")))
    if len(found.names) + found.left_out > MOST_ROWS:
        raise RosterFault("too-many")
    if not found.names:
        raise RosterFault("no-pupils" if found.left_out else "no-names")
    return found

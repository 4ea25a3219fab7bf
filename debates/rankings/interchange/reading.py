"""Any file of ballots, by its extension; CSV by its header.

Knows which reader reads what. Takes bytes, touches no disk.
"""

from __future__ import annotations

from .ballot_file import BallotFile
from .cells import read_cells
from .json_file import read_json
from .long_csv import is_long, read_long_rows
from .preflib import read_preflib
from .preflib_head import TYPES
from .trouble import MAX_BYTES, InterchangeError, Reader
from .wide_csv import read_wide_rows

CSV = ("csv", "tsv")
KNOWN = (*TYPES, *CSV, "json")


def read_ballots(content: bytes, file: str) -> BallotFile:
    """Read the bytes of `file`, whose extension says what they are.

    InterchangeError, and no other, whatever the bytes are. UTF-8, with or without a byte order
    mark; at most `MAX_BYTES`.
    """
    if len(content) > MAX_BYTES:
        raise InterchangeError(file, None, f"more than {MAX_BYTES:,} bytes")
    suffix = file.rpartition(".")[2].lower()
    if suffix not in KNOWN:
        known = ", ".join("." + name for name in KNOWN)
        raise InterchangeError(file, None, f"unknown extension; these are read: {known}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InterchangeError(file, line, "not UTF-8; save it as CSV UTF-8") from error
    if suffix in TYPES:
        return read_preflib(text, file)
    if suffix == "json":
        return read_json(text, file)
    reader = Reader(file)
    head, rows = read_cells(reader, text)
    read = read_long_rows if is_long(head[1]) else read_wide_rows
    return read(reader, head, rows)

"""Cells of CSV: separators, formulas, and the byte order mark.

Text by RFC 4180. A spreadsheet runs a cell that begins with = + - @ as a formula (OWASP, CSV
injection), so such a cell gets an apostrophe in front on the way out and loses it on the way in.
Knows no ballots.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from .trouble import MAX_ITEMS, Reader, lines_of

BOM = "\ufeff"  # without it a spreadsheet takes UTF-8 for the code page of its country
SEPARATORS = (",", ";", "\t")
WIDEST = MAX_ITEMS + 1
DANGEROUS = re.compile(r"'*[=+\-@＝＋－＠]")  # also in full width, which some spreadsheets run
GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")

Row = tuple[int, list[str]]


def write_cells(rows: Iterable[Iterable[str]]) -> str:
    """Comma-separated text with a byte order mark and CR LF, as spreadsheets expect it."""
    out = io.StringIO(newline="")
    out.write(BOM)
    csv.writer(out).writerows([guard(cell) for cell in row] for row in rows)
    return out.getvalue()


def read_cells(reader: Reader, text: str) -> tuple[Row, list[Row]]:
    """The header and the later rows, each with its line; cells stripped, blank rows left out.

    The separator is the one of comma, semicolon and tab that makes the header widest of those that
    make every row equally wide. InterchangeError where none does.
    """
    text = text.removeprefix(BOM)
    tables = [_split(reader, text, mark) for mark in SEPARATORS]
    even = [t for t in tables if len({len(cells) for _, cells in t}) == 1 and len(t[0][1]) > 1]
    if even:
        best = max(even, key=lambda table: len(table[0][1]))
    else:
        first = next((line for line in lines_of(text) if line.strip()), "")
        best = _split(reader, text, max(SEPARATORS, key=first.count), strict=True)
    if not best:
        raise reader.refuse(None, "nothing in it")
    (head, header), rows = best[0], best[1:]
    if len(header) < 2:
        raise reader.refuse(head, "one column only; commas, semicolons or tabs wanted")
    for line, cells in rows:
        if len(cells) != len(header):
            cause = f"a row of {len(cells)} cells under a header of {len(header)}"
            raise reader.refuse(line, cause)
    return best[0], rows


def guard(cell: str) -> str:
    """`cell` so that no spreadsheet runs it; `unguard` takes it back."""
    return "'" + cell if DANGEROUS.match(cell) else cell


def unguard(cell: str) -> str:
    return cell[1:] if GUARDED.match(cell) else cell


def _split(reader: Reader, text: str, mark: str, strict: bool = False) -> list[Row]:
    """Rows by one separator; none where it cannot be, unless `strict`, which says why."""
    rows: list[Row] = []
    source = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for cells in source:
            if len(cells) > WIDEST:
                if strict:
                    reader.bounded(len(cells), WIDEST, "columns", source.line_num)
                return []
            stripped = [unguard(cell.strip()) for cell in cells]
            if any(stripped):
                rows.append((source.line_num, stripped))
    except csv.Error as error:
        if strict:
            raise reader.refuse(source.line_num, f"not CSV: {error}") from error
        return []
    return rows

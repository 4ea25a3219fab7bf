"""Rows from text: which of three delimiters it has, and on which line each row begins."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .faults import RosterFault

DELIMITERS = "\t;,"
_NONE = "\x1f"  # stands in no roster: a row is then one cell
_SAMPLE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is where it begins, counted as an editor does."""

    line: int
    cells: tuple[str, ...]


def rows_of(text: str) -> list[Row]:
    """Every row that says something, without the empty cells at its end. White space in a cell, line
    ends included, is one space."""
    rows = [Row(line, _tidy(cells)) for line, cells in _cut(text, _delimiter_of(text))]
    return [row for row in rows if row.cells]


def _tidy(cells: list[str]) -> tuple[str, ...]:
    tidy = [" ".join(cell.split()).strip(DELIMITERS) for cell in cells]
    while tidy and not tidy[-1]:
        tidy.pop()
    return tuple(tidy)


def _cut(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:  # a cell of 131,072 characters: a quotation mark that nothing closes
        raise RosterFault("quotes", line) from None


def _delimiter_of(text: str) -> str:
    """The one that cuts most rows into equally many cells, if it cuts more than half of them."""
    best, most = _NONE, 0.5
    for delimiter in DELIMITERS:
        cut = (cells for _line, cells in _cut(text, delimiter) if any(cells))
        widths = [len(cells) for cells in islice(cut, _SAMPLE)]
        width, rows = Counter(widths).most_common(1)[0] if widths else (1, 0)
        if width > 1 and rows / len(widths) > most:
            best, most = delimiter, rows / len(widths)
    return best

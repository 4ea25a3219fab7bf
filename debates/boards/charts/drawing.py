"""What every chart is made of: numbers in whole units of its view box, words, and a table.

Knows no colour and no font: a `kind` is a class name that the style sheet colours. Everything has a key of
its own, so that a drawing that is put in place of another moves and does not jump.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.boards.fields import shown

WIDTH, NAMES, ROW, TOP, BOTTOM = 720, 250, 58, 60, 14
BASELINE = 8  # from the middle of a line of text to where its letters stand


@dataclass(frozen=True, slots=True)
class Text:
    key: str = shown("For an id that stays the same.")
    x: int = shown("Where it begins, has its middle or ends, as its kind says.")
    y: int = shown("Baseline.")
    text: str = shown("The words.")
    kind: str = shown("Class names.")


@dataclass(frozen=True, slots=True)
class Box:
    key: str = shown("For an id that stays the same.")
    x: int = shown("Left edge.")
    y: int = shown("Upper edge.")
    width: int = shown("Width.")
    height: int = shown("Height.")
    kind: str = shown("Class names.")


@dataclass(frozen=True, slots=True)
class Stroke:
    key: str = shown("For an id that stays the same.")
    path: str = shown("Where it goes.")
    kind: str = shown("Class names.")


@dataclass(frozen=True, slots=True)
class Dot:
    key: str = shown("For an id that stays the same.")
    x: int = shown("Middle, from the left.")
    y: int = shown("Middle, from above.")
    r: int = shown("Radius.")
    kind: str = shown("Class names.")


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[str, ...] = shown("Headings, that of the row's name first.")
    rows: tuple[tuple[str, ...], ...] = shown("The row's name, then what the drawing says of it.")


@dataclass(frozen=True, slots=True)
class Chart:
    name: str = shown("Which chart it is, part of addresses and ids.")
    title: str = shown("What it shows.")
    note: str = shown("How to read it, and on how many ballots it rests.")
    height: int = shown("Height of the view box.")
    table: Table = shown("The same in words and numbers.")
    boxes: tuple[Box, ...] = shown("Rectangles, drawn first.", default=())
    strokes: tuple[Stroke, ...] = shown("Lines.", default=())
    dots: tuple[Dot, ...] = shown("Circles.", default=())
    texts: tuple[Text, ...] = shown("Words and numbers, drawn last.", default=())
    width: int = shown("Width of the view box.", default=WIDTH)


def middle(row: int) -> int:
    """Of a row counted from 0."""
    return TOP + row * ROW + ROW // 2


def height(rows: int) -> int:
    return TOP + rows * ROW + BOTTOM


def head(key: str, x: int, text: str) -> Text:
    """Over the middle of a column."""
    return Text(f"head-{key}", x, TOP - 16, text, "head mid")


def name(slug: str, row: int, text: str) -> Iterator[Text]:
    """At the left of a row."""
    return lines_of(f"name-{slug}", 0, middle(row), text, NAME_FIT, "name")


@dataclass(frozen=True, slots=True)
class Fit:
    """Symbols in a line, lines at most, and from one line to the next."""

    symbols: int
    lines: int
    line: int


NAME_FIT = Fit(23, 2, 25)


def lines_of(key: str, x: int, y: int, text: str, fit: Fit, kind: str) -> Iterator[Text]:
    """Around `y`; what does not fit is cut, the table has it in full."""
    lines = textwrap.wrap(text, fit.symbols, max_lines=fit.lines, placeholder=" …")
    first = y - fit.line * (len(lines) - 1) // 2 + BASELINE
    for number, line in enumerate(lines):
        yield Text(f"{key}-{number}", x, first + number * fit.line, line, kind)


def smalls() -> str:
    return _(
        "Counts under three are shown as 0–2, so that nobody stands alone; others as a range where "
        "a small one could be worked out from them."
    )

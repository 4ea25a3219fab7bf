"""What is wrong with a file, and where: refusals, warnings, and the bounds on size.

Knows lines and words for people. Knows no format.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

MAX_BYTES = 10_000_000
MAX_ITEMS = 200
MAX_BALLOTS = 200_000
SHOWN = 40  # characters of a file that a message quotes
CONTROL = {"Cc", "Cs", "Zl", "Zp"}  # what would break a line, a terminal or an encoding


class InterchangeError(ValueError):
    """A file, or a value, that a format does not take: which file, which line, and why.

    `line` counts from 1 and is None where the fault is not on one line. `cause` is a sentence.
    """

    def __init__(self, file: str, line: int | None, cause: str) -> None:
        super().__init__(file, line, cause)
        self.file = file
        self.line = line
        self.cause = cause

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{where}: {self.cause}"


class Oddity(StrEnum):
    """What was odd about a file that was read all the same. The body wins over the header."""

    MISMATCH = "mismatch"  # the header says one thing, the body another
    UNNAMED = "unnamed"  # an item that ballots rank and the header does not name
    NEVER_RANKED = "never-ranked"  # an item that no ballot ranks
    VOTER_TWICE = "voter-twice"  # two ballots of one voter
    COLUMN = "column"  # a column taken for something it may not be, or left unread


@dataclass(frozen=True)
class FileWarning:
    """`line` counts from 1; None where the oddity is not on one line."""

    oddity: Oddity
    line: int | None
    text: str

    def __str__(self) -> str:
        return self.text if self.line is None else f"line {self.line}: {self.text}"


@dataclass
class Reader:
    """Which file is being read, and the warnings so far. Lives for one call."""

    file: str
    warnings: list[FileWarning] = field(default_factory=list)

    def refuse(self, line: int | None, cause: str) -> InterchangeError:
        """The error to raise."""
        return InterchangeError(self.file, line, cause)

    def warn(self, oddity: Oddity, line: int | None, text: str) -> None:
        self.warnings.append(FileWarning(oddity, line, text))

    def bounded(self, count: int, most: int, what: str, line: int | None = None) -> None:
        """InterchangeError where there are more than `most`."""
        if count > most:
            raise self.refuse(line, f"more than {most:,} {what}")

    def name(self, text: str, line: int | None, what: str) -> str:
        """`text` as a name, runs of blanks made one; InterchangeError where nothing is left."""
        name = " ".join(text.split())
        if not name:
            raise self.refuse(line, f"{what} without a name")
        if not is_name(name):
            raise self.refuse(line, f"{what} whose name holds a control character: {quoted(name)}")
        return name


def is_name(text: str) -> bool:
    """Whether every format can carry `text` as the name of an item."""
    clean = not any(unicodedata.category(character) in CONTROL for character in text)
    return bool(text) and text == " ".join(text.split()) and clean


def quoted(text: object) -> str:
    """The beginning of what came in, on one line and safe to print."""
    shown = str(text)
    cut = shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"
    return "“" + "".join(c if unicodedata.category(c) not in CONTROL else "�" for c in cut) + "”"


def lines_of(text: str) -> list[str]:
    """Lines, as an editor numbers them; other separators stay inside a line."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")

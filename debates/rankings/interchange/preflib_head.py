"""The head of a PrefLib file, in its new and its old form.

Knows names and counts and the lines they stand on. Refuses to hold them against the body
(`preflib`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from debates.rankings.tally import Unranked

from .trouble import MAX_ITEMS, Reader, quoted

TYPES = ("soc", "soi", "toc", "toi")
KEY = re.compile(r"#\s{0,9}([A-Z][A-Z ]{0,40}?)(?: ([0-9]{1,9}))?\s{0,9}")
ALTERNATIVE = "ALTERNATIVE NAME"
NUMBERS = ("NUMBER ALTERNATIVES", "NUMBER VOTERS", "NUMBER UNIQUE ORDERS")
NUMBER = re.compile(r"[0-9]{1,9}")
DECLARED = "Unranked items: "


@dataclass
class Header:
    """What the head of a file says: values and the lines they stand on."""

    title: str = ""
    unranked: Unranked | None = None
    names: dict[int, str] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    numbers: dict[str, tuple[int, int]] = field(default_factory=dict)  # key: (number, line)
    kind: tuple[str, int | None] | None = None  # data type, and the line that says so


def new_header(reader: Reader, rows: list[tuple[int, str]]) -> Header:
    """Lines `# KEY: value`; those that are nothing of the kind are comments."""
    header = Header()
    for line, row in rows:
        head, colon, value = row.partition(":")
        found = KEY.fullmatch(head)
        if not colon or not found:
            continue  # a comment
        key, number, value = found[1], found[2], value.strip()
        if key == ALTERNATIVE and number:
            _name(reader, header, line, number, value)
        elif number:
            continue
        elif key == "TITLE" and value:
            header.title = reader.name(value, line, "a title")
        elif key == "DESCRIPTION":
            said = value.partition(DECLARED)[2].partition(" ")[0]
            header.unranked = Unranked(said) if said in list(Unranked) else None
        elif key == "DATA TYPE":
            if value not in TYPES:
                said = f"DATA TYPE {quoted(value)}; only {', '.join(TYPES)} hold rankings"
                raise reader.refuse(line, said)
            header.kind = (value, line)
        elif key in NUMBERS:
            header.numbers[key] = (whole(reader, line, value, key), line)
    return header


def old_header(reader: Reader, rows: list[tuple[int, str]]) -> tuple[Header, list[tuple[int, str]]]:
    """The head of a file from before 2022, and the rows under it."""
    header = Header()
    line, first = rows[0]
    count = int(first)
    reader.bounded(count, MAX_ITEMS, "alternatives", line)
    header.numbers["NUMBER ALTERNATIVES"] = (count, line)
    names, rest = rows[1 : count + 1], rows[count + 1 :]
    for line, row in names:
        number, comma, value = row.partition(",")
        if not comma:
            raise reader.refuse(line, f"“number,name” of an alternative wanted: {quoted(row)}")
        _name(reader, header, line, number.strip(), value)
    if len(names) < count or not rest:
        raise reader.refuse(line, f"the file ends within its header of {count} alternatives")
    line, row = rest[0]
    sums = row.split(",")
    if len(sums) != 3:
        raise reader.refuse(line, f"“voters,sum,unique orders” wanted: {quoted(row)}")
    voters, _, unique = (whole(reader, line, part.strip(), "a sum") for part in sums)
    header.numbers["NUMBER VOTERS"] = (voters, line)
    header.numbers["NUMBER UNIQUE ORDERS"] = (unique, line)
    return header, rest[1:]


def _name(reader: Reader, header: Header, line: int, number: str, value: str) -> None:
    position = whole(reader, line, number, "an alternative")
    name = reader.name(value, line, f"alternative {position}")
    if position < 1:
        raise reader.refuse(line, "alternatives are numbered from 1")
    if position in header.names:
        raise reader.refuse(line, f"alternative {position} is named twice")
    header.names[position] = name
    header.lines[position] = line
    reader.bounded(len(header.names), MAX_ITEMS, "alternatives", line)


def whole(reader: Reader, line: int, text: str, what: str) -> int:
    if not NUMBER.fullmatch(text):
        raise reader.refuse(line, f"{what} must be a whole number: {quoted(text)}")
    return int(text)

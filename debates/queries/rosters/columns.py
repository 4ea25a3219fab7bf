"""Which cells are the name: by the heading, or by how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from .faults import RosterFault
from .table import Row

# Headings as they come out of school systems, without spaces and signs.
_SURNAME = {
    *("surname", "lastname", "last", "familyname", "legalsurname", "preferredsurname"),
    *("nachname", "familienname", "nom", "apellido", "apellidos"),
}
_FORENAME = {
    *("forename", "forenames", "firstname", "firstnames", "first", "givenname", "givennames"),
    *(
        "legalforename",
        "preferredforename",
        "preferredname",
        "vorname",
        "rufname",
        "prénom",
        "nombre",
    ),
}
_FULL = {
    *("name", "names", "fullname", "displayname", "pupil", "pupils", "pupilname"),
    *("student", "studentname", "schüler", "schülerin"),
}
# A OneRoster users file lists everybody; only the pupils who are there now are meant.
_ONEROSTER = {"sourcedid", "givenname", "familyname"}
_STILL_THERE = ("", "active")


@dataclass(frozen=True, slots=True)
class FoundName:
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class FoundRoster:
    """`left_out` counts rows of a OneRoster file that are staff, or not there any more."""

    names: tuple[FoundName, ...]
    left_out: int = 0


def find_names(rows: Sequence[Row]) -> FoundRoster:
    """Surname and forename become "Forename Surname". RosterFault where no rule says what the name is."""
    if not rows:
        return FoundRoster(())
    heading = [_plain(cell) for cell in rows[0].cells]
    if set(heading) >= _ONEROSTER:
        return _oneroster(heading, rows[1:])
    columns = _named(heading)
    if columns:
        return _from(columns, rows[1:])
    width = max(len(row.cells) for row in rows)
    if width > 2:
        raise RosterFault("no-heading", width)
    return _from([1, 0] if width == 2 else [0], rows)


def _plain(cell: str) -> str:
    return "".join(symbol for symbol in cell.casefold() if symbol.isalnum())


def _named(heading: list[str]) -> list[int]:
    """The columns of the forename and the surname; one that is called just "name" stands for what is
    missing of the two. None if it is no heading."""
    forename, surname, name = (_column(heading, words) for words in (_FORENAME, _SURNAME, _FULL))
    if forename is None or surname is None:
        forename, surname = (name, surname) if forename is None else (forename, name)
    return [column for column in (forename, surname) if column is not None]


def _column(heading: list[str], words: set[str]) -> int | None:
    return next((n for n, cell in enumerate(heading) if cell in words), None)


def _from(columns: list[int], rows: Sequence[Row]) -> FoundRoster:
    return FoundRoster(tuple(FoundName(row.line, _joined(row, columns)) for row in rows))


def _joined(row: Row, columns: list[int]) -> str:
    return " ".join(cell for n in columns if (cell := _cell(row, n)))


def _cell(row: Row, column: int | None) -> str:
    return row.cells[column] if column is not None and column < len(row.cells) else ""


def _oneroster(heading: list[str], rows: Sequence[Row]) -> FoundRoster:
    role, status = _column(heading, {"role"}), _column(heading, {"status"})
    pupils = [
        row
        for row in rows
        if (role is None or _cell(row, role).casefold() == "student")
        and _cell(row, status).casefold() in _STILL_THERE
    ]
    columns = [heading.index("givenname"), heading.index("familyname")]
    return FoundRoster(_from(columns, pupils).names, left_out=len(rows) - len(pupils))

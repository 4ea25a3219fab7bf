"""Long CSV: one row a ballot and item, in and out.

Columns `ballot_id`, `rank`, `choice`, in any order (after the retired ranked.vote layout); a blank
rank is left out, and as written here every ballot lists every item, so that nothing is lost. A
`phase` column is understood so far as to refuse a file that mixes two; others are not read.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from debates.rankings.ranking import Ranking

from .ballot_file import Ballot, BallotFile
from .cells import Row, read_cells, write_cells
from .trouble import MAX_BALLOTS, MAX_ITEMS, Oddity, Reader, quoted
from .wide_csv import RANK

COLUMNS = ("ballot_id", "rank", "choice")


def is_long(header: list[str]) -> bool:
    """Whether these are the columns of long CSV, and not items that are ranked."""
    names = [cell.lower() for cell in header]
    return all(names.count(column) == 1 for column in COLUMNS)


def read_long_csv(text: str, file: str) -> BallotFile:
    """InterchangeError for anything else than this form."""
    reader = Reader(file)
    return read_long_rows(reader, *read_cells(reader, text))


def read_long_rows(reader: Reader, head: Row, rows: list[Row]) -> BallotFile:
    """The same from cells."""
    top, header = head
    if not is_long(header):
        raise reader.refuse(top, f"columns {', '.join(COLUMNS)} wanted, once each")
    names = [cell.lower() for cell in header]
    at = [names.index(column) for column in COLUMNS]
    _one_phase(reader, names, rows)
    for cell in header:
        if cell.lower() not in {*COLUMNS, "phase"}:
            reader.warn(Oddity.COLUMN, top, f"column {quoted(cell)} was not read")
    items: dict[str, int] = {}
    ballots: dict[str, dict[Fraction, list[str]]] = {}
    listed: dict[str, set[str]] = defaultdict(set)
    ranked: set[str] = set()
    for line, cells in rows:
        number, rank, choice = (cells[column] for column in at)
        voter = reader.name(number, line, "a ballot")
        item = reader.name(choice, line, "a choice")
        items.setdefault(item, line)
        reader.bounded(len(items), MAX_ITEMS, "items", line)
        if item in listed[voter]:
            raise reader.refuse(line, f"ballot {quoted(voter)} lists {quoted(item)} twice")
        listed[voter].add(item)
        tiers = ballots.setdefault(voter, defaultdict(list))
        reader.bounded(len(ballots), MAX_BALLOTS, "ballots", line)
        if not rank:
            continue
        if not RANK.fullmatch(rank) or Fraction(rank) < 1:
            raise reader.refuse(line, f"ranks count from 1: {quoted(rank)}")
        tiers[Fraction(rank)].append(item)
        ranked.add(item)
    for item, line in items.items():
        if item not in ranked:
            reader.warn(Oddity.NEVER_RANKED, line, f"no ballot ranks {quoted(item)}")
    read = tuple(
        Ballot(Ranking.of(*(tiers[rank] for rank in sorted(tiers))), voter=voter)
        for voter, tiers in ballots.items()
    )
    return BallotFile(tuple(items), read, warnings=tuple(reader.warnings))


def write_long_csv(ballots: BallotFile, phase: str = "") -> str:
    """Ballots are numbered, as voters may lack a name or share one; `phase` adds a column."""
    rows = [[*COLUMNS, "phase"] if phase else list(COLUMNS)]
    for number, ranking in enumerate(ballots.rankings, 1):
        for item in ballots.items:
            row = [str(number), str(ranking.place(item) or ""), item]
            rows.append([*row, phase] if phase else row)
    return write_cells(rows)


def _one_phase(reader: Reader, names: list[str], rows: list[Row]) -> None:
    if "phase" not in names:
        return
    column = names.index("phase")
    for line, cells in rows:
        if cells[column] != rows[0][1][column]:
            both = f"{quoted(rows[0][1][column])} and {quoted(cells[column])}"
            raise reader.refuse(line, f"one file, one phase, but here are {both}")

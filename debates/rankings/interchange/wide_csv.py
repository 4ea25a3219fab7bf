"""Wide CSV: one row a ballot, one column an item, in and out.

First column the voter, then one column an item; the cell is the rank, 1 the best; blank is left
out. Equal ranks are ties; holes in the numbering mean nothing, so 1 2 2 3, 1 2 2 4 and 1 2.5 2.5 4
are one ranking. The convention for items left out is not in the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from debates.rankings.ranking import Ranking, distinct

from .ballot_file import Ballot, BallotFile
from .cells import Row, read_cells, write_cells
from .trouble import MAX_BALLOTS, Oddity, Reader, quoted

RANK = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
VOTER = frozenset({"", "ballot", "ballot_id", "id", "name", "pseudonym", "pupil", "voter"})


def read_wide_csv(text: str, file: str) -> BallotFile:
    """InterchangeError for anything else than this form."""
    reader = Reader(file)
    return read_wide_rows(reader, *read_cells(reader, text))


def read_wide_rows(reader: Reader, head: Row, rows: list[Row]) -> BallotFile:
    """The same from cells."""
    top, header = head
    reader.bounded(len(rows), MAX_BALLOTS, "ballots")
    if header[0].lower() not in VOTER:
        said = f"the first column, {quoted(header[0])}, was taken for the voters' names"
        reader.warn(Oddity.COLUMN, top, said)
    items = [reader.name(cell, top, f"column {at}") for at, cell in enumerate(header[1:], 2)]
    for item in set(items):
        if items.count(item) > 1:
            raise reader.refuse(top, f"two columns of one name: {quoted(item)}")
    ballots: list[Ballot] = []
    voters: set[str] = set()
    for line, (cell, *ranks) in rows:
        voter = reader.name(cell, line, "a voter") if cell else ""
        if voter and voter in voters:
            reader.warn(Oddity.VOTER_TWICE, line, f"a second ballot of {quoted(voter)}")
        voters.add(voter)
        ballots.append(Ballot(_ranking(reader, line, items, ranks), voter=voter))
    ranked = frozenset[str]().union(*(ballot.ranking.items for ballot in ballots))
    for item in items:
        if item not in ranked:
            reader.warn(Oddity.NEVER_RANKED, top, f"no ballot ranks {quoted(item)}")
    return BallotFile(distinct(items), tuple(ballots), warnings=tuple(reader.warnings))


def write_wide_csv(ballots: BallotFile) -> str:
    """Ranks are competition places (1 2 2 4); a ballot that counts three times makes three rows."""
    rows = [["voter", *ballots.items]]
    for ballot in ballots.ballots:
        ranking = ballot.ranking
        places = [str(ranking.place(item) or "") for item in ballots.items]
        for _ in range(ballot.count):
            # A number where there is no name: a row of blanks only would be no row at all.
            rows.append([ballot.voter or str(len(rows)), *places])
    return write_cells(rows)


def _ranking(reader: Reader, line: int, items: list[str], ranks: list[str]) -> Ranking[str]:
    tiers: dict[Fraction, list[str]] = defaultdict(list)
    for item, cell in zip(items, ranks, strict=True):
        if not cell:
            continue
        if not RANK.fullmatch(cell):
            cause = f"a rank, or a blank where there is none, wanted under {quoted(item)}"
            raise reader.refuse(line, f"{cause}: {quoted(cell)}")
        rank = Fraction(cell)
        if rank < 1:
            cause = f"ranks count from 1, and who is not ranked is left blank: {quoted(item)}"
            raise reader.refuse(line, f"{cause} has {cell}")
        tiers[rank].append(item)
    return Ranking.of(*(tiers[rank] for rank in sorted(tiers)))

"""Where everything stands in the drawing of the verdict, in whole units of its view box.

Three columns. On the left the class's opening order, in the middle its closing order, ties as one
step with one place. On the right what the conclusion says: it has no places, so its column only
repeats the rows of the class and joins the pairs that it compares. A covered factor is a blank
slot: its name, its places and how it ties are not known here. Knows no colour and no font; the
templates take the numbers as they are.
"""

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .slope_parts import (
    Arc,
    Bracket,
    Column,
    FactorDrawing,
    Ghost,
    Label,
    Slope,
    Slot,
    Spot,
    Step,
    TextLine,
)
from .verdict import ComparisonLine, FactorLine, OverlapLine, VerdictBoard

WIDTH, NARROW = 1500, 900  # with and without the conclusion's column
TALLEST, TOP, BOTTOM, LEGEND = 920, 84, 36, 9
ROW_MOST = 112
OPENING_X, CLOSING_X = 322, 586
NODE = 23  # half a step's height and width
NAME_GAP = 16  # from a step to the name beside it
ESSAY_X, SAYS_X = 930, 1036
DOT = 7
ARC_LEAST, ARC_MOST = 36, 112
BRACKET, BRACKET_GAP = 12, 8
BIG_MOVE = 3  # places
AVERAGE_ROOM = "\N{NO-BREAK SPACE}00.00"  # no line ends between a name and its average


@dataclass(frozen=True, slots=True)
class TextSize:
    """Lines of text in one column: symbols in a line, and height of a line."""

    symbols: int
    line: int


# Where there are many rows, letters are smaller and lines hold more.
ROOMY = {"name": TextSize(23, 31), "says": TextSize(41, 24)}
DENSE = {"name": TextSize(31, 25), "says": TextSize(48, 20)}
DENSE_BELOW = 78


@dataclass(frozen=True, slots=True)
class _Grid:
    """Rows from the best to the last, all of one height."""

    rows: int

    @property
    def pitch(self) -> int:
        return min(ROW_MOST, (TALLEST - TOP - BOTTOM) // self.rows)

    @property
    def height(self) -> int:
        return TOP + self.rows * self.pitch + BOTTOM

    @property
    def is_dense(self) -> bool:
        return self.pitch < DENSE_BELOW

    def middle(self, row: int) -> int:
        return TOP + (row - 1) * self.pitch + self.pitch // 2

    def label(self, kind: str, row: int, x: int, text: str, average: float | None = None) -> Label:
        """Text around the middle of a row; what does not fit is cut, the table has it in full."""
        size = (DENSE if self.is_dense else ROOMY)[kind]
        room = "" if average is None else AVERAGE_ROOM
        lines = textwrap.wrap(
            text + room,
            size.symbols,
            max_lines=max(1, self.pitch // size.line),
            placeholder=" …",
            break_on_hyphens=False,
        )
        lines[-1] = lines[-1].removesuffix(room)
        first = self.middle(row) - size.line * (len(lines) - 1) // 2
        return Label(
            x=x,
            lines=tuple(TextLine(first + n * size.line, line) for n, line in enumerate(lines)),
            average=average,
        )


def covered_slope(factors: int, *, headings: Sequence[str]) -> Slope:
    """Before the first factor is uncovered: slots under the `headings` of the class's two orders."""
    opening, closing = headings
    grid = _Grid(factors)
    return Slope(
        width=WIDTH,
        height=grid.height,
        is_dense=grid.is_dense,
        columns=(
            Column("opening", OPENING_X, opening, ""),
            Column("closing", CLOSING_X, closing, ""),
        ),
        steps=(),
        slots=_slots(grid, range(1, factors + 1)),
        factors=(),
        arcs=(),
        brackets=(),
        legend=None,
    )


def slope_of(
    board: VerdictBoard,
    *,
    headings: Sequence[str],
    beside: Mapping[str, tuple[int, int]] | None = None,
) -> Slope | None:
    """None if there is no class order.

    `headings`: of the opening, the closing, the conclusion, and that the last one sets no places. `beside`:
    places before and after in another class, by factor.
    """
    if not (board.has_opening or board.has_closing):
        return None
    grid = _Grid(len(board.lines) + board.covered)
    opening = _rows(board.lines, lambda line: line.opening_place, grid) if board.has_opening else {}
    closing = _rows(board.lines, lambda line: line.closing_place, grid) if board.has_closing else {}
    rows = closing or opening
    paired = {slug for pair in _pairs(board) for slug in pair}
    factors = tuple(
        _factor(line, opening, closing, rows, grid, has_dot=line.slug in paired)
        for line in board.lines
    )
    return Slope(
        width=WIDTH if board.conclusion else NARROW,
        height=grid.height,
        is_dense=grid.is_dense,
        columns=_columns(board, headings),
        steps=(
            *_steps(board.lines, "opening", opening, OPENING_X, grid),
            *_steps(board.lines, "closing", closing, CLOSING_X, grid),
        ),
        slots=_slots(grid, sorted(set(range(1, grid.rows + 1)) - set(rows.values()))),
        factors=factors,
        arcs=tuple(_arc(comparison, rows, grid) for comparison in board.comparisons),
        brackets=tuple(_bracket(n, over, rows, grid) for n, over in enumerate(board.overlaps)),
        legend=Spot((OPENING_X + CLOSING_X) // 2, grid.height - LEGEND)
        if any(factor.is_big for factor in factors)
        else None,
        ghosts=tuple(
            Ghost(slug, _move(grid.middle(before), grid.middle(after)))
            for slug, (before, after) in (beside or {}).items()
        ),
    )


def _columns(board: VerdictBoard, headings: Sequence[str]) -> tuple[Column, ...]:
    opening, closing, essay, unplaced = headings
    columns = (
        Column("opening", OPENING_X, opening, board.opening_label),
        Column("closing", CLOSING_X, closing, board.closing_label),
    )
    if not board.conclusion:
        return columns
    return (*columns, Column("essay", ESSAY_X - DOT, essay, board.label or unplaced))


def _rows(
    lines: Iterable[FactorLine], place: Callable[[FactorLine], int | None], grid: _Grid
) -> dict[str, int]:
    """A row for each uncovered factor: its place, and the next ones for those it ties with.

    Factors without a place stand at the end. Nothing here depends on a covered factor.
    """
    rows: dict[str, int] = {}
    placed = [line for line in lines if place(line) is not None]
    for at, tied in groupby(sorted(placed, key=place), key=place):
        rows |= {line.slug: at + n for n, line in enumerate(tied)}
    loose = [line.slug for line in lines if place(line) is None]
    first = grid.rows - len(loose) + 1
    return rows | {slug: first + n for n, slug in enumerate(loose)}


def _steps(
    lines: Iterable[FactorLine], column: str, rows: dict[str, int], x: int, grid: _Grid
) -> tuple[Step, ...]:
    """One step for each place that an uncovered factor has; ties make it taller."""
    members: dict[int | None, list[int]] = {}
    for line in lines:
        if line.slug in rows:
            at = line.opening_place if column == "opening" else line.closing_place
            members.setdefault(at, []).append(rows[line.slug])
    half = min(NODE, grid.pitch // 2 - 3)
    return tuple(
        Step(
            key=f"{column}-{at or 'none'}",
            x=x - half,
            y=grid.middle(min(held)) - half,
            width=2 * half,
            height=grid.middle(max(held)) - grid.middle(min(held)) + 2 * half,
            place="–" if at is None else str(at),
            middle=(grid.middle(min(held)) + grid.middle(max(held))) // 2,
            ties=len(held),
        )
        for at, held in members.items()
    )


def _slots(grid: _Grid, rows: Iterable[int]) -> tuple[Slot, ...]:
    half = min(NODE, grid.pitch // 2 - 3)
    return tuple(
        Slot(
            row=row,
            x=CLOSING_X - half,
            y=grid.middle(row) - half,
            width=ESSAY_X - 50 - CLOSING_X + half,
            height=2 * half,
            middle=grid.middle(row),
        )
        for row in rows
    )


def _factor(
    line: FactorLine,
    opening: dict[str, int],
    closing: dict[str, int],
    rows: dict[str, int],
    grid: _Grid,
    *,
    has_dot: bool,
) -> FactorDrawing:
    slug, row = line.slug, rows[line.slug]
    before, after = line.opening_place, line.closing_place
    return FactorDrawing(
        slug=slug,
        opening=grid.label(
            "name", opening[slug], OPENING_X - NODE - NAME_GAP, line.title, line.opening_average
        )
        if opening
        else None,
        closing=grid.label(
            "name", row, CLOSING_X + NODE + NAME_GAP, line.title, line.closing_average
        ),
        says=grid.label("says", row, SAYS_X, line.says) if line.says else None,
        path=_move(grid.middle(opening[slug]), grid.middle(closing[slug]))
        if before is not None and after is not None
        else "",
        is_big=before is not None and after is not None and abs(after - before) >= BIG_MOVE,
        dot=Spot(ESSAY_X, grid.middle(row)) if has_dot else None,
    )


def _move(start: int, end: int) -> str:
    left, right = OPENING_X + NODE, CLOSING_X - NODE
    bend = (right - left) * 42 // 100
    return f"M{left} {start}C{left + bend} {start} {right - bend} {end} {right} {end}"


def _pairs(board: VerdictBoard) -> list[tuple[str, str]]:
    compared = [(line.higher, line.lower) for line in board.comparisons]
    return compared + [(line.whole, line.part) for line in board.overlaps]


def _arc(comparison: ComparisonLine, rows: dict[str, int], grid: _Grid) -> Arc:
    """Bulges to the right, the further the longer; its head stands at the lesser factor's dot."""
    start, end = grid.middle(rows[comparison.higher]), grid.middle(rows[comparison.lower])
    x = ESSAY_X + 12
    longest = (grid.rows - 1) * grid.pitch
    bulge = ARC_LEAST + (ARC_MOST - ARC_LEAST) * abs(end - start) // longest
    return Arc(
        key=f"{comparison.higher}.{comparison.lower}",
        path=f"M{x} {start}C{x + bulge} {start} {x + bulge} {end} {x} {end}",
        head="" if comparison.kind == "tie" else f"M{x + 12} {end - 8}L{x} {end}l12 8",
        kind=comparison.kind,
        ours=comparison.ours,
    )


def _bracket(number: int, overlap: OverlapLine, rows: dict[str, int], grid: _Grid) -> Bracket:
    """On the left of the dots; each further overlap stands a little further out."""
    upper, lower = sorted(grid.middle(rows[slug]) for slug in (overlap.whole, overlap.part))
    x, out = ESSAY_X - 12, BRACKET + number * BRACKET_GAP
    return Bracket(key=f"{overlap.whole}.{overlap.part}", path=f"M{x} {upper}h-{out}V{lower}h{out}")

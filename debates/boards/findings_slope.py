"""The drawing of the verdict to look at again and to keep, another class's ways behind it, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import Debate
from debates.queries.ballots import WholeBallots
from debates.queries.others import OtherClass
from debates.queries.results import verdict

from .charts.compare import named
from .charts.drawing import Table
from .fields import shown
from .places import average_text, ballots_label
from .slope import slope_of
from .slope_parts import Slope
from .verdict import FactorLine, VerdictBoard, place_text, verdict_board

NAME = "slope"


@dataclass(frozen=True, slots=True)
class SlopePart:
    title: str = shown("What it shows.")
    note: str = shown("How to read it.")
    slope: Slope = shown("The drawing.")
    table: Table = shown("The same in words and numbers.")
    choices: tuple[tuple[str, str], ...] = shown("Letters and titles of classes to put behind it.")
    beside: str = shown("Letter of the one that is; empty for none.")
    name: str = shown("Which chart it is, part of addresses and ids.", default=NAME)


def slope_part(
    debate: Debate,
    others: tuple[OtherClass, ...] = (),
    beside: str = "",
    ballots: WholeBallots | None = None,
) -> SlopePart | None:
    """None before everything is uncovered and without a class order. `others` may be put behind it, one at a
    time. One query."""
    board = verdict_board(verdict(debate, ballots))
    if board is None or not board.is_complete:
        return None
    classes = {letter: one for letter, one in named(others) if one.before is not None}
    other = classes.get(beside)
    ways = other.moved_among([line.slug for line in board.lines]) if other else {}
    slope = slope_of(board, headings=headings_of(board), beside=ways)
    if slope is None:
        return None
    return SlopePart(
        title=_("The class’s opening order, its closing order and the conclusion"),
        note=_note(board, other),
        slope=slope,
        table=_table(board, other, ways),
        choices=tuple((letter, f"{one.title}, {one.year}") for letter, one in classes.items()),
        beside=beside if other else "",
    )


def headings_of(board: VerdictBoard | None) -> tuple[str, ...]:
    """Of the class's two orders; and of the conclusion, with what is said where it has no label."""
    ours = (_("Opening"), _("Closing"))
    return ours if board is None else (*ours, board.conclusion, _("sets no places"))


def _note(board: VerdictBoard, other: OtherClass | None) -> str:
    said = [
        _("Opening: %(opening)s. Closing: %(closing)s.")
        % {"opening": board.opening_label, "closing": board.closing_label}
    ]
    if other is not None:
        said.append(
            _(
                "Dashed: %(title)s, %(year)d, %(ballots)s, among the factors that both classes ranked."
            )
            % {"title": other.title, "year": other.year, "ballots": ballots_label(other.ballots)}
        )
    return " ".join(said)


def _table(
    board: VerdictBoard, other: OtherClass | None, ways: Mapping[str, tuple[int, int]]
) -> Table:
    columns = [_("Factor"), _("Opening"), _("Average"), _("Closing"), _("Average")]
    columns += [board.conclusion] if board.conclusion else []
    if other is not None:
        columns += [f"{other.title}: {words}" for words in (_("Opening"), _("Closing"))]
    return Table(tuple(columns), tuple(_row(line, board, other, ways) for line in board.lines))


def _row(
    line: FactorLine,
    board: VerdictBoard,
    other: OtherClass | None,
    ways: Mapping[str, tuple[int, int]],
) -> tuple[str, ...]:
    averages = (line.opening_average, line.closing_average)
    opening, closing = (average_text(average) for average in averages)
    row = [line.title, line.opening, opening, line.closing, closing]
    row += [line.says] if board.conclusion else []
    if other is not None:
        row += map(place_text, ways.get(line.slug, (None, None)))
    return tuple(row)

"""Which charts there are, and in what order a page shows them."""

from collections.abc import Mapping

from debates.queries.findings import Findings
from debates.queries.movement import Movement
from debates.rankings import Ranking

from . import diamond, duels, heat, moves, ranges, room
from .drawing import Chart

NAMES = (ranges.NAME, heat.NAME, moves.NAME, diamond.NAME, duels.NAME, room.NAME)


def charts_of(
    found: Findings, movement: Movement | None, *, own: Mapping[str, Ranking] | None = None
) -> tuple[Chart, ...]:
    """Of the latest ranking, those that there is something to draw of. `own`: a pupil's own rankings by
    kind of round; a wall and a teacher have none."""
    of = found.latest
    if of is None:
        return ()
    mine = (own or {}).get(of.kind)
    drawn = (
        ranges.ranges_chart(found, of),
        heat.heat_chart(found, of, mine),
        moves.moves_chart(found, movement),
        diamond.diamond_chart(found, of),
        duels.duels_chart(found, of),
        room.room_chart(found, of),
    )
    return tuple(chart for chart in drawn if chart is not None)


def chart_named(name: str, found: Findings, movement: Movement | None) -> Chart | None:
    return next((chart for chart in charts_of(found, movement) if chart.name == name), None)

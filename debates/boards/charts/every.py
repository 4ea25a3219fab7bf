"""Which charts there are, and in what order a page shows them."""

from collections.abc import Mapping

from debates.queries.findings import Findings, RoundFindings
from debates.queries.movement import Movement
from debates.queries.others import OtherClass
from debates.rankings import Ranking

from . import compare, diamond, duels, heat, moves, periods, ranges, room
from .drawing import Chart


def charts_of(
    found: Findings,
    movement: Movement | None,
    *,
    of: RoundFindings | None = None,
    own: Mapping[str, Ranking] | None = None,
    others: tuple[OtherClass, ...] = (),
) -> tuple[Chart, ...]:
    """Of one ranking, those that there is something to draw of. `of`: the latest where it is left out; what
    is of both rankings stands with that one. `own`: a pupil's own rankings by kind of round; a wall and a
    teacher have none, but may have `others`, classes of the same teacher."""
    of = of or found.latest
    if of is None:
        return ()
    is_latest = of is found.latest
    mine = (own or {}).get(of.kind)
    drawn = (
        ranges.ranges_chart(found, of),
        heat.heat_chart(found, of, mine),
        moves.moves_chart(found, movement) if is_latest else None,
        diamond.diamond_chart(found, of),
        duels.duels_chart(found, of),
        room.room_chart(found, of),
        periods.periods_chart(found, own) if is_latest else None,
        compare.compare_chart(found, of, others) if is_latest else None,
    )
    return tuple(chart for chart in drawn if chart is not None)


def chart_named(
    name: str,
    found: Findings,
    movement: Movement | None,
    *,
    of: RoundFindings | None = None,
    others: tuple[OtherClass, ...] = (),
) -> Chart | None:
    drawn = charts_of(found, movement, of=of, others=others)
    return next((chart for chart in drawn if chart.name == name), None)

"""Tables of commas: a row a factor, or a row a number. No cell is ever a formula."""

from debates.models import RoundKind
from debates.rankings.interchange.cells import write_cells

from .factors import Gathered, measures, number

WIDE = (
    *("factor", "title", "opening_place", "opening_average", "closing_place", "closing_average"),
    *("likely_from", "likely_to", "moved_up", "moved_down", "debate", "revision"),
)
LONG = ("round", "factor", "measure", "value", "debate", "revision")


def factors_csv(all_: Gathered) -> str:
    return write_cells([WIDE, *(_texts(row) for row in factor_rows(all_))])


def measures_csv(all_: Gathered) -> str:
    stamp = (all_.debate, all_.revision)
    return write_cells([LONG, *(_texts((*row, *stamp)) for row in measures(all_))])


def factor_rows(all_: Gathered) -> list[tuple]:
    """In the class's order. None where there is nothing to say."""
    found = all_.found
    orders = {kind: (one.order if (one := found.of(kind)) else None) for kind in RoundKind}
    ranges = found.latest.ranges if found.latest else None
    rows = []
    for slug, title in found.titles.items():
        row: list = [slug, title]
        for kind in (RoundKind.OPENING, RoundKind.CLOSING):
            order = orders[kind]
            average = order.average(slug) if order else None
            row += [
                order.place(slug) if order else None,
                round(float(average), 4) if average is not None else None,
            ]
        row += ranges[slug].places if ranges and slug in ranges else (None, None)
        swing = all_.swing(slug)
        row += [number(swing.up), number(swing.down)] if swing else [None, None]
        rows.append((*row, all_.debate, all_.revision))
    return rows


def _texts(row) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]

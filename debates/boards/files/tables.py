"""Tables of commas: a row a factor, or a row a number. No cell is ever a formula."""

from debates.models import RoundKind
from debates.rankings import ClassOrder
from debates.rankings.interchange.cells import write_cells

from .factors import Gathered, measures, number

NAMED = ("factor", "title")
MOVED = ("likely_from", "likely_to", "moved_up", "moved_down", "debate", "revision")
LONG = ("round", "factor", "measure", "value", "debate", "revision")


def factors_csv(all_: Gathered) -> str:
    return write_cells([factor_columns(all_), *(_texts(row) for row in factor_rows(all_))])


def measures_csv(all_: Gathered) -> str:
    stamp = (all_.debate, all_.revision)
    return write_cells([LONG, *(_texts((*row, *stamp)) for row in measures(all_))])


def factor_columns(all_: Gathered) -> tuple[str, ...]:
    """Of what `factor_rows` has: periods stand between opening and closing, where a class ranks them."""
    placed = [f"{kind}_{what}" for kind in _orders(all_) for what in ("place", "average")]
    return (*NAMED, *placed, *MOVED)


def factor_rows(all_: Gathered) -> list[tuple]:
    """In the class's order. None where there is nothing to say."""
    found = all_.found
    ranges = found.latest.ranges if found.latest else None
    orders = _orders(all_).values()
    rows = []
    for slug, title in found.titles.items():
        row: list = [slug, title]
        for order in orders:
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


def _orders(all_: Gathered) -> dict[str, ClassOrder[str] | None]:
    """Of each round by its kind, as the lesson has them. None where there is no order to tell."""
    found = all_.found
    opening, closing = (found.of(kind) for kind in (RoundKind.OPENING, RoundKind.CLOSING))
    return {
        RoundKind.OPENING: opening.order if opening else None,
        **{period.kind: period.result.order for period in found.periods},
        RoundKind.CLOSING: closing.order if closing else None,
    }


def _texts(row) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]

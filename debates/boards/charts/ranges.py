"""Average places of both rankings, and how far a place would likely stray in another class like this one."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from debates.boards.places import average_text, ballots_label, ordinal
from debates.boards.verdict import place_text
from debates.models import RoundKind
from debates.queries.findings import Findings, RoundFindings

from .drawing import (
    BASELINE,
    NAMES,
    TOP,
    WIDTH,
    Chart,
    Dot,
    Stroke,
    Table,
    Text,
    head,
    height,
    middle,
    name,
)

NAME = "ranges"
RIGHT = 84  # for the number at the end of a row
LARGE, SMALL = 10, 8


def ranges_chart(found: Findings, of: RoundFindings) -> Chart | None:
    before = found.of(RoundKind.OPENING) if of.kind != RoundKind.OPENING else None
    last = len(found.titles)
    strokes, texts = (list(parts) for parts in axis(last, rows=last))
    dots = []
    for row, (slug, title) in enumerate(found.titles.items()):
        y = middle(row)
        texts += name(slug, row, title)
        if of.ranges and slug in of.ranges:
            low, high = of.ranges[slug].averages
            strokes.append(
                Stroke(f"range-{slug}", f"M{x_of(low, last)} {y}H{x_of(high, last)}", "range")
            )
        if before and before.order and (average := before.order.average(slug)) is not None:
            dots.append(Dot(f"before-{slug}", x_of(float(average), last), y, SMALL, "before"))
        if (average := of.order.average(slug)) is not None:
            dots.append(Dot(f"after-{slug}", x_of(float(average), last), y, LARGE, "after"))
            texts.append(average_at(slug, y, average))
    return Chart(
        name=NAME,
        title=_("Average places, and how sure they are"),
        note=_note(found, of, has_before=before is not None and before.order is not None),
        height=height(last),
        table=_table(found, of, before),
        strokes=tuple(strokes),
        dots=tuple(dots),
        texts=tuple(texts),
    )


def x_of(place: float, last: int) -> int:
    """Where an average place stands on an axis from 1 to `last`."""
    room = WIDTH - RIGHT - NAMES
    return NAMES + 14 + round((place - 1) * (room - 28) / max(1, last - 1))


def axis(last: int, *, rows: int) -> tuple[Iterator[Stroke], Iterator[Text]]:
    """A line for each place from 1 to `last` down all rows, and its number over it."""
    spots = [(place, x_of(place, last)) for place in range(1, last + 1)]
    down = f"{TOP - 6}V{height(rows) - 14}"
    return (
        (Stroke(f"axis-{place}", f"M{x} {down}", "axis") for place, x in spots),
        (head(str(place), x, str(place)) for place, x in spots),
    )


def average_at(slug: str, y: int, average: Fraction) -> Text:
    """At the end of a row."""
    return Text(f"average-{slug}", WIDTH, y + BASELINE, average_text(average), "count end")


def _note(found: Findings, of: RoundFindings, *, has_before: bool) -> str:
    said = [_("%(ballots)s.") % {"ballots": ballots_label(of.ballots, of.erased)}]
    if has_before:
        said.append(_("Ring: the opening ranking. Disc: the closing ranking."))
    if of.ranges:
        said.append(
            _("Bar: where the average would fall in nine of ten classes with ballots like these.")
        )
    else:
        said.append(_("Under eight ballots nothing can be said of how sure they are."))
    return " ".join(said)


def _table(found: Findings, of: RoundFindings, before: RoundFindings | None) -> Table:
    has_before = before is not None and before.order is not None
    columns = [_("Factor")]
    if has_before:
        columns.append(_("Opening average"))
    columns += [_("Place"), _("Average"), _("Place likely between")]
    rows = []
    for slug, title in found.titles.items():
        row = [title]
        if has_before:
            row.append(average_text(before.order.average(slug)))
        place = of.order.place(slug)
        row += [place_text(place), average_text(of.order.average(slug))]
        row.append(_likely(of.ranges[slug].places) if of.ranges and slug in of.ranges else "–")
        rows.append(tuple(row))
    return Table(tuple(columns), tuple(rows))


def _likely(range_: tuple[int, int]) -> str:
    low, high = (ordinal(place) for place in range_)
    return low if low == high else _("%(low)s and %(high)s") % {"low": low, "high": high}

"""Each factor's rise and fall: its place in the class's order for one period after the other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.boards.places import average_text, ballots_label
from debates.boards.verdict import place_text
from debates.queries.findings import Findings, PeriodFindings
from debates.rankings import ClassOrder, Ranking

from .drawing import (
    BASELINE,
    NAMES,
    TOP,
    WIDTH,
    Chart,
    Dot,
    Fit,
    Stroke,
    Table,
    Text,
    height,
    lines_of,
    middle,
    name,
)

NAME = "periods"
FIRST, LAST = NAMES + 48, WIDTH - 72  # middles of the outer columns
HEAD = Fit(12, 2, 22)
DISC = 22
FAR = 3  # places


def periods_chart(found: Findings, own: Mapping[str, Ranking] | None = None) -> Chart | None:
    """None where the class has no order for two periods or more. `own`: a pupil's rankings by kind of round,
    for the table."""
    drawn = [one for one in found.periods if one.result.order]
    if len(drawn) < 2:
        return None
    slugs = list(found.titles)
    columns = [
        (_x(n, len(drawn)), one, _rows(one.result.order, slugs)) for n, one in enumerate(drawn)
    ]
    strokes, dots, texts = [], [], []
    for x, one, _rows_there in columns:
        texts += lines_of(f"head-{one.kind}", x, TOP - 30, one.title, HEAD, "head mid")
    for slug, row in columns[0][2].items():
        texts += name(slug, row, found.titles[slug])
    for slug in slugs:
        strokes += _way(slug, columns, _rise(drawn, slug))
        for x, one, rows in columns:
            y = middle(rows[slug])
            dots.append(Dot(f"{one.kind}-{slug}", x, y, DISC, "place"))
            texts.append(
                Text(f"place-{one.kind}-{slug}", x, y + BASELINE, _number(one, slug), "count mid")
            )
    return Chart(
        name=NAME,
        title=_("Each factor’s rise and fall"),
        note=_note(found, drawn),
        height=height(len(slugs)),
        table=_table(found, drawn, own or {}),
        strokes=tuple(strokes),
        dots=tuple(dots),
        texts=tuple(texts),
    )


def _x(n: int, columns: int) -> int:
    return FIRST + n * (LAST - FIRST) // (columns - 1)


def _rows(order: ClassOrder[str], slugs: Sequence[str]) -> dict[str, int]:
    """A row for each factor, counted from 0: those that tie below one another, at the end those without a
    place."""
    placed = [slug for tier in order.tiers for slug in slugs if slug in tier]
    return {
        slug: row
        for row, slug in enumerate([*placed, *(slug for slug in slugs if slug not in placed)])
    }


def _way(
    slug: str, columns: Sequence[tuple[int, PeriodFindings, Mapping[str, int]]], rise: int | None
) -> Iterator[Stroke]:
    """From column to column, where it has a place in both."""
    kind = "way"
    if rise is not None and abs(rise) >= FAR:
        kind = "way up" if rise > 0 else "way down"
    for (x, one, rows), (then_x, then, then_rows) in pairwise(columns):
        if one.result.order.place(slug) and then.result.order.place(slug):
            y, then_y, half = middle(rows[slug]), middle(then_rows[slug]), (x + then_x) // 2
            path = f"M{x} {y}C{half} {y} {half} {then_y} {then_x} {then_y}"
            yield Stroke(f"way-{then.kind}-{slug}", path, kind)


def _rise(drawn: Sequence[PeriodFindings], slug: str) -> int | None:
    """By how many places it is higher in the last period than in the first."""
    before, after = (drawn[n].result.order.place(slug) for n in (0, -1))
    return None if before is None or after is None else before - after


def _number(one: PeriodFindings, slug: str) -> str:
    place = one.result.order.place(slug)
    return f"{place or '–'}{_tie(one, slug)}"


def _place(one: PeriodFindings, slug: str) -> str:
    return place_text(one.result.order.place(slug)) + _tie(one, slug)


def _tie(one: PeriodFindings, slug: str) -> str:
    """A sign where others have the same place."""
    order = one.result.order
    place = order.place(slug)
    return "=" if place and sum(order.place(other) == place for other in order.items) > 1 else ""


def _note(found: Findings, drawn: Sequence[PeriodFindings]) -> str:
    said = [
        f"{one.title}: {ballots_label(one.result.ballots, one.result.erased)}."
        for one in found.periods
    ]
    said.append(_("Places in our order for each period; = stands for a tie."))
    if any(abs(_rise(drawn, slug) or 0) >= FAR for slug in found.titles):
        said.append(
            _("Thick: rose or fell by three places or more from the first period to the last.")
        )
    return " ".join(said)


def _table(found: Findings, drawn: Sequence[PeriodFindings], own: Mapping[str, Ranking]) -> Table:
    columns = [_("Factor")]
    for one in drawn:
        columns += [one.title, _("Average")]
        columns += [_("You")] if one.kind in own else []
    rows = []
    for slug, title in found.titles.items():
        row = [title]
        for one in drawn:
            row += [_place(one, slug), average_text(one.result.order.average(slug))]
            row += [place_text(own[one.kind].place(slug))] if one.kind in own else []
        rows.append((*row, _in_words(_rise(drawn, slug))))
    return Table((*columns, _("From first to last")), tuple(rows))


def _in_words(rise: int | None) -> str:
    if rise is None:
        return "–"
    if not rise:
        return _("level")
    n = abs(rise)
    if rise > 0:
        return ngettext("rose by %(n)d place", "rose by %(n)d places", n) % {"n": n}
    return ngettext("fell by %(n)d place", "fell by %(n)d places", n) % {"n": n}

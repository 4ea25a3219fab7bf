"""Where the class put each factor: a row a factor, a column a place, darker where more pupils put it."""

from django.utils.translation import gettext as _

from debates.boards.places import ballots_label, count_text, from_to, ordinal, row_names
from debates.queries.findings import Findings, RoundFindings
from debates.rankings import Ranking

from .drawing import (
    BASELINE,
    NAMES,
    ROW,
    TOP,
    WIDTH,
    Box,
    Chart,
    Table,
    Text,
    head,
    height,
    middle,
    name,
    smalls,
)

NAME = "places"
SHADES = 5
GAP = 3


def heat_chart(found: Findings, of: RoundFindings, own: Ranking | None) -> Chart | None:
    if not of.counts:
        return None
    column = (WIDTH - NAMES) // len(of.columns)
    boxes, texts = [], []
    most = max(count.low for row in of.counts.values() for count in row)
    for bin, places in enumerate(of.columns):
        x = NAMES + bin * column + column // 2
        texts.append(head(str(bin + 1), x, from_to(places[0], places[-1])))
    for row, (slug, title) in enumerate(found.titles.items()):
        texts += name(slug, row, title)
        for bin, count in enumerate(of.counts[slug]):
            key, x = f"{slug}-{bin + 1}", NAMES + bin * column
            shade = _shade(count.low, most)
            is_own = own is not None and _bin(own, slug, found) in of.columns[bin]
            kind = f"cell s{shade}{' own' if is_own else ''}"
            size = (column - GAP, ROW - GAP)
            boxes.append(Box(key, x, TOP + row * ROW, *size, kind))
            if count.low:
                kind = f"count mid s{shade}" if count.is_exact else f"count mid range s{shade}"
                where = (x + (column - GAP) // 2, middle(row) + BASELINE)
                texts.append(Text(f"count-{key}", *where, count_text(count), kind))
    return Chart(
        name=NAME,
        title=_("Where we put each factor"),
        note=_note(found, of, has_own=own is not None),
        height=height(len(found.titles)),
        table=_table(found, of, own),
        boxes=tuple(boxes),
        texts=tuple(texts),
    )


def _note(found: Findings, of: RoundFindings, *, has_own: bool) -> str:
    said = [_("%(ballots)s. The number says how many put it there.")]
    if not found.is_free:
        said += [_("An empty cell is 0–2."), smalls()]
    if any(len(places) > 1 for places in of.columns):
        said.append(_("Places stand together, so that fewer counts have to be hidden."))
    if has_own:
        said.append(_("Framed: where you put it."))
    return " ".join(said) % {"ballots": ballots_label(of.ballots, of.erased)}


def _shade(count: int, most: int) -> int:
    """0 for none, else 1 to 5: the fullest cells of all are the darkest."""
    return -(-count * SHADES // most) if count else 0


def _bin(own: Ranking, slug: str, found: Findings) -> int | None:
    if not found.is_diamond:
        return own.place(slug)
    return next((n for n, tier in enumerate(own.tiers, 1) if slug in tier), None)


def _table(found: Findings, of: RoundFindings, own: Ranking | None) -> Table:
    last = of.columns[-1][-1]
    places = row_names() if found.is_diamond else tuple(ordinal(n + 1) for n in range(last))
    rows = []
    for slug, title in found.titles.items():
        row = [title, *(count_text(count) for count in of.counts[slug])]
        if own is not None:
            bin = _bin(own, slug, found)
            row.append(places[bin - 1] if bin else "–")
        rows.append(tuple(row))
    heads = (from_to(places[some[0] - 1], places[some[-1] - 1]) for some in of.columns)
    columns = (_("Factor"), *heads, *((_("You"),) if own is not None else ()))
    return Table(columns, tuple(rows))

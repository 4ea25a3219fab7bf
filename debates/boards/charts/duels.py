"""Two factors at a time: how many put the one in the row above the one in the column."""

from django.utils.translation import gettext as _

from debates.boards.places import ballots_label, count_text
from debates.queries.findings import Findings, RoundFindings

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

NAME = "duels"
GAP = 3


def duels_chart(found: Findings, of: RoundFindings) -> Chart | None:
    if not of.duels:
        return None
    slugs = list(found.titles)
    column = (WIDTH - NAMES) // len(slugs)
    boxes, texts = [], []
    for col in range(len(slugs)):
        x = NAMES + col * column + column // 2
        texts.append(head(slugs[col], x, str(col + 1)))
    for row, slug in enumerate(slugs):
        texts += name(slug, row, f"{row + 1}  {found.titles[slug]}")
        for col, other in enumerate(slugs):
            x, y, key = NAMES + col * column, TOP + row * ROW, f"{slug}.{other}"
            if slug == other:
                boxes.append(Box(key, x, y, column - GAP, ROW - GAP, "cell itself"))
                continue
            mine, theirs = of.duels[slug, other]
            won = _outcome(mine.low + mine.high, theirs.low + theirs.high)
            boxes.append(Box(key, x, y, column - GAP, ROW - GAP, f"cell {won}"))
            where = (x + (column - GAP) // 2, middle(row) + BASELINE)
            kind = f"count mid {won}" if mine.is_exact else f"count mid range {won}"
            texts.append(Text(f"count-{key}", *where, count_text(mine), kind))
    return Chart(
        name=NAME,
        title=_("Two factors at a time"),
        note=" ".join(
            [
                _("%(ballots)s. Each row: how many put it above the factor in the column.")
                % {"ballots": ballots_label(of.ballots, of.erased)},
                *(() if found.is_free else (smalls(),)),
            ]
        ),
        height=height(len(slugs)),
        table=Table(
            (_("Above the factor in the column"), *(f"{n}" for n in range(1, len(slugs) + 1))),
            tuple(
                (
                    f"{n}  {found.titles[slug]}",
                    *(
                        "" if slug == other else count_text(of.duels[slug, other][0])
                        for other in slugs
                    ),
                )
                for n, slug in enumerate(slugs, 1)
            ),
        ),
        boxes=tuple(boxes),
        texts=tuple(texts),
    )


def _outcome(mine: int, theirs: int) -> str:
    return "won" if mine > theirs else "lost" if mine < theirs else "drawn"

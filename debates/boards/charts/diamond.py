"""The class's own diamond: the one that disagrees least with all of theirs."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.boards.places import ballots_label, row_names
from debates.queries.findings import Findings, RoundFindings

from .drawing import WIDTH, Box, Chart, Fit, Table, lines_of

NAME = "diamond"
STEP, TALL, WIDE, GAP = 128, 112, 226, 14
TILE_FIT = Fit(19, 3, 27)


def diamond_chart(found: Findings, of: RoundFindings) -> Chart | None:
    if not of.diamond:
        return None
    boxes, texts = [], []
    for row, tier in enumerate(of.diamond):
        left = (WIDTH - len(tier) * WIDE - (len(tier) - 1) * GAP) // 2
        for col, slug in enumerate(tier):
            x, y = left + col * (WIDE + GAP), 4 + row * STEP
            boxes.append(Box(f"tile-{slug}", x, y, WIDE, TALL, f"tile row-{row + 1}"))
            where = (x + WIDE // 2, y + TALL // 2)
            texts += lines_of(f"tile-{slug}", *where, found.titles[slug], TILE_FIT, "name mid")
    return Chart(
        name=NAME,
        title=_("Our diamond"),
        note=_note(of),
        height=len(of.diamond) * STEP + 4,
        table=Table(
            (_("Row"), _("Factors")),
            tuple(
                (label, "; ".join(found.titles[slug] for slug in tier))
                for label, tier in zip(row_names(), of.diamond, strict=True)
            ),
        ),
        boxes=tuple(boxes),
        texts=tuple(texts),
    )


def _note(of: RoundFindings) -> str:
    said = _("%(ballots)s. The diamond that disagrees least with all of ours.") % {
        "ballots": ballots_label(of.ballots, of.erased)
    }
    if of.diamonds < 2:
        return said
    others = ngettext(
        "%(n)d other one is as good.", "%(n)d others are as good.", of.diamonds - 1
    ) % {"n": of.diamonds - 1}
    return f"{said} {others}"

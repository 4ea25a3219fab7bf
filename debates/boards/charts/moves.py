"""Who moved a factor: to the left those who moved it down, to the right those who moved it up."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.boards.movement import points
from debates.boards.places import count_text
from debates.queries.findings import Findings
from debates.queries.movement import FactorSwing, Movement

from .drawing import (
    BASELINE,
    NAMES,
    TOP,
    WIDTH,
    Chart,
    Stroke,
    Table,
    Text,
    height,
    middle,
    name,
    smalls,
)

NAME = "moves"
MIDDLE = NAMES + (WIDTH - NAMES) // 2
LONGEST = (WIDTH - NAMES) // 2 - 66  # the number stands beyond the arrow's head
HEAD = 9


def moves_chart(found: Findings, movement: Movement | None) -> Chart | None:
    """None where there is nothing to say of what moved."""
    if movement is None or not movement.swings:
        return None
    swings = {one.slug: one for one in movement.swings}
    slugs = [slug for slug in found.titles if slug in swings]
    strokes = [Stroke("axis", f"M{MIDDLE} {TOP - 8}V{height(len(slugs)) - 14}", "axis")]
    texts = [
        Text("head-down", MIDDLE - 16, TOP - 20, _("moved it down"), "head end"),
        Text("head-up", MIDDLE + 16, TOP - 20, _("moved it up"), "head"),
    ]
    for row, slug in enumerate(slugs):
        one, y = swings[slug], middle(row)
        texts += name(slug, row, found.titles[slug])
        for way, key, count in ((-1, "down", one.down), (1, "up", one.up)):
            tip = MIDDLE + way * (LONGEST * count.low // max(1, movement.voters))
            if count.low:
                strokes.append(Stroke(f"{key}-{slug}", f"M{MIDDLE} {y}H{tip}", f"arrow {key}"))
                head = f"M{tip - way * HEAD} {y - HEAD}L{tip} {y}l{-way * HEAD} {HEAD}"
                strokes.append(Stroke(f"{key}-head-{slug}", head, f"arrow {key}"))
            kind = "count end" if way < 0 else "count"
            where = (tip + way * 12, y + BASELINE)
            texts.append(Text(f"{key}-count-{slug}", *where, count_text(count), kind))
    return Chart(
        name=NAME,
        title=_("Who moved each factor"),
        note=_note(found, movement),
        height=height(len(slugs)),
        table=Table(
            (_("Factor"), _("Moved it down"), _("Moved it up"), _("Swing in points")),
            tuple(_row(found.titles[slug], swings[slug]) for slug in slugs),
        ),
        strokes=tuple(strokes),
        texts=tuple(texts),
    )


def _note(found: Findings, movement: Movement) -> str:
    said = ngettext(
        "Of the %(n)d pupil who ranked twice.",
        "Of the %(n)d pupils who ranked twice.",
        movement.voters,
    ) % {"n": movement.voters}
    return said if found.is_free else f"{said} {smalls()}"


def _row(title: str, one: FactorSwing) -> tuple[str, ...]:
    return title, count_text(one.down), count_text(one.up), points(one.points)

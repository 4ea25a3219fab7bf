"""The map of the room: groups of pupils who rank alike. Nobody is a point on it."""

from math import sqrt

from django.utils.translation import gettext as _

from debates.queries.findings import Camp, Findings, RoundFindings

from .drawing import BASELINE, WIDTH, Chart, Dot, Table, Text

NAME = "room"
TALL, EDGE, LARGEST = 420, 120, 92
LETTERS = "ABCD"


def room_chart(found: Findings, of: RoundFindings) -> Chart | None:
    """None where there are no clear groups, or one of them is too small to be told."""
    if not of.camps:
        return None
    most = max(camp.size for camp in of.camps)
    dots, texts = [], []
    for letter, camp in zip(LETTERS, of.camps, strict=False):
        x = EDGE + round(camp.x * (WIDTH - 2 * EDGE))
        y = EDGE + round((1 - camp.y) * (TALL - 2 * EDGE))
        dots.append(Dot(f"camp-{letter}", x, y, round(LARGEST * sqrt(camp.size / most)), "camp"))
        words = _("%(letter)s: %(n)d") % {"letter": letter, "n": camp.size}
        texts.append(Text(f"camp-name-{letter}", x, y + BASELINE, words, "count mid"))
    return Chart(
        name=NAME,
        title=_("Groups in the room"),
        note=_("Who ranks alike stands near each other. Directions mean nothing."),
        height=TALL,
        table=Table(
            (_("Group"), _("Pupils"), _("Puts first")),
            tuple(
                (letter, str(camp.size), _first(found, camp))
                for letter, camp in zip(LETTERS, of.camps, strict=False)
            ),
        ),
        dots=tuple(dots),
        texts=tuple(texts),
    )


def _first(found: Findings, camp: Camp) -> str:
    return ", ".join(found.titles[slug] for slug in camp.first)

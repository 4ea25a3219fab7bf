"""This class beside others of the same teacher, those of other years too: average places on one line."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from debates.boards.places import average_text, ballots_label
from debates.queries.findings import Findings, RoundFindings
from debates.queries.others import OtherClass

from .drawing import BASELINE, Chart, Dot, Stroke, Table, Text, height, middle, name
from .ranges import LARGE, average_at, axis, x_of

NAME = "compare"
LETTERS = "ABC"
GHOST = 13


def compare_chart(
    found: Findings, of: RoundFindings, others: tuple[OtherClass, ...]
) -> Chart | None:
    """None without another class. A factor that only one side ranked is left out."""
    slugs = [slug for slug in found.titles if any(_average(one, slug) for one in others)]
    if not others or not slugs:
        return None
    last = len(found.titles)
    strokes, texts = (list(parts) for parts in axis(last, rows=len(slugs)))
    dots = []
    for row, slug in enumerate(slugs):
        y, own = middle(row), of.order.average(slug)
        texts += name(slug, row, found.titles[slug])
        spots = [
            (letter, x_of(min(float(average), last), last))
            for letter, one in named(others)
            if (average := _average(one, slug)) is not None
        ]
        here = [x_of(float(own), last)] if own is not None else []
        all_x = [*(x for _letter, x in spots), *here]
        strokes.append(Stroke(f"ghost-{slug}", f"M{min(all_x)} {y}H{max(all_x)}", "ghost"))
        for letter, x in spots:
            dots.append(Dot(f"other-{slug}-{letter}", x, y, GHOST, "ghost"))
            texts.append(Text(f"letter-{slug}-{letter}", x, y + BASELINE - 1, letter, "letter mid"))
        for x in here:
            dots.append(Dot(f"own-{slug}", x, y, LARGE, "after"))
            texts.append(average_at(slug, y, own))
    return Chart(
        name=NAME,
        title=_("We and other classes"),
        note=_note(of, others),
        height=height(len(slugs)),
        table=Table(
            (_("Factor"), _("We"), *(f"{letter}: {one.title}" for letter, one in named(others))),
            tuple(
                (
                    found.titles[slug],
                    average_text(of.order.average(slug)),
                    *(average_text(_average(one, slug)) for one in others),
                )
                for slug in slugs
            ),
        ),
        strokes=tuple(strokes),
        dots=tuple(dots),
        texts=tuple(texts),
    )


def named(others: tuple[OtherClass, ...]) -> Iterator[tuple[str, OtherClass]]:
    """Each with its letter."""
    return zip(LETTERS, others, strict=False)


def _average(one: OtherClass, slug: str):
    return one.order.average(slug)


def _note(of: RoundFindings, others: tuple[OtherClass, ...]) -> str:
    said = [
        _("Average places. Disc: we, %(ballots)s.")
        % {"ballots": ballots_label(of.ballots, of.erased)}
    ]
    said += [
        f"{letter}: {one.title}, {one.year}, {ballots_label(one.ballots)}."
        for letter, one in named(others)
    ]
    return " ".join(said)

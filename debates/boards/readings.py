"""Conclusions to choose from, once the class has met its own: what each says, and on what words it rests."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import Strength
from debates.queries.editions import RelationText
from debates.queries.readings import Reading, nearest
from debates.rankings import Ranking

from .fields import shown
from .verdict import ComparisonLine, comparison_line, outcomes_of, with_yours

LEVELS = tuple(Strength)


@dataclass(frozen=True, slots=True)
class ReadingsBoard:
    choices: tuple[tuple[str, str], ...] = shown("Keys and titles of the conclusions.")
    levels: tuple[tuple[str, str], ...] = shown("Keys and words of the levels of strength.")
    chosen: str = shown("Key of the conclusion that is shown.")
    level: str = shown("Key of the level that is shown.")
    title: str = shown("Its title.")
    label: str = shown("That it is an editor's simplification, where it is one.")
    statement: str = shown("What it says, in a sentence or two.")
    lines: tuple[ComparisonLine, ...] = shown("Its comparisons between this debate's factors.")
    nearest_ours: str = shown(
        "Which of them the class stands nearest to; empty without a clear lead."
    )
    nearest_yours: str = shown("The same for this pupil.")


def readings_board(
    readings: tuple[Reading, ...],
    titles: Mapping[str, str],
    *,
    chosen: str,
    level: str,
    ours: Ranking | None,
    yours: Ranking | None = None,
) -> ReadingsBoard | None:
    """`chosen` is the first one where there is none of that name."""
    if not readings:
        return None
    reading = next((one for one in readings if one.slug == chosen), readings[0])
    words = {frozenset((r.relation.higher, r.relation.lower)): _words(r) for r in reading.said}
    class_says, you_say = outcomes_of(ours, reading.order), outcomes_of(yours, reading.order)
    ours_nearest, yours_nearest = nearest(readings, ours), nearest(readings, yours)
    return ReadingsBoard(
        choices=tuple((one.slug, one.title) for one in readings),
        levels=tuple((str(key), str(Strength(key).label)) for key in LEVELS),
        chosen=reading.slug,
        level=level,
        title=reading.title,
        label=reading.label,
        statement=reading.statement,
        lines=tuple(
            with_yours(
                comparison_line(
                    comparison,
                    titles,
                    ours=class_says.get(comparison.pair, ""),
                    words=words.get(comparison.pair, ""),
                ),
                you_say.get(comparison.pair, ""),
            )
            for comparison in reading.order.comparisons
        ),
        nearest_ours=ours_nearest.title if ours_nearest else "",
        nearest_yours=yours_nearest.title if yours_nearest else "",
    )


def _words(text: RelationText) -> str:
    """A quotation and its paragraph, or an editor's reading."""
    if text.quote:
        return _("“%(quote)s” (%(paragraph)s)") % {
            "quote": text.quote,
            "paragraph": text.paragraph,
        }
    return text.reasoning

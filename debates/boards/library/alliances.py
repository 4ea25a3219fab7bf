"""Relations of two figures, in one line each, on the pages of events and sources."""

from dataclasses import dataclass

from debates.boards.fields import shown

from .links import Link, Links, span
from .words import ALLIANCE_KINDS, word


@dataclass(frozen=True, slots=True)
class AllianceLine:
    a: Link = shown("One of the two.")
    b: Link = shown("The other.")
    kind: str = shown("Key: alliance, opposition or break.")
    kind_word: str = shown("The kind in a word.")
    dates: str = shown("From when to when.")


def alliance_lines(kind: str, slug: str, links: Links) -> tuple[AllianceLine, ...]:
    """Of all relations that name an entry, the earliest first."""
    found = [links.dossier.alliances[one] for one in links.crossings.of(kind, slug, "alliance")]
    return tuple(
        AllianceLine(
            a=links.figure(one.a),
            b=links.figure(one.b),
            kind=one.kind,
            kind_word=word(ALLIANCE_KINDS, one.kind),
            dates=span(one.start, one.end),
        )
        for one in sorted(found, key=lambda one: one.start.parts)
    )

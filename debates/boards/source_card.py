"""A source card in a few lines: what it is, and whose words they are."""

from dataclasses import dataclass

from debates.queries.citations import short_citation
from debates.queries.dossier.values import Source

from .fields import shown
from .library.words import SOURCE_KINDS, word

SHORT, LONG = 200, 400


@dataclass(frozen=True, slots=True)
class SourceCard:
    slug: str = shown("The source in addresses.")
    kind: str = shown("Primary, secondary or textbook, in words.")
    title: str = shown("Its title in full.")
    citation: str = shown("Who, what and when, in one short line.")
    origin: str = shown("Who made it, when and where, in the editor's words.")
    purpose: str = shown("What it was made for, in the editor's words.")

    @property
    def size(self) -> str:
        """How large a wall can set it: short, long or longest, by its characters; a title's are twice as
        wide."""
        wide = 2 * len(self.title) + len(self.citation) + len(self.origin) + len(self.purpose)
        return "short" if wide <= SHORT else "long" if wide <= LONG else "longest"


def source_card(source: Source) -> SourceCard:
    return SourceCard(
        slug=source.slug,
        kind=word(SOURCE_KINDS, source.kind),
        title=source.citation["title"],
        citation=short_citation(source.citation),
        origin=source.origin,
        purpose=source.purpose,
    )

"""Links from one page of a shelf to another."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.boards.fields import shown
from debates.models.dates import DateSpan, HistoricalDate
from debates.queries.citations import short_citation
from debates.queries.dossier import Shelf, crossings_in

from .words import SOURCE_KINDS, word


@dataclass(frozen=True, slots=True)
class Link:
    text: str = shown("What it leads to.")
    url: str = shown("Where it leads; empty where the reader has no such page.")
    note: str = shown("A word or a date beside it; may be empty.", default="")


class Links:
    """Makes links to the entries of a shelf, and knows which entries name each other."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.dossier = shelf.dossier
        self.crossings = crossings_in(shelf.dossier)

    def factor(self, slug: str) -> Link:
        return self._to("factor", slug, self.dossier.factors[slug].title)

    def figure(self, slug: str) -> Link:
        return self._to("figure", slug, self.dossier.figures[slug].name)

    def faction(self, slug: str) -> Link:
        return self._to("faction", slug, self.dossier.factions[slug].name)

    def event(self, slug: str) -> Link:
        event = self.dossier.events[slug]
        return self._to("event", slug, event.title, str(event.date))

    def term(self, slug: str) -> Link:
        return self._to("term", slug, self.dossier.terms[slug].term)

    def source(self, slug: str) -> Link:
        source = self.dossier.sources[slug]
        kind = word(SOURCE_KINDS, source.kind)
        return self._to("source", slug, short_citation(source.citation), kind)

    def events(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        """The earliest first."""
        events = [self.dossier.events[slug] for slug in slugs if slug in self.dossier.events]
        events.sort(key=lambda event: event.date.first.parts)
        return tuple(self.event(event.slug) for event in events)

    def many(self, kind: str, slugs: Iterable[str]) -> tuple[Link, ...]:
        if kind == "event":
            return self.events(slugs)
        make = getattr(self, kind)
        return tuple(make(slug) for slug in slugs)

    def met(self, kind: str, slug: str, other: str) -> tuple[Link, ...]:
        """To all entries of the kind `other` that name this one or that it names."""
        return self.many(other, self.crossings.of(kind, slug, other))

    def claim_url(self, slug: str) -> str:
        """Of a claim's place: on the essay's page, or on the first page that shows it while there is no
        such page for this reader; "" where there is neither."""
        if self.dossier.essay is not None:
            return self.shelf.address("claim", slug)
        for kind in ("factor", "figure", "event", "source"):
            for found in self.crossings.of("claim", slug, kind):
                return f"{self.shelf.address(kind, found)}#{slug}"
        return ""

    def _to(self, kind: str, slug: str, text: str, note: str = "") -> Link:
        return Link(text=text, url=self.shelf.address(kind, slug), note=note)


def span(first: HistoricalDate, last: HistoricalDate | None) -> str:
    """From the first date to the last, or from the first on where no end is known."""
    return str(DateSpan(first, last)) if last else _("from %(date)s") % {"date": first}

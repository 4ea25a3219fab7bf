"""Pieces of evidence as a page names them: events, claims and sources of what the class may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import Pin
from debates.queries.dossier import Dossier, Shelf

from .fields import shown
from .library.links import Links


@dataclass(frozen=True, slots=True)
class Piece:
    key: str = shown("kind:slug, as a form sends it.")
    kind: str = shown("event, claim or source.")
    text: str = shown("What it is called; says so where the teacher keeps it back.")
    note: str = shown("A date or a kind beside it; may be empty.")
    url: str = shown("Its page; empty where there is none.")
    weight: str = shown("How strong its author finds it, in a word; empty where nobody said.")


class Pieces:
    """Names the pieces of one class's dossier."""

    def __init__(self, dossier: Dossier, root: str) -> None:
        self.dossier = dossier
        self.links = Links(Shelf(dossier, root))

    def pinned(self, pins: Iterable[Pin]) -> tuple[Piece, ...]:
        return tuple(self._pinned(pin) for pin in pins)

    def _pinned(self, pin: Pin) -> Piece:
        weight = str(Pin.Weight(pin.weight).label)
        if pin.slug not in self._entries(pin.kind):
            kept = _("A piece of evidence that your teacher keeps back")
            return Piece("", pin.kind, kept, "", "", "")
        return self.piece(pin.kind, pin.slug, weight)

    def piece(self, kind: str, slug: str, weight: str = "") -> Piece:
        key = f"{kind}:{slug}"
        if kind == Pin.Kind.EVENT:
            link = self.links.event(slug)
            return Piece(key, kind, link.text, link.note, link.url, weight)
        if kind == Pin.Kind.SOURCE:
            link = self.links.source(slug)
            return Piece(key, kind, link.text, link.note, link.url, weight)
        claim = self.dossier.claims[slug]
        note = _("claim of the essay, %(place)s") % {"place": claim.paragraph}
        return Piece(key, kind, claim.paraphrase, note, self.links.claim_url(slug), weight)

    def on(self, factor: str) -> tuple[Piece, ...]:
        """What the dossier has on a factor, the nearest first; nothing for a teacher's own."""
        found = self.dossier.factors.get(factor)
        if found is None:
            return ()
        keys: list[str] = []
        for point in (*found.points_for, *found.points_against):
            keys += [f"event:{slug}" for slug in point.events]
            keys += [f"source:{slug}" for slug in point.sources]
            keys += [f"claim:{slug}" for slug in point.claims]
        keys += [f"event:{e.slug}" for e in self.dossier.events.values() if factor in e.factors]
        keys += [f"source:{s.slug}" for s in self.dossier.sources.values() if factor in s.factors]
        keys += [
            f"claim:{c.slug}"
            for c in self.dossier.claims.values()
            if any(link.factor == factor for link in c.factors)
        ]
        there = self.keys()
        return tuple(self.piece(*key.split(":", 1)) for key in dict.fromkeys(keys) if key in there)

    def everything(self) -> tuple[Piece, ...]:
        return tuple(self.piece(*key.split(":", 1)) for key in self.keys())

    def keys(self) -> dict[str, None]:
        """Of all that can be pinned, in the order of the dossier."""
        return {
            f"{kind}:{slug}": None
            for kind in (Pin.Kind.EVENT, Pin.Kind.SOURCE, Pin.Kind.CLAIM)
            for slug in self._entries(kind)
        }

    def _entries(self, kind: str):
        return {
            Pin.Kind.EVENT: self.dossier.events,
            Pin.Kind.SOURCE: self.dossier.sources,
            Pin.Kind.CLAIM: self.dossier.claims,
        }[Pin.Kind(kind)]

"""What of its edition the class of a debate may see now: the one gate in front of what is withheld.

held_back(debate)       what is kept back, and what came out last
class_dossier(debate)   the edition as its class sees it; pages, cards and the wall are built from it
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from debates.models import Debate, Edition, Withheld

from .dossier import Cut, Dossier, cut, whole_dossier
from .dossier.values import Source
from .editions import FactorCard, Point, factor_cards
from .results import uncovered


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Slugs that a debate keeps back. `newest` is the source that was released last and by itself, ""
    without one; `sources_held_at` the last time that a source was held back."""

    claims: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    newest: str = ""
    sources_held_at: datetime | None = None


def held_back(debate: Debate) -> HeldBack:
    """One query."""
    rows = list(debate.withheld.values_list("kind", "slug", "at", "released_at"))
    kept = {(kind, slug) for kind, slug, _at, released_at in rows if released_at is None}
    cards = [row for row in rows if row[0] == Withheld.Kind.SOURCE]
    released = [(at, slug) for _kind, slug, _at, at in cards if at is not None]
    latest = max((at for at, _slug in released), default=None)
    together = [slug for at, slug in released if at == latest]
    return HeldBack(
        claims=frozenset(slug for kind, slug in kept if kind == Withheld.Kind.CLAIM),
        sources=frozenset(slug for kind, slug in kept if kind == Withheld.Kind.SOURCE),
        newest=together[0] if len(together) == 1 else "",
        sources_held_at=max((at for _kind, _slug, at, _released in cards), default=None),
    )


def withheld_in(debates: QuerySet[Debate]) -> tuple[frozenset[str], frozenset[str]]:
    """Claims and sources that any of these debates keeps back. One query."""
    rows = set(Withheld.objects.kept_back().filter(debate__in=debates).values_list("kind", "slug"))
    claims, sources = (
        frozenset(slug for kind, slug in rows if kind == wanted)
        for wanted in (Withheld.Kind.CLAIM, Withheld.Kind.SOURCE)
    )
    return claims, sources


def class_cut(debate: Debate, held: HeldBack | None = None) -> Cut:
    """The debate's factors, without what is withheld, and without the conclusion until the class has
    met it. Two queries, and one more without `held`; one less where it was asked before what is uncovered."""
    held = held_back(debate) if held is None else held
    factors = frozenset(debate.titles())
    return Cut(
        factors=factors,
        concluded=factors <= uncovered(debate),
        claims=held.claims,
        sources=held.sources,
    )


def class_dossier(debate: Debate, held: HeldBack | None = None) -> Dossier:
    """The queries of `class_cut`, and one more the first time that an edition is read."""
    return cut(whole_dossier(debate.edition), class_cut(debate, held))


def class_cards(debate: Debate, dossier: Dossier, slugs: Iterable[str]) -> tuple[FactorCard, ...]:
    """The cards of these factors, with the sources of the class's `dossier`. No query."""

    def cited(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(
            replace(one, sources=tuple(s for s in one.sources if s.slug in dossier.sources))
            for one in points
        )

    return tuple(
        replace(card, points_for=cited(card.points_for), points_against=cited(card.points_against))
        for card in factor_cards(debate.edition, slugs)
    )


def source_cards(dossier: Dossier) -> Mapping[str, Source]:
    """The sources that a teacher may hold back, in the order of the dossier. The essay is none: it has
    its own gate."""
    essay = dossier.essay.source if dossier.essay else ""
    return {slug: source for slug, source in dossier.sources.items() if slug != essay}


def hidden_claims(edition: Edition) -> tuple[str, ...]:
    """Claims that a debate on this edition begins without."""
    return tuple(slug for slug, one in whole_dossier(edition).claims.items() if one.hidden)

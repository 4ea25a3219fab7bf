"""Factors: all of them as cards, and one with all that counts for and against its weight."""

from dataclasses import dataclass

from debates.boards.fields import shown
from debates.queries.dossier import Shelf
from debates.queries.dossier.values import Factor, Point
from debates.queries.dossier.witnesses import factor_witness, point_witness

from .claims import ClaimCard, claim_card, claim_cards
from .links import Link, Links
from .running import Gloss, Text
from .words import FACTOR_KIND_MEANINGS, FACTOR_KINDS, word


@dataclass(frozen=True, slots=True)
class FactorLine:
    title: str = shown("The factor.")
    url: str = shown("Its page.")
    kind: str = shown("What kind of cause the editors take it for.")
    summary: str = shown("The factor in a sentence.")
    witness: str = shown("The one author behind the points for it; else empty.")


@dataclass(frozen=True, slots=True)
class KindOfFactor:
    kind: str = shown("What kind of cause.")
    meaning: str = shown("What that means.")


@dataclass(frozen=True, slots=True)
class FactorsBoard:
    factors: tuple[FactorLine, ...] = shown("In the order of the dossier, which is no ranking.")
    kinds: tuple[KindOfFactor, ...] = shown("The kinds that occur.")


@dataclass(frozen=True, slots=True)
class PointCard:
    text: Text = shown("The reason.")
    events: tuple[Link, ...] = shown("Events that show it.")
    claims: tuple[ClaimCard, ...] = shown("Claims of the essay that bear on it.")
    sources: tuple[Link, ...] = shown("Where it can be checked.")
    witness: str = shown("The one author that all its sources come from; else empty.")


@dataclass(frozen=True, slots=True)
class OverlapLine:
    factor: Link = shown("Another factor that claims the same evidence.")
    how: Text = shown("How the two meet; empty where only the other page says it.")


@dataclass(frozen=True, slots=True)
class FactorBoard:
    slug: str = shown("Key of the factor.")
    title: str = shown("The factor.")
    kind: str = shown("What kind of cause the editors take it for.")
    kind_means: str = shown("What that kind means.")
    summary: str = shown("The factor in a sentence.")
    explanation: Text = shown("The factor explained.")
    witness: str = shown("The one author behind all points for it; else empty.")
    points_for: tuple[PointCard, ...] = shown("Reasons to give it weight.")
    points_against: tuple[PointCard, ...] = shown("Reasons to give it less.")
    overlaps: tuple[OverlapLine, ...] = shown("Factors that claim the same evidence.")
    essay_says: Text = shown("What the essay thinks of it; empty before the reveal.")
    claims: tuple[ClaimCard, ...] = shown("All claims of the essay that bear on it.")
    events: tuple[Link, ...] = shown("All events that bear on it.")
    sources: tuple[Link, ...] = shown("All sources that bear on it.")

    @property
    def has_witness(self) -> bool:
        """Whether the mark of one witness stands anywhere on the page."""
        points = (*self.points_for, *self.points_against)
        return bool(self.witness) or any(point.witness for point in points)


def factor_line(factor: Factor, links: Links) -> FactorLine:
    return FactorLine(
        title=factor.title,
        url=links.factor(factor.slug).url,
        kind=word(FACTOR_KINDS, factor.kind),
        summary=factor.summary,
        witness=factor_witness(factor, links.dossier),
    )


def factors_board(shelf: Shelf) -> FactorsBoard:
    links = Links(shelf)
    factors = shelf.dossier.factors.values()
    used = {factor.kind for factor in factors}
    return FactorsBoard(
        factors=tuple(factor_line(factor, links) for factor in factors),
        kinds=tuple(
            KindOfFactor(word(FACTOR_KINDS, kind), word(FACTOR_KIND_MEANINGS, kind))
            for kind in FACTOR_KINDS
            if kind in used
        ),
    )


def factor_board(shelf: Shelf, slug: str) -> FactorBoard | None:
    """None where the shelf has no such factor."""
    factor = shelf.dossier.factors.get(slug)
    if factor is None:
        return None
    links, gloss = Links(shelf), Gloss(shelf)
    return FactorBoard(
        slug=slug,
        title=factor.title,
        kind=word(FACTOR_KINDS, factor.kind),
        kind_means=word(FACTOR_KIND_MEANINGS, factor.kind),
        summary=factor.summary,
        witness=factor_witness(factor, shelf.dossier),
        explanation=gloss(factor.explanation),
        overlaps=_overlaps(factor, links, gloss),
        points_for=tuple(_point(one, factor, links, gloss) for one in factor.points_for),
        points_against=tuple(_point(one, factor, links, gloss) for one in factor.points_against),
        essay_says=gloss(factor.essay_says),
        claims=claim_cards("factor", slug, links),
        events=links.met("factor", slug, "event"),
        sources=links.met("factor", slug, "source"),
    )


def _point(point: Point, factor: Factor, links: Links, gloss: Gloss) -> PointCard:
    claims = links.dossier.claims
    return PointCard(
        text=gloss(point.text),
        events=links.events(point.events),
        claims=tuple(
            claim_card(claims[slug], links, factor=factor.slug)
            for slug in point.claims
            if slug in claims
        ),
        sources=links.many("source", point.sources),
        witness=point_witness(point, links.dossier),
    )


def _overlaps(factor: Factor, links: Links, gloss: Gloss) -> tuple[OverlapLine, ...]:
    own = {one.factor: one.how for one in factor.overlaps}
    others = links.crossings.of("factor", factor.slug, "factor")
    return tuple(
        OverlapLine(factor=links.factor(slug), how=gloss(own.get(slug, "")))
        for slug in (*own, *(slug for slug in others if slug not in own))
    )

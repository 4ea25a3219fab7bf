"""What of a dossier one reader may see. Hidden means absent: what is cut leaves no trace, no link to
it and no count of it in what remains (design.md, invariant 5)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from debates.queries.kept import Kept

from .values import Dossier, Factor, Point, Slugs


@dataclass(frozen=True, slots=True)
class Cut:
    """`factors` are those a debate ranks, None for all. `concluded`: the class has met the conclusion.
    `claims` and `sources` are withheld by the teacher."""

    factors: frozenset[str] | None = None
    concluded: bool = False
    claims: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


# With the dossier that was cut, so that its id stays its own.
_kept: Kept[tuple[Dossier, Dossier]] = Kept(32)


def cut(dossier: Dossier, what: Cut) -> Dossier:
    """The dossier without what the reader may not see. Kept, as a class asks for the same again."""
    _whole, found = _kept.get((id(dossier), what), lambda: (dossier, _cut(dossier, what)))
    return found


def _cut(dossier: Dossier, what: Cut) -> Dossier:
    factors = _keys(dossier.factors, lambda slug: what.factors is None or slug in what.factors)
    essay = dossier.essay.source if dossier.essay else ""
    sources = _keys(
        dossier.sources,
        lambda slug: slug not in what.sources and (what.concluded or slug != essay),
    )
    claims = {
        slug
        for slug, claim in dossier.claims.items()
        if slug not in what.claims and (what.concluded or not claim.concludes)
    }

    def some(slugs: Slugs, kept: Collection[str]) -> Slugs:
        return tuple(slug for slug in slugs if slug in kept)

    def points(found: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(
            replace(one, claims=some(one.claims, claims), sources=some(one.sources, sources))
            for one in found
        )

    def factor(found: Factor) -> Factor:
        return replace(
            found,
            essay_says=found.essay_says if what.concluded else "",
            points_for=points(found.points_for),
            points_against=points(found.points_against),
            overlaps=tuple(one for one in found.overlaps if one.factor in factors),
        )

    def cited(entries: Mapping[str, Any]) -> Mapping[str, Any]:
        return _each(entries, lambda one: replace(one, sources=some(one.sources, sources)))

    return replace(
        dossier,
        lacks_sources=bool(what.sources),
        sets=_each(dossier.sets, lambda slugs: some(slugs, factors)),
        factors=MappingProxyType({slug: factor(dossier.factors[slug]) for slug in factors}),
        figures=cited(dossier.figures),
        factions=cited(dossier.factions),
        alliances=cited(dossier.alliances),
        events=_each(
            cited(dossier.events), lambda one: replace(one, factors=some(one.factors, factors))
        ),
        sources=MappingProxyType(
            {
                slug: replace(
                    dossier.sources[slug],
                    factors=some(dossier.sources[slug].factors, factors),
                    claims=some(dossier.sources[slug].claims, claims),
                )
                for slug in sources
            }
        ),
        claims=MappingProxyType(
            {
                slug: replace(
                    claim,
                    factors=tuple(one for one in claim.factors if one.factor in factors),
                    sources=some(claim.sources, sources),
                )
                for slug, claim in dossier.claims.items()
                if slug in claims
            }
        ),
        conclusions=dossier.conclusions if what.concluded else MappingProxyType({}),
        essay=_essay(dossier, claims) if what.concluded else None,
    )


def _keys(entries: Mapping[str, Any], may) -> tuple[str, ...]:
    return tuple(slug for slug in entries if may(slug))


def _each(entries: Mapping[str, Any], change) -> Mapping[str, Any]:
    return MappingProxyType({key: change(one) for key, one in entries.items()})


def _essay(dossier: Dossier, claims: set[str]):
    """Tensions that rest on a withheld claim go with it."""
    essay = dossier.essay
    if essay is None:
        return None
    kept = tuple(one for one in essay.tensions if claims.issuperset(one.claims))
    return replace(essay, tensions=kept)

"""Which entries name each other. Every link between two entries is read in both directions, so that a
page which is named on another can say where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from debates.queries.kept import Kept

from .values import Dossier

Place = tuple[str, str]  # kind, slug


class Crossings:
    """`of("figure", "adrian", "event")`: slugs of the events that name Adrian, or that he names, in the
    order of the dossier. Kinds: factor, figure, faction, alliance, event, term, source, claim."""

    def __init__(self, dossier: Dossier) -> None:
        self._entries: Mapping[str, Mapping] = {
            "factor": dossier.factors,
            "figure": dossier.figures,
            "faction": dossier.factions,
            "alliance": dossier.alliances,
            "event": dossier.events,
            "term": dossier.terms,
            "source": dossier.sources,
            "claim": dossier.claims,
        }
        self._met: dict[Place, set[Place]] = defaultdict(set)
        self._read_factors(dossier)
        self._read_people(dossier)
        self._read_the_rest(dossier)

    def of(self, kind: str, slug: str, other: str) -> tuple[str, ...]:
        met = {found for named, found in self._met[kind, slug] if named == other}
        return tuple(found for found in self._entries[other] if found in met)

    def _join(self, kind: str, slug: str, other: str, slugs: Iterable[str | None]) -> None:
        for found in slugs:
            if found is not None and found in self._entries[other]:
                self._met[kind, slug].add((other, found))
                self._met[other, found].add((kind, slug))

    def _read_factors(self, dossier: Dossier) -> None:
        for slug, factor in dossier.factors.items():
            self._join("factor", slug, "factor", (one.factor for one in factor.overlaps))
            for point in (*factor.points_for, *factor.points_against):
                self._join("factor", slug, "event", point.events)
                self._join("factor", slug, "claim", point.claims)
                self._join("factor", slug, "source", point.sources)

    def _read_people(self, dossier: Dossier) -> None:
        for slug, figure in dossier.figures.items():
            self._join("figure", slug, "source", figure.sources)
        for slug, faction in dossier.factions.items():
            self._join("faction", slug, "figure", (one.figure for one in faction.members))
            self._join("faction", slug, "event", faction.events)
            self._join("faction", slug, "source", faction.sources)
        for slug, alliance in dossier.alliances.items():
            self._join("figure", alliance.a, "figure", (alliance.b,))
            for kind, key in (
                ("alliance", slug),
                ("figure", alliance.a),
                ("figure", alliance.b),
            ):
                self._join(kind, key, "event", (*alliance.events, alliance.end_event))
                self._join(kind, key, "source", alliance.sources)
            self._join("alliance", slug, "figure", (alliance.a, alliance.b))

    def _read_the_rest(self, dossier: Dossier) -> None:
        for slug, event in dossier.events.items():
            self._join("event", slug, "figure", event.figures)
            self._join("event", slug, "faction", event.factions)
            self._join("event", slug, "factor", event.factors)
            self._join("event", slug, "source", event.sources)
        for slug, term in dossier.terms.items():
            self._join("term", slug, "term", term.see_also)
        for slug, source in dossier.sources.items():
            self._join("source", slug, "factor", source.factors)
            self._join("source", slug, "claim", source.claims)
        for slug, claim in dossier.claims.items():
            self._join("claim", slug, "factor", (one.factor for one in claim.factors))
            self._join("claim", slug, "figure", claim.figures)
            self._join("claim", slug, "event", claim.events)
            self._join("claim", slug, "source", claim.sources)


# With the dossier that was read, so that its id stays its own.
_kept: Kept[tuple[Dossier, Crossings]] = Kept(8)


def crossings_in(dossier: Dossier) -> Crossings:
    """Kept, as a dossier is asked for page after page."""
    _read, found = _kept.get(id(dossier), lambda: (dossier, Crossings(dossier)))
    return found

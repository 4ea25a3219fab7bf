"""What the pages of a dossier say in running text, entry by entry: where glossary terms are linked, and
where the search looks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from debates.queries.citations import short_citation

from .values import Alliance, Claim, Dossier, Essay, Factor, Source

ESSAY = "essay"


@dataclass(frozen=True, slots=True)
class Entry:
    """`kind` as in addresses, "essay" for the essay's page as a whole. `texts` is what its own page
    writes about it, in the order of the page; `more` is searched too, but no running text."""

    kind: str
    slug: str
    title: str
    texts: tuple[str, ...]
    more: tuple[str, ...] = ()


def entries(dossier: Dossier) -> Iterator[Entry]:
    """Every entry with a page of its own, in the order of the dossier."""
    for factor in dossier.factors.values():
        yield Entry("factor", factor.slug, factor.title, _factor(factor), (factor.summary,))
    alliances = [*dossier.alliances.values()]
    for figure in dossier.figures.values():
        own = [one for one in alliances if figure.slug in (one.a, one.b)]
        yield Entry(
            "figure",
            figure.slug,
            figure.name,
            (
                figure.biography,
                *(one.note for one in figure.offices),
                *(text for one in own for text in alliance_texts(one)),
                figure.fate,
            ),
            (
                figure.full_name,
                figure.birth_name,
                figure.birth_place,
                figure.death_place,
                *(one.title for one in figure.offices),
            ),
        )
    for faction in dossier.factions.values():
        yield Entry("faction", faction.slug, faction.name, (faction.platform, faction.outcome))
    for event in dossier.events.values():
        texts = (event.summary, event.significance)
        yield Entry("event", event.slug, event.title, texts, (str(event.date),))
    for term in dossier.terms.values():
        yield Entry("term", term.slug, term.term, (term.definition,))
    for source in dossier.sources.values():
        yield Entry(
            "source", source.slug, short_citation(source.citation), _source(source), _cited(source)
        )


def claim_texts(claim: Claim) -> tuple[str, ...]:
    return claim.paraphrase, claim.editor_note


def alliance_texts(alliance: Alliance) -> tuple[str, ...]:
    return alliance.basis, alliance.ended_by or ""


def essay_entry(dossier: Dossier, essay: Essay, title: str) -> Entry:
    """The essay's page as one entry; only where the cut has the essay."""
    claims = (text for claim in dossier.claims.values() for text in claim_texts(claim))
    statements = (one.statement for one in dossier.conclusions.values())
    texts = (*statements, essay.remark, *(one.point for one in essay.tensions), *claims)
    return Entry(ESSAY, "", title, texts)


def _factor(factor: Factor) -> tuple[str, ...]:
    return (
        factor.explanation,
        *(one.text for one in (*factor.points_for, *factor.points_against)),
        *(one.how for one in factor.overlaps),
        factor.essay_says,
    )


def _source(source: Source) -> tuple[str, ...]:
    return source.perspective, source.origin, source.purpose, source.value, source.limits


def _cited(source: Source) -> tuple[str, ...]:
    """What a citation says, field by field: names, titles, places, years; no address, which is no text."""
    fields = []
    for name, value in source.citation.items():
        if isinstance(value, str | int) and name not in ("id", "type", "URL"):
            fields.append(str(value))
        elif isinstance(value, list | tuple):
            fields += [" ".join(map(str, person.values())) for person in value]
        elif isinstance(value, Mapping):
            fields += [str(parts[0]) for parts in value.get("date-parts", ())]
    return tuple(fields)

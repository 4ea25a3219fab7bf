"""Sources: all of them by kind, and one with its card and all that it bears on."""

from dataclasses import dataclass

from debates.boards.fields import shown
from debates.queries.citations import STYLES, Reference, reference, short_citation
from debates.queries.dossier import Shelf
from debates.queries.dossier.search import as_read, marked, words_of
from debates.queries.dossier.texts import Entry, entries
from debates.queries.dossier.values import Point

from .alliances import AllianceLine, alliance_lines
from .claims import ClaimCard, claim_cards
from .links import Link, Links
from .running import Gloss, Text
from .words import SOURCE_GROUPS, SOURCE_KINDS, word

OUTSIDE = ("http://", "https://")  # what a link may lead to; anything else is shown as no link


@dataclass(frozen=True, slots=True)
class StyledReference:
    style: str = shown("The name of the style.")
    reference: Reference = shown("The full citation, in runs that are italic or not.")


@dataclass(frozen=True, slots=True)
class SourceLine:
    citation: str = shown("The work in one short line.")
    url: str = shown("Its page.")
    perspective: str = shown("From where it looks at things.")


@dataclass(frozen=True, slots=True)
class SourceGroup:
    heading: str = shown("The kind of source.")
    sources: tuple[SourceLine, ...] = shown("Its sources, in the order of the dossier.")


@dataclass(frozen=True, slots=True)
class SourcesBoard:
    groups: tuple[SourceGroup, ...] = shown("The sources that are shown, by kind.")
    count: int = shown("How many are shown.")
    total: int = shown("How many there are.")
    words: str = shown("What the reader looked for; empty for all.")
    kinds: tuple[tuple[str, str], ...] = shown("Kinds to choose from, each with its word.")
    kind: str = shown("The kind that was chosen; empty for all.")


@dataclass(frozen=True, slots=True)
class Bearing:
    factor: Link = shown("The factor.")
    points: tuple[str, ...] = shown("Points of the factor that cite the source.")


@dataclass(frozen=True, slots=True)
class SourceBoard:
    title: str = shown("The work in one short line.")
    kind: str = shown("The kind of source.")
    references: tuple[StyledReference, ...] = shown("The full citation, in each style.")
    note: str = shown("What the editors note on the record; may be empty.")
    outside: str = shown("Where a copy can be read on the web; empty where none is known.")
    perspective: Text = shown("From where it looks at things.")
    origin: Text = shown("Who made it, when, how.")
    purpose: Text = shown("What it was made for.")
    value: Text = shown("What it is good for.")
    limits: Text = shown("What it cannot tell.")
    essay: str = shown("The page about it claim by claim; empty for any source but the essay.")
    factors: tuple[Bearing, ...] = shown("Factors it bears on.")
    events: tuple[Link, ...] = shown("Events that cite it.")
    figures: tuple[Link, ...] = shown("Figures whose life or relations cite it.")
    factions: tuple[Link, ...] = shown("Factions that cite it.")
    alliances: tuple[AllianceLine, ...] = shown("Relations of figures that cite it.")
    claims: tuple[ClaimCard, ...] = shown("Claims of the essay that it helps to judge.")


def sources_board(shelf: Shelf, query: str, kind: str) -> SourcesBoard:
    """Sources of one kind, or of all, in whose record every word of `query` is found."""
    sources, words = shelf.dossier.sources, words_of(query)
    kinds = [known for known in SOURCE_GROUPS if any(one.kind == known for one in sources.values())]
    kind = kind if kind in kinds else ""
    kept = {
        entry.slug
        for entry in entries(shelf.dossier)
        if entry.kind == "source" and _has_all(entry, words)
    }
    groups = [
        SourceGroup(
            word(SOURCE_GROUPS, known),
            tuple(
                SourceLine(
                    citation=short_citation(one.citation),
                    url=shelf.address("source", slug),
                    perspective=one.perspective,
                )
                for slug, one in sources.items()
                if one.kind == known and slug in kept
            ),
        )
        for known in kinds
        if kind in ("", known)
    ]
    return SourcesBoard(
        groups=tuple(group for group in groups if group.sources),
        count=sum(len(group.sources) for group in groups),
        total=len(sources),
        words=as_read(query),
        kinds=tuple((known, word(SOURCE_GROUPS, known)) for known in kinds),
        kind=kind,
    )


def source_board(shelf: Shelf, slug: str) -> SourceBoard | None:
    """None where the shelf has no such source."""
    source = shelf.dossier.sources.get(slug)
    if source is None:
        return None
    links, gloss = Links(shelf), Gloss(shelf)
    essay, outside = shelf.dossier.essay, str(source.citation.get("URL", ""))
    is_essay = essay is not None and essay.source == slug
    return SourceBoard(
        title=short_citation(source.citation),
        kind=word(SOURCE_KINDS, source.kind),
        references=tuple(
            StyledReference(name, reference(source.citation, style))
            for style, name in STYLES.items()
        ),
        note=str(source.citation.get("note", "")),
        outside=outside if outside.startswith(OUTSIDE) else "",
        perspective=gloss(source.perspective),
        origin=gloss(source.origin),
        purpose=gloss(source.purpose),
        value=gloss(source.value),
        limits=gloss(source.limits),
        essay=f"{shelf.root}essay/" if is_essay else "",
        factors=tuple(
            Bearing(links.factor(found), _points(links, found, slug))
            for found in links.crossings.of("source", slug, "factor")
        ),
        events=links.met("source", slug, "event"),
        figures=links.met("source", slug, "figure"),
        factions=links.met("source", slug, "faction"),
        alliances=alliance_lines("source", slug, links),
        claims=() if is_essay else claim_cards("source", slug, links),
    )


def _points(links: Links, factor: str, source: str) -> tuple[str, ...]:
    found = links.dossier.factors[factor]
    points: tuple[Point, ...] = (*found.points_for, *found.points_against)
    return tuple(one.text for one in points if source in one.sources)


def _has_all(entry: Entry, words: tuple[str, ...]) -> bool:
    text = " ".join((entry.title, *entry.more, *entry.texts))
    return all(any(hit for _piece, hit in marked(text, (one,))) for one in words)

"""The glossary: all terms from A to Z, and one with where the dossier uses it."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from debates.boards.fields import shown
from debates.queries.dossier import Shelf
from debates.queries.dossier.search import as_read, fold, marked, words_of
from debates.queries.dossier.terms import TermFinder
from debates.queries.dossier.texts import Entry, entries, essay_entry
from debates.queries.dossier.values import Term

from .links import Link, Links
from .running import Gloss, Text


@dataclass(frozen=True, slots=True)
class TermLine:
    slug: str = shown("Its key, which is also its anchor.")
    term: str = shown("The term.")
    definition: str = shown("What it means here.")
    url: str = shown("Its page.")


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str = shown("The first letter.")
    terms: tuple[TermLine, ...] = shown("Terms that begin with it.")


@dataclass(frozen=True, slots=True)
class TermsBoard:
    letters: tuple[Letter, ...] = shown("The terms that are shown, from A to Z.")
    count: int = shown("How many are shown.")
    total: int = shown("How many there are.")
    words: str = shown("What the reader looked for; empty for all.")


@dataclass(frozen=True, slots=True)
class Uses:
    heading: str = shown("What kind of page.")
    links: tuple[Link, ...] = shown("Pages whose text uses the term.")


@dataclass(frozen=True, slots=True)
class TermBoard:
    term: str = shown("The term.")
    definition: Text = shown("What it means here.")
    see_also: tuple[Link, ...] = shown("Terms that explain this one, or that it explains.")
    uses: tuple[Uses, ...] = shown("Where the dossier uses it.")


def terms_board(shelf: Shelf, query: str) -> TermsBoard:
    """Terms in which every word of `query` is found; all without one."""
    words = words_of(query)
    terms = sorted(shelf.dossier.terms.values(), key=lambda term: fold(term.term))
    kept = [term for term in terms if _has_all(term, words)]
    return TermsBoard(
        letters=tuple(
            Letter(letter, tuple(_line(term, shelf) for term in some))
            for letter, some in groupby(kept, key=lambda term: fold(term.term)[:1].upper())
        ),
        count=len(kept),
        total=len(terms),
        words=as_read(query),
    )


def term_board(shelf: Shelf, slug: str) -> TermBoard | None:
    """None where the shelf has no such term."""
    term = shelf.dossier.terms.get(slug)
    if term is None:
        return None
    links, gloss = Links(shelf), Gloss(shelf, own=slug)
    return TermBoard(
        term=term.term,
        definition=gloss(term.definition),
        see_also=links.met("term", slug, "term"),
        uses=tuple(_uses(shelf, term, links)),
    )


def _uses(shelf: Shelf, term: Term, links: Links):
    finder = TermFinder(shelf.dossier.terms.values())
    own = ("term", term.slug)
    users = [
        entry
        for entry in entries(shelf.dossier)
        if (entry.kind, entry.slug) != own and _uses_it(finder, entry, term)
    ]
    headings = {
        "factor": _("Factors"),
        "figure": _("Figures"),
        "faction": _("Factions"),
        "event": _("Events"),
        "term": _("Terms"),
        "source": _("Sources"),
    }
    for kind, heading in headings.items():
        slugs = [entry.slug for entry in users if entry.kind == kind]
        if slugs:
            yield Uses(heading, links.many(kind, slugs))
    essay = shelf.dossier.essay
    if essay is not None:
        entry = essay_entry(shelf.dossier, essay, _("The essay, claim by claim"))
        if _uses_it(finder, entry, term):
            yield Uses(_("The essay"), (Link(entry.title, f"{shelf.root}essay/"),))


def _uses_it(finder: TermFinder, entry: Entry, term: Term) -> bool:
    return any(use.slug == term.slug for text in entry.texts for use in finder.uses(text))


def _line(term: Term, shelf: Shelf) -> TermLine:
    return TermLine(term.slug, term.term, term.definition, shelf.address("term", term.slug))


def _has_all(term: Term, words: tuple[str, ...]) -> bool:
    text = f"{term.term} {term.definition}"
    return all(any(hit for _piece, hit in marked(text, (word,))) for word in words)

"""What a search finds, by kind, with the words marked."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from debates.boards.fields import shown
from debates.queries.dossier import Shelf
from debates.queries.dossier.search import LONGEST, Hit, as_read, marked, search

from .links import Links

MOST_SHOWN = 40  # of one kind
BEFORE, AROUND = 60, 220  # characters of a quoted text


@dataclass(frozen=True, slots=True)
class Piece:
    text: str = shown("A piece of a text.")
    hit: bool = shown("Whether it is a word that was looked for.")


@dataclass(frozen=True, slots=True)
class HitLine:
    title: tuple[Piece, ...] = shown("The entry.")
    url: str = shown("Where it stands; empty where it has no page.")
    excerpt: tuple[Piece, ...] = shown("A piece of its text; may be empty.")


@dataclass(frozen=True, slots=True)
class HitGroup:
    heading: str = shown("What kind of entry.")
    count: int = shown("How many were found.")
    hits: tuple[HitLine, ...] = shown("The first of them.")
    left_out: int = shown("How many more were found than are shown.")


@dataclass(frozen=True, slots=True)
class SearchBoard:
    query: str = shown("What the reader typed, as far as it was read.")
    asked: bool = shown("Whether there was a word to look for.")
    was_cut: bool = shown("Whether more was typed than is read.")
    count: int = shown("How many entries were found.")
    groups: tuple[HitGroup, ...] = shown("What was found, by kind.")


def search_board(shelf: Shelf, query: str) -> SearchBoard:
    found = search(shelf.dossier, query)
    links = Links(shelf)
    return SearchBoard(
        query=as_read(query),
        asked=bool(found.words),
        was_cut=len(query) > LONGEST,
        count=len(found.hits),
        groups=tuple(
            _group(kind, list(hits), found.words, links)
            for kind, hits in groupby(found.hits, key=lambda hit: hit.kind)
        ),
    )


def _group(kind: str, hits: list[Hit], words: tuple[str, ...], links: Links) -> HitGroup:
    headings = {
        "factor": _("Factors"),
        "figure": _("Figures"),
        "faction": _("Factions"),
        "alliance": _("Who stood with whom"),
        "event": _("Events"),
        "term": _("Glossary"),
        "source": _("Sources"),
        "claim": _("Claims of the essay"),
        "conclusion": _("Conclusions"),
    }
    return HitGroup(
        heading=headings[kind],
        count=len(hits),
        hits=tuple(
            HitLine(
                title=_pieces(hit.title, words),
                url=_url(hit, links),
                excerpt=_pieces(_excerpt(hit.text, words), words),
            )
            for hit in hits[:MOST_SHOWN]
        ),
        left_out=max(0, len(hits) - MOST_SHOWN),
    )


def _url(hit: Hit, links: Links) -> str:
    if hit.kind == "claim":
        return links.claim_url(hit.slug)
    if hit.kind == "alliance":
        a = links.dossier.alliances[hit.slug].a
        return f"{links.shelf.address('figure', a)}#{hit.slug}"
    if hit.kind == "conclusion":
        return f"{links.shelf.root}essay/#{hit.slug}" if links.dossier.essay else ""
    return links.shelf.address(hit.kind, hit.slug)


def _pieces(text: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(piece, hit) for piece, hit in marked(text, words))


def _excerpt(text: str, words: tuple[str, ...]) -> str:
    """A few lines of the text around the first word in it, cut between words."""
    pieces = marked(text, words)
    first = len(pieces[0][0]) if len(pieces) > 1 and not pieces[0][1] else 0
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start) + 1
    end = start + AROUND
    if end >= len(text):
        return ("… " if start else "") + text[start:]
    end = max(text.rfind(" ", start, end), start + 1)
    return ("… " if start else "") + text[start:end] + " …"

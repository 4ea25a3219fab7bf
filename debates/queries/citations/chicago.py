"""Chicago Manual of Style, 18th edition: an entry of a bibliography (13.18)."""

from collections.abc import Mapping, Sequence

from .parts import (
    day,
    genre,
    heading,
    helping,
    in_a_row,
    natural,
    ordinal,
    shape,
    span,
    typeset,
    years,
)
from .reference import Reference, Run

MOST_NAMES, SHOWN_NAMES = 6, 3  # of authors, 13.74–86
Piece = list[Run]


def chicago(citation: Mapping) -> Reference:
    """One entry: sentences that end in a full stop. Places are not given (14.30)."""
    pieces = _SHAPES[shape(citation)](citation)
    pieces.append(_text(_address(citation)))
    runs: list[Run] = []
    for piece in pieces:
        if any(run.text for run in piece):
            runs += [*([Run(" ")] if runs else []), *_stopped(piece)]
    return Reference.of(runs)


def _book(citation: Mapping) -> list[Piece]:
    volumes, volume = citation.get("number-of-volumes"), citation.get("volume")
    return [
        _text(_heading(citation)),
        [Run(typeset(citation["title"]), italic=True)],
        *_helpers(citation, helping(citation)),
        _text(ordinal(citation.get("edition"), "ed.", "Rev. ed.")),
        _text(f"Vol. {volume}" if volume else f"{volumes} vols." if volumes else ""),
        _text(typeset(citation.get("collection-title", ""))),
        _text(_facts(citation)),
        _text(_first_published(citation)),
    ]


def _chapter(citation: Mapping) -> list[Piece]:
    # No pages: 14.8 of this edition asks for none in a bibliography.
    editors = citation.get("editor", ())
    edited = f", edited by {_in_a_row(editors)}" if editors else ""
    edition = ordinal(citation.get("edition"), "ed.", "Rev. ed.")
    book = Run(typeset(citation["container-title"]), italic=True)
    return [
        _text(_heading(citation)),
        _quoted(citation["title"]),
        *_helpers(citation, ["translator"]),
        [Run("In "), book, Run(edited), Run(f". {edition}" if edition else "")],
        _text(typeset(citation.get("collection-title", ""))),
        _text(_facts(citation)),
        _text(_first_published(citation)),
    ]


def _article(citation: Mapping) -> list[Piece]:
    serial = Run(typeset(citation["container-title"]), italic=True)
    date = day(citation.get("issued"), _american)
    if not citation.get("author") and citation["type"] in ("article-newspaper", "article-magazine"):
        # The paper stands in for a writer who is not named (14.87, 14.97).
        return [[serial], _quoted(citation["title"]), _text(date)]
    return [
        _text(_heading(citation)),
        _quoted(citation["title"]),
        *_helpers(citation, ["translator"]),
        [serial, Run(_issue(citation, date))],
    ]


def _issue(citation: Mapping, date: str) -> str:
    """Volume, number, year and pages of a journal; only the day of a newspaper (14.87, 14.89)."""
    volume, number = citation.get("volume"), citation.get("issue")
    pages = span(citation["page"], shortened) if citation.get("page") else ""
    if citation["type"] in ("article-newspaper", "article-magazine") or not (volume or number):
        return f", {date}" if date else ""
    numbered = ", ".join(part for part in (volume, f"no. {number}" if number else "") if part)
    year = years(citation.get("issued"), shortened)
    where = f"{' ' if volume else ', '}{numbered}{f' ({year})' if year else ''}"
    return f"{where}: {pages}" if pages else where


def _site(citation: Mapping) -> list[Piece]:
    site = typeset(citation.get("container-title", ""))
    date = day(citation.get("issued"), _american)
    seen = day(citation.get("accessed"), _american)
    # A day of access is for pages that give no day of their own (14.104).
    when = _text(date or (f"Accessed {seen}" if seen else ""))
    if not citation.get("author"):
        return [_text(site), _quoted(citation["title"]), when]
    return [_text(_heading(citation)), _quoted(citation["title"]), _text(site), when]


def _paper(citation: Mapping) -> list[Piece]:
    kind = genre(citation)
    date = day(citation.get("issued"), _american)
    said = ", ".join(
        filter(None, (kind[:1].upper() + kind[1:], typeset(citation.get("publisher", "")), date))
    )
    kept = [citation.get("archive"), citation.get("archive-place")]
    return [
        _text(_heading(citation)),
        _quoted(citation["title"]),
        *_helpers(citation, helping(citation)),
        _text(said),
        # From the smallest to the largest (14.127).
        _text(typeset(citation.get("archive_location", ""))),
        _text(typeset(", ".join(filter(None, kept)))),
    ]


_SHAPES = {
    "book": _book,
    "chapter": _chapter,
    "article": _article,
    "site": _site,
    "paper": _paper,
}


def _heading(citation: Mapping) -> str:
    return heading(citation, _listed, ("ed.", "eds."))


def _listed(names: list[str]) -> str:
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:SHOWN_NAMES])}, et al."
    return f"{names[0]}, and {names[1]}" if len(names) == 2 else in_a_row(names)


def _in_a_row(people: Sequence[Mapping]) -> str:
    names = list(map(natural, people))
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[:SHOWN_NAMES])}, et al."
    return in_a_row(names)


def _helpers(citation: Mapping, roles: Sequence[str]) -> list[Piece]:
    words = {"editor": "Edited by", "translator": "Translated by"}
    helpers = [(words[role], citation[role]) for role in roles if citation.get(role)]
    return [_text(f"{done} {_in_a_row(people)}") for done, people in helpers]


def _facts(citation: Mapping) -> str:
    """Publisher and year; a place only where there is no publisher; n.d. for no date (14.44)."""
    house = citation.get("publisher") or citation.get("publisher-place") or ""
    return ", ".join(
        filter(None, (typeset(house), years(citation.get("issued"), shortened) or "n.d."))
    )


def _first_published(citation: Mapping) -> str:
    year = years(citation.get("original-date"), shortened)
    return f"First published {year}" if year else ""


def _address(citation: Mapping) -> str:
    """A DOI as an address rather than any other (13.6)."""
    doi = citation.get("DOI", "").removeprefix("https://doi.org/")
    return f"https://doi.org/{doi}" if doi else citation.get("URL", "")


def _american(words: Sequence[str], year: str) -> str:
    return f"{' '.join(words)}, {year}" if len(words) > 1 else f"{words[0]} {year}"


def shortened(first: str, last: str) -> str:
    """The second number of a span (chapter 9): 71–72, 100–104, 107–8, 321–28, 498–532."""
    if len(first) != len(last) or int(first) < 100 or int(first) % 100 == 0:
        return last
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
    least = 1 if int(first) % 100 < 10 else 2
    return last[min(same, len(last) - least) :]


def _text(text: str) -> Piece:
    return [Run(text)]


def _quoted(title: str) -> Piece:
    """In quotation marks, with the full stop inside them; quotations within it get single ones."""
    inside = typeset(title, "‘", "’")
    if inside.endswith(("?", "!", ".")):
        return [Run(f"“{inside}”")]
    if inside.endswith("’") and "‘" in inside:
        return [Run(f"“{inside[:-1]}.’”")]
    return [Run(f"“{inside}.”")]


def _stopped(piece: Piece) -> Piece:
    words = "".join(run.text for run in piece).rstrip("”’")
    return piece if words.endswith((".", "?", "!")) else [*piece, Run(".")]

"""MHRA Style Guide, 4th edition: an entry of a bibliography (8.3)."""

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

MOST_NAMES = 3
Piece = list[Run]
_ROMAN = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}


def mhra(citation: Mapping) -> Reference:
    """One entry: parts with commas between them and no full stop at the end (8.3)."""
    runs: list[Run] = []
    for piece in _SHAPES[shape(citation)](citation):
        if any(run.text for run in piece):
            bracket = piece[0].text.startswith(("(", "<"))
            runs += [*([Run(" " if bracket else ", ")] if runs else []), *piece]
    return Reference.of([*runs, *_address(citation)])


def _book(citation: Mapping) -> list[Piece]:
    volumes = citation.get("number-of-volumes")
    return [
        _text(_heading(citation)),
        [Run(typeset(citation["title"], "‘", "’"), italic=True)],
        *_helpers(citation, helping(citation)),
        _text(typeset(citation.get("collection-title", ""), "‘", "’")),
        _text(_edition(citation)),
        _text(f"{volumes} vols" if volumes else ""),
        _text(_facts(citation)),
        _text(_roman(citation.get("volume", ""))),
    ]


def _chapter(citation: Mapping) -> list[Piece]:
    book = Run(typeset(citation["container-title"], "‘", "’"), italic=True)
    return [
        _text(_heading(citation)),
        _quoted(citation["title"]),
        *_helpers(citation, ["translator"]),
        [Run("in "), book],
        *_helpers(citation, ["editor"]),
        _text(typeset(citation.get("collection-title", ""), "‘", "’")),
        _text(_edition(citation)),
        _text(_facts(citation)),
        _text(_pages(citation)),
    ]


def _article(citation: Mapping) -> list[Piece]:
    """Journals by volume and year (7.4), newspapers by day (7.6)."""
    volume, number = citation.get("volume"), citation.get("issue")
    date = day(citation.get("issued"), _british)
    by_day = citation["type"] in ("article-newspaper", "article-magazine")
    numbered = not by_day and ".".join(filter(None, (volume, number)))
    if numbered:
        year = years(citation.get("issued"), shortened)
        date = f"{numbered} ({year})" if year else numbered
    return [
        _text(_heading(citation)),
        _quoted(citation["title"]),
        *_helpers(citation, ["translator"]),
        [Run(typeset(citation["container-title"], "‘", "’"), italic=True)],
        _text(date or "n.d."),
        _text(_pages(citation)),
    ]


def _site(citation: Mapping) -> list[Piece]:
    return [
        _text(_heading(citation)),
        _quoted(citation["title"]),
        _text(typeset(citation.get("container-title", ""), "‘", "’")),
        _text(day(citation.get("issued"), _british) or "n.d."),
    ]


def _paper(citation: Mapping) -> list[Piece]:
    """Papers and documents; in an archive by place, keeper and shelf mark (7.7)."""
    date = day(citation.get("issued"), _british) or "n.d."
    kept = [
        typeset(citation.get(key, "")) for key in ("archive-place", "archive", "archive_location")
    ]
    thesis = citation["type"] == "thesis"
    said = ", ".join(filter(None, (genre(citation), typeset(citation.get("publisher", "")), date)))
    return [
        _text(_heading(citation)),
        _quoted(citation["title"]),
        *_helpers(citation, helping(citation)),
        _text(f"({said})" if thesis else said),  # 7.10
        _text(", ".join(filter(None, kept))),
    ]


_SHAPES = {
    "book": _book,
    "chapter": _chapter,
    "article": _article,
    "site": _site,
    "paper": _paper,
}


def _heading(citation: Mapping) -> str:
    return heading(citation, _listed, ("ed.", "eds"))


def _listed(names: list[str]) -> str:
    if len(names) > MOST_NAMES:
        return f"{names[0]}, and others"
    return f"{names[0]}, and {names[1]}" if len(names) == 2 else in_a_row(names)


def _helpers(citation: Mapping, roles: Sequence[str]) -> list[Piece]:
    words = {"editor": "ed. by", "translator": "trans. by"}
    pieces = []
    for role in roles:
        names = [natural(person) for person in citation.get(role, ())]
        if names:
            listed = in_a_row(names) if len(names) <= MOST_NAMES else f"{names[0]} and others"
            pieces.append(_text(f"{words[role]} {listed}"))
    return pieces


def _edition(citation: Mapping) -> str:
    return ordinal(citation.get("edition"), "edn", "rev. edn")


def _facts(citation: Mapping) -> str:
    """Publisher and year in brackets; this edition asks for no place (7.3)."""
    house = citation.get("publisher") or citation.get("publisher-place") or ""
    first = years(citation.get("original-date"), shortened)
    year = years(citation.get("issued"), shortened) or "n.d."
    facts = ", ".join(filter(None, (typeset(house, "‘", "’"), year)))
    return f"({facts}; first publ. {first})" if first else f"({facts})"


def _pages(citation: Mapping) -> str:
    if not citation.get("page"):
        return ""
    pages = span(citation["page"], shortened)
    return f"{'p.' if pages.isdecimal() else 'pp.'} {pages}"


def _address(citation: Mapping) -> list[Run]:
    """A DOI, or else an address with the day it was seen (6.1, 6.3, 7.4)."""
    doi = citation.get("DOI", "").removeprefix("https://doi.org/")
    if doi:
        return [Run(f", doi:{doi}")]
    if not citation.get("URL"):
        return []
    seen = day(citation.get("accessed"), _british)
    return [Run(f" <{citation['URL']}>"), Run(f" [accessed {seen}]" if seen else "")]


def _british(words: Sequence[str], year: str) -> str:
    return " ".join([*words[::-1], year])


def shortened(first: str, last: str) -> str:
    """Two figures within one hundred, else all of them: 13–15, 104–08, 558–77, 1098–1101."""
    return last[-2:] if len(first) > 2 and first[:-2] == last[:-2] else last


def _roman(volume: str) -> str:
    """Volumes are counted in Roman numerals (7.3)."""
    if not volume.isdecimal() or not 0 < int(volume) < 400:
        return volume
    left, written = int(volume), ""
    for worth, letters in _ROMAN.items():
        count, left = divmod(left, worth)
        written += letters * count
    return written


def _text(text: str) -> Piece:
    return [Run(text)]


def _quoted(title: str) -> Piece:
    return [Run(f"‘{typeset(title)}’")]

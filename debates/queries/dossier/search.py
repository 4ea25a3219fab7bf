"""Looking for words in a dossier that was cut for its reader: what is hidden is not found.

Case and accents make no difference. A word is found at the beginning of words, and every word that was
typed has to be in an entry.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .texts import Entry, alliance_texts, entries
from .values import Dossier

LONGEST = 200  # characters of a query that are read
MOST_WORDS = 12
ORDER = (
    "factor",
    "figure",
    "faction",
    "alliance",
    "event",
    "term",
    "source",
    "claim",
    "conclusion",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that has every word. `text` is where to quote it from, "" where its title says it all."""

    kind: str
    slug: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """`words` are the folded words that were looked for; `hits` by kind, those by title first."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]


def search(dossier: Dossier, query: str) -> Found:
    words = words_of(query)
    if not words:
        return Found((), ())
    found = []
    for entry in _searched(dossier):
        texts = (entry.title, *entry.more, *entry.texts)
        if all(any(_has(text, word) for text in texts) for word in words):
            in_title = all(_has(entry.title, word) for word in words)
            text = "" if in_title else _best(texts[1:], words)
            found.append((ORDER.index(entry.kind), not in_title, entry, text))
    found.sort(key=lambda one: one[:2])
    return Found(words, tuple(Hit(e.kind, e.slug, e.title, text) for _k, _t, e, text in found))


def as_read(query: str) -> str:
    """What of a query is read, on one line that can be shown again."""
    return "".join(one if one.isprintable() else " " for one in query[:LONGEST]).strip()


def words_of(query: str) -> tuple[str, ...]:
    """The words to look for, folded; punctuation around them, repetitions and the rest of a very long
    query are left out."""
    typed = fold(as_read(query)).split()
    bare = (_trimmed(word) for word in typed)
    return tuple(dict.fromkeys(word for word in bare if word))[:MOST_WORDS]


def marked(text: str, words: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words."""
    folded, origin = _folded_with_origin(text)
    spans = sorted(
        (origin[start], origin[start + len(word) - 1] + 1)
        for word in words
        for start in _starts(folded, word)
    )
    pieces, done = [], 0
    for start, end in _merged(spans):
        if start > done:
            pieces.append((text[done:start], False))
        pieces.append((text[start:end], True))
        done = end
    if done < len(text):
        pieces.append((text[done:], False))
    return pieces


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap become one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged


def _searched(dossier: Dossier) -> Iterator[Entry]:
    yield from entries(dossier)
    for alliance in dossier.alliances.values():
        names = [dossier.figures[slug].name for slug in (alliance.a, alliance.b)]
        yield Entry("alliance", alliance.slug, " – ".join(names), alliance_texts(alliance))
    for claim in dossier.claims.values():
        yield Entry("claim", claim.slug, claim.paraphrase, (claim.editor_note,))
    for conclusion in dossier.conclusions.values():
        reasons = (
            one.reasoning
            for one in conclusion.relations
            if {one.relation.higher, one.relation.lower} <= dossier.factors.keys()
        )
        texts = (conclusion.statement, *reasons)
        yield Entry("conclusion", conclusion.slug, conclusion.title, texts)


def _best(texts: tuple[str, ...], words: tuple[str, ...]) -> str:
    """The text with the most of the words; the first of those."""
    return max(texts, key=lambda text: sum(_has(text, word) for word in words), default="")


def _has(text: str, word: str) -> bool:
    return next(_starts(_kept_fold(text), word), None) is not None


def _starts(folded: str, word: str) -> Iterator[int]:
    """Where words begin with `word`."""
    at = folded.find(word)
    while at >= 0:
        if at == 0 or not folded[at - 1].isalnum():
            yield at
        at = folded.find(word, at + 1)


def fold(text: str) -> str:
    """Without case and accents."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(symbol for symbol in bare if not unicodedata.combining(symbol))


@lru_cache(maxsize=8192)
def _kept_fold(text: str) -> str:
    """Dossiers say the same to every reader; what readers type is never kept."""
    return fold(text)


def _folded_with_origin(text: str) -> tuple[str, list[int]]:
    """Folded, and for each of its symbols the place in `text` that it came from."""
    folded: list[str] = []
    origin: list[int] = []
    for place, symbol in enumerate(text):
        for part in fold(symbol):
            folded.append(part)
            origin.append(place)
    return "".join(folded), origin


def _trimmed(word: str) -> str:
    """Without punctuation and symbols at either end."""
    places = [n for n, symbol in enumerate(word) if symbol.isalnum()]
    return word[places[0] : places[-1] + 1] if places else ""

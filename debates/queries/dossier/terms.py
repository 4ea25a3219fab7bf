"""Where a text uses a word of the glossary.

A term may have a second name in brackets: "NEP (New Economic Policy)". Names are found as whole words,
the longest first, with a small first letter or in the plural too. Where the bracket repeats the name,
as in "Left (Left Opposition)", the name alone is also an everyday word: it counts only as written and
not where every word has a capital, at the beginning of a sentence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .values import Term

_BRACKET = re.compile(r"(.+?)\s*\((.+)\)")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;“‘\"(]\s*)$")


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text, from `start` up to `end`."""

    start: int
    end: int
    slug: str


class TermFinder:
    """Finds the terms of one glossary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        names = [(name, term.slug, shy) for term in terms for name, shy in _names(term.term)]
        names.sort(key=lambda one: -len(one[0]))
        self._named = {f"n{number}": (slug, shy) for number, (_n, slug, shy) in enumerate(names)}
        either = "|".join(
            f"(?P<n{number}>{_pattern(name, shy)})" for number, (name, _s, shy) in enumerate(names)
        )
        self._any = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])") if names else None

    def uses(self, text: str) -> list[Use]:
        """From left to right, every use."""
        if self._any is None:
            return []
        found = []
        for match in self._any.finditer(text):
            slug, shy = self._named[match.lastgroup or ""]
            if not (shy and _SENTENCE_BEGINS.search(text, 0, match.start())):
                found.append(Use(match.start(), match.end(), slug))
        return found


def _names(written: str) -> list[tuple[str, bool]]:
    """The names in a term's title, each with whether it is an everyday word too."""
    found = _BRACKET.fullmatch(written)
    if not found:
        return [(written, False)]
    name, other = found.groups()
    return [(name, name in other), (other, False)]


def _pattern(name: str, shy: bool) -> str:
    if shy:
        return re.escape(name)
    first = f"[{name[0].upper()}{name[0].lower()}]" if name[0].isalpha() else re.escape(name[0])
    return first + re.escape(name[1:]) + _plural(name)


def _plural(name: str) -> str:
    last = re.split(r"[\s-]", name)[-1]
    if len(last) < 4 or not last.isalpha() or last.isupper():
        return ""
    return "(?:es)?" if last.endswith("s") else "s?"

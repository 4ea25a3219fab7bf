"""Running text of a page: glossary terms are linked where the page first uses them."""

from dataclasses import dataclass

from debates.boards.fields import shown
from debates.queries.dossier import Shelf
from debates.queries.dossier.terms import TermFinder


@dataclass(frozen=True, slots=True)
class Run:
    text: str = shown("A piece of the text.")
    url: str = shown("The page of the term that it is; empty for all other text.", default="")


Text = tuple[Run, ...]


class Gloss:
    """Takes the texts of one page, in the order in which the page shows them."""

    def __init__(self, shelf: Shelf, *, own: str = "") -> None:
        """`own`: the term whose page this is, which is not linked to itself."""
        self._shelf = shelf
        self._finder = TermFinder(shelf.dossier.terms.values())
        self._linked = {own}

    def __call__(self, text: str) -> Text:
        runs, done = [], 0
        for use in self._finder.uses(text):
            if use.slug in self._linked:
                continue
            self._linked.add(use.slug)
            if use.start > done:
                runs.append(Run(text[done : use.start]))
            runs.append(Run(text[use.start : use.end], self._shelf.address("term", use.slug)))
            done = use.end
        if done < len(text):
            runs.append(Run(text[done:]))
        return tuple(runs)

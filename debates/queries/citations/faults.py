"""What is wrong with a list of citations from elsewhere."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True, order=True)
class CitationFault:
    """One thing that was left out. Line 0 and an empty entry mean the file as a whole.

    `harmless` is a field that a dossier has no place for, such as an abstract: nothing is wrong
    with it. Anything else may be worth mending before the list is used.
    """

    line: int
    entry: str
    cause: str
    harmless: bool = False

    def __str__(self) -> str:
        place = _("line %(line)d") % {"line": self.line} if self.line else ""
        return ": ".join(part for part in (place, self.entry, self.cause) if part)


class ExtraMissing(Exception):
    """Something was asked for that needs the extra `citations`. Says how to install it."""

    def __init__(self):
        super().__init__(
            _(
                "Reading BibTeX needs the extra “citations”. Install it with: "
                "pip install --require-hashes -r requirements/citations.txt"
            )
        )


class Trouble(Exception):
    """A cause without its place; who knows the place makes a fault of it."""

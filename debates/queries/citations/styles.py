"""The styles that a full reference can have."""

from collections.abc import Callable, Mapping

from .chicago import chicago
from .mhra import mhra
from .reference import Reference

_WRITERS: dict[str, Callable[[Mapping], Reference]] = {"chicago": chicago, "mhra": mhra}

# What a reader calls them: names of books, the same in every language.
STYLES = {"chicago": "Chicago, 18th edition", "mhra": "MHRA, 4th edition"}


def reference(citation: Mapping, style: str) -> Reference:
    """The citation as an entry of a bibliography. `style` is a key of STYLES; KeyError otherwise."""
    return _WRITERS[style](citation)

"""Sentences that pupils type: plain text on one line, shown as typed, never invisible or endless."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Nothing to see: what a word processor leaves in a copied sentence, and what turns text around.
_DROPPED = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
MOST_MARKS = 2


def clean_text(typed: str, *, longest: int) -> str:
    """One line of at most `longest` characters, counted after cleaning; "" where nothing is left.

    Control characters, halves of characters and marks piled on a letter are dropped, white space
    is one space. Raises ValidationError with the words for a text that is too long.
    """
    normal = unicodedata.normalize("NFC", typed)
    text = " ".join(_without_pile(_shown(one) for one in normal).split())
    if not any(unicodedata.category(one)[0] in "LNPS" for one in text):
        return ""
    if len(text) > longest:
        words = _("%(longest)d characters at most: take out %(over)d.")
        raise ValidationError(words % {"longest": longest, "over": len(text) - longest})
    return text


def _shown(symbol: str) -> str:
    """The symbol as it may stand in a line: nothing, a space, or itself."""
    if symbol.isspace():
        return " "
    is_bad = unicodedata.category(symbol) in ("Cc", "Cs", "Co", "Cn")
    return "" if is_bad or symbol in _DROPPED else symbol


def _without_pile(symbols) -> str:
    kept, run = [], 0
    for symbol in symbols:
        run = run + 1 if symbol and unicodedata.category(symbol) in ("Mn", "Me") else 0
        if run <= MOST_MARKS:
            kept.append(symbol)
    return "".join(kept)


def said_nothing() -> ValidationError:
    return ValidationError(_("Write a sentence first."))

"""Names that people type: shown as typed, but never invisible, endless or turned around."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST_NAME = 80
# Look like spaces or like nothing, though Unicode counts them as letters or symbols.
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Would reorder the text around them.
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d\ufe0f")
MOST_MARKS = 2


def clean_name(typed: str) -> str:
    """The name, without what cannot be seen; "" for a name of nothing else.

    Refuses text that no page could show: half characters, control characters, letters buried under
    marks, more than 80 characters.
    """
    text = unicodedata.normalize("NFC", "".join(c for c in typed if c not in _DIRECTION)).strip()
    if any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") for c in text):
        raise ValidationError(_("This name holds characters that cannot be shown."))
    if not any(_is_visible(c) for c in text):
        return ""
    if _most_marks(text) > MOST_MARKS:
        raise ValidationError(_("This name has too many marks on one letter."))
    if len(text) > LONGEST_NAME:
        raise ValidationError(_("A name has at most %(most)d characters.") % {"most": LONGEST_NAME})
    return text


def _is_visible(symbol: str) -> bool:
    return symbol not in _BLANK and unicodedata.category(symbol)[0] in "LNPS"


def _most_marks(text: str) -> int:
    longest = run = 0
    for symbol in text:
        run = (
            run + 1
            if unicodedata.category(symbol) in ("Mn", "Me") and symbol not in _JOINERS
            else 0
        )
        longest = max(longest, run)
    return longest

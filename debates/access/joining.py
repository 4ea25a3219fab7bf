"""Codes as people type them, and the rooms behind them."""

import unicodedata

from django.http import Http404

from debates.models import (
    Debate,
    ids,
)


def debate_to_join(code: str) -> Debate | None:
    """The debate behind a typed join code. Wrong, closed and rotated codes are all simply nothing."""
    code = normalised_code(code, ids.JOIN_CODE_LENGTH)
    if not code:
        return None
    debates = Debate.objects.kept().select_related("edition").defer("edition__content")
    return debates.filter(join_code=code).first()


def normalised_code(typed: str, length: int) -> str:
    """A code as people type it: any case, spaces, hyphens, full-width letters. "" if it cannot be one."""
    text = unicodedata.normalize("NFKC", typed[:100]).upper()
    text = "".join(symbol for symbol in text if symbol not in " -–—_.\t\r\n")
    return text if len(text) == length and set(text) <= set(ids.CODE_ALPHABET) else ""


def wall(key: str) -> Debate:
    """The debate a projector address belongs to. One query."""
    debates = Debate.objects.kept().select_related("question", "edition")
    found = debates.defer("edition__content").filter(projector_key=key).first()
    if found is None:
        raise Http404
    return found

"""In which language a debate's own texts are: what its pages mark as such where they speak another one."""

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from debates.models import Debate


def speaks_of(request: HttpRequest, debate: Debate) -> None:
    """The page of this request is about a debate, read with its question."""
    request.dossier_language = debate.question.language  # type: ignore[attr-defined]


def in_dossier(request: HttpRequest) -> dict[str, SafeString | str]:
    """For templates: the attribute of an element whose text comes from the dossier. Empty where the page
    speaks the same language, and where nobody knows."""
    return {"in_dossier": lang_attribute(getattr(request, "dossier_language", ""))}


def lang_attribute(language: str) -> SafeString | str:
    if not language or _stem(language) == _stem(get_language() or ""):
        return ""
    return format_html(' lang="{}"', language)


def _stem(language: str) -> str:
    return language.partition("-")[0].lower()

"""The manuscript as a pupil would read it, while it may still be broken."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from debates import access

# What looking up an entry that is not there, or reading one that is half written, comes to.
BROKEN = (AttributeError, LookupError, TypeError, ValueError)


def previewed(
    view: Callable[..., HttpResponse], request: HttpRequest, question: str, **kept: str
) -> HttpResponse:
    """The page, or a word that it cannot be shown; a fault somewhere else does not matter."""
    try:
        revealed = request.resolver_match.namespace == "revealed"
        return view(request, access.preview(request, question, revealed=revealed), **kept)
    except BROKEN:
        return render(request, "library/not_shown.html", {"question": question}, status=409)

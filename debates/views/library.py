"""Pages of a dossier, for the open library and for the evidence of a debate alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates import access
from debates.boards import library as boards
from debates.queries.debates import introduced_editions
from debates.queries.dossier import Shelf

from .preview import previewed


def on_shelf(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets a `Shelf`: the newest edition of `question`, the evidence of `debate_id`, or what the
    curators of `preview` have not published."""

    @require_safe
    @wraps(view)
    def with_shelf(
        request: HttpRequest,
        *,
        question: str = "",
        debate_id: str = "",
        preview: str = "",
        **kept: str,
    ) -> HttpResponse:
        if preview:
            return previewed(view, request, preview, **kept)
        if debate_id:
            return view(request, access.evidence(request, debate_id), **kept)
        return view(request, access.library(request, question), **kept)

    return with_shelf


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    board = boards.questions_board(introduced_editions())
    return render(request, "library/questions.html", {"questions": board})


@on_shelf
def front(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    return _page(request, shelf, "front", boards.front_board(shelf))


@on_shelf
def factors(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    return _page(request, shelf, "factors", boards.factors_board(shelf))


@on_shelf
def factor(request: HttpRequest, shelf: Shelf, factor: str) -> HttpResponse:
    return _page(request, shelf, "factor", boards.factor_board(shelf, factor))


@on_shelf
def figures(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    return _page(request, shelf, "figures", boards.figures_board(shelf))


@on_shelf
def figure(request: HttpRequest, shelf: Shelf, figure: str) -> HttpResponse:
    return _page(request, shelf, "figure", boards.figure_board(shelf, figure))


@on_shelf
def factions(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    return _page(request, shelf, "factions", boards.factions_board(shelf))


@on_shelf
def faction(request: HttpRequest, shelf: Shelf, faction: str) -> HttpResponse:
    return _page(request, shelf, "faction", boards.faction_board(shelf, faction))


@on_shelf
def event(request: HttpRequest, shelf: Shelf, event: str) -> HttpResponse:
    return _page(request, shelf, "event", boards.event_board(shelf, event), f"event:{event}")


@on_shelf
def terms(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    return _page(request, shelf, "terms", boards.terms_board(shelf, request.GET.get("q", "")))


@on_shelf
def term(request: HttpRequest, shelf: Shelf, term: str) -> HttpResponse:
    return _page(request, shelf, "term", boards.term_board(shelf, term))


@on_shelf
def sources(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    asked = request.GET
    board = boards.sources_board(shelf, asked.get("q", ""), asked.get("kind", ""))
    return _page(request, shelf, "sources", board)


@on_shelf
def source(request: HttpRequest, shelf: Shelf, source: str) -> HttpResponse:
    return _page(request, shelf, "source", boards.source_board(shelf, source), f"source:{source}")


@on_shelf
def essay(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    board = boards.essay_board(shelf, request.GET.get("verdict", ""))
    response = _page(request, shelf, "essay", board)
    response["X-Robots-Tag"] = "noindex"
    return response


@on_shelf
def search(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    return _page(request, shelf, "search", boards.search_board(shelf, request.GET.get("q", "")))


# The section of the menu that a page stands in; a page that is not named is its own.
SECTIONS = {
    "factor": "factors",
    "figure": "figures",
    "faction": "factions",
    "event": "timeline",
    "term": "terms",
    "source": "sources",
}


def _page(request: HttpRequest, shelf: Shelf, name: str, board: Any, pin: str = "") -> HttpResponse:
    """`pin` is how an argument names what the page is about. 404 where there is no board: what a reader
    may not see is not there."""
    if board is None:
        raise Http404
    section = SECTIONS.get(name, name)
    place = {"shelf": shelf, "section": section, "is_entry": name in SECTIONS, "pin": pin}
    return render(request, f"library/{name}.html", {"board": board, **place})

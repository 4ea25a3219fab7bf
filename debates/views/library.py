"""Pages of a dossier, for the open library and for the evidence of a debate alike."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates import access
from debates.boards import library as boards
from debates.queries.debates import newest_editions
from debates.queries.dossier import Shelf


def on_shelf(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets a `Shelf`: the newest edition of `question`, or the evidence of `debate_id`."""

    @require_safe
    @wraps(view)
    def with_shelf(
        request: HttpRequest, *, question: str = "", debate_id: str = "", **kept: str
    ) -> HttpResponse:
        own = access.evidence(request, debate_id) if debate_id else None
        shelf = own or access.library(request, question)
        return view(request, shelf, **kept)

    return with_shelf


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    board = boards.questions_board(newest_editions())
    return render(request, "library/questions.html", {"questions": board})


@on_shelf
def front(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    return render(
        request, "library/front.html", {"board": boards.front_board(shelf), "shelf": shelf}
    )

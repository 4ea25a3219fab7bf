"""What happened when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from debates.boards.timeline import timeline_board
from debates.queries.dossier import Shelf

from .library import on_shelf


@on_shelf
def timeline(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    asked = request.GET
    board = timeline_board(
        shelf,
        first=asked.get("from", ""),
        last=asked.get("to", ""),
        **{key: asked.get(key, "") for key in ("figure", "faction", "factor")},
    )
    return render(request, "library/timeline.html", {"board": board, "shelf": shelf})

"""Who stood with whom: the page, and the part of it that changes alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from debates.boards.network import NetworkBoard, network_board
from debates.queries.dossier import Shelf

from .library import on_shelf


@on_shelf
def network(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    context = {"board": _board(request, shelf), "shelf": shelf}
    return render(request, "library/network.html", context)


@on_shelf
def network_part(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    context = {"board": _board(request, shelf), "shelf": shelf}
    return render(request, "library/_network.html", context)


def _board(request: HttpRequest, shelf: Shelf) -> NetworkBoard | None:
    asked = request.GET
    return network_board(
        shelf,
        date=asked.get("date", ""),
        number=asked.get("month", ""),
        figure=asked.get("figure", ""),
    )

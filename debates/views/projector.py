"""The wall's page and its news. Nobody signs in: the address is the key. Reads only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debates import access
from debates.boards.projector import wall_of, wall_progress, wall_seen
from debates.live import INTERVALS, is_news


@require_safe
def wall(request: HttpRequest, key: str) -> HttpResponse:
    debate = access.wall(key)
    board = wall_of(debate, wall_progress(debate))
    return render(request, "projector/wall.html", {"wall": board, "every": INTERVALS["projector"]})


@require_safe
def now(request: HttpRequest, key: str) -> HttpResponse:
    """What changed since `?seen=`: nothing (204), or the whole wall in parts."""
    debate = access.wall(key)
    progress = wall_progress(debate)
    if not is_news(request.GET.get("seen"), wall_seen(debate, progress)):
        return HttpResponse(status=204)
    board = wall_of(debate, progress)
    return render(request, "projector/_news.html", {"wall": board, "every": INTERVALS["projector"]})

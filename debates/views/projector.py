"""The wall's page and its news. Nobody signs in: the address is the key. Reads only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from debates import access
from debates.boards.projector import wall_of, wall_progress, wall_seen
from debates.live import INTERVALS, Rendered, is_news

# However many walls show one debate, what changed is made once. For a second only: it has a clock.
_parts = Rendered(size=50, seconds=1)


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
    now_seen = wall_seen(debate, progress)
    if not is_news(request.GET.get("seen"), now_seen):
        return HttpResponse(status=204)

    def part() -> str:
        context = {"wall": wall_of(debate, progress), "every": INTERVALS["projector"]}
        return render_to_string("projector/_news.html", context)

    return HttpResponse(_parts.get((debate.projector_key, now_seen, get_language()), part))

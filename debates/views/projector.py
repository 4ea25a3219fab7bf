"""The wall's page and its news. Nobody signs in: the address is the key. Reads only."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from debates import access
from debates.boards.projector import Progress, wall_of, wall_progress, wall_seen
from debates.live import INTERVALS, Rendered, is_news
from debates.models import Debate

# However many walls show one debate, they are made once. For a second only: there is a clock on them.
_made = Rendered(size=100, seconds=1)


@require_safe
def wall(request: HttpRequest, key: str) -> HttpResponse:
    debate = access.wall(key)
    progress = wall_progress(debate)
    return _made_once(debate, progress, wall_seen(debate, progress), "projector/wall.html")


@require_safe
def now(request: HttpRequest, key: str) -> HttpResponse:
    """What changed since `?seen=`: nothing (204), or the whole wall in parts."""
    debate = access.wall(key)
    progress = wall_progress(debate)
    seen = wall_seen(debate, progress)
    if not is_news(request.GET.get("seen"), seen):
        return HttpResponse(status=204)
    return _made_once(debate, progress, seen, "projector/_news.html")


def _made_once(debate: Debate, progress: Progress | None, seen: str, template: str) -> HttpResponse:
    def make() -> str:
        context = {
            "wall": wall_of(debate, progress),
            "every": INTERVALS["projector"],
            "in_dossier": access.lang_attribute(debate.question.language),
        }
        return render_to_string(template, context)

    return HttpResponse(_made.get((debate.projector_key, seen, get_language(), template), make))

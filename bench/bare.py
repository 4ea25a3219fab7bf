"""The yardstick: the least a view can do that knows its visitor and stores what was sent."""

from django.http import HttpRequest, JsonResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from debates import access
from debates.models import Paper


@require_POST
def upsert(request: HttpRequest, debate_id: str, round_id: int) -> JsonResponse:
    """Authenticates by the seat's cookie and writes one row in one statement."""
    seat = access.seat(request, debate_id)
    paper = Paper(round_id=round_id, seat=seat, draft=request.POST.dict())
    Paper.objects.bulk_create(
        [paper], update_conflicts=True, unique_fields=["round", "seat"], update_fields=["draft"]
    )
    return JsonResponse({"state": "kept"})


urlpatterns = [
    path("bench/<slug:debate_id>/<int:round_id>/", upsert),
    path("", include("powerstruggle.urls")),
]

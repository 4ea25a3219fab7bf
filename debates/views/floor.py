"""A pupil asks to speak, and shows the sign of her team."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from debates import access
from debates.actions.floor import wish_to_speak
from debates.boards.pupil_pair import pair_card
from debates.models import Wish

from .answers import to_the_debate


@require_POST
def wish(request: HttpRequest, debate_id: str) -> HttpResponse:
    """`kind` says what for; without one the wish is taken back."""
    seat = access.reading_seat(request, debate_id)
    kind = request.POST.get("kind", "")
    if kind and kind not in Wish.Kind.values:
        raise Http404
    wish_to_speak(seat=seat, kind=kind)
    return to_the_debate(debate_id, "floor")


@require_safe
def sign(request: HttpRequest, debate_id: str) -> HttpResponse:
    """As large as the screen, to be held up."""
    card = pair_card(access.seat(request, debate_id))
    if card is None:
        return redirect("pupil:debate", debate_id=debate_id)
    return render(request, "pupil/sign.html", {"card": card, "debate": debate_id})

"""Who may hear the bell of a debate. A stream begins where one of these has let somebody in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debates import access
from debates.live import LONGEST_SECONDS, Listener, admit


@require_safe
def pupil(request: HttpRequest, debate_id: str) -> HttpResponse:
    seat = access.seat(request, debate_id)
    who = Listener(
        debate=debate_id,
        audience="pupil",
        seat=seat.public_id,
        device=seat.device,
        seconds=min(LONGEST_SECONDS, access.seconds_held(request)),
    )
    return admit(request, who)


@require_safe
def projector(request: HttpRequest, key: str) -> HttpResponse:
    debate = access.wall(key)
    return admit(request, Listener(debate=debate.public_id, audience="projector"))


@require_safe
def console(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    who = Listener(
        debate=debate.public_id,
        audience="console",
        sign_in=request.session.session_key,
        seconds=min(LONGEST_SECONDS, request.session.get_expiry_age()),
    )
    return admit(request, who)

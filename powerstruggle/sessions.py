"""How long staff stay signed in: since the last click, and in all.

A teacher's console that asks by itself counts as a click, so that a long discussion throws nobody out.
For whoever may change dossiers or accounts it does not: fifteen minutes without a click are the end.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.models import User
from debates.models.staff import SEEN_AT

SIGNED_IN = "signed_in_at"
NOTED_EVERY = 60  # seconds; each note is a write
# What open pages ask for without a click, whichever of them this browser shows.
BY_ITSELF = {
    *("teacher:now", "teacher:bell", "projector:now", "projector:bell"),
    *("pupil:now", "pupil:bell", "pupil:knock-now"),
}
MINUTE, HOUR = 60, 3600


@dataclass(frozen=True)
class Limits:
    """Seconds without a click, and seconds in all."""

    idle: int
    absolute: int


FOR_TEACHERS = Limits(idle=2 * HOUR, absolute=12 * HOUR)
FOR_CURATORS = Limits(idle=15 * MINUTE, absolute=8 * HOUR)


def connect() -> None:
    user_logged_in.connect(start_the_clock)


def start_the_clock(sender, request: HttpRequest, **kwargs) -> None:
    now = _now()
    request.session[SIGNED_IN] = request.session[SEEN_AT] = now


class SessionLimits:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        # Pupils have no session: nothing is read for them.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.user.is_anonymous:
            return
        if is_over(request.session, limits_of(request.user)):
            logout(request)
            messages.info(
                request, _("You were signed out, because nobody clicked for a long time.")
            )
        elif counts_as_click(request):
            note_click(request.session)


def limits_of(user: User) -> Limits:
    return FOR_CURATORS if user.must_have_second_factor else FOR_TEACHERS


def is_over(session, limits: Limits) -> bool:
    """A session without its times is from before they were kept, or made up: over."""
    now = _now()
    return (
        now - session.get(SEEN_AT, 0) >= limits.idle
        or now - session.get(SIGNED_IN, 0) >= limits.absolute
    )


def counts_as_click(request: HttpRequest) -> bool:
    if request.resolver_match.view_name not in BY_ITSELF:
        return True
    return limits_of(request.user) is FOR_TEACHERS


def note_click(session) -> None:
    now = _now()
    if now - session[SEEN_AT] >= NOTED_EVERY:
        session[SEEN_AT] = now


def _now() -> int:
    return int(timezone.now().timestamp())

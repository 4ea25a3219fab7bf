"""What an operator may know of each request: its number, how it ended and how long it took.

Never who asked, nor the address asked for, which can hold the key of a wall or the code of a room: the name
of the view stands for it. Numbers are of one process; each is asked by itself.
"""

import contextvars
import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

registry = CollectorRegistry()
REQUESTS = Counter(
    "power_struggle_requests", "Answers, by kind of status.", ["status"], registry=registry
)
SECONDS = Histogram(
    "power_struggle_request_seconds",
    "From the request to the end of its answer; streams are not counted.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=registry,
)
AT_WORK = Gauge(
    "power_struggle_requests_at_work", "Requests being answered or waiting.", registry=registry
)
BALLOTS = Counter(
    "power_struggle_ballots",
    "Ballots sent in: taken, or refused as too late or unreadable.",
    ["answer"],
    registry=registry,
)
BUSY = Counter(
    "power_struggle_busy", "Answers 503: the database did not answer.", registry=registry
)
SIGN_INS_FAILED = Counter(
    "power_struggle_sign_ins_failed", "Passwords or codes that were wrong.", registry=registry
)

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")
GIVEN = re.compile(rb"[A-Za-z0-9-]{8,64}")
BALLOT_VIEW, SIGN_IN_VIEWS = "pupil:ballot", ("account_login", "mfa_authenticate")

logger = logging.getLogger(__name__)


class Watched:
    """An ASGI application around the one that answers pages."""

    def __init__(self, application) -> None:
        self.application = application

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        number = _number_of(scope)
        token = request_id.set(number)
        started, status = time.perf_counter(), 500
        scope["arrived"] = time.monotonic()

        async def sent(message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                named = (b"x-request-id", number.encode())
                message = message | {"headers": [*message.get("headers", []), named]}
            await send(message)

        AT_WORK.inc()
        try:
            await self.application(scope, receive, sent)
        finally:
            AT_WORK.dec()
            _count(scope, status, time.perf_counter() - started)
            request_id.reset(token)


def _number_of(scope) -> str:
    """One that a proxy of our own has given, or a new one."""
    if settings.TRUSTED_PROXIES:
        for name, value in scope["headers"]:
            if name == b"x-request-id" and GIVEN.fullmatch(value):
                return value.decode()
    return secrets.token_hex(8)


def _count(scope, status: int, seconds: float) -> None:
    view = scope.get("view", "")
    REQUESTS.labels(f"{status // 100}xx").inc()
    SECONDS.observe(seconds)
    if status == 503:
        BUSY.inc()
    if scope["method"] == "POST" and view == BALLOT_VIEW:
        BALLOTS.labels("taken" if status < 400 else "refused").inc()
    if scope["method"] == "POST" and view in SIGN_IN_VIEWS and status in (200, 429):
        SIGN_INS_FAILED.inc()
    said = {"method": scope["method"], "view": view, "status": status, "ms": round(seconds * 1000)}
    logger.info("%(method)s %(view)s %(status)d %(ms)d ms", said, extra={"fields": said})


class NameView:
    """Leaves the name of the view where `Watched` finds it, in place of the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        scope = getattr(request, "scope", None)
        if scope is not None and request.resolver_match is not None:
            scope["view"] = request.resolver_match.view_name

"""Answers while the database cannot: 503 and when to try again, instead of an error page.

Knows nothing of the page that was asked for, and uses no template, session or query.
"""

import logging
import sys
import time
from collections.abc import Callable

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

# PostgreSQL says so of every write while it only reads: a standby, or a server whose disk is full.
READ_ONLY = "25006"
RETRY_SECONDS = 3

logger = logging.getLogger(__name__)


class DatabaseFailures:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """All work is done by one thread. Who came while it waited in vain has waited as well, and is told
        so at once: else each of a class would wait in turn."""
        arrived = getattr(request, "scope", {}).get("arrived")
        if arrived is not None and arrived < _found_away:
            return busy()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not found_away(exception):
            return None
        logger.error("The database did not answer: %s", exception)
        return busy()


_found_away = 0.0  # when, on the monotonic clock


def found_away(error: BaseException | None) -> bool:
    """Whether the database cannot do now what it can do otherwise; if so, it is remembered since when."""
    global _found_away
    is_away = isinstance(error, (OperationalError, InterfaceError)) or (
        isinstance(error, InternalError) and getattr(error.__cause__, "sqlstate", "") == READ_ONLY
    )
    if is_away:
        _found_away = time.monotonic()
    return is_away


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500. A session that cannot be loaded fails outside any view and ends here."""
    if found_away(sys.exc_info()[1]):
        return busy()
    return plain(_("Something went wrong here. Nothing that was saved is lost."), status=500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400. Django's own reads the form again, which may be what cannot be read."""
    return plain(
        _("The server cannot read this. Go back, load the page again and try once more."),
        status=400,
    )


def plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)


def busy() -> HttpResponse:
    text = _("The server is busy. Nothing that was saved is lost. Try again in a few seconds.")
    response = plain(text, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response

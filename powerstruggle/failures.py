"""Answers while the database cannot: 503 and when to try again, instead of an error page.

Knows nothing of the page that was asked for, and uses no template, session or query.
"""

import logging
import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

DATABASE_IS_AWAY = (OperationalError, InterfaceError)
RETRY_SECONDS = 3

logger = logging.getLogger(__name__)


class DatabaseFailures:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DATABASE_IS_AWAY):
            return None
        logger.error("The database did not answer: %s", exception)
        return busy()


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500. A session that cannot be loaded fails outside any view and ends here."""
    if isinstance(sys.exc_info()[1], DATABASE_IS_AWAY):
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

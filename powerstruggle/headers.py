"""Adds to every page what its browser may do with it: the policy, the sensors, the memory; and takes no
click that another site's page sent.

Takes Django 6's setting name SECURE_CSP, so that its own middleware can take over.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_callable

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "microphone",
        "payment",
        "usb",
    )
)

SAME_ORIGIN = "same-origin"
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class PageHeaders:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = "; ".join(
            f"{directive} {' '.join(sources)}" for directive, sources in settings.SECURE_CSP.items()
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Content-Security-Policy", self.policy)
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Resource-Policy", SAME_ORIGIN)
        # A shared tablet must not show the last pupil's page to the next one.
        headers.setdefault("Cache-Control", "no-store")
        return response


class SameSiteOnly:
    """Refuses, in front of all tokens, whatever a browser says it sends for a page of another site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_foreign = request.headers.get("Sec-Fetch-Site") == "cross-site"
        if is_foreign and request.method not in SAFE:
            return get_callable(settings.CSRF_FAILURE_VIEW)(request, reason="another site")
        return self.get_response(request)

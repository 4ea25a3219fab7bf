"""The product's own cookies: signed by whoever writes them, for this host and no script."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def own_cookie(request: HttpRequest, name: str) -> str:
    """One of our own cookies, empty if this browser has none. Behind HTTPS one without the prefix, which
    a plain page or a neighbouring site could have set, is none."""
    return request.COOKIES.get(f"{settings.COOKIE_PREFIX}{name}", "")


def set_own_cookie(response: HttpResponse, name: str, value: str, *, days: int) -> None:
    """For this host alone, and for the server alone."""
    response.set_cookie(
        f"{settings.COOKIE_PREFIX}{name}",
        value,
        max_age=days * 86400,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )

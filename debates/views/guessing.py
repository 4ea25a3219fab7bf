"""What every page that takes a code shares: how often one may be wrong, and what is said then.

A page asks `refusal()` before it answers whether a code is right, and answers a wrong one with
`wrong()`. Raw addresses are neither stored nor logged.
"""

import ipaddress
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext

from debates import access
from debates.actions.failures import count_failure
from debates.models import ids
from debates.models.doors import WINDOW
from debates.queries.failures import Guesser, seconds_to_wait

COOKIE = "device"
_SALT = "debates.device"
COOKIE_DAYS = 1
LONGEST_WAIT = int(WINDOW.total_seconds())
# The only addresses that one household or one attacker has in plenty.
_IPV6_NETWORK = 64


def clock() -> datetime:
    """What windows of failures are counted by."""
    return timezone.now()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. X-Forwarded-For is believed as far as our own servers wrote it:
    TRUSTED_PROXIES of them, each at the end of the line."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(hops) >= settings.TRUSTED_PROXIES:
            address = hops[-settings.TRUSTED_PROXIES].strip() or address
    return _network_of(address)


def _network_of(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((int(found), _IPV6_NETWORK), strict=False))
    return str(found)


def guesser_of(request: HttpRequest) -> Guesser:
    """No query for who is not signed in. A seat, a slip or an account is a device that cannot be thrown
    away."""
    held = next(iter(access.held_seats(request)), None)
    pupil = access.pupil(request)
    if request.user.is_authenticated:
        device = f"account:{request.user.pk}"
    elif pupil:
        device = f"pupil:{pupil.public_id}"
    elif held:
        device = f"seat:{held.seat}"
    else:
        device = _known_device(request)
    return Guesser(
        address=_key(f"address:{address_of(request)}"),
        device=_key(device) if device else "",
        seat=held.seat if held else "",
        holder=held.device if held else "",
        is_signed_in=request.user.is_authenticated or pupil is not None,
    )


def _known_device(request: HttpRequest) -> str:
    try:
        cookie = access.own_cookie(request, COOKIE)
        return f"device:{signing.loads(cookie, salt=_SALT, max_age=COOKIE_DAYS * 86400)}"
    except signing.BadSignature:
        return ""


def _key(text: str) -> str:
    return ids.keyed(f"failures:{text}")


class Guess:
    """One try at a code, on the page `template` with `context`, which keeps what was typed."""

    def __init__(self, request: HttpRequest, template: str, context: dict) -> None:
        self.request, self.template, self.context = request, template, context
        self.guesser = guesser_of(request)

    def refusal(self) -> HttpResponse | None:
        """429 where too many were wrong, whatever this one is. One query."""
        wait = seconds_to_wait(self.guesser, now=clock())
        return self.too_many(wait) if wait else None

    def wrong(self, error: str) -> HttpResponse:
        """404 with the words for it. Two queries at most, the one of `refusal` included."""
        if self.count():
            return self.too_many()
        response = self._page(status=404, error=error)
        self.mark(response)
        return response

    def count(self) -> bool:
        """A failure, or what costs as much as one. True if it was one too many."""
        return count_failure(self.guesser, now=clock())

    def mark(self, response: HttpResponse) -> None:
        """From its first failure on a device is known, so that it cannot spend all of its address."""
        if not self.guesser.device:
            value = signing.dumps(ids.new_key(), salt=_SALT)
            access.set_own_cookie(response, COOKIE, value, days=COOKIE_DAYS)

    def too_many(self, seconds: int = LONGEST_WAIT) -> HttpResponse:
        minutes = -(-seconds // 60)
        text = ngettext(
            "Too many wrong codes came from here. Wait %(n)d minute, then try again. "
            "What you typed is kept.",
            "Too many wrong codes came from here. Wait %(n)d minutes, then try again. "
            "What you typed is kept.",
            minutes,
        )
        response = self._page(status=429, wait=text % {"n": minutes})
        response.headers["Retry-After"] = str(seconds)
        return response

    def _page(self, *, status: int, **said: str) -> HttpResponse:
        return render(self.request, self.template, self.context | said, status=status)

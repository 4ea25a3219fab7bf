"""Pages for people who may not go on: what happened, and what to do now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from debates.access import SeatMoved, SeatRemoved


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 403: a seat that was removed, or that another device holds now."""
    if isinstance(exception, SeatMoved):
        heading = _("Your seat is on another device")
        text = _(
            "It was brought there with its seat code, with your slip, or by your teacher. "
            "Enter the code here, or come in by your slip, to bring it back."
        )
    elif isinstance(exception, SeatRemoved):
        heading = _("You are not in this room any more")
        text = _("Your teacher took this seat out. Ask your teacher.")
    else:
        heading = _("Not allowed")
        text = _("This is not yours to change.")
    return render(request, "403.html", {"heading": heading, "text": text}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Another site, no cookie, or an old page: say which of them a person can mend."""
    heading = _("That did not arrive")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        text = _("A page of another site sent this, so nothing was done.")
    elif request.COOKIES:
        text = _(
            "This page was too old. Go back, load it again and send once more: your draft is kept."
        )
    else:
        text = _(
            "Your browser refuses cookies, so your seat cannot be kept. "
            "Allow them for this page and try again."
        )
    return render(request, "403.html", {"heading": heading, "text": text}, status=403)

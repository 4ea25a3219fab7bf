"""A device that asks for a seat without its code."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from debates.models import (
    Knock,
)

from .cookies import own_cookie, set_own_cookie

KNOCK_COOKIE = "knock"
_KNOCK_SALT = "debates.knock"
KNOCK_DAYS = 1


def own_knock(request: HttpRequest) -> Knock | None:
    """What this device asks for, with debate and seat; None if it does not, or that is long over. One
    query where the device carries a knock."""
    try:
        knock_id, device = signing.loads(
            own_cookie(request, KNOCK_COOKIE), salt=_KNOCK_SALT, max_age=KNOCK_DAYS * 86400
        )
    except (signing.BadSignature, TypeError, ValueError):
        return None
    knocks = Knock.objects.select_related("debate", "seat")
    return knocks.filter(public_id=str(knock_id), device=str(device)).first()


def hold_knock(response: HttpResponse, knock: Knock) -> None:
    signed = signing.dumps([knock.public_id, knock.device], salt=_KNOCK_SALT)
    set_own_cookie(response, KNOCK_COOKIE, signed, days=KNOCK_DAYS)


def let_go_of_knock(response: HttpResponse) -> None:
    set_own_cookie(response, KNOCK_COOKIE, "", days=0)

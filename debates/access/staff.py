"""Accounts: who may curate or invite, and what an account still lacks."""

from django.conf import settings
from django.http import Http404, HttpRequest

from debates.models import (
    Invitation,
    User,
)
from debates.models.staff import CURATORS
from debates.queries.staff import has_second_factor, invitation_behind

_INVITATION = "invitation"


def lacks_second_factor(user) -> bool:
    """Whether who signed in must have a second factor and has none. One query, once a request, for those
    who must."""
    if not (user.is_authenticated and user.must_have_second_factor):
        return False
    if not hasattr(user, "lacks_factor"):
        user.lacks_factor = not has_second_factor(user)
    return user.lacks_factor


def offers_passkeys(request: HttpRequest) -> bool:
    """Browsers know passkeys over HTTPS, and on localhost."""
    return settings.HTTPS or request.get_host().partition(":")[0] == "localhost"


def hold_invitation(request: HttpRequest, key: str) -> Invitation:
    """Remember in this browser whose link was opened, until an account is made."""
    found = invitation_behind(key)
    if found is None:
        raise Http404
    request.session[_INVITATION] = key
    return found


def open_invitation(request: HttpRequest) -> Invitation | None:
    """The invitation whose link this browser opened, if it still makes an account."""
    return invitation_behind(request.session.get(_INVITATION, ""))


def forget_invitation(request: HttpRequest) -> None:
    request.session.pop(_INVITATION, None)


def administrator(request: HttpRequest) -> User:
    """Who signed in, if they may do everything."""
    if not (request.user.is_active and request.user.is_superuser):
        raise Http404
    return request.user


def curates(request: HttpRequest) -> bool:
    """Whether who signed in keeps dossiers: a staff account among the curators, or one that may do
    everything, with a second factor. Two queries, once a request."""
    user = request.user
    if not (user.is_active and user.is_staff) or lacks_second_factor(user):
        return False
    if not hasattr(user, "is_curator"):
        user.is_curator = user.is_superuser or user.groups.filter(name=CURATORS).exists()
    return user.is_curator

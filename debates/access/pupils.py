"""A pupil who came by slip: known by a signed cookie, until the slip is a new one."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse

from debates.models import (
    Debate,
    Pupil,
    ids,
)
from debates.queries.classrooms import debates_of_pupil
from debates.queries.slips import pupil_with_slip

from .cookies import own_cookie, set_own_cookie
from .joining import normalised_code
from .seats import let_go_of_all

PUPIL_COOKIE = "pupil"
_PUPIL_SALT = "debates.pupil"
PUPIL_DAYS = 180


def pupil_by_slip(code: str) -> Pupil | None:
    """Who has this slip, however it was typed. Wrong, old and removed ones are all simply nothing."""
    code = normalised_code(code, ids.SLIP_CODE_LENGTH)
    return pupil_with_slip(code) if code else None


def pupil(request: HttpRequest) -> Pupil | None:
    """Who signed in here with a slip that is still good, with the class. One query; none without the
    cookie."""
    signed = own_cookie(request, PUPIL_COOKIE)
    if not signed:
        return None
    try:
        pupil_id, serial = signing.loads(signed, salt=_PUPIL_SALT, max_age=PUPIL_DAYS * 86400)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    if not (isinstance(pupil_id, str) and isinstance(serial, int)):
        return None
    pupils = Pupil.objects.present().select_related("classroom")
    return pupils.filter(public_id=pupil_id, slip_serial=serial).first()


def sign_in_pupil(request: HttpRequest, response: HttpResponse, signing_in: Pupil) -> None:
    """This device is one pupil's from now on: it lets go of the seats of another who was signed in."""
    before = own_cookie(request, PUPIL_COOKIE)
    signed = signing.dumps([signing_in.public_id, signing_in.slip_serial], salt=_PUPIL_SALT)
    if before and before.partition(":")[0] != signed.partition(":")[0]:
        let_go_of_all(request, response)
    set_own_cookie(response, PUPIL_COOKIE, signed, days=PUPIL_DAYS)


def sign_out_pupil(request: HttpRequest, response: HttpResponse) -> None:
    """Nothing of a pupil who was signed in stays on this device, seats included."""
    if own_cookie(request, PUPIL_COOKIE):
        set_own_cookie(response, PUPIL_COOKIE, "", days=0)
        let_go_of_all(request, response)


def debate_of_pupil(pupil: Pupil, debate_id: str) -> Debate:
    """A debate that stands on the pupil's own page, with `own` as there. Two queries."""
    found = debates_of_pupil(pupil).filter(public_id=debate_id).first()
    if found is None:
        raise Http404
    return found

"""From the person to the thing. Loading is checking: what you may not reach is a 404.

A pupil is known by a signed cookie that names up to six seats, and one that names a slip; a teacher by
signing in, a wall by its unguessable key. Ids in the request only choose among what the person holds.
"""

import time
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from debates.models import (
    Classroom,
    ClassroomTeacher,
    Debate,
    DebateTeacher,
    Edition,
    Invitation,
    Knock,
    Paper,
    Phase,
    Pupil,
    Question,
    Result,
    RoundKind,
    Seat,
    User,
    ids,
)
from debates.models.staff import CURATORS
from debates.queries.classrooms import debates_of_pupil
from debates.queries.dossier import Cut, Shelf, cut, whole_dossier
from debates.queries.evidence import class_dossier, withheld_in
from debates.queries.manuscript import manuscript_edition
from debates.queries.results import unmet
from debates.queries.slips import pupil_with_slip
from debates.queries.staff import has_second_factor, invitation_behind

COOKIE = "seats"
_SALT = "debates.seat"
KNOCK_COOKIE = "knock"
_KNOCK_SALT = "debates.knock"
KNOCK_DAYS = 1
_INVITATION = "invitation"
# From here on a class may study; before, each ranks from what it knows.
STUDYING = (
    Phase.EVIDENCE,
    Phase.DISCUSSION,
    Phase.CLOSING,
    Phase.VERDICT,
    Phase.EXIT,
    Phase.CLOSED,
)
MOST_SEATS = 6
COOKIE_DAYS = 60
PUPIL_COOKIE = "pupil"
_PUPIL_SALT = "debates.pupil"
PUPIL_DAYS = 180


class SeatRemoved(PermissionDenied):
    """The teacher took this seat out of the room."""


class SeatMoved(PermissionDenied):
    """Another device entered this seat's code and holds it now."""


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """One line of the cookie. The code is only here and in the pupil's memory."""

    debate: str
    seat: str
    device: str
    code: str


def held_seats(request: HttpRequest) -> tuple[HeldSeat, ...]:
    """What this browser holds; nothing at all if the cookie is broken, forged or from an old key."""
    try:
        rows = signing.loads(own_cookie(request, COOKIE), salt=_SALT, max_age=COOKIE_DAYS * 86400)
        return tuple(HeldSeat(*row) for row in rows)
    except (signing.BadSignature, TypeError, ValueError):
        return ()


def seconds_held(request: HttpRequest) -> float:
    """For how long this browser still holds its seats, where it holds any."""
    _seats, stamp, _signature = request.COOKIES[COOKIE].rsplit(":", 2)
    return signing.b62_decode(stamp) + COOKIE_DAYS * 86400 - time.time()


def hold_seat(
    request: HttpRequest,
    response: HttpResponse,
    *,
    debate: Debate,
    seat: Seat,
    code: str,
) -> None:
    """Put a seat first in the cookie; the one held longest falls out."""
    others = [held for held in held_seats(request) if held.debate != debate.public_id]
    held = HeldSeat(debate=debate.public_id, seat=seat.public_id, device=seat.device, code=code)
    _write(request, response, [held, *others][:MOST_SEATS])


def let_go(request: HttpRequest, response: HttpResponse, *, debate_id: str) -> None:
    """Forget one seat on this device. The seat itself stays and can be entered by its code."""
    _write(
        request,
        response,
        [held for held in held_seats(request) if held.debate != debate_id],
    )


def _write(request: HttpRequest, response: HttpResponse, held: list[HeldSeat]) -> None:
    rows = [[h.debate, h.seat, h.device, h.code] for h in held]
    signed = signing.dumps(rows, salt=_SALT, compress=True)
    set_own_cookie(response, COOKIE, signed, days=COOKIE_DAYS)


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
        _write(request, response, [])
    set_own_cookie(response, PUPIL_COOKIE, signed, days=PUPIL_DAYS)


def sign_out_pupil(request: HttpRequest, response: HttpResponse) -> None:
    """Nothing of a pupil who was signed in stays on this device, seats included."""
    if own_cookie(request, PUPIL_COOKIE):
        set_own_cookie(response, PUPIL_COOKIE, "", days=0)
        _write(request, response, [])


def debate_of_pupil(pupil: Pupil, debate_id: str) -> Debate:
    """A debate that stands on the pupil's own page, with `own` as there. Two queries."""
    found = debates_of_pupil(pupil).filter(public_id=debate_id).first()
    if found is None:
        raise Http404
    return found


def held_in(request: HttpRequest, debate_id: str) -> HeldSeat | None:
    return next((held for held in held_seats(request) if held.debate == debate_id), None)


def seat_held(request: HttpRequest, debate: Debate) -> Seat | None:
    """This browser's seat in a debate, if it has one that it can still use."""
    try:
        return seat(request, debate.public_id)
    except (Http404, PermissionDenied):
        return None


def seat(request: HttpRequest, debate_id: str) -> Seat:
    """The seat this browser holds in a debate, with its debate. One query."""
    held = _held_or_404(request, debate_id)
    found = (
        Seat.objects.select_related("debate__question", "debate__edition")
        .defer("debate__edition__content")
        .filter(public_id=held.seat, debate__public_id=debate_id, debate__deleted_at=None)
        .first()
    )
    return _present(found, held)


# What handing in looks at. Every column more is paid for by each pupil at the same moment.
_PAPER_COLUMNS = (
    "public_id",
    "shuffle",
    "draft",
    "draft_serial",
    "ballot_id",
    "round__kind",
    "round__is_open",
    "seat__removed_at",
    "seat__device",
    "seat__debate__public_id",
    "seat__debate__shape",
    "seat__debate__gaps_allowed",
    "seat__debate__paused_at",
    "seat__debate__zone",
)


def paper(request: HttpRequest, debate_id: str, kind: str) -> Paper:
    """The paper of this browser's seat in one round, with round, seat and debate. One query."""
    held = _held_or_404(request, debate_id)
    if kind not in RoundKind.values:
        raise Http404
    papers = Paper.objects.filter(seat__debate__deleted_at=None)
    papers = papers.select_related("round", "seat__debate").only(*_PAPER_COLUMNS)
    found = next(iter(papers.filter(seat__public_id=held.seat, round__kind=kind)), None)
    if found is None or found.seat.debate.public_id != debate_id:
        seat(request, debate_id)
        raise Http404
    _present(found.seat, held)
    return found


def _held_or_404(request: HttpRequest, debate_id: str) -> HeldSeat:
    held = held_in(request, debate_id)
    if held is None:
        raise Http404
    return held


def _present(found: Seat | None, held: HeldSeat) -> Seat:
    if found is None:
        raise Http404
    if found.removed_at is not None:
        raise SeatRemoved
    if found.device != held.device:
        raise SeatMoved
    return found


def debate_to_join(code: str) -> Debate | None:
    """The debate behind a typed join code. Wrong, closed and rotated codes are all simply nothing."""
    code = normalised_code(code, ids.JOIN_CODE_LENGTH)
    if not code:
        return None
    debates = Debate.objects.kept().select_related("edition").defer("edition__content")
    return debates.filter(join_code=code).first()


def normalised_code(typed: str, length: int) -> str:
    """A code as people type it: any case, spaces, hyphens, full-width letters. "" if it cannot be one."""
    text = unicodedata.normalize("NFKC", typed[:100]).upper()
    text = "".join(symbol for symbol in text if symbol not in " -–—_.\t\r\n")
    return text if len(text) == length and set(text) <= set(ids.CODE_ALPHABET) else ""


def teaching(request: HttpRequest, debate_id: str, *, deleted: bool = False) -> DebateTeacher:
    """The signed-in teacher's part in a debate, with the debate; one that is deleted only on demand.
    One query."""
    if not request.user.is_authenticated:
        raise Http404
    found = (
        request.user.debate_roles.select_related(
            "debate__edition", "debate__question", "debate__classroom"
        )
        .defer("debate__edition__content")
        .filter(debate__public_id=debate_id, debate__deleted_at__isnull=not deleted)
        .first()
    )
    if found is None:
        raise Http404
    return found


def owning(request: HttpRequest, debate_id: str, *, deleted: bool = False) -> DebateTeacher:
    """The same for its owner: what a co-teacher has no part in is not there for him. One query."""
    found = teaching(request, debate_id, deleted=deleted)
    if found.role != DebateTeacher.Role.OWNER:
        raise Http404
    return found


def result(request: HttpRequest, result_id: str) -> Result:
    """What is left of a debate of this teacher. One query."""
    if not request.user.is_authenticated:
        raise Http404
    results = request.user.results.select_related("edition").defer("edition__content")
    found = results.filter(public_id=result_id, debate=None).first()
    if found is None:
        raise Http404
    return found


def seat_in(debate: Debate, seat_id: str) -> Seat:
    """A seat of a debate that was reached through `teaching`; an erased one is nobody's."""
    seats = debate.seats.known().select_related("debate", "pupil")
    found = seats.filter(public_id=seat_id).first()
    if found is None:
        raise Http404
    return found


def classroom(request: HttpRequest, classroom_id: str) -> ClassroomTeacher:
    """The signed-in teacher's part in a class, with the class. One query."""
    if not request.user.is_authenticated:
        raise Http404
    parts = request.user.classroom_roles.select_related("classroom")
    found = parts.filter(classroom__public_id=classroom_id).first()
    if found is None:
        raise Http404
    return found


def own_classroom(request: HttpRequest, classroom_id: str) -> Classroom:
    """A class that the signed-in teacher owns: co-teachers find nothing here. One query."""
    part = classroom(request, classroom_id)
    if part.role != ClassroomTeacher.Role.OWNER:
        raise Http404
    return part.classroom


def pupil_in(classroom: Classroom, pupil_id: str) -> Pupil:
    """A pupil of a class that was reached through `classroom`, removed ones included."""
    found = classroom.pupils.select_related("classroom").filter(public_id=pupil_id).first()
    if found is None:
        raise Http404
    return found


def knock_in(debate: Debate, knock_id: str) -> Knock:
    """A knock at a debate that was reached through `teaching`."""
    found = debate.knocks.select_related("debate", "seat").filter(public_id=knock_id).first()
    if found is None:
        raise Http404
    return found


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


def wall(key: str) -> Debate:
    """The debate a projector address belongs to. One query."""
    debates = Debate.objects.kept().select_related("question", "edition")
    found = debates.defer("edition__content").filter(projector_key=key).first()
    if found is None:
        raise Http404
    return found


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


def preview(request: HttpRequest, question: str, *, revealed: bool) -> Shelf:
    """The manuscript as a pupil would read it, before the reveal or after, for curators. LookupError and
    the like where it is too broken to be read."""
    if not curates(request):
        raise Http404
    found = Question.objects.filter(slug=question).first()
    if found is None:
        raise Http404
    return Shelf(
        dossier=cut(whole_dossier(manuscript_edition(found)), Cut(concluded=revealed)),
        root=reverse(
            "revealed:front" if revealed else "preview:front", kwargs={"preview": question}
        ),
    )


def library(request: HttpRequest, question: str) -> Shelf:
    """The newest edition for anybody. One query, two more for who holds a seat, and one more the first
    time an edition is read.

    Who sits in a running debate of this question reads it without what that debate keeps back, and
    without the conclusion until its class has met it (invariant 5): the library must not be the way
    around the reveal.
    """
    editions = Edition.objects.select_related("question").defer("content")
    edition = editions.filter(question__slug=question).order_by("-number").first()
    if edition is None:
        raise Http404
    sits = () if request.user.is_authenticated else held_seats(request)
    what = _cut_for_seats([held.debate for held in sits], edition) if sits else Cut(concluded=True)
    return Shelf(
        dossier=cut(whole_dossier(edition), what),
        root=reverse("library:front", kwargs={"question": question}),
    )


def _cut_for_seats(debate_ids: list[str], edition: Edition) -> Cut:
    sits_in = Debate.objects.filter(public_id__in=debate_ids, question=edition.question).exclude(
        phase=Phase.CLOSED
    )
    claims, sources = withheld_in(sits_in)
    return Cut(concluded=not unmet(sits_in), claims=claims, sources=sources)


def evidence(request: HttpRequest, debate_id: str) -> Shelf:
    """The debate's edition as its class may see it: for its seats while they may study, and for its
    teachers always."""
    home = "teacher:console"
    try:
        debate = teaching(request, debate_id).debate
    except Http404:
        sits = seat(request, debate_id)
        debate, home = sits.debate, "pupil:debate"
        if sits.is_waiting or debate.phase not in STUDYING:
            raise Http404 from None
    return Shelf(
        dossier=class_dossier(debate),
        root=reverse("evidence:front", kwargs={"debate_id": debate_id}),
        debate_id=debate_id,
        home=reverse(home, kwargs={"debate_id": debate_id}),
        for_teacher=home == "teacher:console",
    )

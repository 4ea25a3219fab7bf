"""From the person to the thing. Loading is checking: what you may not reach is a 404.

A pupil is known by a signed cookie that names up to six seats, a teacher by signing in, a wall by
its unguessable key. Ids in the request only choose among what the person holds.
"""

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
    Paper,
    Phase,
    Pupil,
    Question,
    Result,
    RoundKind,
    Seat,
    ids,
)
from debates.models.staff import CURATORS
from debates.queries.dossier import Cut, Shelf, cut, whole_dossier
from debates.queries.evidence import class_dossier, withheld_in
from debates.queries.manuscript import manuscript_edition
from debates.queries.results import unmet

COOKIE = "seats"
_SALT = "debates.seat"
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


def held_in(request: HttpRequest, debate_id: str) -> HeldSeat | None:
    return next((held for held in held_seats(request) if held.debate == debate_id), None)


def sits_in(request: HttpRequest, debate_id: str) -> bool:
    """Whether this browser's seat in a debate is one it can still use."""
    try:
        return bool(seat(request, debate_id))
    except (Http404, PermissionDenied):
        return False


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
        request.user.debate_roles.select_related("debate__edition", "debate__question")
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
    found = debate.seats.known().select_related("debate").filter(public_id=seat_id).first()
    if found is None:
        raise Http404
    return found


def wall(key: str) -> Debate:
    """The debate a projector address belongs to. One query."""
    debates = Debate.objects.kept().select_related("question", "edition")
    found = debates.defer("edition__content").filter(projector_key=key).first()
    if found is None:
        raise Http404
    return found


def curates(request: HttpRequest) -> bool:
    """Whether who signed in keeps dossiers: a staff account among the curators, or one that may do
    everything. One query, once a request."""
    user = request.user
    if not (user.is_active and user.is_staff):
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
        debate, home = seat(request, debate_id).debate, "pupil:debate"
        if debate.phase not in STUDYING:
            raise Http404 from None
    return Shelf(
        dossier=class_dossier(debate),
        root=reverse("evidence:front", kwargs={"debate_id": debate_id}),
        debate_id=debate_id,
        home=reverse(home, kwargs={"debate_id": debate_id}),
        for_teacher=home == "teacher:console",
    )

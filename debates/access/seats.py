"""A pupil's seat and papers: what this browser holds, by a signed cookie that names up to six seats."""

import time
from dataclasses import dataclass

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from debates.models import (
    Debate,
    Paper,
    RoundKind,
    Seat,
)

from .cookies import own_cookie, set_own_cookie
from .language import speaks_of

COOKIE = "seats"
_SALT = "debates.seat"
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


def seconds_held(request: HttpRequest) -> float:
    """For how long this browser still holds its seats, where it holds any."""
    _seats, stamp, _signature = own_cookie(request, COOKIE).rsplit(":", 2)
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


def let_go_of_all(request: HttpRequest, response: HttpResponse) -> None:
    _write(request, response, [])


def _write(request: HttpRequest, response: HttpResponse, held: list[HeldSeat]) -> None:
    rows = [[h.debate, h.seat, h.device, h.code] for h in held]
    signed = signing.dumps(rows, salt=_SALT, compress=True)
    set_own_cookie(response, COOKIE, signed, days=COOKIE_DAYS)


def held_in(request: HttpRequest, debate_id: str) -> HeldSeat | None:
    return next((held for held in held_seats(request) if held.debate == debate_id), None)


def seat_held(request: HttpRequest, debate: Debate) -> Seat | None:
    """This browser's seat in a debate, if it has one that it can still use."""
    try:
        return seat(request, debate.public_id)
    except (Http404, PermissionDenied):
        return None


# What a pupil's pages look at, asked for every few seconds by each. Django takes longer to ask for a column
# than a database to find it.
_SEAT_COLUMNS = (
    "public_id",
    "pupil_id",
    "pseudonym",
    "code_hash",
    "device",
    "is_trial",
    "admitted_at",
    "removed_at",
    "debate__public_id",
    "debate__classroom_id",
    "debate__phase",
    "debate__phase_serial",
    "debate__version",
    "debate__shape",
    "debate__gaps_allowed",
    "debate__anonymity",
    "debate__zone",
    "debate__seed",
    "debate__approval",
    "debate__arguments_serial",
    "debate__floor_serial",
    "debate__phase_ends_at",
    "debate__paused_at",
    "debate__question__slug",
    "debate__question__language",
    "debate__edition__number",
    "debate__edition__title",
    "debate__edition__digest",
)


def seat(request: HttpRequest, debate_id: str) -> Seat:
    """The seat this browser holds in a debate, with its debate. One query."""
    held = _held_or_404(request, debate_id)
    seats = Seat.objects.filter(debate__public_id=debate_id, debate__deleted_at=None)
    seats = seats.select_related("debate__question", "debate__edition").only(*_SEAT_COLUMNS)
    present = _present(next(iter(seats.filter(public_id=held.seat)), None), held)
    speaks_of(request, present.debate)
    return present


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

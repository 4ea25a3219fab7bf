"""A pupil with a slip: the pupil's own page, and the way from it into the debates of the class."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions.errors import DebateClosed, RoomFull, RoomLocked
from debates.actions.pupils import enter_as_pupil
from debates.boards.own import own_board
from debates.boards.privacy import pupil_notice
from debates.models import Debate, Pupil

from .guessing import guesser_of


def signed_in(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    response = redirect("pupil:mine")
    access.sign_in_pupil(request, response, pupil)
    return response


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Who is not signed in, or not any more, is asked for the slip."""
    pupil = access.pupil(request)
    if pupil is None:
        return redirect("pupil:join")
    return render(request, "pupil/mine.html", {"board": own_board(pupil)})


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, debate_id: str) -> HttpResponse:
    """The pupil's own seat, new or as it was left. It comes to this device, like by its seat code.
    Looking says first what is kept."""
    pupil = access.pupil(request)
    if pupil is None:
        raise Http404
    debate = access.debate_of_pupil(pupil, debate_id)
    if request.method != "POST":
        return _before_going_in(request, pupil, debate)
    if holds_own_seat(request, debate):
        return redirect("pupil:debate", debate_id=debate_id)
    try:
        seat, code = enter_as_pupil(debate=debate, pupil=pupil, guesser=guesser_of(request))
    except (RoomLocked, RoomFull):
        context = {"code": debate.join_code}
        return render(request, "pupil/no_place.html", context, status=403)
    except DebateClosed:
        raise Http404 from None
    response = redirect("pupil:debate", debate_id=debate_id)
    access.hold_seat(request, response, debate=debate, seat=seat, code=code)
    return response


def way_in(request: HttpRequest, debate: Debate) -> HttpResponse | None:
    """What somebody with a slip finds behind the join code of a debate of her class: the way to her own
    seat. None for everybody else."""
    pupil = access.pupil(request)
    if pupil is None:
        return None
    try:
        own = access.debate_of_pupil(pupil, debate.public_id)
    except Http404:
        return None
    return _before_going_in(request, pupil, own)


def _before_going_in(request: HttpRequest, pupil: Pupil, debate: Debate) -> HttpResponse:
    if holds_own_seat(request, debate):
        return redirect("pupil:debate", debate_id=debate.public_id)
    context = {
        "pupil": pupil,
        "debate": debate.public_id,
        "question": debate.edition.title,
        "notice": pupil_notice(debate, is_of_roster=True),
    }
    return render(request, "pupil/enter.html", context)


def holds_own_seat(request: HttpRequest, debate: Debate) -> bool:
    """Whether this device holds the pupil's seat (`debate.own`), and not somebody else's."""
    held = access.held_in(request, debate.public_id)
    return held is not None and any(
        seat.public_id == held.seat and seat.device == held.device for seat in debate.own
    )


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    response = redirect("pupil:join")
    access.sign_out_pupil(request, response)
    return response

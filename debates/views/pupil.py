"""Pupils: join, rank, see. The seat always comes from the cookie, never from the request."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions import pseudonyms, seats
from debates.actions.errors import DebateClosed, RoomFull, RoomLocked
from debates.boards.door import door_board
from debates.boards.privacy import pupil_notice
from debates.boards.pupil import held_while_followed, pupil_board, pupil_marks, pupil_news
from debates.forms.pupil import BackForm, JoinForm, SeatForm
from debates.live import INTERVALS, is_news
from debates.models import ids

from . import own
from .guessing import Guess


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The code on the board, or on a slip. All that opens nothing gets one and the same answer."""
    form = JoinForm(request.POST or None)
    if request.method != "POST":
        context = {"form": form, "is_signed_in": access.pupil(request) is not None}
        return render(request, "pupil/join.html", context)
    guess = Guess(request, "pupil/join.html", {"form": form})
    if refused := guess.refusal():
        return refused
    typed = form.cleaned_data["code"] if form.is_valid() else ""
    if pupil := access.pupil_by_slip(typed):
        return own.signed_in(request, pupil)
    debate = access.debate_to_join(typed)
    if debate is None:
        return guess.wrong(no_such_code())
    return redirect("pupil:seat-offer", code=debate.join_code)


def no_such_code() -> str:
    return _("This code opens nothing. Look at the board, or at your slip, once more.")


def _guess_at(request: HttpRequest, code: str) -> Guess:
    """At a code that came in the address: scanned, or typed there."""
    return Guess(request, "pupil/join.html", {"form": JoinForm(initial={"code": code[:100]})})


@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR code of a slip opens. Asks whose it is first: a look signs nobody in."""
    guess = _guess_at(request, code)
    if refused := guess.refusal():
        return refused
    pupil = access.pupil_by_slip(code)
    if pupil is None:
        return guess.wrong(no_such_code())
    if request.method == "POST":
        return own.signed_in(request, pupil)
    return render(request, "pupil/slip.html", {"pupil": pupil, "code": code})


@require_http_methods(["GET", "HEAD", "POST"])
def seat_offer(request: HttpRequest, code: str) -> HttpResponse:
    """Offers a pseudonym and takes the seat. A device that holds a seat here already asks whose it is."""
    debate = access.debate_to_join(code)
    if debate is not None:
        if (way_in := own.way_in(request, debate)) is not None:
            return way_in
        if (held := access.seat_held(request, debate)) is not None:
            return _whose_device(request, held)
    guess = _guess_at(request, code)
    if refused := guess.refusal():
        return refused
    if debate is None:
        return guess.wrong(no_such_code())
    form = SeatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _take_seat(request, debate, form, guess)
    offered = form["pseudonym"].value() if form.is_bound else pseudonyms.offer()
    context = {
        "question": debate.edition.title,
        "code": debate.join_code,
        "form": form,
        "pseudonym": offered if pseudonyms.is_ours(offered or "") else pseudonyms.offer(),
        "offer": form["offer"].value() or ids.new_key(),
        "notice": pupil_notice(debate),
        "takes_slips": debate.classroom_id is not None,
    }
    return render(request, "pupil/seat_offer.html", context, status=422 if form.is_bound else 200)


def _whose_device(request: HttpRequest, seat) -> HttpResponse:
    """On a shared device the next pupil must not fall into the seat of the last one."""
    if request.method == "POST":
        return redirect("pupil:debate", debate_id=seat.debate.public_id)
    return render(request, "pupil/whose_device.html", {"seat": seat})


def _take_seat(request: HttpRequest, debate, form: SeatForm, guess: Guess) -> HttpResponse:
    try:
        seat, code = seats.take_seat(
            debate=debate,
            pseudonym=form.cleaned_data["pseudonym"],
            name=form.cleaned_data["name"],
            offer=form.cleaned_data["offer"],
            guesser=guess.guesser,
        )
    except DebateClosed:
        return guess.wrong(no_such_code())
    except (RoomLocked, RoomFull):
        # One page for both: neither is a pupil's to mend, and the teacher knows which it is.
        return render(request, "pupil/no_place.html", {"code": debate.join_code}, status=403)
    response = redirect("pupil:debate", debate_id=debate.public_id)
    access.hold_seat(request, response, debate=debate, seat=seat, code=code)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """A seat comes to this device: join code and seat code together, one answer for all that fails."""
    form = BackForm(request.POST or None, initial={"code": request.GET.get("code", "")[:100]})
    if request.method != "POST":
        return render(request, "pupil/back.html", {"form": form})
    guess = Guess(request, "pupil/back.html", {"form": form})
    if refused := guess.refusal():
        return refused
    seat = debate = None
    if form.is_valid():
        debate = access.debate_to_join(form.cleaned_data["code"])
        code = access.normalised_code(form.cleaned_data["seat_code"], ids.SEAT_CODE_LENGTH)
        seat = debate and code and seats.move_seat(debate=debate, code=code)
    if not seat:
        return guess.wrong(
            _("These two codes do not belong together. Check both, or ask your teacher.")
        )
    response = redirect("pupil:debate", debate_id=debate.public_id)
    access.hold_seat(request, response, debate=debate, seat=seat, code=code)
    return response


@require_safe
def debate(request: HttpRequest, debate_id: str) -> HttpResponse:
    seat = access.seat(request, debate_id)
    return _page(request, seat)


def _page(request: HttpRequest, seat, *, ballot=None, status: int = 200) -> HttpResponse:
    code = code_of(request, seat)
    if seat.is_waiting:
        board = door_board(seat, seat_code=code)
    else:
        board = pupil_board(seat, seat_code=code, ballot=ballot)
    context = {"board": board, "every": INTERVALS["pupil"]}
    return render(request, "pupil/debate.html", context, status=status)


def code_of(request: HttpRequest, seat) -> str:
    """The seat code as this device knows it; empty once the teacher has given out a new one."""
    held = access.held_in(request, seat.debate.public_id)
    return held.code if held and seats.code_hash(held.code) == seat.code_hash else ""


@require_safe
def now(request: HttpRequest, debate_id: str) -> HttpResponse:
    """What changed since `?seen=`: nothing (204), the bar, or whichever regions did."""
    seat = access.seat(request, debate_id)
    if seat.is_waiting:
        return _now_at_the_door(request, seat)
    held = held_while_followed(seat.debate)
    marks = pupil_marks(seat.debate, seat.pseudonym, held)
    seen = request.GET.get("seen", "").split("-")
    known = dict(zip(marks, seen, strict=True)) if len(seen) == len(marks) else {}
    changed = [region for region, now in marks.items() if is_news(known.get(region), now)]
    if not changed:
        return HttpResponse(status=204)
    code = code_of(request, seat)
    if "stage" in changed or "evidence" in changed:
        return _news(request, pupil_board(seat, seat_code=code), changed)
    return _news(request, pupil_news(seat, seat_code=code, changed=changed, held=held), changed)


def _news(request: HttpRequest, board, changed: Collection[str]) -> HttpResponse:
    context = {"board": board, "changed": changed, "every": INTERVALS["pupil"]}
    return render(request, "pupil/_news.html", context)


def _now_at_the_door(request: HttpRequest, seat) -> HttpResponse:
    board = door_board(seat, seat_code=code_of(request, seat))
    if not is_news(request.GET.get("seen"), board.seen):
        return HttpResponse(status=204)
    return _news(request, board, ("bar", "stage"))


@require_POST
def leave(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Next pupil on this device. The seat stays, and its code or the slip brings it back."""
    seat = access.seat(request, debate_id)
    code = seat.debate.join_code
    response = redirect("pupil:seat-offer", code=code) if code else redirect("pupil:join")
    access.let_go(request, response, debate_id=debate_id)
    access.sign_out_pupil(request, response)
    return response

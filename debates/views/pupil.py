"""Pupils: join, rank, see. The seat always comes from the cookie, never from the request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions import pseudonyms, seats
from debates.actions.errors import DebateClosed, RoomLocked
from debates.boards.privacy import pupil_notice
from debates.boards.pupil import bar_of, held_while_followed, pupil_board, stage_seen
from debates.boards.pupil_evidence import evidence_seen
from debates.forms.pupil import BackForm, JoinForm, SeatForm
from debates.live import INTERVALS, is_news
from debates.models import ids


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The code on the board. Wrong, closed and rotated codes get one and the same answer."""
    form = JoinForm(request.POST or None)
    if request.method != "POST":
        return render(request, "pupil/join.html", {"form": form})
    debate = access.debate_to_join(form.cleaned_data["code"]) if form.is_valid() else None
    if debate is None:
        return _no_such_code(request, form)
    return redirect("pupil:seat-offer", code=debate.join_code)


def _no_such_code(request: HttpRequest, form: JoinForm) -> HttpResponse:
    context = {"form": form, "error": _("No debate takes this code. Look at the board once more.")}
    return render(request, "pupil/join.html", context, status=404)


@require_http_methods(["GET", "HEAD", "POST"])
def seat_offer(request: HttpRequest, code: str) -> HttpResponse:
    """Offers a pseudonym and takes the seat. Whoever holds a seat here already goes straight to it."""
    debate = access.debate_to_join(code)
    if debate is None:
        return _no_such_code(request, JoinForm())
    if access.sits_in(request, debate.public_id):
        return redirect("pupil:debate", debate_id=debate.public_id)
    form = SeatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _take_seat(request, debate, form)
    offered = form["pseudonym"].value() if form.is_bound else pseudonyms.offer()
    context = {
        "question": debate.edition.title,
        "code": debate.join_code,
        "form": form,
        "pseudonym": offered if pseudonyms.is_ours(offered or "") else pseudonyms.offer(),
        "offer": form["offer"].value() or ids.new_key(),
        "locked": debate.locked,
        "notice": pupil_notice(debate),
    }
    return render(request, "pupil/seat_offer.html", context, status=422 if form.is_bound else 200)


def _take_seat(request: HttpRequest, debate, form: SeatForm) -> HttpResponse:
    try:
        seat, code = seats.take_seat(
            debate=debate,
            pseudonym=form.cleaned_data["pseudonym"],
            name=form.cleaned_data["name"],
            offer=form.cleaned_data["offer"],
        )
    except DebateClosed:
        return _no_such_code(request, JoinForm())
    except RoomLocked:
        return render(request, "pupil/room_locked.html", {"code": debate.join_code}, status=403)
    response = redirect("pupil:debate", debate_id=debate.public_id)
    access.hold_seat(request, response, debate=debate, seat=seat, code=code)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """A seat comes to this device: join code and seat code together, one answer for all that fails."""
    form = BackForm(request.POST or None, initial={"code": request.GET.get("code", "")[:100]})
    if request.method != "POST":
        return render(request, "pupil/back.html", {"form": form})
    seat = debate = None
    if form.is_valid():
        debate = access.debate_to_join(form.cleaned_data["code"])
        code = access.normalised_code(form.cleaned_data["seat_code"], ids.SEAT_CODE_LENGTH)
        seat = debate and code and seats.move_seat(debate=debate, code=code)
    if not seat:
        context = {
            "form": form,
            "error": _("These two codes do not belong together. Check both, or ask your teacher."),
        }
        return render(request, "pupil/back.html", context, status=404)
    response = redirect("pupil:debate", debate_id=debate.public_id)
    access.hold_seat(request, response, debate=debate, seat=seat, code=code)
    return response


@require_safe
def debate(request: HttpRequest, debate_id: str) -> HttpResponse:
    seat = access.seat(request, debate_id)
    return _page(request, seat)


def _page(request: HttpRequest, seat, *, ballot=None, status: int = 200) -> HttpResponse:
    board = pupil_board(seat, seat_code=code_of(request, seat), ballot=ballot)
    context = {"board": board, "every": INTERVALS["pupil"]}
    return render(request, "pupil/debate.html", context, status=status)


def code_of(request: HttpRequest, seat) -> str:
    """The seat code as this device knows it; empty once the teacher has given out a new one."""
    held = access.held_in(request, seat.debate.public_id)
    return held.code if held and seats.code_hash(held.code) == seat.code_hash else ""


@require_safe
def now(request: HttpRequest, debate_id: str) -> HttpResponse:
    """What changed since `?seen=`: nothing (204), the bar, bar and evidence, or bar and stage."""
    seat = access.seat(request, debate_id)
    bar = bar_of(seat, seat_code=code_of(request, seat))
    held = held_while_followed(seat.debate)
    seen_bar, seen_stage, seen_evidence = (*request.GET.get("seen", "").split("-"), "", "")[:3]
    is_stage_old = is_news(seen_stage, stage_seen(seat.debate, held))
    if is_stage_old or is_news(seen_evidence, evidence_seen(seat.debate, held)):
        board = pupil_board(seat, seat_code=bar.seat_code)
        part = "pupil/_news.html" if is_stage_old else "pupil/_evidence_news.html"
        return render(request, part, {"board": board, "every": INTERVALS["pupil"]})
    if is_news(seen_bar, bar.seen):
        context = {
            "bar": bar,
            "debate": debate_id,
            "seen": f"{bar.seen}-{seen_stage}-{seen_evidence}",
            "every": INTERVALS["pupil"],
        }
        return render(request, "pupil/_bar_news.html", context)
    return HttpResponse(status=204)


@require_POST
def leave(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Next pupil on this device. The seat stays, and its code brings it back."""
    seat = access.seat(request, debate_id)
    code = seat.debate.join_code
    response = redirect("pupil:seat-offer", code=code) if code else redirect("pupil:join")
    access.let_go(request, response, debate_id=debate_id)
    return response

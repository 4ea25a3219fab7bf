"""The console: one page, the part of it that changes, and a view for each click.

A click answers a browser without script with 303 to the page, and htmx with the regions at once.
"""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from debates import access
from debates.actions import debates, phases, reveals, seats
from debates.actions.errors import DebateClosed, NotAllHandedIn
from debates.boards.console import REGIONS, console_board
from debates.forms.teacher import (
    CoverForm,
    MoveForm,
    NoteForm,
    SwitchForm,
    TimeForm,
    UncoverForm,
)
from debates.live import INTERVALS
from debates.models import DebateTeacher, Phase, ids

from .answers import for_teachers, read, see_other


@require_safe
@for_teachers
def console(request: HttpRequest, debate_id: str) -> HttpResponse:
    teaching = access.teaching(request, debate_id)
    return render(request, "teacher/console.html", _context(teaching, _asked(request)))


@require_safe
@for_teachers
def now(request: HttpRequest, debate_id: str) -> HttpResponse:
    """What changed since `?seen=`: nothing (204) or the regions that did."""
    teaching = access.teaching(request, debate_id)
    context = _context(teaching, _asked(request))
    changed = context["board"].news(request.GET.get("seen", ""))
    if not changed:
        return HttpResponse(status=204)
    return render(request, "teacher/_news.html", context | {"changed": changed})


def _asked(request: HttpRequest) -> int | None:
    """The phase_serial at which Next was refused, carried along in the address."""
    text = request.GET.get("asked", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _context(teaching: DebateTeacher, asked: int | None) -> dict:
    board = console_board(teaching, asked=asked)
    asked = asked if board.steer.decision else None
    return {"board": board, "asked": asked, "every": INTERVALS["console"]}


def answer(
    request: HttpRequest,
    debate_id: str,
    *,
    notice: str = "",
    asked: int | None = None,
    focus_next: bool = False,
    focus_evidence: bool = False,
) -> HttpResponse:
    """The console after a click.

    `asked` says that Next was refused, and at which phase_serial; `focus_next` that the button which
    was clicked is gone, so that the keyboard goes on at Next; `focus_evidence` that it goes on at the
    count of source cards.
    """
    if request.htmx:
        context = _context(access.teaching(request, debate_id), asked)
        context |= {"changed": REGIONS, "notice": notice, "focus_next": focus_next}
        context["focus_evidence"] = focus_evidence
        status = 200 if asked is None else 409
        return render(request, "teacher/_news.html", context, status=status)
    if notice:
        messages.info(request, notice)
    page = reverse("teacher:console", kwargs={"debate_id": debate_id})
    return see_other(page if asked is None else f"{page}?asked={asked}")


@require_POST
@for_teachers
def next_phase(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Next. Where papers are missing or the debate would end for good, it asks first."""
    debate = access.teaching(request, debate_id).debate
    move = read(MoveForm, request).cleaned_data
    serial = move["serial"]
    if debate.phase == Phase.EXIT and debate.phase_serial == serial and not move["sure"]:
        return answer(request, debate_id, asked=serial)
    try:
        phases.advance_phase(debate=debate, by=request.user, serial=serial, drafts=move["drafts"])
    except NotAllHandedIn:
        return answer(request, debate_id, asked=serial)
    return answer(request, debate_id, focus_next=True)


@require_POST
@for_teachers
def back(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    serial = read(MoveForm, request).cleaned_data["serial"]
    phases.step_back(debate=debate, by=request.user, serial=serial)
    return answer(request, debate_id)


@require_POST
@for_teachers
def time(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    more = read(TimeForm, request).cleaned_data
    try:
        phases.extend_phase(
            debate=debate, by=request.user, serial=more["serial"], minutes=more["minutes"]
        )
    except DebateClosed:
        return answer(request, debate_id, notice=_("The debate is over."))
    return answer(request, debate_id, focus_next=more["waiting"])


@require_POST
@for_teachers
def pause(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    on = read(SwitchForm, request).cleaned_data["on"]
    change = phases.pause_debate if on else phases.resume_debate
    change(debate=debate, by=request.user)
    return answer(request, debate_id)


@require_POST
@for_teachers
def names(request: HttpRequest, debate_id: str) -> HttpResponse:
    return _cover(request, debate_id, reveals.show_names)


@require_POST
@for_teachers
def results(request: HttpRequest, debate_id: str) -> HttpResponse:
    return _cover(request, debate_id, reveals.show_results)


def _cover(request: HttpRequest, debate_id: str, show) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    cover = read(CoverForm, request).cleaned_data
    if cover["shown"]:
        show(debate=debate, by=request.user, serial=cover["serial"])
    else:
        reveals.cover_all(debate=debate, by=request.user)
    return answer(request, debate_id)


@require_POST
@for_teachers
def uncover(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    uncovered = read(UncoverForm, request).cleaned_data["uncovered"]
    reveals.uncover_next(debate=debate, by=request.user, uncovered=uncovered)
    return answer(request, debate_id)


@require_POST
@for_teachers
def room(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    on = read(SwitchForm, request).cleaned_data["on"]
    debates.lock_room(debate=debate, by=request.user, locked=on)
    return answer(request, debate_id)


@require_POST
@for_teachers
def code(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    try:
        debates.rotate_join_code(debate=debate, by=request.user)
    except DebateClosed:
        return answer(request, debate_id, notice=_("The debate is over."))
    notice = _("There is a new join code. The old one opens nothing.")
    return answer(request, debate_id, notice=notice)


@require_POST
@for_teachers
def note(request: HttpRequest, debate_id: str, phase: str) -> HttpResponse:
    """Saved as it is typed, with script; with a button, without."""
    debate = access.teaching(request, debate_id).debate
    if phase not in Phase.values or phase == Phase.CLOSED:
        raise Http404
    form = NoteForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["note"]
        debates.write_note(debate=debate, by=request.user, phase=phase, note=text)
        at = timezone.localtime(timezone.now(), ZoneInfo(debate.zone))
        clock = date_format(at, "TIME_FORMAT")
        said = _("Saved at %(time)s.") % {"time": clock}
    else:
        said = " ".join(form.errors["note"])
    if request.htmx:
        return HttpResponse(said, content_type="text/plain; charset=utf-8")
    messages.info(request, said)
    return see_other("teacher:console", debate_id=debate_id)


@require_POST
@for_teachers
def trial(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A marked seat in this browser that never counts; the one it has, if it has one."""
    debate = access.teaching(request, debate_id).debate
    if access.seat_held(request, debate):
        return see_other("pupil:debate", debate_id=debate_id)
    try:
        seat, seat_code = seats.take_seat(debate=debate, offer=ids.new_key(), is_trial=True)
    except DebateClosed:
        return answer(request, debate_id, notice=_("The debate is over."))
    response = see_other("pupil:debate", debate_id=debate_id)
    access.hold_seat(request, response, debate=debate, seat=seat, code=seat_code)
    return response

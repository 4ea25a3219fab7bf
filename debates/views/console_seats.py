"""One seat, for its teacher: who it is, another name, a new code, out of the room and back in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from debates import access
from debates.actions import seats
from debates.boards.seat import seat_board
from debates.forms.teacher import SeatNameForm, SwitchForm
from debates.queries.room import names_are_shown

from .answers import for_teachers, read, see_other


@require_safe
@for_teachers
def seat(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    teaching = access.teaching(request, debate_id)
    board = seat_board(teaching, access.seat_in(teaching.debate, seat_id))
    return render(request, "teacher/seat.html", {"board": board})


@require_POST
@for_teachers
def name(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    """A covered name can be replaced, never emptied: nobody saw what would be lost."""
    teaching = access.teaching(request, debate_id)
    found = access.seat_in(teaching.debate, seat_id)
    form = SeatNameForm(request.POST)
    if found.pupil is not None:
        messages.error(request, _("This name comes from the roster. Change it there."))
    elif not form.is_valid():
        messages.error(request, " ".join(form.errors["name"]))
    elif not form.cleaned_data["name"] and not names_are_shown(teaching):
        messages.error(request, _("Type a name. The one before is covered and stays."))
    else:
        seats.rename_seat(seat=found, by=request.user, name=form.cleaned_data["name"])
        messages.success(request, _("The name is changed."))
    return see_other("teacher:seat", debate_id=debate_id, seat_id=seat_id)


@require_POST
@for_teachers
def pseudonym(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    found = access.seat_in(access.teaching(request, debate_id).debate, seat_id)
    words = {"old": found.pseudonym, "new": seats.change_pseudonym(seat=found, by=request.user)}
    messages.success(request, _("%(old)s is %(new)s from now on.") % words)
    return see_other("teacher:seat", debate_id=debate_id, seat_id=seat_id)


@require_POST
@for_teachers
def code(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    """A new seat code, shown once: the page that comes next has it, and no other ever will."""
    found = access.seat_in(access.teaching(request, debate_id).debate, seat_id)
    words = {
        "name": found.pseudonym,
        "code": seats.renew_seat_code(seat=found, by=request.user),
    }
    text = _(
        "New seat code of %(name)s: %(code)s. It is shown only this once; the old one is void."
    )
    messages.success(request, text % words)
    return see_other("teacher:seat", debate_id=debate_id, seat_id=seat_id)


@require_POST
@for_teachers
def removal(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    """Out of the room, or back into it with everything it had."""
    found = access.seat_in(access.teaching(request, debate_id).debate, seat_id)
    if read(SwitchForm, request).cleaned_data["on"]:
        seats.remove_seat(seat=found, by=request.user)
        said = _("%(name)s is out of the room. What was handed in counts no more.")
    else:
        seats.return_seat(seat=found, by=request.user)
        said = _("%(name)s is back, with everything it had.")
    messages.success(request, said % {"name": found.pseudonym})
    return see_other("teacher:console", debate_id=debate_id)

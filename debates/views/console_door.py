"""The door on the console: who waits, who knocks, and how many places there are."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from debates import access
from debates.actions import door, knocks
from debates.forms.teacher import PlacesForm, SwitchForm

from .answers import for_teachers, read
from .console import answer


@require_POST
@for_teachers
def by_hand(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    on = read(SwitchForm, request).cleaned_data["on"]
    door.let_in_by_hand(debate=debate, by=request.user, on=on)
    return answer(request, debate_id)


@require_POST
@for_teachers
def places(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    form = PlacesForm(request.POST)
    if not form.is_valid():
        return answer(request, debate_id, notice=" ".join(form.errors["places"]))
    door.set_places(debate=debate, by=request.user, places=form.cleaned_data["places"])
    return answer(request, debate_id, notice=_("The number of places is changed."))


@require_POST
@for_teachers
def let_in(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    door.let_in(debate=debate, by=request.user, seat=access.seat_in(debate, seat_id))
    return answer(request, debate_id)


@require_POST
@for_teachers
def let_all_in(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    n = door.let_in(debate=debate, by=request.user)
    notice = ngettext("%(n)d pupil is let in.", "%(n)d pupils are let in.", n) % {"n": n}
    return answer(request, debate_id, notice=notice)


@require_POST
@for_teachers
def clear(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    n = door.clear_door(debate=debate, by=request.user)
    notice = ngettext("%(n)d seat is removed.", "%(n)d seats are removed.", n) % {"n": n}
    return answer(request, debate_id, notice=notice)


@require_POST
@for_teachers
def knock(request: HttpRequest, debate_id: str, knock_id: str) -> HttpResponse:
    """Whether it is the pupil whose seat is asked for."""
    debate = access.teaching(request, debate_id).debate
    found = access.knock_in(debate, knock_id)
    granted = read(SwitchForm, request).cleaned_data["on"]
    if not knocks.answer_knock(knock=found, by=request.user, is_granted=granted):
        return answer(request, debate_id, notice=_("Nobody asks for this seat any more."))
    if granted:
        name = found.seat.pseudonym
        notice = _("The seat of %(name)s is on the new device now.") % {"name": name}
    else:
        notice = _("The device is told that the seat is not for it.")
    return answer(request, debate_id, notice=notice)

"""Login slips: printing them, and new ones in the place of those that went astray."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from debates import access
from debates.actions.slips import renew_slips
from debates.boards.slips import slips_board
from debates.forms.teacher import SwitchForm
from debates.models import Classroom, Pupil
from debates.queries.slips import can_be_printed

from .answers import for_teachers, read, see_other


@require_safe
@for_teachers
def slips(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """Everybody's, to cut apart; `?of=` is one pupil's alone."""
    classroom = access.classroom(request, classroom_id).classroom
    if of := request.GET.get("of", ""):
        pupils = [access.pupil_in(classroom, of)]
    else:
        pupils = list(classroom.pupils.present())
    board = slips_board(classroom, pupils, page=_page(request))
    return render(request, "teacher/slips.html", {"board": board})


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 4 and int(text)):
        raise Http404
    return int(text)


@require_POST
@for_teachers
def new_slips(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """For the whole class; with `on`, for those alone whose slip opens nothing any more."""
    classroom = access.classroom(request, classroom_id).classroom
    pupils = list(classroom.pupils.present())
    if read(SwitchForm, request).cleaned_data["on"]:
        pupils = [pupil for pupil in pupils if not can_be_printed(pupil)]
    _renew(request, classroom, pupils)
    return see_other("teacher:slips", classroom_id=classroom_id)


@require_POST
@for_teachers
def new_slip(request: HttpRequest, classroom_id: str, pupil_id: str) -> HttpResponse:
    classroom = access.classroom(request, classroom_id).classroom
    _renew(request, classroom, [access.pupil_in(classroom, pupil_id)])
    return see_other("teacher:pupil", classroom_id=classroom_id, pupil_id=pupil_id)


def _renew(request: HttpRequest, classroom: Classroom, pupils: list[Pupil]) -> None:
    renew_slips(classroom=classroom, pupils=pupils, by=request.user)
    said = ngettext(
        "%(n)d new slip. The old one opens nothing any more.",
        "%(n)d new slips. The old ones open nothing any more.",
        len(pupils),
    )
    messages.success(request, said % {"n": len(pupils)})

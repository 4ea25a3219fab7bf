"""The roster of a class: one pupil at a time, or a whole list with a preview before it is written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions import pupils
from debates.actions.errors import ClassroomFull
from debates.actions.pupils import RosterName
from debates.boards.classroom import pupil_card
from debates.forms.classroom import OtherClassForm, PupilForm
from debates.forms.one_file import take_one_file
from debates.forms.roster import (
    NamesForm,
    Preview,
    RosterForm,
    fault_words,
    preview,
    read_large_form,
)
from debates.forms.teacher import SwitchForm
from debates.models import Classroom, Pupil
from debates.queries.classrooms import open_classrooms_of
from debates.queries.rosters import MOST_BYTES, RosterFault

from .answers import error_words, for_teachers, read, see_other
from .classrooms import full_words

# One at a time ---------------------------------------------------------------------------------


@require_POST
@for_teachers
def add(request: HttpRequest, classroom_id: str) -> HttpResponse:
    classroom = access.classroom(request, classroom_id).classroom
    form = PupilForm(request.POST, roster=classroom.pupils.present())
    if form.is_valid():
        name = RosterName(form.cleaned_data["name"], form.cleaned_data["suffix"])
        _add(request, classroom, [name])
    else:
        messages.error(request, error_words(form))
    return see_other("teacher:classroom", classroom_id=classroom_id)


def _add(request: HttpRequest, classroom: Classroom, names: list[RosterName]) -> None:
    try:
        added = pupils.add_pupils(classroom=classroom, by=request.user, names=names)
    except ClassroomFull:
        messages.error(request, full_words())
        return
    said = ngettext("%(n)d name is added.", "%(n)d names are added.", len(added))
    messages.success(request, said % {"n": len(added)})


@require_safe
@for_teachers
def pupil(request: HttpRequest, classroom_id: str, pupil_id: str) -> HttpResponse:
    part = access.classroom(request, classroom_id)
    board = pupil_card(part, access.pupil_in(part.classroom, pupil_id))
    return render(request, "teacher/pupil.html", {"board": board})


@require_POST
@for_teachers
def name(request: HttpRequest, classroom_id: str, pupil_id: str) -> HttpResponse:
    found = _pupil(request, classroom_id, pupil_id)
    others = found.classroom.pupils.present().exclude(pk=found.pk)
    form = PupilForm(request.POST, roster=others)
    if form.is_valid():
        pupils.rename_pupil(pupil=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The name is changed."))
    else:
        messages.error(request, error_words(form))
    return see_other("teacher:pupil", classroom_id=classroom_id, pupil_id=pupil_id)


@require_POST
@for_teachers
def removal(request: HttpRequest, classroom_id: str, pupil_id: str) -> HttpResponse:
    """Off the roster, or on it again."""
    found = _pupil(request, classroom_id, pupil_id)
    if read(SwitchForm, request).cleaned_data["on"]:
        pupils.remove_pupil(pupil=found, by=request.user)
        said = _("%(name)s is off the roster. The slip opens nothing.")
    else:
        pupils.return_pupil(pupil=found, by=request.user)
        said = _("%(name)s is on the roster again, with the slip from before.")
    messages.success(request, said % {"name": found})
    return see_other("teacher:classroom", classroom_id=classroom_id)


@require_POST
@for_teachers
def move(request: HttpRequest, classroom_id: str, pupil_id: str) -> HttpResponse:
    """To another class of the same teacher. The lesson that runs goes on as it is."""
    found = _pupil(request, classroom_id, pupil_id)
    others = open_classrooms_of(request.user).exclude(pk=found.classroom_id)
    form = OtherClassForm(request.POST, classrooms=others)
    if not form.is_valid():
        messages.error(request, error_words(form))
        return see_other("teacher:pupil", classroom_id=classroom_id, pupil_id=pupil_id)
    try:
        pupils.move_pupil(pupil=found, to=form.chosen, by=request.user)
    except ClassroomFull:
        messages.error(request, full_words())
    else:
        said = _("%(name)s belongs to %(to)s from now on.")
        messages.success(request, said % {"name": found, "to": form.chosen})
    return see_other("teacher:classroom", classroom_id=classroom_id)


def _pupil(request: HttpRequest, classroom_id: str, pupil_id: str) -> Pupil:
    return access.pupil_in(access.classroom(request, classroom_id).classroom, pupil_id)


# A whole list ----------------------------------------------------------------------------------


@csrf_exempt  # the inner view checks, once it is settled how much may be sent
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest, classroom_id: str) -> HttpResponse:
    take_one_file(request, most=MOST_BYTES)
    return _roster(request, classroom_id)


@csrf_protect
@for_teachers
def _roster(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """A file or pasted names in, a preview out. Nothing is written here."""
    classroom = access.classroom(request, classroom_id).classroom
    form = RosterForm(label_suffix="")
    if request.method == "POST":
        form = RosterForm(request.POST, request.FILES, label_suffix="")
        if getattr(request, "too_large", False):
            form.errors.clear()
            form.add_error(None, fault_words(RosterFault("too-large")))
        elif form.is_valid():
            found = form.found
            checked = preview(
                found.names, roster=classroom.pupils.present(), left_out=found.left_out
            )
            return _preview(request, classroom, checked)
    context = {"classroom": classroom, "form": form}
    return render(request, "teacher/roster.html", context, status=422 if form.is_bound else 200)


def _preview(
    request: HttpRequest, classroom: Classroom, checked: Preview, *, status: int = 200
) -> HttpResponse:
    context = {"classroom": classroom, "preview": checked, "twins": bool(request.POST.get("twins"))}
    return render(request, "teacher/roster_preview.html", context, status=status)


@csrf_exempt
@require_POST
def roster_yes(request: HttpRequest, classroom_id: str) -> HttpResponse:
    read_large_form(request)
    return _roster_yes(request, classroom_id)


@csrf_protect
@for_teachers
def _roster_yes(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """The names of the preview, read and checked once more: all of them, or none and the preview again."""
    classroom = access.classroom(request, classroom_id).classroom
    form = NamesForm(request.POST)
    if not form.is_valid():
        messages.error(request, error_words(form))
        return see_other("teacher:roster", classroom_id=classroom_id)
    checked = preview(
        form.cleaned_data["names"],
        roster=classroom.pupils.present(),
        twins=form.cleaned_data["twins"],
    )
    if checked.wrong or not checked.new or "again" in request.POST:
        return _preview(request, classroom, checked, status=422 if checked.wrong else 200)
    _add(request, classroom, checked.names())
    return see_other("teacher:classroom", classroom_id=classroom_id)

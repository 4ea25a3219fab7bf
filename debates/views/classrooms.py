"""A teacher's classes: the list, one class, and what its teachers do with it as a whole."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions import classrooms
from debates.actions.errors import ClassroomFull, OwnerStays
from debates.boards.classroom import class_list, classroom_board
from debates.forms.classroom import ClassroomForm, OtherClassForm, TeacherForm
from debates.forms.teacher import SwitchForm
from debates.models import ClassroomTeacher
from debates.queries.classrooms import open_classrooms_of

from .answers import error_words, for_teachers, read, see_other


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
def classes(request: HttpRequest) -> HttpResponse:
    """The list, and a new class."""
    form = ClassroomForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        title = form.cleaned_data["title"]
        opened = classrooms.open_classroom(by=request.user, title=title)
        return see_other("teacher:classroom", classroom_id=opened.public_id)
    context = {"board": class_list(request.user), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "teacher/classes.html", context, status=status)


@require_safe
@for_teachers
def classroom(request: HttpRequest, classroom_id: str) -> HttpResponse:
    board = classroom_board(access.classroom(request, classroom_id))
    return render(request, "teacher/classroom.html", {"board": board})


@require_POST
@for_teachers
def title(request: HttpRequest, classroom_id: str) -> HttpResponse:
    found = access.classroom(request, classroom_id).classroom
    form = ClassroomForm(request.POST)
    if form.is_valid():
        classrooms.rename_classroom(
            classroom=found, by=request.user, title=form.cleaned_data["title"]
        )
        messages.success(request, _("The class is renamed. Debates keep their title."))
    else:
        messages.error(request, error_words(form))
    return see_other("teacher:classroom", classroom_id=classroom_id)


@require_POST
@for_teachers
def archive(request: HttpRequest, classroom_id: str) -> HttpResponse:
    found = access.own_classroom(request, classroom_id)
    if read(SwitchForm, request).cleaned_data["on"]:
        classrooms.archive_classroom(classroom=found, by=request.user)
        messages.success(request, _("The class is archived."))
    else:
        classrooms.return_classroom(classroom=found, by=request.user)
        messages.success(request, _("The class is back."))
    return see_other("teacher:classroom", classroom_id=classroom_id)


@require_POST
@for_teachers
def merge(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """Everybody of this class into another that the same teacher owns."""
    found = access.own_classroom(request, classroom_id)
    owned = request.user.classroom_roles.filter(role=ClassroomTeacher.Role.OWNER)
    others = open_classrooms_of(request.user).filter(pk__in=owned.values("classroom"))
    form = OtherClassForm(request.POST, classrooms=others.exclude(pk=found.pk))
    if not form.is_valid():
        messages.error(request, error_words(form))
        return see_other("teacher:classroom", classroom_id=classroom_id)
    try:
        classrooms.merge_classrooms(source=found, into=form.chosen, by=request.user)
    except ClassroomFull:
        messages.error(request, full_words())
        return see_other("teacher:classroom", classroom_id=classroom_id)
    words = {"source": found.title, "into": form.chosen.title}
    messages.success(request, _("%(source)s is part of %(into)s from now on.") % words)
    return see_other("teacher:classroom", classroom_id=form.chosen.public_id)


@require_POST
@for_teachers
def teachers(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """One more co-teacher."""
    found = access.own_classroom(request, classroom_id)
    form = TeacherForm(request.POST)
    if form.is_valid():
        classrooms.add_teacher(classroom=found, user=form.user, by=request.user)
        words = {"name": form.user.get_username()}
        messages.success(request, _("%(name)s teaches this class with you.") % words)
    else:
        messages.error(request, error_words(form))
    return see_other("teacher:classroom", classroom_id=classroom_id)


@require_POST
@for_teachers
def teacher_removal(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """A co-teacher leaves: sent away by the owner, or going by herself."""
    part = access.classroom(request, classroom_id)
    form = TeacherForm(request.POST, active=False)
    if not form.is_valid():
        messages.error(request, error_words(form))
        return see_other("teacher:classroom", classroom_id=classroom_id)
    is_own = form.user == request.user
    found = part.classroom if is_own else access.own_classroom(request, classroom_id)
    words = {"name": form.user.get_username()}
    try:
        classrooms.remove_teacher(classroom=found, user=form.user, by=request.user)
    except OwnerStays:
        messages.error(request, _("The owner of a class cannot leave it."))
        return see_other("teacher:classroom", classroom_id=classroom_id)
    messages.success(request, _("%(name)s does not teach this class any more.") % words)
    if is_own:
        return see_other("teacher:classes")
    return see_other("teacher:classroom", classroom_id=classroom_id)


@require_POST
@for_teachers
def take_over(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """A co-teacher goes on where the owner's account is closed."""
    part = access.classroom(request, classroom_id)
    try:
        classrooms.take_over(classroom=part.classroom, by=request.user)
    except OwnerStays:
        messages.error(request, _("The class has an owner."))
    else:
        messages.success(request, _("The class is yours from now on."))
    return see_other("teacher:classroom", classroom_id=classroom_id)


def full_words() -> str:
    return _("A class has room for 2,000 pupils.")

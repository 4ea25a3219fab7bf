"""A teacher's debates: the list, a new one, a copy for the next class."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions.debates import duplicate_debate, open_debate, set_archived
from debates.boards.debates import debate_list
from debates.forms.new_debate import NewDebateForm
from debates.forms.teacher import CopyForm, SwitchForm
from debates.models import Classroom, Debate
from debates.queries.classrooms import open_classrooms_of
from debates.queries.debates import Asked, newest_editions
from debates.queries.editions import newest_edition

from .answers import for_teachers, read, see_other

LONGEST_ASKED = 100
LOOKED_FOR = ("q", "class", "question", "state", "page")


@require_safe
@for_teachers
def debates(request: HttpRequest) -> HttpResponse:
    """All of them, or those that the address asks for."""
    # No database takes a NUL.
    sent = {name: text.replace("\0", "")[:LONGEST_ASKED] for name, text in request.GET.items()}
    asked = Asked(
        words=sent.get("q", ""),
        classroom=sent.get("class", ""),
        question=sent.get("question", ""),
        state=sent.get("state", ""),
    )
    board = debate_list(request.user, asked, request.GET.get("page", ""))
    return render(request, "teacher/debates.html", {"board": board})


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
def new(request: HttpRequest) -> HttpResponse:
    form = NewDebateForm(
        request.POST or None,
        editions=newest_editions(),
        classrooms=open_classrooms_of(request.user),
        chosen=request.GET.get("class", ""),
    )
    if request.method == "POST" and form.is_valid():
        debate = open_debate(by=request.user, edition=form.edition, plan=form.plan())
        return see_other("teacher:console", debate_id=debate.public_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "teacher/new.html", {"form": form}, status=status)


@require_POST
@for_teachers
def archive(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Into the archive, or out of it again; a debate that runs stays where it is."""
    debate = access.teaching(request, debate_id).debate
    on = read(SwitchForm, request).cleaned_data["on"]
    set_archived(debate=debate, by=request.user, on=on)
    words = _("“%(title)s” is in the archive.") if on else _("“%(title)s” is out of the archive.")
    if debate.is_closed:
        messages.success(request, words % {"title": debate.title})
    back = {name: request.GET[name] for name in LOOKED_FOR if name in request.GET}
    response = see_other("teacher:debates")
    response["Location"] += f"?{urlencode(back)}" if back else ""
    return response


@require_POST
@for_teachers
def copy(request: HttpRequest, debate_id: str) -> HttpResponse:
    """The same plan on the newest edition of its question: for the next class, or the same once more."""
    debate = access.teaching(request, debate_id).debate
    form = CopyForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["title"]))
        return see_other("teacher:console", debate_id=debate_id)
    copied = duplicate_debate(
        debate=debate,
        by=request.user,
        edition=newest_edition(debate.question) or debate.edition,
        title=form.cleaned_data["title"],
        classroom=_roster_of(request, debate) if form.cleaned_data["keeps_class"] else None,
    )
    return see_other("teacher:console", debate_id=copied.public_id)


def _roster_of(request: HttpRequest, debate: Debate) -> Classroom | None:
    """The debate's class, if who asks still teaches it and it is in use."""
    return open_classrooms_of(request.user).filter(pk=debate.classroom_id).first()

"""A debate's records, for its owner: the log of what staff did, its end, and what is left of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions.debates import delete_debate, restore_debate
from debates.boards.deeds import deed_log
from debates.boards.result import result_board

from .answers import for_teachers, see_other


@require_safe
@for_teachers
def log(request: HttpRequest, debate_id: str) -> HttpResponse:
    owning = access.owning(request, debate_id)
    return render(request, "teacher/log.html", {"board": deed_log(owning)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
def delete(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Asks first; then the debate is gone for everybody, and can be had back for a week."""
    debate = access.owning(request, debate_id).debate
    if request.method != "POST":
        return render(request, "teacher/delete.html", {"debate": debate})
    delete_debate(debate=debate, by=request.user)
    messages.success(request, _("“%(title)s” is deleted.") % {"title": debate.title})
    return see_other("teacher:debates")


@require_POST
@for_teachers
def restore(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.owning(request, debate_id, deleted=True).debate
    restore_debate(debate=debate, by=request.user)
    messages.success(request, _("“%(title)s” is back.") % {"title": debate.title})
    return see_other("teacher:debates")


@require_safe
@for_teachers
def result(request: HttpRequest, result_id: str) -> HttpResponse:
    board = result_board(access.result(request, result_id))
    return render(request, "teacher/result.html", {"board": board})

"""What views for teachers share: who may ask, what was sent, and where to go afterwards."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

SomeForm = TypeVar("SomeForm", bound=Form)


def for_teachers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Sends whoever is not signed in to sign in, and afterwards to a page: never back to a click."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.htmx:
            # The page loads itself again, and is then sent to sign in as a whole.
            return HttpResponse(status=401, headers={"HX-Refresh": "true"})
        page = request.get_full_path() if request.method == "GET" else reverse("teacher:debates")
        return redirect_to_login(page)

    return guarded


def read(form: type[SomeForm], request: HttpRequest) -> SomeForm:
    """What a button of ours sent. Anything else was made by hand and is a bad request."""
    sent = form(request.POST)
    if not sent.is_valid():
        raise BadRequest(sent.errors.as_text())
    return sent


def see_other(to: str, *args, **kwargs) -> HttpResponse:
    """After a click, ask for a page: 303, so that loading it again repeats nothing."""
    response = redirect(to, *args, **kwargs)
    response.status_code = 303
    return response


def to_the_debate(debate_id: str, place: str) -> HttpResponse:
    """After a pupil's click, her page at a place of it."""
    response = see_other("pupil:debate", debate_id=debate_id)
    response["Location"] += f"#{place}"
    return response


def error_words(form: Form) -> str:
    """Everything that is wrong with a form, for a page that has no place beside its fields."""
    return " ".join(said for errors in form.errors.values() for said in errors)

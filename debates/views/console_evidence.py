"""What the class has of the evidence: source cards on the console, claims on a page of their own."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from debates import access
from debates.actions import evidence
from debates.actions.errors import UnknownEntry
from debates.boards.console_evidence import claims_board
from debates.forms.teacher import EntryForm, NextCardForm, SwitchForm
from debates.models import Debate, Withheld

from .answers import for_teachers, read
from .console import answer

LONGEST_SEARCH = 200


@require_POST
@for_teachers
def next_card(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    shown = read(NextCardForm, request).cleaned_data["shown"]
    evidence.release_next_source(debate=debate, by=request.user, shown=shown)
    is_last = not debate.withheld.kept_back().filter(kind=Withheld.Kind.SOURCE).exists()
    return answer(request, debate_id, focus_evidence=is_last)


@require_POST
@for_teachers
def cards(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Hold all source cards back, or show them all."""
    debate = access.teaching(request, debate_id).debate
    held = read(SwitchForm, request).cleaned_data["on"]
    change = evidence.withhold_sources if held else evidence.release_sources
    change(debate=debate, by=request.user)
    return answer(request, debate_id, focus_evidence=True)


@require_POST
@for_teachers
def card(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    _change(request, debate, Withheld.Kind.SOURCE, read(EntryForm, request).cleaned_data)
    return answer(request, debate_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
def claims(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Claims to show and to hide; after a click, the same page at the same claim."""
    teaching = access.teaching(request, debate_id)
    if request.method != "POST":
        board = claims_board(teaching, request.GET.get("q", "")[:LONGEST_SEARCH])
        return render(request, "teacher/claims.html", {"board": board})
    sent = read(EntryForm, request).cleaned_data
    slug = _change(request, teaching.debate, Withheld.Kind.CLAIM, sent)
    page = reverse("teacher:claims", kwargs={"debate_id": debate_id})
    looked_for = f"?{urlencode({'q': sent['q']})}" if sent["q"] else ""
    response = redirect(f"{page}{looked_for}#claim-{slug}")
    response.status_code = 303
    return response


def _change(request: HttpRequest, debate: Debate, kind: str, sent: dict[str, str]) -> str:
    """Carries out what the button beside an entry says; the slug of the entry."""
    slug = sent["hold"] or sent["release"]
    verb = evidence.withhold if sent["hold"] else evidence.release
    try:
        verb(debate=debate, by=request.user, kind=kind, slug=slug)
    except UnknownEntry:
        raise Http404 from None
    return slug

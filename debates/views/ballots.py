"""Handing in a ballot and keeping a draft: pages for forms, JSON for scripts, the same words."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from debates import access
from debates.actions.ballots import cast_ballot, keep_draft
from debates.actions.errors import DraftBehind, KeyReused, RoundShut
from debates.boards.ballot import (
    Conflict,
    ballot_board,
    fault_texts,
    handed_in_text,
    tiers_of_titles,
)
from debates.boards.pupil import pupil_board, titles_of
from debates.forms.pupil import read_ballot, read_places
from debates.live import INTERVALS
from debates.models import Paper, ids

from .pupil import code_of

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


@require_POST
def ballot(request: HttpRequest, debate_id: str, kind: str) -> HttpResponse:
    """200 or a redirect: stored. 422: not fit, and why. 409: the round is shut, or the key was used."""
    if request.content_type not in FORM_TYPES:
        return HttpResponse(status=415)
    paper = access.paper(request, debate_id, kind)
    sent = read_ballot(request.POST, paper=paper, debate=paper.seat.debate)
    if not sent.is_fit:
        return _unfit(request, paper, sent)
    try:
        receipt = cast_ballot(
            seat=paper.seat,
            round=paper.round,
            ranking=sent.ranking,
            places=sent.places,
            key=sent.key,
        )
    except KeyReused as reused:
        return _conflict(request, paper, sent, reused)
    except RoundShut:
        return _shut(request, paper, sent)
    if not _wants_json(request):
        return redirect("pupil:debate", debate_id=debate_id)
    text = handed_in_text(receipt.handed_in_at, paper.seat.debate.zone)
    return JsonResponse(
        {
            "state": "handed-in",
            "text": text,
            "number": receipt.number,
            "serial": receipt.serial,
            "key": ids.new_key(),
        }
    )


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _unfit(request: HttpRequest, paper: Paper, sent) -> HttpResponse:
    debate = paper.seat.debate
    titles = titles_of(debate)
    serial = paper.draft_serial
    if sent.malformed:
        texts = (
            _("This page does not fit the debate any more. Load it again: your draft is kept."),
        )
    else:
        texts = fault_texts(sent.faults, shape=debate.shape, titles=titles)
        serial = keep_draft(seat=paper.seat, round=paper.round, places=sent.places)
    if _wants_json(request):
        body = {"state": "faults", "faults": texts, "serial": serial, "key": ids.new_key()}
        return JsonResponse(body, status=422)
    places = None if sent.malformed else sent.places
    return _again(request, paper, status=422, titles=titles, places=places, faults=texts)


def _conflict(request: HttpRequest, paper: Paper, sent, reused: KeyReused) -> HttpResponse:
    titles = titles_of(paper.seat.debate)
    conflict = Conflict(
        stored=tiers_of_titles(reused.stored, titles), sent=tiers_of_titles(reused.sent, titles)
    )
    text = _("You handed in another order before. Which one counts?")
    if _wants_json(request):
        body = {"state": "conflict", "text": text, "key": ids.new_key(), **asdict(conflict)}
        return JsonResponse(body, status=409)
    return _again(request, paper, status=409, titles=titles, places=sent.places, conflict=conflict)


def _shut(request: HttpRequest, paper: Paper, sent) -> HttpResponse:
    serial = keep_draft(seat=paper.seat, round=paper.round, places=sent.places)
    if paper.seat.debate.is_paused:
        text = _("The debate is paused, so nothing can be handed in now. Your order is kept.")
    elif paper.ballot_id:
        text = _(
            "The round is closed. What you handed in before counts; your latest order is kept."
        )
    else:
        text = _("The round closed before you handed in. Your order is kept: tell your teacher.")
    if _wants_json(request):
        return JsonResponse({"state": "shut", "text": text, "serial": serial}, status=409)
    return _again(request, paper, status=409, titles=titles_of(paper.seat.debate), notice=text)


def _again(
    request: HttpRequest, paper: Paper, *, status: int, titles, notice: str = "", **form
) -> HttpResponse:
    """The whole page once more, with what was sent still in the form."""
    seat = access.seat(request, paper.seat.debate.public_id)
    board = ballot_board(debate=seat.debate, paper=paper, titles=titles, **form) if form else None
    page = pupil_board(seat, seat_code=code_of(request, seat), ballot=board)
    context = {"board": page, "every": INTERVALS["pupil"], "notice": notice}
    return render(request, "pupil/debate.html", context, status=status)


@require_POST
def draft(request: HttpRequest, debate_id: str, kind: str) -> HttpResponse:
    """Keep what is placed so far. 409 with the newer draft when another tab or device was here."""
    if request.content_type not in FORM_TYPES:
        return HttpResponse(status=415)
    paper = access.paper(request, debate_id, kind)
    places = read_places(request.POST, paper.shuffle)
    base = request.POST.get("base", "")
    if places is None or (base and not (base.isascii() and base.isdigit() and len(base) < 10)):
        return JsonResponse({"state": "faults"}, status=422)
    try:
        serial = keep_draft(
            seat=paper.seat, round=paper.round, places=places, base=int(base) if base else None
        )
    except DraftBehind as behind:
        return JsonResponse({"serial": behind.serial, "places": behind.draft}, status=409)
    if _wants_json(request):
        return JsonResponse({"serial": serial})
    return redirect("pupil:debate", debate_id=debate_id)

"""A pupil says what moved her, what would have come without, judges in a sentence, takes her outline."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from debates import access
from debates.actions import judgement
from debates.actions.errors import AnswersShut
from debates.boards import skeleton_docx
from debates.boards.pupil import pupil_board
from debates.boards.pupil_moved import moved_card
from debates.boards.pupil_prediction import prediction_page
from debates.boards.pupil_sentence import sentence_page
from debates.boards.skeleton import as_markdown, skeleton
from debates.forms.judgement import PredictionForm, SentenceForm
from debates.live import INTERVALS
from debates.models import Counterfactual, Phase, Receipt, Seat
from debates.queries.arguments import points_for_class

from .answers import to_the_debate
from .files import file_response
from .pupil import code_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
def moved(request: HttpRequest, debate_id: str) -> HttpResponse:
    """The part of the page alone; after a POST the page, or 409 where answers are closed."""
    seat = access.seat(request, debate_id)
    if request.method != "POST":
        if not request.htmx:
            return redirect("pupil:debate", debate_id=debate_id)
        context = {"moved": moved_card(seat), "debate": debate_id}
        return render(request, "pupil/_moved_card.html", context)
    card = moved_card(seat)
    if card is None:
        return _page(request, seat, status=409)
    factors = {factor.slug: factor for factor in seat.debate.factors.all()}
    try:
        for row in card.moves:
            chosen = request.POST.get(f"moved-{row.slug}", "")
            if chosen and chosen != "thought" and chosen not in dict(row.options):
                raise BadRequest("no such reason")
            _say_what_moved(seat, factors[row.slug], chosen)
        for check in card.checks:
            answer = request.POST.get(f"without-{check.slug}", "")
            if answer and answer not in Counterfactual.Answer.values:
                raise BadRequest("no such answer")
            judgement.say_what_without(seat=seat, factor=factors[check.slug], answer=answer)
    except AnswersShut:
        return _page(request, seat, status=409)
    return to_the_debate(debate_id, "moved")


def _say_what_moved(seat: Seat, factor, chosen: str) -> None:
    kind, _colon, named = chosen.partition(":")
    argument = None
    if kind == Receipt.Kind.ARGUMENT:
        argument = points_for_class(seat.debate).filter(public_id=named).first()
        if argument is None:
            return
    source = named if kind == Receipt.Kind.SOURCE else ""
    judgement.say_what_moved(seat=seat, factor=factor, kind=kind, argument=argument, source=source)


@require_http_methods(["GET", "HEAD", "POST"])
def prediction(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Predict first: a page of its own while it is open; 303: taken. 422 and 409: the page with everything
    that was chosen."""
    seat = access.reading_seat(request, debate_id)
    page = prediction_page(seat, sent=request.POST)
    if request.method != "POST":
        if not page.is_open:
            raise Http404
        return _prediction_page(request, seat, page)
    factors = {factor.slug: factor for factor in seat.debate.factors.all()}
    form = PredictionForm(request.POST, factors=page.factors)
    if not form.is_valid():
        return _prediction_page(request, seat, page, status=422, errors=form.non_field_errors())
    guesses = [(factors[high], factors[low]) for high, low in form.cleaned_data["guesses"]]
    try:
        judgement.predict(seat=seat, guesses=guesses)
    except AnswersShut:
        return _prediction_page(request, seat, page, status=409)
    return to_the_debate(debate_id, "stage")


def _prediction_page(request, seat, page, *, status: int = 200, errors=()) -> HttpResponse:
    context = {"page": page, "errors": errors, "debate": seat.debate.public_id}
    return render(request, "pupil/prediction.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sentence(request: HttpRequest, debate_id: str) -> HttpResponse:
    """The page to write it; 303: handed in. 422 and 409: the page with everything that was typed."""
    seat = access.reading_seat(request, debate_id)
    if request.method != "POST":
        if seat.debate.phase != Phase.EXIT or seat.debate.is_paused:
            raise Http404
        return _sentence_page(request, seat)
    factors = {factor.slug: factor for factor in seat.debate.factors.all()}
    form = SentenceForm(request.POST, factors=[(f.slug, f.title) for f in factors.values()])
    if not form.is_valid():
        return _sentence_page(request, seat, status=422, sent=form)
    sent = form.cleaned_data
    try:
        judgement.hand_in_sentence(
            seat=seat,
            because=factors[sent["because"]],
            more_than=factors[sent["more_than"]],
            since=sent["since"],
        )
    except AnswersShut:
        return _sentence_page(request, seat, status=409, sent=form)
    return to_the_debate(debate_id, "sentence")


def _sentence_page(
    request: HttpRequest, seat: Seat, *, status: int = 200, sent=None
) -> HttpResponse:
    context = {"card": sentence_page(seat), "sent": sent, "debate": seat.debate.public_id}
    return render(request, "pupil/sentence.html", context, status=status)


def _page(request: HttpRequest, seat: Seat, *, status: int) -> HttpResponse:
    board = pupil_board(seat, seat_code=code_of(request, seat))
    context = {"board": board, "every": INTERVALS["pupil"]}
    return render(request, "pupil/debate.html", context, status=status)


@require_safe
def essay(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A pupil's own outline for an essay, as a page to print, as Markdown or as a document."""
    seat = access.seat(request, debate_id)
    board = skeleton(seat)
    if board is None:
        raise Http404
    match request.GET.get("as"):
        case "md":
            return file_response(as_markdown(board), "outline.md", "text/markdown; charset=utf-8")
        case "docx" if skeleton_docx.is_there():
            return file_response(skeleton_docx.as_docx(board), "outline.docx", DOCX)
    context = {"board": board, "debate": debate_id, "has_docx": skeleton_docx.is_there()}
    return render(request, "pupil/essay.html", context)

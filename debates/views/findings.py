"""What the ballots of a class say, once it has met the conclusion: for pupils, teachers and files."""

from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions import exports, features
from debates.boards.files import file_of, files_of
from debates.boards.findings import chart_of, findings_board, working_board
from debates.boards.pupil_prediction import guesses_board
from debates.boards.report import report_board
from debates.forms.floor import FeatureForm
from debates.queries.movement import own_rankings

from .answers import for_teachers, read
from .console import answer
from .files import file_response


@require_safe
def of_class(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A pupil reads them, her own places framed. 404 until everything is uncovered."""
    seat = access.reading_seat(request, debate_id)
    board = _board(request, seat.debate, own=own_rankings(seat))
    context = {"board": board, "debate": debate_id, "guesses": guesses_board(seat)}
    return render(request, "pupil/findings.html", context)


@require_safe
def sums_of_class(request: HttpRequest, debate_id: str) -> HttpResponse:
    seat = access.reading_seat(request, debate_id)
    context = {"board": _working(seat.debate), "debate": debate_id}
    return render(request, "pupil/findings_sums.html", context)


@require_safe
@for_teachers
def findings(request: HttpRequest, debate_id: str) -> HttpResponse:
    """What the class may see, to look at together, to print and to keep."""
    debate = access.teaching(request, debate_id).debate
    board = _board(request, debate)
    files = files_of(debate)
    context = {"board": board, "debate": debate_id, "title": debate.title, "files": files}
    return render(request, "teacher/findings.html", context)


@require_safe
@for_teachers
def sums(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    context = {"board": _working(debate), "debate": debate_id}
    return render(request, "teacher/findings_sums.html", context)


@require_safe
@for_teachers
def report(request: HttpRequest, debate_id: str) -> HttpResponse:
    """Two sheets to print."""
    board = report_board(access.teaching(request, debate_id).debate)
    if board is None:
        raise Http404
    return render(request, "teacher/report.html", {"report": board, "debate": debate_id})


@require_safe
@for_teachers
def chart_file(request: HttpRequest, debate_id: str, chart: str) -> HttpResponse:
    """One drawing as a file that needs no page around it."""
    found = chart_of(access.teaching(request, debate_id).debate, chart)
    if found is None:
        raise Http404
    context = {"chart": found, "standalone": True, "style": _style()}
    content = render_to_string("parts/_chart.svg", context).strip()
    return file_response(content, f"{chart}.svg", "image/svg+xml; charset=utf-8")


@require_POST
@for_teachers
def show_chart(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A chart goes on the projector, or whatever stands there is taken off."""
    debate = access.teaching(request, debate_id).debate
    show = read(FeatureForm, request).cleaned_data["show"]
    if not show:
        features.stop_featuring(debate=debate, by=request.user)
    elif chart_of(debate, show) is None:
        raise Http404
    else:
        features.feature_chart(debate=debate, by=request.user, name=show)
    return answer(request, debate_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
def kept_file(request: HttpRequest, debate_id: str, name: str) -> HttpResponse:
    """A file of numbers; or, by a click that is logged, of ballots where pupils were told that their teacher
    sees them."""
    debate = access.teaching(request, debate_id).debate
    found = file_of(debate, name)
    if found is None or (found.ballots and request.method != "POST"):
        raise Http404
    if found.ballots:
        exports.note_export_of_debate(debate=debate, by=request.user, ballots=found.ballots)
    return file_response(found.content, found.name, found.kind)


def _board(request: HttpRequest, debate, **whose):
    asked = {"chosen": request.GET.get("against", ""), "level": request.GET.get("level", "")}
    board = findings_board(debate, **asked, **whose)
    if board is None:
        raise Http404
    return board


def _working(debate):
    board = working_board(debate)
    if board is None:
        raise Http404
    return board


@lru_cache(maxsize=1)
def _style() -> str:
    """The sheet of charts with the colours of a page on paper, for a file that has no page."""
    return Path(finders.find("css/charts.css")).read_text(encoding="utf-8")

"""What the ballots of a class say, once it has met the conclusion: for pupils, teachers and files."""

from base64 import b64encode
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
from debates.boards.findings import chart_of, findings_board, slope_to_keep, working_board
from debates.boards.findings_slope import NAME as SLOPE
from debates.boards.pupil_prediction import guesses_board
from debates.boards.report import report_board
from debates.forms.floor import FeatureForm
from debates.queries.movement import own_rankings

from .answers import for_teachers, read
from .console import answer
from .files import file_response

FONT = "fonts/oswald-600.woff2"


@require_safe
def of_class(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A pupil reads them, her own places framed. 404 until everything is uncovered."""
    seat = access.reading_seat(request, debate_id)
    board = _board(request, seat.debate, own=own_rankings(seat))
    context = {"board": board, "debate": debate_id, "guesses": guesses_board(seat)}
    context |= {"asked": _asked(request)}
    return render(request, "pupil/findings.html", context)


@require_safe
def sums_of_class(request: HttpRequest, debate_id: str) -> HttpResponse:
    seat = access.reading_seat(request, debate_id)
    context = {"board": _working(request, seat.debate), "debate": debate_id}
    return render(request, "pupil/findings_sums.html", context)


@require_safe
@for_teachers
def findings(request: HttpRequest, debate_id: str) -> HttpResponse:
    """What the class may see, to look at together, to print and to keep."""
    debate = access.teaching(request, debate_id).debate
    board = _board(request, debate)
    files = files_of(debate)
    context = {"board": board, "debate": debate_id, "title": debate.title, "files": files}
    context |= {"asked": _asked(request)}
    return render(request, "teacher/findings.html", context)


@require_safe
@for_teachers
def sums(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    context = {"board": _working(request, debate), "debate": debate_id}
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
    debate = access.teaching(request, debate_id).debate
    context = {"standalone": True}
    if chart == SLOPE:
        found = slope_to_keep(debate, request.GET.get("beside", ""))
        template, sheet = "parts/_verdict_slope.svg", "css/slope.css"
        context |= {"slope": found.slope if found else None}
    else:
        found = chart_of(debate, chart, request.GET.get("of", ""))
        template, sheet = "parts/_chart.svg", "css/charts.css"
        context |= {"chart": found}
    if found is None:
        raise Http404
    content = render_to_string(template, context | {"style": _style(sheet)}).strip()
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
    asked = _asked(request)
    board = findings_board(
        debate,
        kind=asked.get("of", ""),
        beside=asked.get("beside", ""),
        chosen=asked.get("against", ""),
        level=asked.get("level", ""),
        **whose,
    )
    if board is None:
        raise Http404
    return board


def _asked(request: HttpRequest) -> dict[str, str]:
    """What was chosen on the page: each of its forms sends the choices of the others along."""
    return {
        key: request.GET[key] for key in ("of", "beside", "against", "level") if key in request.GET
    }


def _working(request: HttpRequest, debate):
    board = working_board(debate, request.GET.get("of", ""))
    if board is None:
        raise Http404
    return board


@lru_cache(maxsize=2)
def _style(sheet: str) -> str:
    """What a drawing needs where there is no page around it: its sheet, with the colours of paper, and the
    font in which its names are as wide as it reckons."""
    font = b64encode(_static(FONT)).decode()
    source = f'url("data:font/woff2;base64,{font}") format("woff2")'
    return (
        f'@font-face {{ font-family: "Oswald"; src: {source}; font-weight: 500 700 }}\n'
        f':root {{ --display: "Oswald", sans-serif }}\n{_static(sheet).decode()}'
    )


def _static(name: str) -> bytes:
    return Path(finders.find(name)).read_bytes()

"""Clicks on the console while the class argues: what splits it, teams, turns, arguments, sentences."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from debates import access
from debates.actions import features, floor, groupings, moderation
from debates.actions.errors import NoTeamsNow
from debates.boards.console_floor import USUAL_TIME
from debates.forms.floor import (
    ApprovalForm,
    FeatureForm,
    FloorForm,
    ModerationForm,
    PairsForm,
    ThroughForm,
)
from debates.models import Argument, Debate, Grouping
from debates.queries.arguments import arguments_for_class
from debates.queries.floor import queue_of
from debates.queries.sentences import sentences_for_the_teacher

from .answers import for_teachers, read
from .console import answer


@require_POST
@for_teachers
def ask(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A factor that splits the class goes on the projector, or whatever stands there is taken off."""
    debate = access.teaching(request, debate_id).debate
    show = read(FeatureForm, request).cleaned_data["show"]
    if not show:
        features.stop_featuring(debate=debate, by=request.user)
        return answer(request, debate_id)
    factor = debate.factors.filter(slug=show).first()
    if factor is None:
        raise Http404
    features.feature(debate=debate, by=request.user, thing=factor)
    return answer(request, debate_id)


@require_POST
@for_teachers
def pairs(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    sent = read(PairsForm, request).cleaned_data
    method = sent["method"]
    try:
        if method == "off":
            groupings.end_grouping(debate=debate, by=request.user, kind=Grouping.Kind.PAIRS)
        elif method in ("swap", "swap-back"):
            groupings.swap_sides(debate=debate, by=request.user, swapped=method == "swap")
        elif method == Grouping.Method.HAND:
            teams = _by_hand(request, debate)
            groupings.make_pairs_by_hand(debate=debate, by=request.user, teams=teams)
        else:
            groupings.make_pairs(
                debate=debate, by=request.user, method=method, size=sent["size"] or 2
            )
    except NoTeamsNow:
        return answer(request, debate_id, notice=_no_teams())
    return answer(request, debate_id)


def _by_hand(request: HttpRequest, debate: Debate) -> dict[str, int]:
    """The number that was chosen for each seat, from fields `seat-<id>`."""
    teams = {}
    for seat in debate.seats.counted().values_list("public_id", flat=True):
        typed = request.POST.get(f"seat-{seat}", "")
        if typed.isascii() and typed.isdigit() and 0 < int(typed[:5]) < 1000:
            teams[seat] = int(typed[:5])
    return teams


def _no_teams() -> str:
    return _("There are not enough pupils here for that, or the class does not argue now.")


@require_POST
@for_teachers
def champions(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A team for each factor that was ticked; none ticked ends the teams."""
    debate = access.teaching(request, debate_id).debate
    chosen = request.POST.getlist("factor")
    try:
        if chosen:
            groupings.make_champions(debate=debate, by=request.user, factors=chosen)
        else:
            groupings.end_grouping(debate=debate, by=request.user, kind=Grouping.Kind.CHAMPIONS)
    except NoTeamsNow:
        return answer(request, debate_id, notice=_no_teams())
    return answer(request, debate_id)


@require_POST
@for_teachers
def turn(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    sent = read(FloorForm, request).cleaned_data
    seconds = sent["seconds"] or USUAL_TIME
    if sent["more"]:
        floor.extend_turn(debate=debate, by=request.user, seconds=sent["more"])
    elif sent["end"]:
        floor.end_turn(debate=debate, by=request.user)
    elif sent["team"]:
        team = access.team_in(debate, sent["team"])
        floor.give_floor(debate=debate, by=request.user, seconds=seconds, team=team)
    elif sent["wish"] == "next":
        if queue := queue_of(debate):
            floor.give_floor(debate=debate, by=request.user, seconds=seconds, wish=queue[0])
    else:
        wish = access.wish_in(debate, sent["wish"])
        floor.give_floor(debate=debate, by=request.user, seconds=seconds, wish=wish)
    return answer(request, debate_id)


@require_POST
@for_teachers
def approval(request: HttpRequest, debate_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    chosen = read(ApprovalForm, request).cleaned_data["approval"]
    moderation.set_approval(debate=debate, by=request.user, approval=chosen)
    return answer(request, debate_id)


@require_POST
@for_teachers
def through(request: HttpRequest, debate_id: str) -> HttpResponse:
    """All that waited when the page was made; what came meanwhile still waits."""
    debate = access.teaching(request, debate_id).debate
    ids = read(ThroughForm, request).cleaned_data["ids"].split()
    moderation.let_through(debate=debate, by=request.user, arguments=ids)
    return answer(request, debate_id)


@require_POST
@for_teachers
def argument(request: HttpRequest, debate_id: str, argument_id: str) -> HttpResponse:
    debate = access.teaching(request, debate_id).debate
    do = read(ModerationForm, request).cleaned_data["do"]
    found = access.argument_in(debate, argument_id)
    if do == "through":
        moderation.let_through(debate=debate, by=request.user, arguments=[found.public_id])
    elif do == "hide":
        moderation.hide_argument(argument=found, by=request.user)
    elif do == "show":
        moderation.show_argument(argument=found, by=request.user)
    elif do == "unfeature":
        features.stop_featuring(debate=debate, by=request.user)
    elif _is_read(debate, found):
        features.feature(debate=debate, by=request.user, thing=found)
    return answer(request, debate_id)


def _is_read(debate: Debate, argument: Argument) -> bool:
    """Only what the class reads can stand on the wall."""
    return arguments_for_class(debate).filter(pk=argument.pk).exists()


@require_POST
@for_teachers
def sentences(request: HttpRequest, debate_id: str) -> HttpResponse:
    """An exit sentence goes on the projector; none named, all are taken off."""
    debate = access.teaching(request, debate_id).debate
    show = read(FeatureForm, request).cleaned_data["show"]
    if not show:
        features.stop_featuring(debate=debate, by=request.user)
        return answer(request, debate_id)
    readable, _held_back = sentences_for_the_teacher(debate)
    chosen = access.sentence_in(debate, show)
    if chosen.pk not in {one.pk for one in readable}:
        raise Http404
    features.feature(debate=debate, by=request.user, thing=chosen)
    return answer(request, debate_id)

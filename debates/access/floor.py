"""Teams, wishes and arguments of a debate that was reached through `teaching`."""

from django.http import Http404

from debates.models import Argument, Debate, ExitSentence, Team, Wish


def wish_in(debate: Debate, wish_id: str) -> Wish:
    return _or_404(debate.wishes.filter(public_id=wish_id).first())


def team_in(debate: Debate, team_id: str) -> Team:
    teams = Team.objects.select_related("grouping").filter(grouping__debate=debate)
    return _or_404(teams.filter(public_id=team_id).first())


def argument_in(debate: Debate, argument_id: str) -> Argument:
    found = debate.arguments.exclude(state=Argument.State.WITHDRAWN)
    return _or_404(found.select_related("debate").filter(public_id=argument_id).first())


def sentence_in(debate: Debate, sentence_id: str) -> ExitSentence:
    found = ExitSentence.objects.filter(seat__debate=debate, public_id=sentence_id)
    return _or_404(found.first())


def _or_404(found):
    if found is None:
        raise Http404
    return found

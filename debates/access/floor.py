"""Teams, wishes, arguments and sentences of a debate that was reached through `teaching`."""

from django.shortcuts import get_object_or_404

from debates.models import Argument, Debate, ExitSentence, Team, Wish


def wish_in(debate: Debate, wish_id: str) -> Wish:
    return get_object_or_404(debate.wishes, public_id=wish_id)


def team_in(debate: Debate, team_id: str) -> Team:
    teams = Team.objects.select_related("grouping").filter(grouping__debate=debate)
    return get_object_or_404(teams, public_id=team_id)


def argument_in(debate: Debate, argument_id: str) -> Argument:
    found = debate.arguments.exclude(state=Argument.State.WITHDRAWN).select_related("debate")
    return get_object_or_404(found, public_id=argument_id)


def sentence_in(debate: Debate, sentence_id: str) -> ExitSentence:
    return get_object_or_404(ExitSentence, seat__debate=debate, public_id=sentence_id)

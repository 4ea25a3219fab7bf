"""Clicks about what splits the class, teams, turns and arguments."""

from django import forms

from debates.actions.floor import LONGEST_TURN, SHORTEST_TURN
from debates.actions.groupings import SIZES
from debates.models import Approval, Grouping


class FeatureForm(forms.Form):
    """`show` names what goes on the projector; without it, what stands there is taken off."""

    show = forms.CharField(max_length=60, required=False)


class PairsForm(forms.Form):
    """`method` with its size, or "off" to end the pairs."""

    method = forms.ChoiceField(
        choices=[*Grouping.Method.choices, ("off", "off"), ("swap", "swap"), ("swap-back", "back")]
    )
    size = forms.TypedChoiceField(
        choices=[(size, size) for size in SIZES], coerce=int, required=False, empty_value=2
    )


class FloorForm(forms.Form):
    """One of the buttons: `wish` or `team` get the floor, "next" the first in the queue; `more` seconds;
    `end`."""

    wish = forms.CharField(max_length=16, required=False)
    team = forms.CharField(max_length=16, required=False)
    more = forms.IntegerField(min_value=5, max_value=300, required=False)
    end = forms.BooleanField(required=False)
    seconds = forms.IntegerField(min_value=SHORTEST_TURN, max_value=LONGEST_TURN, required=False)


class ModerationForm(forms.Form):
    do = forms.ChoiceField(
        choices=[(do, do) for do in ("through", "hide", "show", "feature", "unfeature")]
    )


class ApprovalForm(forms.Form):
    approval = forms.ChoiceField(choices=Approval.choices)


class ThroughForm(forms.Form):
    """`ids` of what the teacher has read, with spaces between."""

    ids = forms.CharField(max_length=20_000)

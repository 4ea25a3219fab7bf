"""What teachers send from the console and the page of a seat: one small form for each click."""

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.actions.door import FEWEST_PLACES, MOST_PLACES

from .names import clean_name

LARGEST = 2**31 - 1
LONGEST_NOTE = 2000
PLACES_IN_WORDS = _("A room has from 2 to 1000 places.")


class MoveForm(forms.Form):
    """Next and Back. `drafts` decides about papers not handed in, `sure` about closing for good."""

    serial = forms.IntegerField(min_value=0, max_value=LARGEST)
    drafts = forms.ChoiceField(choices=[(d, d) for d in ("wait", "take", "leave")], required=False)
    sure = forms.BooleanField(required=False)

    def clean_drafts(self):
        return self.cleaned_data["drafts"] or "wait"


class TimeForm(forms.Form):
    """More time. `waiting` says that it answers the question which Next asked."""

    serial = forms.IntegerField(min_value=0, max_value=LARGEST)
    minutes = forms.IntegerField(min_value=1, max_value=60)
    waiting = forms.BooleanField(required=False)


class CoverForm(forms.Form):
    """Lifting the cover of names or results; anything but `shown` puts both covers back."""

    serial = forms.IntegerField(min_value=0, max_value=LARGEST)
    shown = forms.BooleanField(required=False)


class UncoverForm(forms.Form):
    """`uncovered` is how many factors the teacher saw uncovered."""

    uncovered = forms.IntegerField(min_value=0, max_value=LARGEST)


class NextCardForm(forms.Form):
    """`shown` is how many source cards the teacher saw with the class."""

    shown = forms.IntegerField(min_value=0, max_value=LARGEST)


class EntryForm(forms.Form):
    """The button beside one entry: `hold` keeps it from the class, `release` lets it out. `q` is what
    the teacher looked for."""

    hold = forms.CharField(max_length=60, required=False)
    release = forms.CharField(max_length=60, required=False)
    q = forms.CharField(max_length=200, required=False)

    def clean(self):
        sent = super().clean()
        if bool(sent.get("hold")) == bool(sent.get("release")):
            raise forms.ValidationError(_("One of the two buttons."))
        return sent


class SwitchForm(forms.Form):
    """One thing that is on or off: a pause, a lock, a seat's removal."""

    on = forms.BooleanField(required=False)


class PlacesForm(forms.Form):
    places = forms.IntegerField(
        min_value=FEWEST_PLACES,
        max_value=MOST_PLACES,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), PLACES_IN_WORDS
        ),
    )


class NoteForm(forms.Form):
    note = forms.CharField(
        max_length=LONGEST_NOTE,
        required=False,
        error_messages={"max_length": _("A note has at most 2,000 characters.")},
    )


class CopyForm(forms.Form):
    """`keeps_class`: for the same roster."""

    title = forms.CharField(label=_("Class"), max_length=400)
    keeps_class = forms.BooleanField(required=False)

    def clean_title(self):
        return clean_title(self.cleaned_data["title"])


class SeatNameForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=400, required=False)

    def clean_name(self):
        return clean_name(self.cleaned_data["name"])


def clean_title(typed: str) -> str:
    """A class is named as people are: visibly, and in at most 80 characters."""
    title = clean_name(typed)
    if not title:
        raise forms.ValidationError(_("Name the class, such as Year 12."))
    return title

"""What the owner of an account sends from its page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.actions.staff import INVITATION_DAYS, MOST_INVITATION_DAYS

from .names import clean_name


class ReferenceForm(forms.Form):
    """The button beside one line of a list."""

    reference = forms.RegexField(r"^[0-9a-f]{24}$")


class InviteForm(forms.Form):
    note = forms.CharField(label=_("For whom"), max_length=400, required=False)
    days = forms.IntegerField(
        label=_("Days until it is too old"),
        min_value=1,
        max_value=MOST_INVITATION_DAYS,
        initial=INVITATION_DAYS,
        error_messages=dict.fromkeys(
            ("invalid", "required", "min_value", "max_value"),
            _("Write whole days from 1 to 90."),
        ),
    )

    def clean_note(self) -> str:
        return clean_name(self.cleaned_data["note"])

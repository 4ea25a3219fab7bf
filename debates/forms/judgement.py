"""The exit sentence: mainly because of one factor, more than another, since …"""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.models.judgement import LONGEST_SINCE
from debates.queries.predictions import MOST_GUESSES

from .arguments import LONGEST_TYPED
from .texts import clean_text


class SentenceForm(forms.Form):
    """`factors` are the debate's, as (slug, title)."""

    because = forms.ChoiceField(error_messages={"required": _("Choose the main factor.")})
    more_than = forms.ChoiceField(
        error_messages={"required": _("Choose a factor that counted for less.")}
    )
    since = forms.CharField(max_length=LONGEST_TYPED, required=False, strip=False)

    def __init__(self, data=None, *, factors: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(data, **kwargs)
        choices = list(factors)
        self.fields["because"].choices = self.fields["more_than"].choices = choices

    def clean_since(self) -> str:
        text = clean_text(self.cleaned_data["since"], longest=LONGEST_SINCE)
        if not text:
            raise forms.ValidationError(_("Say why: “since …”."))
        return text

    def clean(self):
        sent = super().clean()
        if sent.get("because") and sent["because"] == sent.get("more_than"):
            raise forms.ValidationError(_("Choose two different factors."))
        return sent


class PredictionForm(forms.Form):
    """Fields higher-1, lower-1 and so on; a guess is both or neither. `guesses` holds those that are."""

    def __init__(self, data=None, *, factors: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(data, **kwargs)
        choices = [("", ""), *factors]
        for number in range(1, MOST_GUESSES + 1):
            for name in ("higher", "lower"):
                self.fields[f"{name}-{number}"] = forms.ChoiceField(choices=choices, required=False)

    def clean(self):
        sent = super().clean()
        guesses: list[tuple[str, str]] = []
        for number in range(1, MOST_GUESSES + 1):
            pair = sent.get(f"higher-{number}", ""), sent.get(f"lower-{number}", "")
            if pair == ("", ""):
                continue
            if "" in pair:
                raise forms.ValidationError(_("A guess names two factors."))
            if pair[0] == pair[1]:
                raise forms.ValidationError(_("Choose two different factors."))
            if pair not in guesses:
                guesses.append(pair)
        return sent | {"guesses": guesses}

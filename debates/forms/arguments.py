"""An argument as a pupil sends it: a sentence or two, its side, and the evidence pinned to it."""

from collections.abc import Collection, Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.models import Pin, Side
from debates.models.arguments import LONGEST_ARGUMENT, MOST_PINS
from debates.queries.arguments import PinnedPiece

from .texts import clean_text, said_nothing

# A pasted page is read, counted and handed back, but not endlessly.
LONGEST_TYPED = 1_000_000


class ReplyForm(forms.Form):
    """`pieces` are what may be pinned, as "kind:slug"."""

    key = forms.RegexField(r"^[\w-]{1,64}$")
    text = forms.CharField(max_length=LONGEST_TYPED, required=False, strip=False)

    def __init__(self, data=None, *, pieces: Collection[str], **kwargs) -> None:
        super().__init__(data, **kwargs)
        self.pieces = pieces

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"], longest=LONGEST_ARGUMENT)
        if not text:
            raise said_nothing()
        return text

    def clean(self):
        sent = super().clean()
        named = list(dict.fromkeys(self.data.getlist("pin")))
        if any(pin not in self.pieces for pin in named):
            raise forms.ValidationError(
                _("A piece of evidence is not there any more. Look through what is pinned.")
            )
        if len(named) > MOST_PINS:
            raise forms.ValidationError(
                _("Pin at most %(most)d pieces of evidence.") % {"most": MOST_PINS}
            )
        return sent

    @property
    def pins(self) -> tuple[PinnedPiece, ...]:
        return tuple(self._pinned(dict.fromkeys(self.data.getlist("pin"))))

    def _pinned(self, named: Iterable[str]) -> Iterable[PinnedPiece]:
        for pin in named:
            kind, _colon, slug = pin.partition(":")
            weight = self.data.get(f"weight-{pin}", "")
            known = {str(value): value for value in Pin.Weight.values}
            yield PinnedPiece(kind, slug, known.get(weight, Pin.Weight.FAIR))


class ArgumentForm(ReplyForm):
    """`factors` are the debate's, as (slug, title)."""

    factor = forms.ChoiceField(error_messages={"required": _("Choose a factor.")})
    side = forms.ChoiceField(
        choices=Side.choices, error_messages={"required": _("For or against?")}
    )

    def __init__(self, data=None, *, factors: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(data, **kwargs)
        self.fields["factor"].choices = list(factors)


class EditForm(ReplyForm):
    """Of a point: `side` may change. A reply has none of its own."""

    side = forms.ChoiceField(choices=Side.choices, required=False)

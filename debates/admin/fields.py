"""Fields that a history teacher can fill in: entries by their name, several things line by line."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.models import Question

LONGEST_LABEL = 80
MOST_WORDS = 6
_SLUG_AT_END = re.compile(r"\(([a-z0-9-]+)\)\s*$")


def label_of(row) -> str:
    """How an entry is written where it is chosen: its name, and its slug, which no other has."""
    name = str(row).removeprefix(f"{row.slug}: ")
    short = name if len(name) <= LONGEST_LABEL else f"{name[:LONGEST_LABEL].rstrip()}…"
    return f"{short} ({row.slug})"


class Choices:
    """The entries of one kind in one question: one query, however many fields choose among them."""

    def __init__(self, model, question: Question):
        self.model = model
        self.question = question
        self.list_id = f"entries-{model._meta.model_name}"

    @cached_property
    def rows(self) -> dict[int, object]:
        return {row.pk: row for row in self.model.objects.filter(question=self.question)}

    @property
    def offered(self) -> Iterable[str]:
        return [label_of(row) for row in self.rows.values() if row.retired_at is None]

    def find(self, typed: str):
        """The row behind a label, a slug or a name that only one has; None where there is none."""
        at_end = _SLUG_AT_END.search(typed)
        wanted = at_end[1] if at_end else typed.strip()
        for row in self.rows.values():
            if row.slug == wanted:
                return row
        named = [row for row in self.rows.values() if str(row).casefold() == wanted.casefold()]
        return named[0] if len(named) == 1 else None


class Catalogue:
    """What the fields of one page choose from."""

    def __init__(self, question: Question):
        self.question = question
        self.kept: dict[type, Choices] = {}

    def of(self, model) -> Choices:
        return self.kept.setdefault(model, Choices(model, self.question))

    @property
    def lists(self) -> list[Choices]:
        return list(self.kept.values())


class EntryInput(forms.TextInput):
    """Suggests entries while somebody types: a list of the page, without script."""

    def __init__(self, choices: Choices):
        super().__init__({"list": choices.list_id, "class": "entry", "autocomplete": "off"})


class EntryField(forms.Field):
    """One entry of the question, chosen by name."""

    def __init__(self, *, choices: Choices, **kwargs):
        self.choices = choices
        super().__init__(widget=EntryInput(choices), **kwargs)

    def prepare_value(self, value):
        row = self.choices.rows.get(getattr(value, "pk", value))
        return label_of(row) if row else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        found = self.choices.find(value)
        if found is None:
            raise ValidationError(
                _(
                    "There is no %(kind)s “%(typed)s”. Choose one from the list that opens as you type."
                )
                % {"kind": self.choices.model._meta.verbose_name, "typed": value[:80]}
            )
        return found

    def has_changed(self, initial, data):
        try:
            found = self.to_python(data)
        except ValidationError:
            return True
        return getattr(initial, "pk", initial) != (found.pk if found else None)


class LinesField(forms.CharField):
    """A list of short texts, one on a line."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("rows", 4)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        return [line for line in (part.strip() for part in (value or "").splitlines()) if line]

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)

    def run_validators(self, value):
        """Each line is checked with the entry as a whole."""


def six_words(value: str) -> None:
    if len(value.split()) > MOST_WORDS:
        raise ValidationError(
            _("quotes %(count)d words; at most %(most)d are allowed")
            % {"count": len(value.split()), "most": MOST_WORDS}
        )


def why_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("What changed and why"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Stands in the history of this entry. You may leave it empty."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

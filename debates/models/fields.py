"""Columns for what history needs: dates as exact as the record, and the day they count from."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .dates import HistoricalDate

DATE_HELP = _(
    "As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. "
    "An Old Style date goes behind it: 1917-11-07 (1917-10-25)."
)


class HistoricalDateField(models.CharField):
    """A `HistoricalDate`, stored in its notation, which sorts by time. Null is a date not known, or an
    end that lies after the story."""

    description = _("Historical date")

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 30
        kwargs.setdefault("help_text", DATE_HELP)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return None if value is None else HistoricalDate.parse(value)

    def to_python(self, value):
        if value is None or isinstance(value, HistoricalDate):
            return value
        if not str(value).strip():
            return None
        try:
            return HistoricalDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="date") from error

    def get_prep_value(self, value):
        value = self.to_python(value)
        return value.notation if value else None

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def run_validators(self, value):
        """The notation is checked by reading it; the length of a value is no business of a date."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": HistoricalDateInput, **kwargs})


class HistoricalDateInput(forms.CharField):
    """Typed in the notation; what cannot be read is refused with the reason."""

    def prepare_value(self, value):
        return value.notation if isinstance(value, HistoricalDate) else value

    def to_python(self, value):
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return HistoricalDate.read(typed)
        except ValueError as error:
            raise ValidationError(str(error), code="date") from error

    def run_validators(self, value):
        """Read already; text validators do not fit a date."""

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial and self.prepare_value(initial)) != self.to_python(data)
        except ValidationError:
            return True


class FirstDayField(models.IntegerField):
    """The first day of the historical date in the field `of`, as 19240501: kept by each save, so that
    the database can compare what the notation cannot (a month with a day)."""

    def __init__(self, *args, of: str, **kwargs):
        self.of = of
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"]
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance, add):
        date = model_instance._meta.get_field(self.of).to_python(getattr(model_instance, self.of))
        day = date.first_day if date else None
        setattr(model_instance, self.attname, day)
        return day

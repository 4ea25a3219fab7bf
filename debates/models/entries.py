"""What every entry of a manuscript has in common: the curators' rows that editions are made from.

An entry is known by its slug within its question. What others cite cannot be deleted (PROTECT); it is
retired, which takes it out of the next edition and leaves every older one as it is.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Control characters, half characters and marks that turn the direction of text around.
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def one_line(value: str) -> None:
    """Refuses line breaks and characters that nobody sees."""
    if UNWRITABLE.search(value):
        raise ValidationError(_("holds a line break or an invisible character"), code="unwritable")


def text(name, longest: int, *, help_text="", blank: bool = False) -> models.CharField:
    """Plain text on one line, of at most `longest` characters."""
    return models.CharField(
        name, max_length=longest, validators=[one_line], help_text=help_text, blank=blank
    )


def known(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """The database refuses what is not among the choices, whoever writes."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"%(class)s_{field}_known"
    )


class Confidence(models.TextChoices):
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")


def confidence_field() -> models.CharField:
    return models.CharField(
        _("confidence"),
        max_length=6,
        choices=Confidence,
        help_text=_("How sure the editors are of the facts in this entry."),
    )


class Entry(models.Model):
    """`position` is the entry's place in its file; `retired_at` is null while it is in use."""

    question = models.ForeignKey(
        "debates.Question", on_delete=models.PROTECT, related_name="%(class)s_entries"
    )
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        help_text=_("Lower case, digits and hyphens. Part of addresses and of editions: keep it."),
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["question", "slug"], name="%(class)s_slug_once")
        ]


class Link(models.Model):
    """One mention of an entry (`cited`) by another (`owner`), in the order the curators gave."""

    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["owner", "cited"], name="%(class)s_once")]

    def __str__(self):
        return str(self.cited)


def owner(model: str, related_name: str) -> models.ForeignKey:
    """The entry that a part or link belongs to and goes with."""
    return models.ForeignKey(model, on_delete=models.CASCADE, related_name=related_name)


def cited(model: str, related_name: str = "+") -> models.ForeignKey:
    """An entry that is mentioned, and so cannot be deleted."""
    return models.ForeignKey(
        model, on_delete=models.PROTECT, related_name=related_name, verbose_name=_("entry")
    )

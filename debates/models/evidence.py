"""What of its edition a debate keeps from its class."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .debate import Debate


class WithheldQuerySet(models.QuerySet):
    def kept_back(self):
        """Those that the class does not have now."""
        return self.filter(released_at__isnull=True)


class Withheld(models.Model):
    """An entry that the class does not have, or has again since `released_at`.

    `by` and `at` tell of the last time it was withheld; who released it stands in the acts.
    """

    class Kind(models.TextChoices):
        CLAIM = "claim", _("claim")
        SOURCE = "source", _("source")

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="withheld")
    kind = models.CharField(max_length=8, choices=Kind)
    slug = models.SlugField(max_length=60, help_text=_("Of the entry, in the debate's edition."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    released_at = models.DateTimeField(null=True)

    objects = WithheldQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["debate", "kind", "slug"], name="withheld_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["claim", "source"]), name="withheld_kind_known"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.slug}"

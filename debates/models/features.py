"""What stands on the projector because the teacher put it there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .arguments import Argument
from .debate import Debate, DebateFactor
from .judgement import ExitSentence


def _alone(kind: str, column: str) -> Q:
    """A row of this kind fills this column and no other; a chart has a name instead."""
    filled = {f"{one}__isnull": one != column for one in ("factor", "argument", "sentence")}
    named = ~Q(chart="") if kind == "chart" else Q(chart="")
    return Q(kind=kind, **filled) & named


class FeatureQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at__isnull=True)


class Feature(models.Model):
    """What the teacher put on the projector, for as long as it stands there.

    A split, an argument or a chart stands alone, up to three sentences together.
    """

    class Kind(models.TextChoices):
        SPLIT = "split", _("a factor that splits the class")
        ARGUMENT = "argument", _("an argument")
        SENTENCE = "sentence", _("an exit sentence")
        CHART = "chart", _("a chart")

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="features")
    kind = models.CharField(max_length=8, choices=Kind)
    factor = models.ForeignKey(
        DebateFactor, null=True, on_delete=models.CASCADE, related_name="features"
    )
    argument = models.ForeignKey(
        Argument, null=True, on_delete=models.CASCADE, related_name="features"
    )
    sentence = models.ForeignKey(
        ExitSentence, null=True, on_delete=models.CASCADE, related_name="features"
    )
    chart = models.CharField(max_length=8, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = FeatureQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=_alone("split", "factor")
                | _alone("argument", "argument")
                | _alone("sentence", "sentence")
                | _alone("chart", ""),
                name="feature_shows_one_thing",
            ),
        ]

"""What stands on the projector because the teacher put it there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .arguments import Argument
from .debate import Debate, DebateFactor
from .judgement import ExitSentence


class FeatureQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at__isnull=True)


class Feature(models.Model):
    """What the teacher put on the projector, for as long as it stands there.

    A split or an argument stands alone, up to three sentences together.
    """

    class Kind(models.TextChoices):
        SPLIT = "split", _("a factor that splits the class")
        ARGUMENT = "argument", _("an argument")
        SENTENCE = "sentence", _("an exit sentence")

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
                condition=Q(
                    kind="split", factor__isnull=False, argument__isnull=True, sentence__isnull=True
                )
                | Q(
                    kind="argument",
                    factor__isnull=True,
                    argument__isnull=False,
                    sentence__isnull=True,
                )
                | Q(
                    kind="sentence",
                    factor__isnull=True,
                    argument__isnull=True,
                    sentence__isnull=False,
                ),
                name="feature_shows_one_thing",
            ),
        ]

"""The way in: who knocks for a seat, codes that are spent, and wrong codes counted.

Of an address there is only a keyed hash here, and it goes within a day.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids
from .ballot import Seat
from .debate import Debate

KNOCK_LASTS = timedelta(minutes=10)
WINDOW = timedelta(minutes=5)


class KnockQuerySet(models.QuerySet):
    def waiting(self, now: datetime):
        """Not answered, not too old, and in a debate that runs."""
        return self.filter(
            answered_at__isnull=True, at__gt=now - KNOCK_LASTS, debate__closed_at__isnull=True
        )


class Knock(models.Model):
    """A device without code asks for a seat. `seat` is none where nobody goes by what was typed: that
    device waits like any other, and nobody is asked. What was typed is not kept."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="knocks")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.CASCADE, related_name="knocks")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    device = models.CharField(max_length=32, default=ids.new_key)
    sign = models.CharField(
        max_length=3, default=ids.new_sign, help_text=_("On both screens, to tell devices apart.")
    )
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(default=False)

    objects = KnockQuerySet.as_manager()

    class Meta:
        ordering = ["id"]


class SpentCode(models.Model):
    """A join code that opened a debate once. For thirty days no debate gets it again."""

    code = models.CharField(max_length=8, unique=True)
    spent_at = models.DateTimeField(default=timezone.now)


class FailureBucketQuerySet(models.QuerySet):
    def full(self, now: datetime):
        """Those whose failures are used up at `now`, with what their pupils earned them."""
        return self.filter(since__gt=now - WINDOW, failures__gte=F("most"), earned__lte=0)


class FailureBucket(models.Model):
    """Wrong codes from one address or one device, in a window of five minutes that begins with the first.

    `earned` are failures beyond `most`, which an address has once for every pupil it let in; below 0
    more were tried than there were left.
    """

    key = models.CharField(max_length=64, unique=True, help_text=_("Keyed hash."))
    most = models.PositiveSmallIntegerField()
    failures = models.PositiveSmallIntegerField(default=0)
    earned = models.IntegerField(default=0)
    since = models.DateTimeField()
    touched_at = models.DateTimeField()
    debate = models.ForeignKey(
        Debate,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The debate this address let a pupil into last."),
    )

    objects = FailureBucketQuerySet.as_manager()

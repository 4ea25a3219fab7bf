"""What a pupil makes of it in the end: what moved her, what would have happened without, a last sentence."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids
from .arguments import Argument
from .ballot import Seat
from .debate import DebateFactor

LONGEST_SINCE = 280


class Receipt(models.Model):
    """What moved a factor by two places or more between a pupil's two ballots: her own word for it.

    Where the factor moved, and how far, is read from the ballots: it may have changed since.
    """

    class Kind(models.TextChoices):
        ARGUMENT = "argument", _("An argument")
        SOURCE = "source", _("A source")
        THOUGHT = "thought", _("I thought again")

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="receipts")
    factor = models.ForeignKey(DebateFactor, on_delete=models.CASCADE, related_name="receipts")
    kind = models.CharField(max_length=8, choices=Kind)
    argument = models.ForeignKey(
        Argument, null=True, on_delete=models.CASCADE, related_name="receipts"
    )
    source = models.SlugField(
        max_length=60, blank=True, help_text=_("Of the source, in the debate's edition.")
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["seat", "factor"], name="receipt_once"),
            models.CheckConstraint(
                condition=Q(kind="argument", argument__isnull=False, source="")
                | (Q(kind="source", argument__isnull=True) & ~Q(source=""))
                | Q(kind="thought", argument__isnull=True, source=""),
                name="receipt_names_one_thing",
            ),
        ]


class Counterfactual(models.Model):
    """Take a factor away: does it still come out as it did? One pupil's answer."""

    class Answer(models.TextChoices):
        SURELY = "surely", _("surely")
        PROBABLY = "probably", _("probably")
        HARDLY = "hardly", _("hardly")
        NO = "no", _("no")

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="counterfactuals")
    factor = models.ForeignKey(
        DebateFactor, on_delete=models.CASCADE, related_name="counterfactuals"
    )
    answer = models.CharField(max_length=8, choices=Answer)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["seat", "factor"], name="counterfactual_once"),
            models.CheckConstraint(
                condition=Q(answer__in=["surely", "probably", "hardly", "no"]),
                name="counterfactual_answer_known",
            ),
        ]


class Prediction(models.Model):
    """Before the reveal a pupil guesses that the conclusion puts one factor above another; three guesses at
    most."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="predictions")
    number = models.PositiveSmallIntegerField()
    higher = models.ForeignKey(DebateFactor, on_delete=models.CASCADE, related_name="+")
    lower = models.ForeignKey(DebateFactor, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["seat", "number"], name="prediction_once"),
            models.CheckConstraint(
                condition=~Q(higher=models.F("lower")), name="prediction_of_two_factors"
            ),
        ]


class ExitSentence(models.Model):
    """“It was mainly because of …, more than …, since …”: a pupil's judgement, handed in once and changed
    as long as the debate runs."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="exit_sentence")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    because = models.ForeignKey(DebateFactor, on_delete=models.CASCADE, related_name="+")
    more_than = models.ForeignKey(DebateFactor, on_delete=models.CASCADE, related_name="+")
    since = models.CharField(max_length=LONGEST_SINCE)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=models.F("more_than")), name="exit_sentence_of_two_factors"
            )
        ]

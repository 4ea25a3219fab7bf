"""What a class came to, without its pupils: all that is left of a debate once its time is over."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from . import ids
from .debate import Debate, RoundKind, ShapeChoice

# With fewer ballots, pairwise counts would say too much about single ones.
FEWEST_BALLOTS = 10


class Result(models.Model):
    """How often each factor stood above, and beside, each other in one round of a closed debate.

    `wins` and `ties` are square, in the order of `factors`; `n` ballots ranked something, `blank`
    nothing and count nowhere. The question is the edition's. Holds no seat and no ranking.
    """

    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    debate = models.ForeignKey(Debate, null=True, on_delete=models.SET_NULL, related_name="results")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="results"
    )
    edition = models.ForeignKey("debates.Edition", on_delete=models.PROTECT, related_name="results")
    title = models.CharField(max_length=80)
    closed_on = models.DateField()
    kind = models.CharField(max_length=12, choices=RoundKind)
    shape = models.CharField(max_length=8, choices=ShapeChoice)
    unranked = models.CharField(max_length=8)
    factors = models.JSONField()  # [slug, title] of each
    n = models.PositiveIntegerField()
    blank = models.PositiveIntegerField()
    wins = models.JSONField()
    ties = models.JSONField()

    class Meta:
        ordering = ["-closed_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["debate", "kind"], name="result_round_once"),
            models.CheckConstraint(
                condition=Q(n__gte=FEWEST_BALLOTS), name="result_of_enough_ballots"
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.kind}"

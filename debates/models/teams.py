"""Who argues with whom: pairs and small groups, teams of champions, and whose turn it is to speak."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids
from .ballot import Seat
from .debate import Debate, DebateFactor


class GroupingQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at__isnull=True)


class Grouping(models.Model):
    """The class, cut into teams. A new one of a kind ends the one before.

    `swapped`: half-way, everybody took the other side. `seed` draws what is drawn by lot.
    """

    class Kind(models.TextChoices):
        PAIRS = "pairs", _("Pairs or small groups")
        CHAMPIONS = "champions", _("Champion teams")

    class Method(models.TextChoices):
        OPPOSED = "opposed", _("Who disagree most")
        LOT = "lot", _("By lot")
        HAND = "hand", _("By hand")

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="groupings")
    kind = models.CharField(max_length=10, choices=Kind)
    method = models.CharField(max_length=8, choices=Method)
    size = models.PositiveSmallIntegerField(default=2)
    seed = models.PositiveIntegerField(default=ids.new_seed)
    swapped = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = GroupingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["debate", "kind"],
                condition=Q(ended_at__isnull=True),
                name="grouping_current_once",
            )
        ]


class Team(models.Model):
    """Who argue together, two of them or ten. `number` is the sign they meet by, with the colour and
    shape that follow from it. `factor` is what they argue about, or what they defend as champions."""

    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="teams")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    number = models.PositiveSmallIntegerField()
    factor = models.ForeignKey(
        DebateFactor, null=True, on_delete=models.CASCADE, related_name="teams"
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["grouping", "number"], name="team_number_once")
        ]


class TeamSeat(models.Model):
    """A seat's place in a team, and the side it opens on; champions are all for their factor."""

    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="members")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="team_seats")
    opens_for = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["grouping", "seat"], name="team_seat_once")]


class WishQuerySet(models.QuerySet):
    def waiting(self):
        """In the queue: asked, and neither called nor taken back."""
        return self.filter(called_at__isnull=True, ended_at__isnull=True)


class Wish(models.Model):
    """A pupil asks to speak. `called_at`: the teacher gave her the floor; `ended_at`: over, or taken back."""

    class Kind(models.TextChoices):
        NEW = "new", _("Something new")
        BUILD = "build", _("Build on it")
        CHALLENGE = "challenge", _("Challenge it")
        QUESTION = "question", _("Ask a question")

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="wishes")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="wishes")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NEW)
    asked_at = models.DateTimeField(default=timezone.now)
    called_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(ended_at__isnull=True), name="wish_open_once"
            )
        ]


class Turn(models.Model):
    """Who has the floor, and until when: a champion team, or a pupil who asked for it."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="turns")
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="turns")
    wish = models.ForeignKey(Wish, null=True, on_delete=models.CASCADE, related_name="turns")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    began_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["debate"], condition=Q(ended_at__isnull=True), name="turn_current_once"
            ),
            models.CheckConstraint(
                condition=Q(team__isnull=True) ^ Q(wish__isnull=True), name="turn_is_somebodys"
            ),
        ]

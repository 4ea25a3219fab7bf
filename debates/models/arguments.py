"""What pupils say for and against a factor, and the evidence they pin to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids
from .ballot import Seat
from .debate import Debate, DebateFactor
from .teams import Team

LONGEST_ARGUMENT = 280
MOST_PINS = 4


class Side(models.TextChoices):
    FOR = "for", _("For its weight")
    AGAINST = "against", _("Against its weight")


class ReplyKind(models.TextChoices):
    BUILD = "build", _("Build on it")
    CHALLENGE = "challenge", _("Challenge it")
    QUESTION = "question", _("Ask a question")


class ArgumentQuerySet(models.QuerySet):
    def for_the_class(self):
        """What the class may read. A reply whose argument was hidden or taken back goes with it."""
        is_shown = Q(state=Argument.State.SHOWN)
        return self.filter(is_shown, Q(parent__isnull=True) | Q(parent__state=Argument.State.SHOWN))


class Argument(models.Model):
    """One point of one pupil, perhaps for her team, in a sentence or two; or a reply to one.

    A reply has its argument's factor; it is for or against as its kind makes it, and a question is
    neither. `key` is the client's: resending is harmless. Once erased, the text is empty for good.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for the teacher")
        SHOWN = "shown", _("Shown to the class")
        HIDDEN = "hidden", _("Hidden by the teacher")
        WITHDRAWN = "withdrawn", _("Taken back by its author")

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="arguments")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="arguments")
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="arguments")
    factor = models.ForeignKey(DebateFactor, on_delete=models.CASCADE, related_name="arguments")
    side = models.CharField(max_length=8, choices=Side, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")
    reply_kind = models.CharField(max_length=10, choices=ReplyKind, blank=True)
    text = models.CharField(max_length=LONGEST_ARGUMENT, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    key = models.CharField(max_length=64)
    posted_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    objects = ArgumentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["seat", "key"], name="argument_key_once"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, reply_kind="", side__in=Side.values)
                | Q(parent__isnull=False, reply_kind__in=ReplyKind.values),
                name="argument_is_a_point_or_a_reply",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "shown", "hidden", "withdrawn"]),
                name="argument_state_known",
            ),
        ]


class ArgumentText(models.Model):
    """An argument as it stood before an edit. The class reads the latest, the log of staff knows all."""

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="earlier")
    text = models.CharField(max_length=LONGEST_ARGUMENT, blank=True)
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]


class Pin(models.Model):
    """A piece of the debate's edition that an argument rests on, and how strong its author finds it."""

    class Kind(models.TextChoices):
        EVENT = "event", _("Event")
        CLAIM = "claim", _("Claim")
        SOURCE = "source", _("Source")

    class Weight(models.IntegerChoices):
        WEAK = 1, _("weak")
        FAIR = 2, _("fair")
        STRONG = 3, _("strong")

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="pins")
    kind = models.CharField(max_length=8, choices=Kind)
    slug = models.SlugField(max_length=60, help_text=_("Of the entry, in the debate's edition."))
    weight = models.PositiveSmallIntegerField(choices=Weight, default=Weight.FAIR)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["argument", "kind", "slug"], name="pin_once"),
            models.CheckConstraint(condition=Q(weight__in=[1, 2, 3]), name="pin_weight_known"),
        ]


class Convinced(models.Model):
    """A pupil said of an argument: this convinced me. Never of one of her own."""

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="convinced")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="convinced")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["argument", "seat"], name="convinced_once")]

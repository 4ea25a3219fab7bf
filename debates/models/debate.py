"""One run of a question with one class: its phases, rounds, factors, reveals and log."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids
from .locks import SHARED, RowQuerySet


class Phase(models.TextChoices):
    """The lesson, in order; periods only in a debate that ranks for them. Moving between phases is
    `actions.phases` alone."""

    LOBBY = "lobby", _("Lobby")
    OPENING = "opening", _("Opening ranking")
    SPLIT = "split", _("What splits us")
    EVIDENCE = "evidence", _("Evidence")
    DISCUSSION = "discussion", _("Discussion")
    PERIOD_1 = "period1", _("First period")
    PERIOD_2 = "period2", _("Second period")
    PERIOD_3 = "period3", _("Third period")
    CLOSING = "closing", _("Closing ranking")
    VERDICT = "verdict", _("Verdict")
    EXIT = "exit", _("Exit sentence")
    CLOSED = "closed", _("Closed")


class RoundKind(models.TextChoices):
    """Opening and closing rank for the whole question, the others for a period of it each."""

    OPENING = "opening", _("Opening ranking")
    PERIOD_1 = "period1", _("First period")
    PERIOD_2 = "period2", _("Second period")
    PERIOD_3 = "period3", _("Third period")
    CLOSING = "closing", _("Closing ranking")


WHOLE_ROUNDS = (RoundKind.OPENING, RoundKind.CLOSING)
PERIOD_ROUNDS = (RoundKind.PERIOD_1, RoundKind.PERIOD_2, RoundKind.PERIOD_3)


class ShapeChoice(models.TextChoices):
    LADDER = "ladder", _("Ladder: one factor on each step")
    DIAMOND = "diamond", _("Diamond nine: rows of 1, 2, 3, 2 and 1")
    TIERS = "tiers", _("Free tiers: any number side by side")


class Anonymity(models.TextChoices):
    SECRET = "secret", _("Secret: staff see who has ranked, not what")
    TEACHER = "teacher", _("Teacher sees: the teacher sees each ranking")
    HANDS = "hands", _("Show of hands: rankings are shown under pseudonyms")


class Approval(models.TextChoices):
    """Whose arguments the teacher reads before the class does."""

    GUESTS = "guests", _("Guests: who came without a slip")
    EVERYBODY = "everybody", _("Everybody")
    NOBODY = "nobody", _("Nobody")


class Strength(models.TextChoices):
    """How far to follow a conclusion: each level holds those before it."""

    EXPLICIT = "explicit", _("Only what it says in so many words")
    IMPLIED = "implied", _("What it says and clearly implies")
    IMPLIED_WEAK = "implied-weak", _("Also what it hints at")
    DERIVED = "derived", _("Also what follows from the rest")


class DebateQuerySet(models.QuerySet):
    def kept(self):
        """Not deleted by their owner."""
        return self.filter(deleted_at__isnull=True)


class Debate(models.Model):
    """Ballots never write this row: it changes with phase, seat, reveal and moderation only."""

    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    question = models.ForeignKey(
        "debates.Question", on_delete=models.PROTECT, related_name="debates"
    )
    edition = models.ForeignKey("debates.Edition", on_delete=models.PROTECT, related_name="debates")
    classroom = models.ForeignKey(
        "debates.Classroom", null=True, on_delete=models.SET_NULL, related_name="debates"
    )
    title = models.CharField(
        _("class"), max_length=80, help_text=_("The class or group, such as Year 12.")
    )
    phase = models.CharField(max_length=12, choices=Phase, default=Phase.LOBBY)
    phase_serial = models.PositiveIntegerField(
        default=0, help_text=_("Counts every Next and Back.")
    )
    version = models.PositiveIntegerField(default=1)
    shape = models.CharField(
        _("shape"), max_length=8, choices=ShapeChoice, default=ShapeChoice.LADDER
    )
    gaps_allowed = models.BooleanField(_("gaps allowed"), default=False)
    anonymity = models.CharField(
        _("anonymity"), max_length=8, choices=Anonymity, default=Anonymity.SECRET
    )
    zone = models.CharField(_("time zone"), max_length=40, default="UTC")
    seed = models.PositiveIntegerField(default=ids.new_seed)
    join_code = models.CharField(max_length=8, unique=True, null=True, default=ids.new_join_code)
    locked = models.BooleanField(_("room locked"), default=False)
    admits_by_hand = models.BooleanField(
        _("let pupils in by hand"), default=False, help_text=_("Who joins waits at the door.")
    )
    capacity = models.PositiveSmallIntegerField(
        _("places"), default=100, help_text=_("Who comes when all are taken is told to ask.")
    )
    projector_key = models.CharField(max_length=32, unique=True, default=ids.new_key)
    approval = models.CharField(
        _("read first"), max_length=10, choices=Approval, default=Approval.GUESTS
    )
    arguments_serial = models.PositiveIntegerField(
        default=0, help_text=_("Counts every change of the arguments that the class reads.")
    )
    floor_serial = models.PositiveIntegerField(
        default=0, help_text=_("Counts every change of teams, turns and the queue to speak.")
    )
    phase_started_at = models.DateTimeField(default=timezone.now)
    phase_ends_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(
        null=True,
        help_text=_("For everybody gone since then; for its owner, to be had back a while."),
    )

    objects = DebateQuerySet.as_manager()

    class Meta:
        verbose_name = _("debate")
        verbose_name_plural = _("debates")
        constraints = [
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="debate_phase_known"),
            models.CheckConstraint(
                condition=Q(shape__in=ShapeChoice.values), name="debate_shape_known"
            ),
            models.CheckConstraint(
                condition=Q(anonymity__in=Anonymity.values),
                name="debate_anonymity_known",
            ),
            models.CheckConstraint(
                condition=Q(approval__in=Approval.values), name="debate_approval_known"
            ),
            models.CheckConstraint(
                condition=~Q(phase=Phase.CLOSED)
                | Q(join_code__isnull=True, closed_at__isnull=False),
                name="debate_closed_has_no_code",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.phase == Phase.CLOSED

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    def titles(self) -> dict[str, str]:
        """By slug, in the debate's order. One query, or none once its factors are prefetched."""
        return {factor.slug: factor.title for factor in self.factors.all()}

    @property
    def unranked(self) -> str:
        """The convention for factors that a ballot leaves out (rankings.md 0.2)."""
        return "silent"


class DebateTeacher(models.Model):
    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        CO_TEACHER = "co_teacher", _("Co-teacher")

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="teachers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="debate_roles"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.OWNER)
    # The phase_serial at which this teacher lifted a cover: every Next puts it back by itself.
    names_shown_at = models.PositiveIntegerField(null=True)
    results_shown_at = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["debate", "user"], name="debate_teacher_once")
        ]


class DebatePhase(models.Model):
    """The teacher's plan for one phase: minutes (none = no limit) and notes for the console."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="plan")
    phase = models.CharField(max_length=12, choices=Phase)
    minutes = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True, max_length=2000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["debate", "phase"], name="debate_phase_once")
        ]


class DebateFactor(models.Model):
    """A factor as this debate words it: frozen from its edition, or the teacher's own."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="factors")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=60)
    summary = models.CharField(max_length=240, blank=True)
    own = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["debate", "slug"], name="debate_factor_once")
        ]

    def __str__(self):
        return self.title


class DebateConclusion(models.Model):
    """A conclusion of the edition that this debate compares itself with, and how far to follow it."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="conclusions")
    conclusion = models.SlugField(max_length=60)
    strength = models.CharField(max_length=12, choices=Strength, default=Strength.IMPLIED)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["debate", "conclusion"], name="debate_conclusion_once")
        ]


class RoundQuerySet(RowQuerySet):
    def read_shared(self, pk: int) -> "Round | None":
        """The round under a shared lock until the transaction ends; None if it went with its debate.

        Ballots share it; closing takes it exclusively, so that a ballot is either counted by the
        close or refused.
        """
        return next(iter(self.read_rows("id = %s", [pk], lock=SHARED)), None)


class Round(models.Model):
    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="rounds")
    kind = models.CharField(max_length=12, choices=RoundKind)
    is_open = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["debate", "kind"], name="round_kind_once")]

    def __str__(self):
        return f"{self.kind} of debate {self.debate_id}"


class Reveal(models.Model):
    """What was shown to people, when and by whom. A round whose results were shown stays shut."""

    class Kind(models.TextChoices):
        RESULTS = "results", _("results of a round, on the console")
        FACTOR = "factor", _("a factor, to the class")

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="reveals")
    kind = models.CharField(max_length=8, choices=Kind)
    round = models.ForeignKey(Round, null=True, on_delete=models.CASCADE, related_name="reveals")
    factor = models.ForeignKey(
        DebateFactor, null=True, on_delete=models.CASCADE, related_name="reveals"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="results", round__isnull=False, factor__isnull=True)
                | Q(kind="factor", round__isnull=True, factor__isnull=False),
                name="reveal_shows_one_thing",
            ),
            models.UniqueConstraint(
                fields=["round"], condition=Q(kind="results"), name="reveal_round_once"
            ),
            models.UniqueConstraint(
                fields=["factor"], condition=Q(kind="factor"), name="reveal_factor_once"
            ),
        ]


class Act(models.Model):
    """A logged staff deed, in a debate, in a classroom or about accounts. Holds ids and counts, never a
    name or a ranking. Outlives debate and classroom, until its own time is over."""

    debate = models.ForeignKey(Debate, null=True, on_delete=models.SET_NULL, related_name="acts")
    classroom = models.ForeignKey(
        "debates.Classroom", null=True, on_delete=models.SET_NULL, related_name="acts"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verb = models.CharField(max_length=30)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

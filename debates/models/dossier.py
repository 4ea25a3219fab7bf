"""The question, the numbered, immutable editions of its dossier, and how one comes about."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .entries import known, one_line, owner, text
from .fields import HistoricalDateField


class Question(models.Model):
    """`file_notes` are editors' notes, one for each file of the pack; they are in no edition."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200, validators=[one_line])
    short_title = text(_("short title"), 60, blank=True)
    introduction = text(
        _("introduction"),
        900,
        blank=True,
        help_text=_("Pupils read it before they rank: no factor, no hint at an answer."),
    )
    outcome = text(
        _("outcome"),
        60,
        blank=True,
        help_text=_("What came about, as a sentence that “mainly because of …” can follow."),
    )
    without = text(
        _("without a factor"),
        90,
        blank=True,
        help_text=_("Asked of a factor that is taken away: does it still come out so?"),
    )
    credit = text(_("credit"), 900, blank=True)
    language = text(_("language"), 20, blank=True, help_text=_("Such as en-GB."))
    network_from = HistoricalDateField(
        _("alliances from"),
        null=True,
        blank=True,
        help_text=_("The first month in which readers may look at who stood with whom."),
    )
    network_to = HistoricalDateField(_("alliances to"), null=True, blank=True)
    file_notes = models.JSONField(_("notes"), default=dict, blank=True)
    loaded_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Of the content that the last pack loaded by an operator had."),
    )
    shipped_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Of the content of the dossier that came with the program, as last loaded."),
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self):
        return self.title


class Period(models.Model):
    """Some years of what is asked about, for which a class may rank the factors apart."""

    question = owner("debates.Question", "periods")
    title = text(_("title"), 20, help_text=_("What pupils read, such as 1922–24."))
    start = HistoricalDateField(_("from"))
    end = HistoricalDateField(_("to"))
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("period")
        verbose_name_plural = _("periods")

    def __str__(self):
        return self.title


class Edition(models.Model):
    """A canonical export of a whole dossier. Never changed: a debate shows the one it began with.

    Pages take the question's title from here: that of the `Question` is the curators' manuscript.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(
        _("title"), max_length=200, help_text=_("What it asks, as its content says.")
    )
    digest = models.CharField(_("digest"), max_length=64, help_text=_("SHA-256 of the content."))
    content = models.JSONField(_("content"))
    published_at = models.DateTimeField(_("published"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="edition_number_once"),
        ]

    def __str__(self):
        return f"{self.question_id}/{self.number}"


class ProposalState(models.TextChoices):
    OPEN = "open", _("open")
    PUBLISHED = "published", _("published")
    REFUSED = "refused", _("sent back")


class Proposal(models.Model):
    """A manuscript put forward for an edition: frozen, so that what is published is what was read."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="proposals")
    content = models.JSONField(_("content"))
    digest = models.CharField(_("digest"), max_length=64)
    why = text(_("what changed and why"), 300)
    state = models.CharField(
        _("state"), max_length=9, choices=ProposalState, default=ProposalState.OPEN
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    answer = text(_("answer"), 300, blank=True)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            known("state", ProposalState),
            models.UniqueConstraint(
                fields=["question"], condition=Q(state="open"), name="proposal_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="proposal_decided_once",
            ),
        ]

    def __str__(self):
        return self.why


class Revision(models.Model):
    """One entry as one save left it, links and parts and all: who, when, why. Never changed.

    `content` is the entry in the form of its file, null when it was retired. It keeps what a row's own
    history would not: the links of that day, so that going back to it is exact.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="revisions")
    kind = models.CharField(_("kind"), max_length=12)
    slug = models.SlugField(_("slug"), max_length=60)
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("saved"), default=timezone.now)
    why = text(_("why"), 300, blank=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "kind", "slug", "number"], name="revision_number_once"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.slug}, {self.number}"

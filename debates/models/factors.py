"""Factors, the reasons for and against their weight, and the ready sets."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .entries import Entry, Link, cited, known, owner, text


class FactorKind(models.TextChoices):
    CONDITION = "condition", _("Condition")
    INSTRUMENT = "instrument", _("Instrument")
    AGENT = "agent", _("Agent")
    TRIGGER = "trigger", _("Trigger")
    IDEA = "idea", _("Idea")


class Factor(Entry):
    title = text(_("title"), 40, help_text=_("What pupils rank, in a few words."))
    kind = models.CharField(_("kind"), max_length=10, choices=FactorKind)
    summary = text(_("summary"), 160, help_text=_("One sentence under the title of the card."))
    explanation = text(_("explanation"), 900, help_text=_("80 to 120 words; takes no side."))
    essay_says = text(
        _("what the essay says"), 400, help_text=_("Hidden until the reveal of a debate.")
    )

    class Meta(Entry.Meta):
        verbose_name = _("factor")
        verbose_name_plural = _("factors")
        constraints = [*Entry.Meta.constraints, known("kind", FactorKind)]

    def __str__(self):
        return self.title


class SetName(models.TextChoices):
    DEFAULT = "default", _("Default")
    DIAMOND = "diamond", _("Diamond nine")


class SetMember(Link):
    """A factor's place in a ready selection."""

    owner = owner("debates.Question", "set_members")
    cited = cited("debates.Factor", "sets")
    name = models.CharField(_("set"), max_length=8, choices=SetName)

    class Meta(Link.Meta):
        verbose_name = _("factor of a set")
        verbose_name_plural = _("sets")
        constraints = [
            known("name", SetName),
            models.UniqueConstraint(fields=["owner", "name", "cited"], name="%(class)s_once"),
        ]


class PointSide(models.TextChoices):
    FOR = "for", _("For")
    AGAINST = "against", _("Against")


class Point(models.Model):
    """One reason for or against a factor's weight, with what it rests on."""

    factor = owner("debates.Factor", "points")
    side = models.CharField(_("side"), max_length=7, choices=PointSide)
    text = text(_("point"), 240)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("point")
        verbose_name_plural = _("points")
        constraints = [known("side", PointSide)]

    def __str__(self):
        return self.text


class PointEvent(Link):
    owner = owner("debates.Point", "events")
    cited = cited("debates.Event", "in_points")


class PointClaim(Link):
    owner = owner("debates.Point", "claims")
    cited = cited("debates.Claim", "in_points")


class PointSource(Link):
    owner = owner("debates.Point", "sources")
    cited = cited("debates.Source", "in_points")


class Overlap(models.Model):
    """Another factor that often claims the same evidence."""

    factor = owner("debates.Factor", "overlaps")
    other = models.ForeignKey(
        Factor, on_delete=models.PROTECT, related_name="in_overlaps", verbose_name=_("factor")
    )
    how = text(_("how"), 240)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("overlap")
        verbose_name_plural = _("overlaps")
        constraints = [
            models.UniqueConstraint(fields=["factor", "other"], name="overlap_once"),
            models.CheckConstraint(condition=~Q(factor=F("other")), name="overlap_of_two"),
        ]

    def __str__(self):
        return str(self.other)

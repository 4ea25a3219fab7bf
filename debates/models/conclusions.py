"""Conclusions: partial orders over factors, of an essay or of a school of historians."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .entries import Confidence, Entry, Link, cited, known, owner, text


class ConclusionKind(models.TextChoices):
    ESSAY = "essay", _("Essay")
    INTERPRETATION = "interpretation", _("Interpretation")


class Conclusion(Entry):
    """`simplification` marks an editor's cautious reading of a school, always labelled as one."""

    kind = models.CharField(_("kind"), max_length=14, choices=ConclusionKind)
    title = text(_("title"), 80)
    statement = text(_("statement"), 900, help_text=_("What it concludes, in your own words."))
    simplification = models.BooleanField(_("editor's simplification"), default=False)
    paragraph = text(_("paragraph of the conclusion"), 10, blank=True)
    historians = models.JSONField(_("historians"), default=list, blank=True)
    differs_from_essay = text(_("how it differs from the essay"), 240, blank=True)
    caution = text(_("caution"), 600, blank=True)
    general_remark = text(_("general remark"), 900, blank=True)
    strength_scale = models.JSONField(_("what the strengths mean"), default=dict, blank=True)
    fairness_note = text(_("note on fairness"), 900, blank=True)
    confidence = models.CharField(
        _("confidence"), max_length=6, choices=Confidence, blank=True, default=""
    )

    class Meta(Entry.Meta):
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        constraints = [
            *Entry.Meta.constraints,
            known("kind", ConclusionKind),
            models.CheckConstraint(
                condition=~Q(kind="interpretation") | Q(simplification=True),
                name="interpretation_is_labelled",
            ),
        ]

    def __str__(self):
        return self.title


class ConclusionSource(Link):
    owner = owner("debates.Conclusion", "works")
    cited = cited("debates.Source", "in_conclusions")


class Tier(models.Model):
    """Factors side by side, for editors: two in one tier are not said to be equal."""

    conclusion = owner("debates.Conclusion", "tiers")
    rank = models.PositiveSmallIntegerField(_("rank"))
    label = text(_("label"), 60, blank=True)
    note = text(_("note"), 900, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")

    def __str__(self):
        return f"{self.rank}. {self.label}".strip()


class TierFactor(Link):
    owner = owner("debates.Tier", "factors")
    cited = cited("debates.Factor", "in_tiers")


class Unranked(Link):
    """A factor outside the tiers, and why."""

    owner = owner("debates.Conclusion", "unranked")
    cited = cited("debates.Factor", "left_open_in")
    reason = text(_("reason"), 240, blank=True)


class RelationKind(models.TextChoices):
    ABOVE = "above", _("above")
    AT_LEAST = "at-least", _("at least as high as")
    PART_OF = "part-of", _("part of")


class RelationStrength(models.TextChoices):
    EXPLICIT = "explicit", _("Explicit, or strong")
    IMPLIED = "implied", _("Implied, or moderate")
    IMPLIED_WEAK = "implied-weak", _("Weakly implied, or weak")


class ConclusionRelation(models.Model):
    """One comparison of two factors, with what it rests on. *Part of* is an overlap, never scored."""

    conclusion = owner("debates.Conclusion", "relations")
    slug = models.SlugField(_("slug"), max_length=60)
    higher = models.ForeignKey(
        "debates.Factor", on_delete=models.PROTECT, related_name="+", verbose_name=_("higher")
    )
    kind = models.CharField(_("relation"), max_length=8, choices=RelationKind)
    lower = models.ForeignKey(
        "debates.Factor", on_delete=models.PROTECT, related_name="+", verbose_name=_("lower")
    )
    strength = models.CharField(_("strength"), max_length=12, choices=RelationStrength)
    quote = text(_("quotation"), 180, blank=True, help_text=_("At most six words."))
    quote_paragraph = text(_("paragraph"), 10, blank=True)
    quote_sentence = models.PositiveSmallIntegerField(_("sentence"), null=True, blank=True)
    reasoning = text(_("reasoning"), 240)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            known("kind", RelationKind),
            known("strength", RelationStrength),
            models.UniqueConstraint(fields=["conclusion", "slug"], name="relation_slug_once"),
            models.UniqueConstraint(
                fields=["conclusion", "higher", "lower", "kind"], name="relation_once"
            ),
            models.CheckConstraint(condition=~Q(higher=F("lower")), name="relation_of_two"),
        ]

    def __str__(self):
        return f"{self.higher} {self.get_kind_display()} {self.lower}"


class RelationClaim(Link):
    owner = owner("debates.ConclusionRelation", "claims")
    cited = cited("debates.Claim", "in_relations")


class RelationSource(Link):
    owner = owner("debates.ConclusionRelation", "works")
    cited = cited("debates.Source", "in_relations")


class Tension(models.Model):
    """Where an essay does not agree with itself."""

    conclusion = owner("debates.Conclusion", "tensions")
    slug = models.SlugField(_("slug"), max_length=60)
    point = text(_("point"), 240)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("tension")
        verbose_name_plural = _("tensions")
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "slug"], name="tension_slug_once")
        ]

    def __str__(self):
        return self.point


class TensionClaim(Link):
    owner = owner("debates.Tension", "claims")
    cited = cited("debates.Claim", "in_tensions")

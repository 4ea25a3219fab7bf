"""Sources and what they claim."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .entries import Entry, Link, cited, confidence_field, known, owner, text


class SourceKind(models.TextChoices):
    PRIMARY = "primary", _("Primary")
    SECONDARY = "secondary", _("Secondary")
    TEXTBOOK = "textbook", _("Textbook")
    ESSAY = "essay", _("Essay")


class Source(Entry):
    kind = models.CharField(_("kind"), max_length=9, choices=SourceKind)
    citation = models.JSONField(_("citation"), help_text=_("CSL-JSON fields."))
    perspective = text(_("perspective"), 240, help_text=_("Who speaks, and from where."))
    origin = text(_("origin"), 240)
    purpose = text(_("purpose"), 240)
    value = text(_("value"), 240)
    limits = text(_("limits"), 240)
    confidence = confidence_field()

    class Meta(Entry.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [*Entry.Meta.constraints, known("kind", SourceKind)]

    def __str__(self):
        return str(self.citation.get("title") or self.slug)


class SourceFactor(Link):
    owner = owner("debates.Source", "factors")
    cited = cited("debates.Factor", "in_sources")


class ClaimKind(models.TextChoices):
    FACT = "fact", _("Fact")
    INTERPRETATION = "interpretation", _("Interpretation")
    JUDGEMENT = "judgement", _("Judgement")


class ClaimVerdict(models.TextChoices):
    SUPPORTED = "supported", _("Supported")
    IMPRECISE = "imprecise", _("Imprecise")
    CONTESTED = "contested", _("Contested")
    MISTAKEN = "mistaken", _("Mistaken")


class Claim(Entry):
    """A statement of a source in our words, with the place where it stands and a verdict."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="stated", verbose_name=_("stated by")
    )
    paragraph = text(_("paragraph"), 10)
    sentence = models.PositiveSmallIntegerField(_("sentence"))
    file_line = models.PositiveSmallIntegerField(_("line of the text"), null=True, blank=True)
    quote = text(_("anchor"), 180, help_text=_("At most six words of the text, to find the place."))
    quote_paragraph = text(_("paragraph of the anchor"), 10)
    paraphrase = text(_("paraphrase"), 240, help_text=_("In your own words."))
    kind = models.CharField(_("kind"), max_length=14, choices=ClaimKind)
    verdict = models.CharField(_("verdict"), max_length=9, choices=ClaimVerdict)
    editor_note = text(_("editor's note"), 600)
    hidden = models.BooleanField(
        _("hidden in debates"),
        default=False,
        help_text=_("Left out of every debate until its teacher shows it."),
    )
    confidence = confidence_field()

    class Meta(Entry.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            *Entry.Meta.constraints,
            known("kind", ClaimKind),
            known("verdict", ClaimVerdict),
        ]

    def __str__(self):
        return f"{self.slug}: {self.paraphrase}"


class ClaimSign(models.TextChoices):
    FOR = "+", _("for")
    AGAINST = "-", _("against")


class ClaimFactor(Link):
    """`sign` says whether the claim counts for the weight of the factor or against it."""

    owner = owner("debates.Claim", "factors")
    cited = cited("debates.Factor", "in_claims")
    sign = models.CharField(_("counts"), max_length=1, choices=ClaimSign)

    class Meta(Link.Meta):
        constraints = [*Link.Meta.constraints, known("sign", ClaimSign)]


class ClaimFigure(Link):
    owner = owner("debates.Claim", "figures")
    cited = cited("debates.Figure", "in_claims")


class ClaimEvent(Link):
    owner = owner("debates.Claim", "events")
    cited = cited("debates.Event", "in_claims")


class ClaimSource(Link):
    """A source that the verdict rests on."""

    owner = owner("debates.Claim", "sources")
    cited = cited("debates.Source", "in_verdicts")

"""Conclusions, with their tiers, relations and tensions."""

from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from debates.models import (
    Conclusion,
    ConclusionRelation,
    ConclusionSource,
    RelationClaim,
    RelationSource,
    Tension,
    TensionClaim,
    Tier,
    TierFactor,
    Unranked,
)
from debates.queries.packs.content import ESSAY

from .base import EntryForm, EntryPage
from .factors import WHY
from .fields import LinesField
from .figures import ORDER
from .inlines import ReadRows, links
from .parts import PartPage
from .site import site


class ConclusionForm(EntryForm):
    historians = LinesField(
        label=_("historians"),
        required=False,
        help_text=_("One on a line. At least one for a school."),
    )


class RelationRows(ReadRows):
    model = ConclusionRelation
    fields = ("higher", "kind", "lower", "strength")
    add_words = _("Add a relation")
    guidance = _(
        "A relation compares two factors and says how sure it is. Everything that no relation says is "
        "open: not ranking is honest."
    )


class TierRows(ReadRows):
    model = Tier
    fields = ("rank", "label")
    add_words = _("Add a tier")
    guidance = _(
        "Tiers are for editors to see the whole: they are never scored. Every factor stands in one tier "
        "or among those outside."
    )


class TensionRows(ReadRows):
    model = Tension
    fields = ("point",)
    add_words = _("Add a tension")
    guidance = _("Where the essay does not agree with itself.")


@register(Conclusion, site=site)
class ConclusionPage(EntryPage):
    kind = "conclusion"
    form = ConclusionForm
    list_display = ("title", "kind", "simplification", "confidence")
    list_filter = ("kind",)
    search_fields = ("title", "slug", "statement")
    readonly_fields = ("kind", "simplification")
    inlines = (
        RelationRows,
        TierRows,
        links(
            Unranked,
            _("factors outside the tiers"),
            columns=("cited", "reason", "position"),
            guidance=_("For the essay, say why."),
        ),
        TensionRows,
        links(ConclusionSource, _("works"), guidance=_("The essay, or the works of the school.")),
    )

    def get_fieldsets(self, request, obj=None):
        about = _(
            "What the essay, or a school of historians, concludes about the weight of factors. It gives no "
            "places: never write “first” or “last”. A school's conclusion is your cautious simplification "
            "and is always labelled as one. Pupils see all of it only after the reveal."
        )
        first = ("title", "slug", "kind", "simplification", "statement")
        if obj and obj.slug == ESSAY:
            rest = ("paragraph", "general_remark", "fairness_note")
        else:
            rest = ("historians", "differs_from_essay", "caution", "confidence")
        return (
            (None, {"fields": first, "description": about}),
            (_("More"), {"fields": rest}),
            ORDER,
            WHY,
        )

    def get_inlines(self, request, obj):
        if obj is None:
            return [one for one in self.inlines if not issubclass(one, ReadRows)]
        return [one for one in self.inlines if obj.slug == ESSAY or one is not TensionRows]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.kind, obj.simplification = "interpretation", True
        super().save_model(request, obj, form, change)


class ConclusionPart(PartPage):
    kind = "conclusion"
    owner = "conclusion"

    def is_essay(self, request, obj) -> bool:
        entry = self.entry(obj) if obj else self.owner_asked(request)
        return entry.slug == ESSAY


@register(ConclusionRelation, site=site)
class RelationPage(ConclusionPart):
    def get_fieldsets(self, request, obj=None):
        essay = self.is_essay(request, obj)
        quote = (
            _("The words it rests on"),
            {
                "fields": ("quote", ("quote_paragraph", "quote_sentence")),
                "description": _("At most six words of the essay, and where they stand."),
            },
        )
        return (
            (
                None,
                {
                    "fields": ("slug", "higher", "kind", "lower", "strength", "reasoning"),
                    "description": _(
                        "“Above” and “at least as high as” are scored. “Part of” is an overlap, drawn as a "
                        "bracket and never scored. In your reasoning, say why the words carry it."
                    ),
                },
            ),
            *((quote,) if essay else ()),
            WHY,
        )

    def get_inlines(self, request, obj):
        essay = self.is_essay(request, obj)
        return [links(RelationClaim, _("claims")) if essay else links(RelationSource, _("works"))]


@register(Tier, site=site)
class TierPage(ConclusionPart):
    inlines = (links(TierFactor, _("factors")),)

    def get_fieldsets(self, request, obj=None):
        essay = self.is_essay(request, obj)
        about = _(
            "Numbered 1, 2, 3 from the top. Two factors in one tier are not said to be equal."
        )
        fields = ("rank", "label", "note") if essay else ("rank",)
        return ((None, {"fields": fields, "description": about}), WHY)


@register(Tension, site=site)
class TensionPage(ConclusionPart):
    fieldsets = (
        (
            None,
            {
                "fields": ("slug", "point"),
                "description": _("Where the essay does not agree with itself, in one sentence."),
            },
        ),
        WHY,
    )
    inlines = (
        links(TensionClaim, _("claims"), guidance=_("The claims that do not fit together.")),
    )

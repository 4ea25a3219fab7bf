"""Factors, and the points for and against their weight."""

from django.contrib.admin import display, register
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from debates.models import Factor, Overlap, Point, PointClaim, PointEvent, PointSource

from .base import EntryPage
from .inlines import LinksFormSet, Rows, links
from .parts import PartPage
from .site import site

WHY = (_("This change"), {"fields": ("why",)})


class PointRows(Rows):
    model = Point
    fields = ("side", "text", "position")
    show_change_link = True
    change_words = _("Evidence")
    verbose_name_plural = _("points for and against")
    guidance = _(
        "A point is one reason why this factor weighed much (for) or little (against). It fits on one "
        "line, and it rests on evidence: save, then choose “Evidence” to name the events, claims and "
        "sources behind it. Pupils read points before they know what the essay concludes: never hint at it."
    )

    def get_queryset(self, request):
        return super().get_queryset(request).order_by("-side", "position", "id")


class OverlapRows(Rows):
    model = Overlap
    formset = LinksFormSet
    fk_name = "factor"
    fields = ("other", "how", "position")
    guidance = _(
        "Other factors that often claim the same evidence. Say how, in one sentence: a class can then ask "
        "which of the two a fact belongs to."
    )


@register(Factor, site=site)
class FactorPage(EntryPage):
    kind = "factor"
    list_display = ("title", "kind", "points_for", "points_against", "summary")
    list_filter = ("kind",)
    search_fields = ("title", "slug", "summary", "explanation", "points__text")
    inlines = (PointRows, OverlapRows)
    fieldsets = (
        (
            None,
            {
                "fields": ("title", "slug", "kind", "summary"),
                "description": _(
                    "A factor is a cause that pupils rank. The title is what they drag and compare: a few "
                    "words, no judgement. The kind helps them to sort before they rank."
                ),
            },
        ),
        (
            _("What pupils study"),
            {
                "fields": ("explanation",),
                "description": _(
                    "80 to 120 words that explain the factor to a fifteen-year-old and take no side. "
                    "Reasons for and against its weight belong in the points below."
                ),
            },
        ),
        (
            _("Hidden until the reveal"),
            {
                "fields": ("essay_says",),
                "description": _(
                    "What the essay thinks of this factor, with its paragraph, in your own words. No other "
                    "text of a factor may tell."
                ),
            },
        ),
        (_("Order"), {"fields": ("position",), "classes": ("collapse",)}),
        WHY,
    )

    def get_queryset(self, request):
        points = {
            f"points_{side}": Count("points", filter=Q(points__side=side), distinct=True)
            for side in ("for", "against")
        }
        return super().get_queryset(request).annotate(**points)

    @display(description=_("for"))
    def points_for(self, row):
        return row.points_for

    @display(description=_("against"))
    def points_against(self, row):
        return row.points_against


@register(Point, site=site)
class PointPage(PartPage):
    kind = "factor"
    owner = "factor"
    fieldsets = (
        (
            None,
            {
                "fields": ("side", "text"),
                "description": _(
                    "One reason, in one sentence, in your own words. Below stands what it rests on: a point "
                    "without evidence is marked on the manuscript's page."
                ),
            },
        ),
        WHY,
    )
    inlines = (
        links(PointEvent, _("events")),
        links(
            PointClaim,
            _("claims"),
            guidance=_(
                "Claims of the essay that say so. Those of its conclusion stay hidden by themselves."
            ),
        ),
        links(
            PointSource,
            _("sources"),
            guidance=_("Never the essay itself: it cannot be its own proof."),
        ),
    )

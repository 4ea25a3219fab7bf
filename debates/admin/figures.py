"""Figures, factions, and who stood with whom."""

from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from debates.models import (
    Alliance,
    AllianceEvent,
    AllianceSource,
    Faction,
    FactionEvent,
    FactionSource,
    Figure,
    FigureSource,
    Membership,
    Office,
)

from .base import EntryPage
from .factors import WHY
from .inlines import Rows, links
from .site import site

DATES = _(
    "Write a date as exactly as the record has it: 1924, 1924-05 or 1924-05-23. Put ~ behind it for "
    "“about”: 1923-07~. Russia kept the Old Style calendar until February 1918: give the New Style date, "
    "and the Old Style one behind it in brackets: 1917-11-07 (1917-10-25)."
)
ORDER = (_("Order"), {"fields": ("position",), "classes": ("collapse",)})


class OfficeRows(Rows):
    model = Office
    fields = ("title", "start", "end", "circa", "note", "position")
    guidance = _("Posts held, each with its dates. “About” says that both dates are loose.")


@register(Figure, site=site)
class FigurePage(EntryPage):
    kind = "figure"
    name_field = "name"
    list_display = ("name", "full_name", "born", "died", "named_in_essay", "confidence")
    list_filter = ("named_in_essay", "confidence")
    search_fields = ("name", "full_name", "slug", "biography", "offices__title")
    inlines = (
        OfficeRows,
        links(FigureSource, _("sources"), guidance=_("Where the facts on this page come from.")),
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "name",
                    "slug",
                    "full_name",
                    "birth_name",
                    "patronymic",
                    "named_in_essay",
                ),
                "description": _(
                    "The name is the one that pupils meet, not the one on a birth certificate."
                ),
            },
        ),
        (
            _("Life"),
            {
                "fields": (
                    ("born", "birth_place"),
                    "birth_note",
                    ("died", "death_place"),
                    "death_note",
                    "biography",
                ),
                "description": DATES,
            },
        ),
        (
            _("End"),
            {
                "fields": ("fate_kind", "fate"),
                "description": _(
                    "What became of this person, soberly and in one sentence. Nobody in the 1920s knew it: "
                    "keep it out of the life above."
                ),
            },
        ),
        (_("How sure you are"), {"fields": ("confidence",)}),
        ORDER,
        WHY,
    )


class MemberRows(Rows):
    model = Membership
    fields = ("figure", "role", "start", "end", "circa", "position")


@register(Faction, site=site)
class FactionPage(EntryPage):
    kind = "faction"
    name_field = "name"
    list_display = ("name", "kind", "start", "end", "in_essay", "confidence")
    list_filter = ("in_essay", "confidence")
    search_fields = ("name", "slug", "kind", "platform")
    inlines = (
        MemberRows,
        links(FactionEvent, _("events")),
        links(FactionSource, _("sources")),
    )
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind", "in_essay")}),
        (_("Time"), {"fields": (("start", "end", "circa"),), "description": DATES}),
        (
            _("What it wanted, what became of it"),
            {
                "fields": ("platform", "outcome", "confidence"),
                "description": _(
                    "Names such as Left and Right come from the quarrel itself: say whose word it was."
                ),
            },
        ),
        ORDER,
        WHY,
    )


@register(Alliance, site=site)
class AlliancePage(EntryPage):
    kind = "alliance"
    list_display = ("pair", "kind", "strength", "start", "end", "confidence")
    list_filter = ("kind", "strength", "confidence")
    list_select_related = ("a", "b")
    search_fields = ("a__name", "b__name", "slug", "basis", "ended_by")
    inlines = (
        links(AllianceEvent, _("events"), guidance=_("Events that show it.")),
        links(AllianceSource, _("sources")),
    )
    fieldsets = (
        (
            None,
            {
                "fields": (("a", "b"), "slug", ("kind", "strength")),
                "description": _(
                    "How two figures stood to each other for a while: with each other, against each other, "
                    "or broken apart. A pair has one such relation at a time: let the next one start on the "
                    "day this one ends."
                ),
            },
        ),
        (
            _("Time"),
            {"fields": (("start", "end"), "end_event", "ended_by"), "description": DATES},
        ),
        (_("Basis"), {"fields": ("basis", "confidence")}),
        ORDER,
        WHY,
    )

    def pair(self, row):
        return f"{row.a} – {row.b}"

    pair.short_description = _("figures")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("a", "b", "end_event")

    def free_slug(self, row):
        self.name_field = "slug"
        row.slug = f"{row.a.slug}-{row.b.slug}"
        return super().free_slug(row)

"""Sources, and the claims of the essay."""

from django.contrib.admin import display, register
from django.utils.translation import gettext_lazy as _

from debates.forms.citation import CitationForm, field_name
from debates.models import (
    Claim,
    ClaimEvent,
    ClaimFactor,
    ClaimFigure,
    ClaimSource,
    Source,
    SourceFactor,
)
from debates.queries.citations import short_citation

from .base import EntryForm, EntryPage
from .factors import WHY
from .figures import ORDER
from .inlines import links
from .site import site


class SourceForm(CitationForm, EntryForm):
    pass


def _csl(*keys: str) -> tuple[str, ...]:
    return tuple(map(field_name, keys))


@register(Source, site=site)
class SourcePage(EntryPage):
    kind = "source"
    form = SourceForm
    list_display = ("reference", "kind", "perspective", "confidence")
    list_filter = ("kind", "confidence")
    search_fields = (
        *("slug", "citation__title", "citation__author", "citation__container-title"),
        *("perspective", "origin", "purpose", "value", "limits"),
    )
    inlines = (
        links(SourceFactor, _("factors"), guidance=_("The factors that this source bears on.")),
    )
    fieldsets = (
        (None, {"fields": ("kind", "slug")}),
        (
            _("Citation"),
            {
                "fields": (
                    *_csl("type", "author", "title", "container-title"),
                    _csl("publisher", "publisher-place"),
                    _csl("issued", "page"),
                    *_csl("URL"),
                ),
                "description": _(
                    "Fill in what the source has; styles and commas are made from it."
                ),
            },
        ),
        (
            _("More of the citation"),
            {
                "fields": (
                    *_csl("editor", "translator", "title-short", "collection-title"),
                    _csl("edition", "volume", "number-of-volumes"),
                    _csl("issue", "original-date", "accessed"),
                    _csl("archive", "archive_location", "archive-place"),
                    _csl("genre", "medium", "language"),
                    _csl("ISBN", "ISSN", "DOI"),
                    *_csl("note"),
                ),
                "classes": ("collapse",),
            },
        ),
        (
            _("Origin, purpose, value, limits"),
            {
                "fields": ("perspective", "origin", "purpose", "value", "limits", "confidence"),
                "description": _(
                    "One sentence each. Origin: who made it, when, from which position. Purpose: whom it was "
                    "to persuade or inform, and of what. Value: what a historian of this question learns "
                    "from it because of its origin and purpose. Limits: what it cannot show, or bends, for "
                    "the same reasons."
                ),
            },
        ),
        ORDER,
        WHY,
    )

    @display(description=_("source"), ordering="slug")
    def reference(self, row):
        return short_citation(row.citation) if row.citation.get("title") else row.slug

    def save_model(self, request, obj, form, change):
        if not change:
            obj.question = request.question
            obj.slug = obj.slug or self.free_slug(obj)
            obj.citation = {**obj.citation, "id": obj.slug}
        super().save_model(request, obj, form, change)

    def free_slug(self, row):
        people = row.citation.get("author") or [{}]
        name = people[0].get("family") or people[0].get("literal") or ""
        self_title = row.citation["title"].split(":")[0]
        row.named = f"{name} {' '.join(self_title.split()[:4])}".strip()
        return super().free_slug(row)

    name_field = "named"


@register(Claim, site=site)
class ClaimPage(EntryPage):
    kind = "claim"
    list_display = ("slug", "paraphrase", "paragraph", "kind", "verdict", "hidden")
    list_filter = ("verdict", "kind", "paragraph", "hidden", "confidence")
    search_fields = ("slug", "paraphrase", "editor_note", "quote")
    inlines = (
        links(
            ClaimFactor,
            _("factors"),
            columns=("cited", "sign", "position"),
            guidance=_("Does the claim count for the weight of the factor, or against it?"),
        ),
        links(ClaimFigure, _("figures")),
        links(ClaimEvent, _("events")),
        links(ClaimSource, _("sources"), guidance=_("What your verdict rests on.")),
    )
    fieldsets = (
        (
            None,
            {
                "fields": ("slug", "source", "paraphrase", "kind"),
                "description": _(
                    "One statement of the essay, in your own words: pupils read the paraphrase, never the "
                    "essay's sentence."
                ),
            },
        ),
        (
            _("Where it stands"),
            {
                "fields": (
                    ("paragraph", "sentence", "file_line"),
                    ("quote", "quote_paragraph"),
                ),
                "description": _(
                    "The anchor is at most six words of the text, so that curators find the place."
                ),
            },
        ),
        (
            _("Your verdict"),
            {
                "fields": ("verdict", "editor_note", "confidence"),
                "description": _(
                    "Supported, imprecise, contested among historians, or mistaken. The note says why, and "
                    "what the sources show instead. A claim may be imprecise and still support a good "
                    "argument."
                ),
            },
        ),
        (_("Care"), {"fields": ("hidden",)}),
        ORDER,
        WHY,
    )

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")

    def free_slug(self, row):
        """c88 after c87."""
        taken = self.model.objects.filter(question=row.question).values_list("slug", flat=True)
        numbers = [int(slug[1:]) for slug in taken if slug[0] == "c" and slug[1:].isdecimal()]
        return f"c{max(numbers, default=0) + 1:02}"

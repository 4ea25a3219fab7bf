"""Events and the glossary's terms."""

from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from debates.models import (
    Event,
    EventFaction,
    EventFactor,
    EventFigure,
    EventSource,
    Term,
    TermTerm,
)

from .base import EntryPage
from .factors import WHY
from .figures import DATES, ORDER
from .inlines import links
from .site import site


@register(Event, site=site)
class EventPage(EntryPage):
    kind = "event"
    list_display = ("title", "start", "end", "in_essay", "confidence")
    list_filter = ("in_essay", "confidence")
    search_fields = ("title", "slug", "summary", "significance")
    inlines = (
        links(EventFigure, _("figures"), guidance=_("Who took part.")),
        links(EventFaction, _("factions")),
        links(EventFactor, _("factors"), guidance=_("The factors that it bears on.")),
        links(EventSource, _("sources"), guidance=_("Where the date and the facts come from.")),
    )
    fieldsets = (
        (None, {"fields": ("title", "slug", "in_essay")}),
        (_("Time"), {"fields": (("start", "end"),), "description": DATES}),
        (
            _("What pupils read"),
            {
                "fields": ("summary", "significance", "confidence"),
                "description": _(
                    "The summary says what happened; the significance says why it mattered, and takes no "
                    "side in the question."
                ),
            },
        ),
        ORDER,
        WHY,
    )


@register(Term, site=site)
class TermPage(EntryPage):
    kind = "term"
    name_field = "term"
    list_display = ("term", "definition")
    search_fields = ("term", "slug", "definition")
    inlines = (links(TermTerm, _("see also")),)
    fieldsets = (
        (
            None,
            {
                "fields": ("term", "slug", "definition"),
                "description": _(
                    "A word that pupils may not know, explained in one sentence without using another such "
                    "word. On the pages it is linked where it first stands."
                ),
            },
        ),
        ORDER,
        WHY,
    )

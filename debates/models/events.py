"""Events and the glossary's terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .entries import Entry, Link, cited, confidence_field, owner, text
from .fields import FirstDayField, HistoricalDateField
from .figures import in_order


class Event(Entry):
    title = text(_("title"), 80)
    start = HistoricalDateField(_("date"))
    end = HistoricalDateField(
        _("last day"), null=True, blank=True, help_text=_("Only for events of several days.")
    )
    start_day = FirstDayField(of="start")
    end_day = FirstDayField(of="end", null=True)
    summary = text(_("summary"), 400)
    significance = text(_("significance"), 240, help_text=_("Why it mattered, in one sentence."))
    in_essay = models.BooleanField(_("in the essay"), default=False)
    confidence = confidence_field()

    class Meta(Entry.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [*Entry.Meta.constraints, in_order("start_day", "end_day")]

    def __str__(self):
        return self.title


class EventFigure(Link):
    owner = owner("debates.Event", "figures")
    cited = cited("debates.Figure", "in_events")


class EventFaction(Link):
    owner = owner("debates.Event", "factions")
    cited = cited("debates.Faction", "in_events")


class EventFactor(Link):
    owner = owner("debates.Event", "factors")
    cited = cited("debates.Factor", "in_events")


class EventSource(Link):
    owner = owner("debates.Event", "sources")
    cited = cited("debates.Source", "in_events")


class Term(Entry):
    term = text(_("term"), 60)
    definition = text(_("definition"), 240)

    class Meta(Entry.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("glossary")

    def __str__(self):
        return self.term


class TermTerm(Link):
    """See also."""

    owner = owner("debates.Term", "see_also")
    cited = cited("debates.Term", "seen_from")

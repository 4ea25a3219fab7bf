"""Figures with their offices, factions with their members, and who stood with whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .entries import Entry, Link, cited, confidence_field, known, owner, text
from .fields import FirstDayField, HistoricalDateField

LOOSE = _("Both dates are loose.")
NO_END = _("Leave it empty where the end lies after the story.")


def in_order(first: str, last: str) -> models.CheckConstraint:
    """The end is not before the beginning; a month or year counts from its first day, so an end of
    the same year passes."""
    return models.CheckConstraint(
        condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name="%(class)s_in_order",
    )


class Figure(Entry):
    name = text(_("name"), 60, help_text=_("The short name that pupils meet."))
    full_name = text(_("full name"), 120)
    birth_name = text(_("birth name"), 120, blank=True)
    patronymic = text(_("patronymic"), 120, blank=True)
    named_in_essay = models.BooleanField(_("named in the essay"), default=False)
    born = HistoricalDateField(_("born"))
    birth_place = text(_("birth place"), 80, blank=True)
    birth_note = text(_("note on the birth"), 300, blank=True)
    died = HistoricalDateField(_("died"))
    death_place = text(_("place of death"), 80, blank=True)
    death_note = text(_("note on the death"), 300, blank=True)
    biography = text(_("life"), 600)
    fate_kind = text(_("kind of end"), 40, help_text=_("Such as executed or natural death."))
    fate = text(_("end"), 240)
    confidence = confidence_field()

    class Meta(Entry.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self):
        return self.name


class FigureSource(Link):
    owner = owner("debates.Figure", "sources")
    cited = cited("debates.Source", "in_figures")


class Office(models.Model):
    """A post held from-to."""

    figure = owner("debates.Figure", "offices")
    title = text(_("title"), 120)
    start = HistoricalDateField(_("from"))
    end = HistoricalDateField(_("to"), null=True, blank=True, help_text=NO_END)
    circa = models.BooleanField(_("about"), default=False, help_text=LOOSE)
    note = text(_("note"), 240, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self):
        return self.title


class Faction(Entry):
    name = text(_("name"), 80)
    kind = text(_("kind"), 40, help_text=_("Such as network, opposition or bloc."))
    start = HistoricalDateField(_("from"))
    end = HistoricalDateField(_("to"), null=True, blank=True, help_text=NO_END)
    circa = models.BooleanField(_("about"), default=False, help_text=LOOSE)
    in_essay = models.BooleanField(_("in the essay"), default=False)
    platform = text(_("platform"), 600)
    outcome = text(_("outcome"), 240)
    confidence = confidence_field()

    class Meta(Entry.Meta):
        verbose_name = _("faction")
        verbose_name_plural = _("factions")

    def __str__(self):
        return self.name


class FactionEvent(Link):
    owner = owner("debates.Faction", "events")
    cited = cited("debates.Event", "in_faction_histories")


class FactionSource(Link):
    owner = owner("debates.Faction", "sources")
    cited = cited("debates.Source", "in_factions")


class Membership(models.Model):
    faction = owner("debates.Faction", "members")
    figure = models.ForeignKey(
        Figure, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("figure")
    )
    start = HistoricalDateField(_("from"))
    end = HistoricalDateField(_("to"), null=True, blank=True, help_text=NO_END)
    circa = models.BooleanField(_("about"), default=False, help_text=LOOSE)
    role = text(_("role"), 40)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self):
        return str(self.figure)


class AllianceKind(models.TextChoices):
    ALLIANCE = "alliance", _("Alliance")
    OPPOSITION = "opposition", _("Opposition")
    BREAK = "break", _("Break")


class AllianceStrength(models.TextChoices):
    FIRM = "firm", _("Firm")
    TACTICAL = "tactical", _("Tactical")
    LOOSE = "loose", _("Loose")
    ATTEMPTED = "attempted", _("Attempted")


class Alliance(Entry):
    """A dated relation of two figures, in no direction. `start` is in it, `end` is not.

    Alliances of one pair never overlap: `actions.manuscript` keeps it under a lock that holds every
    pair of the question, and on PostgreSQL a constraint of the migration does so too.
    """

    a = models.ForeignKey(
        Figure, on_delete=models.PROTECT, related_name="alliances_a", verbose_name=_("figure")
    )
    b = models.ForeignKey(
        Figure, on_delete=models.PROTECT, related_name="alliances_b", verbose_name=_("and")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=AllianceKind)
    strength = models.CharField(_("strength"), max_length=9, choices=AllianceStrength)
    start = HistoricalDateField(_("from"))
    end = HistoricalDateField(
        _("until"), null=True, blank=True, help_text=_("The first day it no longer held.")
    )
    start_day = FirstDayField(of="start")
    end_day = FirstDayField(of="end", null=True)
    basis = text(_("basis"), 240, help_text=_("What it rested on."))
    ended_by = text(_("ended by"), 240)
    end_event = models.ForeignKey(
        "debates.Event",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ends_alliances",
        verbose_name=_("event that ended it"),
    )
    confidence = confidence_field()

    class Meta(Entry.Meta):
        verbose_name = _("alliance")
        verbose_name_plural = _("alliances")
        constraints = [
            *Entry.Meta.constraints,
            known("kind", AllianceKind),
            known("strength", AllianceStrength),
            in_order("start_day", "end_day"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="alliance_of_two"),
        ]

    def __str__(self):
        return f"{self.a} – {self.b}: {self.get_kind_display()}, {self.start}"


class AllianceEvent(Link):
    owner = owner("debates.Alliance", "events")
    cited = cited("debates.Event", "in_alliances")


class AllianceSource(Link):
    owner = owner("debates.Alliance", "sources")
    cited = cited("debates.Source", "in_alliances")

"""How long everything about people is kept, and what is past its time.

One table: the daily purge removes by it, the notice for teachers shows it, the field inventory names its
keys. Nothing in it says "for ever".
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import DateTimeField, F, Max, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from debates.models import (
    Act,
    Ballot,
    Classroom,
    Debate,
    FailureBucket,
    Invitation,
    Knock,
    Phase,
    Pupil,
    PurgeDay,
    Seat,
    SpentCode,
    UploadedPack,
)

UNTOUCHED = timedelta(days=365)
UNDO = timedelta(days=7)
ROSTER_AFTER = timedelta(days=60)
ROSTER_UNUSED = timedelta(days=400)
LOG = timedelta(days=400)
UPLOAD = timedelta(days=1)
KNOCK = timedelta(days=1)
FAILURES = timedelta(hours=24)
SPENT_CODE = timedelta(days=30)
INVITATION = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Limit:
    """`overdue` finds the rows whose time was over at a moment; `until` says so to people."""

    key: str
    what: str
    until: Callable[[], str]
    overdue: Callable[[datetime], QuerySet[Any]]


def untouched(now: datetime) -> QuerySet[Debate]:
    """Open debates that nobody has touched for a year, with the moment of the last touch."""
    touched = Greatest(
        "created_at",
        "phase_started_at",
        _latest(Act, "debate", "at"),
        _latest(Seat, "debate", "joined_at"),
        _latest(Ballot, "paper__round__debate", "handed_in_at"),
        output_field=DateTimeField(),
    )
    return (
        Debate.objects.exclude(phase=Phase.CLOSED)
        .annotate(touched_at=touched)
        .filter(touched_at__lt=now - UNTOUCHED)
        .order_by("pk")
    )


def _latest(model: type[Model], path: str, when: str) -> Coalesce:
    """The latest `when` among a debate's rows of a model; without any, when it was made."""
    rows = model._default_manager.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(rows.annotate(latest=Max(when)).values("latest")), F("created_at"))


def closed_long_ago(now: datetime) -> QuerySet[Debate]:
    after = timedelta(days=settings.PURGE_DEBATES_AFTER)
    return Debate.objects.filter(closed_at__lt=now - after).order_by("pk")


def deleted_long_ago(now: datetime) -> QuerySet[Debate]:
    return Debate.objects.filter(deleted_at__lt=now - UNDO).order_by("pk")


def old_rosters(now: datetime) -> QuerySet[Classroom]:
    """Archived long enough, of a school year that is over, or without a debate for too long."""
    rows = Classroom.objects.annotate(
        last_joined=Subquery(_of_classroom(Pupil, "joined_at")),
        last_debate=Subquery(_of_classroom(Debate, "phase_started_at")),
    ).values_list("pk", "archived_at", "created_at", "last_joined", "last_debate")
    return Classroom.objects.filter(pk__in=[pk for pk, *when in rows if _is_old(now, *when)])


def _of_classroom(model: type[Model], when: str) -> QuerySet[Any]:
    rows = model._default_manager.filter(classroom=OuterRef("pk")).order_by().values("classroom")
    return rows.annotate(latest=Max(when)).values("latest")


def _is_old(
    now: datetime,
    archived_at: datetime | None,
    created_at: datetime,
    last_joined: datetime | None,
    last_debate: datetime | None,
) -> bool:
    if archived_at is not None and archived_at < now - ROSTER_AFTER:
        return True
    if (last_debate or created_at) < now - ROSTER_UNUSED:
        return True
    used = max(moment for moment in (created_at, last_joined, last_debate) if moment)
    return now.date() > end_of_school_year(used.date()) + ROSTER_AFTER


def end_of_school_year(day: date) -> date:
    """The last day of the school year that `day` lies in."""
    ends = date(day.year, *settings.SCHOOL_YEAR_ENDS)
    return ends if day <= ends else date(day.year + 1, *settings.SCHOOL_YEAR_ENDS)


def old_acts(now: datetime) -> QuerySet[Act]:
    return Act.objects.filter(at__lt=now - LOG)


def old_purges(now: datetime) -> QuerySet[PurgeDay]:
    return PurgeDay.objects.filter(begun_at__lt=now - LOG)


def old_uploads(now: datetime) -> QuerySet[UploadedPack]:
    return UploadedPack.objects.filter(at__lt=now - UPLOAD)


def ended_sessions(now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=now)


def signed_in_no_more(now: datetime) -> QuerySet[UserSession]:
    """What is known of sign-ins that have ended, however they did."""
    alive = Session.objects.filter(expire_date__gte=now)
    return UserSession.objects.exclude(session_key__in=alive.values("session_key"))


def old_invitations(now: datetime) -> QuerySet[Invitation]:
    """Accepted, withdrawn or not."""
    return Invitation.objects.filter(expires_at__lt=now - INVITATION)


def old_knocks(now: datetime) -> QuerySet[Knock]:
    return Knock.objects.filter(at__lt=now - KNOCK)


def old_failures(now: datetime) -> QuerySet[FailureBucket]:
    """Nobody tried a code there for so long."""
    return FailureBucket.objects.filter(touched_at__lte=now - FAILURES)


def rested_codes(now: datetime) -> QuerySet[SpentCode]:
    """Join codes that another debate may get."""
    return SpentCode.objects.filter(spent_at__lte=now - SPENT_CODE)


def _days(delta: timedelta) -> str:
    return _("%(n)d days") % {"n": delta.days}


def _debates_until() -> str:
    return _("%(n)d days after it has closed") % {"n": settings.PURGE_DEBATES_AFTER}


def _rosters_until() -> str:
    ends = date(2000, *settings.SCHOOL_YEAR_ENDS)
    words = _(
        "60 days after the end of the school year (%(day)s) in which the class was last "
        "used, 60 days after it was archived, or 400 days without a debate, whichever comes first"
    )
    return words % {"day": date_format(ends, "MONTH_DAY_FORMAT")}


LIMITS = (
    Limit(
        "untouched",
        _("A debate that nobody closes"),
        lambda: _("closes by itself when nobody has touched it for 365 days"),
        untouched,
    ),
    Limit(
        "debate",
        _("A debate with its seats, names, drafts and rankings"),
        _debates_until,
        closed_long_ago,
    ),
    Limit(
        "deleted",
        _("A debate that its teacher has deleted"),
        lambda: _("7 days, in which it can be had back"),
        deleted_long_ago,
    ),
    Limit("roster", _("A class with its roster"), _rosters_until, old_rosters),
    Limit("log", _("The log of what staff did"), lambda: _days(LOG), old_acts),
    Limit("purges", _("The log of what was removed"), lambda: _days(LOG), old_purges),
    Limit(
        "sign-in",
        _("A sign-in of staff"),
        lambda: _("until it ends, a day at most"),
        ended_sessions,
    ),
    Limit(
        "browser",
        _("In which browser staff signed in"),
        lambda: _("as long as the sign-in"),
        signed_in_no_more,
    ),
    Limit(
        "invitation",
        _("An invitation of a teacher"),
        lambda: _("%(n)d days after its last day") % {"n": INVITATION.days},
        old_invitations,
    ),
    Limit("knock", _("That a device asked for a seat"), lambda: _("one day"), old_knocks),
    Limit(
        "failures",
        _("How many wrong codes came from where, under a keyed hash"),
        lambda: _("24 hours after the last one"),
        old_failures,
    ),
    Limit("code", _("A join code that is spent"), lambda: _days(SPENT_CODE), rested_codes),
    Limit("upload", _("An uploaded pack"), lambda: _("one day"), old_uploads),
)

"""From what an address asks for to a day that the network can show, with a polite word if it differs."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models.dates import HistoricalDate, last_day_of
from debates.queries.dossier.standing import Day, Month, end_of

_DATE = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Moment:
    """`number` is that of the month among those that can be shown, from 0. `notice` is empty where the
    day is the one asked for."""

    day: Day
    number: int
    notice: str = ""


def written_month(month: Month) -> str:
    return str(HistoricalDate(*month))


def written_day(day: Day) -> str:
    return str(HistoricalDate(*day))


def month_in_address(month: Month) -> str:
    return "{:04}-{:02}".format(*month)


def moment_asked(months: tuple[Month, ...], *, date: str = "", number: str = "") -> Moment:
    """`date` is 1924, 1924-05 or 1924-05-23, `number` the slider's, which counts only without a date.

    A month alone is shown as its last day, a year as its last month. `months` is not empty.
    """
    asked = date.strip()[:40]
    if not asked:
        return _numbered(months, number.strip())
    found = _DATE.fullmatch(asked)
    if not found or not int(found[1]):
        return _said(months, 0, _("“%(asked)s” is not a date.") % {"asked": asked})
    year, month, day = (int(part) if part else None for part in found.groups())
    if month is not None and not 1 <= month <= 12:
        month, day, real = min(max(month, 1), 12), None, False
    else:
        real = day is None or 1 <= day <= last_day_of(year, month)
    wanted = (year, month or 12)
    if wanted < months[0]:
        return _said(months, 0, _("The record shown here begins later."))
    if wanted > months[-1]:
        # A year may end after the record and still be in it.
        whole_year = month is None and year == months[-1][0]
        notice = "" if whole_year else _("The record shown here ends earlier.")
        return _said(months, len(months) - 1, notice)
    number_of = months.index(wanted)
    if not real:
        return _said(months, number_of, _("“%(asked)s” is not in the calendar.") % {"asked": asked})
    return Moment((*wanted, day) if day else end_of(wanted), number_of)


def _numbered(months: tuple[Month, ...], number: str) -> Moment:
    wanted = int(number) if _NUMBER.fullmatch(number) else 0
    return _said(months, min(wanted, len(months) - 1), "")


def _said(months: tuple[Month, ...], number: int, notice: str) -> Moment:
    day = end_of(months[number])
    if notice:
        shown = _("This is %(day)s, the nearest that can be shown.") % {"day": written_day(day)}
        notice = f"{notice} {shown}"
    return Moment(day, number, notice)

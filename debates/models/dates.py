"""Historical dates: as exact as the record, and no more.

A date has a precision (day, month or year), may be *circa* and may carry its Old Style twin, the
same day in the Julian calendar. Dates are New Style, or Julian before that calendar began; both are
checked, so 30 February is refused. Knows how dates are written for readers; refuses to guess a day
that nobody recorded.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

PRECISIONS = ("year", "month", "day")
NEW_STYLE_BEGAN = (1582, 10, 15)
_VALUE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_IN_WORDS = re.compile(
    r"(?P<about>about )?(?:(?P<day>[0-9]{1,2}) )?(?:(?P<month>[^\W\d]+) )?(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_NOTATION = re.compile(r"(?P<value>[0-9-]+) ?(?P<circa>~)?(?: ?\((?P<twin>[0-9-]+)\))?")


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """One date. `month` and `day` are None where the record does not give them."""

    year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False
    old_style: "HistoricalDate | None" = None

    @classmethod
    def of(cls, stored: Mapping, *, circa: bool = False) -> "HistoricalDate":
        """From the form that dossiers store; `circa` for entries that say it beside the date.

        Raises ValueError with a sentence for the curator.
        """
        parts = _parts(stored["value"])
        if stored["precision"] != PRECISIONS[len(parts) - 1]:
            raise ValueError(
                _("“%(value)s” is not as exact as its precision says (%(precision)s)")
                % {"value": stored["value"], "precision": stored["precision"]}
            )
        if len(parts) == 3 and not _is_day(*parts, julian=parts < NEW_STYLE_BEGAN):
            raise ValueError(_("there was no day “%(value)s”") % {"value": stored["value"]})
        twin = _twin(stored["old_style"], parts) if stored.get("old_style") else None
        return cls(*parts, circa=circa or bool(stored.get("circa")), old_style=twin)

    @classmethod
    def parse(cls, notation: str) -> "HistoricalDate":
        """From the notation that `notation` writes. Raises ValueError with a sentence for the curator."""
        found = _NOTATION.fullmatch(notation.strip())
        if not found:
            raise ValueError(_refused(notation))
        value, twin = found["value"], found["twin"]
        stored = {"value": value, "precision": PRECISIONS[value.count("-")]}
        return cls.of(stored | ({"old_style": twin} if twin else {}), circa=bool(found["circa"]))

    @classmethod
    def read(cls, typed: str) -> "HistoricalDate":
        """What a person types: the notation, or a date in words as `str` writes it. Raises as `parse`."""
        found = _IN_WORDS.fullmatch(typed.strip())
        months = {str(name).casefold(): number for number, name in MONTHS.items()}
        month = months.get((found["month"] or "").casefold()) if found else None
        if not found or (found["month"] and not month) or (found["day"] and not month):
            return cls.parse(typed)
        parts = [int(found["year"]), month, int(found["day"] or 0)]
        notation = _value(tuple(part for part in parts if part))
        return cls.parse(f"{notation}~" if found["about"] else notation)

    @property
    def value(self) -> str:
        """ISO 8601 as far as it is known: "1924", "1924-05" or "1924-05-23"."""
        return _value(self.parts)

    @property
    def notation(self) -> str:
        """One text for all of it, that sorts by time: "1917-11-07 (1917-10-25)", "1924-05~"."""
        twin = f" ({self.old_style.value})" if self.old_style else ""
        return f"{self.value}{'~' if self.circa else ''}{twin}"

    @property
    def stored(self) -> dict[str, str | bool]:
        """The form that dossiers store, which `of` reads."""
        written = {"value": self.value, "precision": PRECISIONS[len(self.parts) - 1]}
        if self.old_style:
            written["old_style"] = self.old_style.value
        return written | ({"circa": True} if self.circa else {})

    @property
    def begins(self) -> tuple[int, int, int]:
        """The day, or the first of the month or year: (1924, 5, 1)."""
        return self.year, self.month or 1, self.day or 1

    @property
    def first_day(self) -> int:
        """The same as a number that sorts: 19240501."""
        year, month, day = self.begins
        return year * 10_000 + month * 100 + day

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        return tuple(part for part in (self.year, self.month, self.day) if part)

    def __str__(self) -> str:
        written = _written(self.year, self.month, self.day)
        if self.old_style:
            twin = self.old_style
            written = _("%(date)s (%(old)s Old Style)") % {
                "date": written,
                "old": _written(
                    twin.year if twin.year != self.year else None, twin.month, twin.day
                ),
            }
        return _("about %(date)s") % {"date": written} if self.circa else written


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From a first day to a last one, or a single date. What both ends share is written once."""

    first: HistoricalDate
    last: HistoricalDate | None = None

    def __str__(self) -> str:
        first, last = self.first, self.last
        if last is None or last == first:
            return str(first)
        loose = first.circa or last.circa or first.old_style or last.old_style
        if loose or len(first.parts) != len(last.parts):
            return f"{first} – {last}"
        if first.parts[:-1] == last.parts[:-1]:  # 1920–1922, April–May 1924, 25–26 May 1922
            return f"{_written(*_last_part(first))}–{last}"
        year = first.year if first.year != last.year else None
        return f"{_written(year, first.month, first.day)} – {last}"


def _last_part(date: HistoricalDate) -> tuple[int | None, int | None, int | None]:
    if date.day:
        return None, None, date.day
    return (None, date.month, None) if date.month else (date.year, None, None)


def _parts(value: str) -> tuple[int, ...]:
    found = _VALUE.fullmatch(value)
    parts = tuple(int(part) for part in found.groups() if part) if found else ()
    if not parts or parts[0] < 1 or (len(parts) > 1 and not 1 <= parts[1] <= 12):
        raise ValueError(_refused(value))
    return parts


def _refused(value: str) -> str:
    return _("“%(value)s” is not a date; write '1924', '1924-05' or '1924-05-23'") % {
        "value": value[:40]
    }


def _value(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:0{4 if n == 0 else 2}}" for n, part in enumerate(parts))


def _twin(value: str, new_style: tuple[int, ...]) -> HistoricalDate:
    """The Old Style date, which has to be the same day as the New Style one."""
    parts = _parts(value)
    days = len(parts) == len(new_style) == 3 and new_style >= NEW_STYLE_BEGAN
    if not days or not _is_day(*parts, julian=True):
        raise ValueError(_("the Old Style date “%(value)s” is not a day") % {"value": value})
    if _day_number(*parts, julian=True) != _day_number(*new_style, julian=False):
        raise ValueError(
            _("the Old Style date “%(value)s” is not the same day as the New Style one")
            % {"value": value}
        )
    return HistoricalDate(*parts)


def _is_day(year: int, month: int, day: int, *, julian: bool) -> bool:
    if julian and (month, day) == (2, 29):
        return year % 4 == 0
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _day_number(year: int, month: int, day: int, *, julian: bool) -> int:
    """Days since a fixed day, from either calendar. The year is taken to begin in March."""
    if month < 3:
        year, month = year - 1, month + 12
    count = 365 * year + year // 4 + (153 * (month - 3) + 2) // 5 + day
    return count if julian else count + 2 - year // 100 + year // 400


def last_day_of(year: int, month: int) -> int:
    """How many days a month had, in the calendar of its time."""
    julian = (year, month) < NEW_STYLE_BEGAN[:2]
    return max(day for day in range(28, 32) if _is_day(year, month, day, julian=julian))


def _written(year: int | None, month: int | None, day: int | None) -> str:
    words = {"year": year, "month": MONTHS[month] if month else "", "day": day}
    if month is None:
        return str(year or day)
    if day is None:
        return _("%(month)s %(year)s") % words if year else str(words["month"])
    if year is None:
        return _("%(day)s %(month)s") % words
    return _("%(day)s %(month)s %(year)s") % words

"""Who stood with whom on a day.

A day is (year, month, day), a month (year, month): plain numbers, which every calendar has. An
alliance holds from its start, which is in it, to its end, which is not. A month or a year in the
record is read as its first day.
"""

from collections.abc import Iterator, Mapping

from debates.models.dates import HistoricalDate, last_day_of

from .values import Alliance, Dossier

Day = tuple[int, int, int]
Month = tuple[int, int]


def last_day(date: HistoricalDate) -> Day:
    month = date.month or 12
    return date.year, month, date.day or last_day_of(date.year, month)


def end_of(month: Month) -> Day:
    return *month, last_day_of(*month)


def is_standing(alliance: Alliance, day: Day) -> bool:
    ended = alliance.end is not None and alliance.end.begins <= day
    return alliance.start.begins <= day and not ended


def standing(alliances: Mapping[str, Alliance], day: Day) -> tuple[Alliance, ...]:
    return tuple(one for one in alliances.values() if is_standing(one, day))


def network_months(dossier: Dossier) -> tuple[Month, ...]:
    """Every month that readers may look at: as the dossier says, else from the first start to the
    last start or end. Empty where there is no alliance."""
    ends = [(one.end or one.start).begins for one in dossier.alliances.values()]
    starts = [one.start.begins for one in dossier.alliances.values()]
    if not starts:
        return ()
    if dossier.network:
        first, last = dossier.network
        return tuple(_months(first.begins[:2], last_day(last)[:2]))
    return tuple(_months(min(starts)[:2], max(starts + ends)[:2]))


def _months(first: Month, last: Month) -> Iterator[Month]:
    year, month = first
    while (year, month) <= last:
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)

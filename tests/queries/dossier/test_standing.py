"""From when to when an alliance holds, whatever its dates; and which months can be looked at."""

import dataclasses
from itertools import combinations
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.models.dates import HistoricalDate
from debates.queries.dossier.standing import (
    end_of,
    is_standing,
    last_day,
    network_months,
    standing,
)
from debates.queries.dossier.values import Alliance
from tests.dossiers.folders import ROME
from tests.dossiers.shelves import shelf_of

BEGINS = attrgetter("begins")


def alliance(start, end, a="a", b="b") -> Alliance:
    return Alliance("x", a, b, "alliance", "firm", start, end, "", "", None, (), (), "high")


def date(*parts) -> HistoricalDate:
    return HistoricalDate(*parts)


days = st.tuples(st.integers(1, 3000), st.integers(1, 12), st.integers(1, 28))
dates = st.one_of(
    st.builds(date, st.integers(1, 3000)),
    st.builds(date, st.integers(1, 3000), st.integers(1, 12)),
    days.map(lambda day: date(*day)),
)


@pytest.mark.parametrize(
    ("start", "end", "day", "holds"),
    [
        (date(1925, 9, 5), date(1928, 6), (1925, 9, 4), False),
        (date(1925, 9, 5), date(1928, 6), (1925, 9, 5), True),
        (date(1925, 9, 5), date(1928, 6), (1928, 5, 31), True),
        (date(1925, 9, 5), date(1928, 6), (1928, 6, 1), False),
        (date(1918), date(1919), (1917, 12, 31), False),
        (date(1918), date(1919), (1918, 1, 1), True),
        (date(1918), date(1919), (1918, 12, 31), True),
        (date(1918), date(1919), (1919, 1, 1), False),
        (date(1918), None, (9999, 12, 31), True),
        (date(1924, 5, 1), date(1924, 5, 1), (1924, 5, 1), False),
    ],
)
def test_the_start_is_in_it_and_the_end_is_not(start, end, day, holds):
    assert is_standing(alliance(start, end), day) is holds


@given(dates, dates)
def test_it_holds_on_its_first_day_and_not_on_that_of_its_end(one, other):
    start, end = sorted((one, other), key=BEGINS)
    found = alliance(start, end)
    assert not is_standing(found, end.begins)
    assert is_standing(found, start.begins) is (start.begins < end.begins)


@given(dates)
def test_a_partial_date_begins_on_its_first_day_and_reaches_to_its_last(found):
    year, month, day = found.begins
    assert (year, month) == (found.year, found.month or 1)
    assert day == (found.day or 1)
    assert found.begins <= last_day(found)
    assert last_day(found)[: len(found.parts)] == found.parts


@given(st.lists(dates, min_size=2, max_size=8, unique_by=BEGINS), days)
def test_a_pair_whose_lines_follow_each_other_has_one_at_most_on_any_day(borders, day):
    borders.sort(key=BEGINS)
    lines = {
        str(n): alliance(borders[n], borders[n + 1] if n + 1 < len(borders) else None)
        for n in range(len(borders))
    }
    there = standing(lines, day)
    assert len(there) == (borders[0].begins <= day)


def test_no_pair_of_the_shipped_dossier_has_two_lines_on_one_day():
    by_pair: dict = {}
    for one in shelf_of().dossier.alliances.values():
        by_pair.setdefault(frozenset((one.a, one.b)), []).append(one)
    for lines in by_pair.values():
        for one, other in combinations(lines, 2):
            first, then = sorted((one, other), key=lambda line: line.start.begins)
            assert first.end is not None, first.slug
            assert first.end.begins <= then.start.begins, (first.slug, then.slug)


@pytest.mark.parametrize(
    ("month", "day"),
    [((1924, 2), 29), ((1923, 2), 28), ((1900, 2), 28), ((1500, 2), 29), ((378, 8), 31),
     ((1929, 11), 30)],
)  # fmt: skip
def test_months_end_as_in_the_calendar_of_their_time(month, day):
    assert end_of(month) == (*month, day)


def test_the_months_are_those_that_the_dossier_names():
    months = network_months(shelf_of().dossier)
    assert (months[0], months[-1], len(months)) == ((1922, 4), (1929, 12), 93)
    assert network_months(shelf_of(ROME).dossier) == ()


@given(st.lists(st.tuples(dates, st.one_of(st.none(), dates)), min_size=1, max_size=5))
def test_without_a_range_every_start_and_end_is_in_it(spans):
    # Kept near each other: a list of months over three thousand years only takes time.
    def near(found):
        return dataclasses.replace(found, year=1900 + found.year % 30) if found else None

    lines = {str(n): alliance(near(a), near(b)) for n, (a, b) in enumerate(spans)}
    bare = dataclasses.replace(shelf_of(ROME).dossier, alliances=lines)
    months = network_months(bare)
    starts = [one.start.begins[:2] for one in lines.values()]
    ends = [one.end.begins[:2] for one in lines.values() if one.end]
    assert months[0] == min(starts)
    assert months[-1] == max(starts + ends)
    assert len(set(months)) == len(months)

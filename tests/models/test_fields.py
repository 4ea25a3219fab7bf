"""Historical dates in columns: written once, read the same, compared by their first day."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as some

from debates.models import Event, Question
from debates.models.dates import HistoricalDate
from debates.models.fields import HistoricalDateInput

days = some.dates(datetime.date(1583, 1, 1), datetime.date(2100, 1, 1))


@some.composite
def historical_dates(draw) -> HistoricalDate:
    day = draw(days)
    parts = (day.year, day.month, day.day)[: draw(some.integers(1, 3))]
    return HistoricalDate(*parts, circa=draw(some.booleans()))


@given(historical_dates())
def test_notation_and_stored_form_read_as_they_were(date):
    assert HistoricalDate.parse(date.notation) == date
    assert HistoricalDate.of(date.stored) == date
    assert HistoricalDateInput().clean(date.notation) == date


@given(historical_dates(), historical_dates())
def test_the_notation_sorts_by_time(one, other):
    if one.first_day < other.first_day:
        assert one.value < other.value
    if one.value[:4] < other.value[:4]:
        assert one.first_day < other.first_day


@given(days)
def test_the_first_day_is_in_the_date(day):
    year, month, exact = (
        HistoricalDate(*(day.year, day.month, day.day)[:length]) for length in (1, 2, 3)
    )
    number = day.year * 10_000 + day.month * 100 + day.day
    assert year.first_day == day.year * 10_000 + 101
    assert month.first_day == day.year * 10_000 + day.month * 100 + 1
    assert year.first_day <= month.first_day <= exact.first_day == number


@pytest.mark.parametrize(
    ("typed", "notation", "written"),
    [
        ("1924", "1924", "1924"),
        ("3 April 1922", "1922-04-03", "3 April 1922"),
        ("about may 1924", "1924-05~", "about May 1924"),
        ("May 1924", "1924-05", "May 1924"),
        ("about 1924", "1924~", "about 1924"),
        (" 1924-05~ ", "1924-05~", "about May 1924"),
        (
            "1917-11-07 (1917-10-25)",
            "1917-11-07 (1917-10-25)",
            "7 November 1917 (25 October Old Style)",
        ),
        (
            "1917-11-07(1917-10-25)",
            "1917-11-07 (1917-10-25)",
            "7 November 1917 (25 October Old Style)",
        ),
    ],
)
def test_what_a_curator_types(typed, notation, written):
    date = HistoricalDateInput().clean(typed)
    assert (date.notation, str(date)) == (notation, written)


@pytest.mark.parametrize(
    "typed",
    [
        "yesterday",
        "31 April 1922",
        "3 1922",
        "3 Brumaire 1799",
        "1924-13",
        "1923-02-29",
        "24",
        "1924-5-1",
        "1917-11-07 (1917-10-24)",
        "1924 (1923)",
    ],
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        HistoricalDateInput().clean(typed)
    assert refused.value.messages[0]


def event(**dates) -> Event:
    question = Question.objects.create(slug="q", title="Why?")
    words = {"title": "It", "summary": "It happened.", "significance": "It mattered."}
    return Event(question=question, slug="it", confidence="high", **words, **dates)


@pytest.mark.django_db
def test_a_row_keeps_the_date_and_its_first_day():
    event(start=HistoricalDate.parse("1924-05~"), end=HistoricalDate.parse("1924-06-02")).save()
    row = Event.objects.get()
    assert (str(row.start), row.start_day, row.end_day) == ("about May 1924", 19240501, 19240602)
    row.end = None
    row.save()
    row.refresh_from_db()
    assert (row.end, row.end_day) == (None, None)


@pytest.mark.django_db
def test_the_database_refuses_an_end_before_the_beginning():
    row = event(start=HistoricalDate.parse("1924-05"), end=HistoricalDate.parse("1924-04-30"))
    with pytest.raises(IntegrityError, match="event_in_order"):
        row.save()

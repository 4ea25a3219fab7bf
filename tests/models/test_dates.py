"""Historical dates are written as exactly as they are known."""

import pytest

from debates.models.dates import DateSpan, HistoricalDate


def date(value: str, **more) -> HistoricalDate:
    precision = ("year", "month", "day")[value.count("-")]
    return HistoricalDate.of({"value": value, "precision": precision, **more})


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        ({"value": "1924-05-23", "precision": "day"}, "23 May 1924"),
        ({"value": "1924-05", "precision": "month"}, "May 1924"),
        ({"value": "1924", "precision": "year"}, "1924"),
        ({"value": "0476-09-04", "precision": "day"}, "4 September 476"),
        ({"value": "1922-12", "precision": "month", "circa": True}, "about December 1922"),
        (
            {"value": "1917-11-07", "precision": "day", "old_style": "1917-10-25"},
            "7 November 1917 (25 October Old Style)",
        ),
        (
            {"value": "1918-01-05", "precision": "day", "old_style": "1917-12-23"},
            "5 January 1918 (23 December 1917 Old Style)",
        ),
    ],
)
def test_a_date_is_written_with_its_precision(stored, written):
    assert str(HistoricalDate.of(stored)) == written


def test_circa_may_stand_beside_the_date():
    loose = HistoricalDate.of({"value": "1925-04", "precision": "month"}, circa=True)
    assert str(loose) == "about April 1925"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("1924-05-21", "1924-05-31", "21–31 May 1924"),
        ("1926-01-05", "1926-02-12", "5 January – 12 February 1926"),
        ("1922-12-23", "1923-01-04", "23 December 1922 – 4 January 1923"),
        ("1924-04", "1924-05", "April–May 1924"),
        ("1924-11", "1925-02", "November 1924 – February 1925"),
        ("1920", "1922", "1920–1922"),
        ("1924-01-31", "1924-05", "31 January 1924 – May 1924"),
        ("1922-04-03", "1922-04-03", "3 April 1922"),
        ("1922-04-03", None, "3 April 1922"),
    ],
)
def test_a_span_says_once_what_both_ends_share(first, last, written):
    assert str(DateSpan(date(first), date(last) if last else None)) == written


def test_a_loose_span_is_written_out():
    span = DateSpan(date("1922-12", circa=True), date("1922-12-30"))
    assert str(span) == "about December 1922 – 30 December 1922"


@pytest.mark.parametrize(
    ("stored", "cause"),
    [
        ({"value": "1923-02-29", "precision": "day"}, "there was no day"),
        ({"value": "1923-13", "precision": "month"}, "is not a date"),
        ({"value": "0000", "precision": "year"}, "is not a date"),
        ({"value": "May 1923", "precision": "month"}, "is not a date"),
        ({"value": "1923-5", "precision": "month"}, "is not a date"),
        ({"value": "1923-05", "precision": "day"}, "is not as exact as its precision says"),
        ({"value": "1923-05", "precision": "year"}, "is not as exact as its precision says"),
        (
            {"value": "1917-11-07", "precision": "day", "old_style": "1917-10-26"},
            "is not the same day as the New Style one",
        ),
        (
            {"value": "1917-11", "precision": "month", "old_style": "1917-10"},
            "is not a day",
        ),
    ],
)
def test_a_date_that_cannot_be_is_refused(stored, cause):
    with pytest.raises(ValueError, match=cause):
        HistoricalDate.of(stored)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("1900-03-13", "1900-02-29"),  # a leap day that only the old calendar had
        ("1900-03-14", "1900-03-01"),  # from here on thirteen days
        ("1900-02-28", "1900-02-16"),  # twelve in the nineteenth century
        ("1582-10-15", "1582-10-05"),  # ten when the new calendar began
        ("1870-04-22", "1870-04-10"),
    ],
)
def test_old_style_and_new_style_are_the_same_day(new, old):
    assert date(new, old_style=old).old_style.parts == tuple(map(int, old.split("-")))


def test_days_before_the_new_calendar_are_julian():
    assert str(date("0500-02-29")) == "29 February 500"
    with pytest.raises(ValueError, match="there was no day"):
        date("1900-02-29")
    with pytest.raises(ValueError, match="is not a day"):
        date("1500-02-10", old_style="1500-02-01")

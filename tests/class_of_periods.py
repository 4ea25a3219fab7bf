"""A class of six that ranks four factors for three periods, and what their ballots come to.

    early    six times a > b > c > d
    middle   three times b > a > c > d, three times b > c > a > d
    late     six times d > c > b > a

Worked out by hand: in the middle a stands second three times and third three times, and so does c: both
2.5 on average, so that they tie. a falls from the 1st place to the 4th, by three; b by one, from 2nd to 3rd;
c rises from 3rd to 2nd, d from 4th to 1st, by three.
"""

from debates.models import Debate
from tests.class_of_seven import uncover
from tests.factories import cast, go_to, make_debate, make_edition, make_seat

WHOLE = "a > b > c > d"
EARLY, LATE = "a > b > c > d", "d > c > b > a"
MIDDLE = ("b > a > c > d", "b > c > a > d")
YEARS = (("1922–24", "1922", "1924"), ("1925–27", "1925", "1927"), ("1928–29", "1928", "1929"))
# By factor: place and average in each period, then what became of it.
RISE_AND_FALL = {
    "a": ["1st", "1.00", "2nd=", "2.50", "4th", "4.00", "fell by 3 places"],
    "b": ["2nd", "2.00", "1st", "1.00", "3rd", "3.00", "fell by 1 place"],
    "c": ["3rd", "3.00", "2nd=", "2.50", "2nd", "2.00", "rose by 1 place"],
    "d": ["4th", "4.00", "4th", "4.00", "1st", "1.00", "rose by 3 places"],
}


def period(title: str, first: str, last: str) -> dict:
    """As a dossier holds it, to the year."""
    return {
        "title": title,
        "from": {"value": first, "precision": "year"},
        "to": {"value": last, "precision": "year"},
    }


def edition_of_periods(periods: int = 3, **content):
    asked = {
        "slug": "question",
        "title": "Why did it happen?",
        "periods": [period(*one) for one in YEARS[:periods]],
    }
    return make_edition(question=asked, **content)


def debate_of_periods(*, periods: int = 3, **plan) -> Debate:
    plan = {"edition": edition_of_periods(periods), "has_periods": True} | plan
    return make_debate(**plan)


def class_of_periods(*, phase: str = "verdict", pupils: int = 6, **plan) -> Debate:
    """Everybody hands in every ballot on the way to `phase`."""
    debate = debate_of_periods(**plan)
    seats = [make_seat(debate) for _ in range(pupils)]
    for kind in ("opening", "period1", "period2", "period3", "closing"):
        debate = go_to(debate, kind)
        if kind == phase:
            return debate
        for n, seat in enumerate(seats):
            orders = {"period1": EARLY, "period2": MIDDLE[n % 2], "period3": LATE}
            cast(seat, orders.get(kind, WHOLE), kind=kind)
    return go_to(debate, phase)


def met(**plan) -> Debate:
    """The same, once everything is uncovered."""
    return uncover(class_of_periods(**plan), steps=4)

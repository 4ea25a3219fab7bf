"""Words for places and rows: 1st, 2nd, top row; and for counts."""

from fractions import Fraction
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from debates.models import ShapeChoice
from debates.queries.tallies import Tally


def place_labels(shape: str, factors: int) -> tuple[tuple[int, str], ...]:
    """Every place a factor can be given, with its words, best first."""
    if shape == ShapeChoice.DIAMOND:
        return tuple(enumerate(row_names(), 1))
    return tuple((n, ordinal(n)) for n in range(1, factors + 1))


def row_names() -> tuple[str, ...]:
    return (_("top"), _("second row"), _("middle row"), _("fourth row"), _("bottom"))


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd. A language without such endings translates them to a full stop or nothing."""
    return _ordinal_in(get_language(), n)


@lru_cache(maxsize=256)  # dozens on a page
def _ordinal_in(language: str, n: int) -> str:
    last = 0 if n % 100 in (11, 12, 13) else n % 10
    if last == 1:
        words = _("%(n)dst")
    elif last == 2:
        words = _("%(n)dnd")
    elif last == 3:
        words = _("%(n)drd")
    else:
        words = _("%(n)dth")
    return words % {"n": n}


def average_text(average: Fraction | float | None) -> str:
    """An average place with two decimals, or a dash where there is none."""
    return "–" if average is None else decimal_text(average, 2)


def decimal_text(number: Fraction | float, decimals: int) -> str:
    """Rounded, with the point or comma of the language (Django would cut off instead of rounding)."""
    return number_format(f"{float(number):.{decimals}f}", decimals)


def ballots_label(n: int, erased: int = 0) -> str:
    """All that were handed in and counted; with those of them that are erased since."""
    ballots = ngettext("%(n)d ballot", "%(n)d ballots", n) % {"n": n}
    if not erased:
        return ballots
    gone = ngettext("%(n)d erased", "%(n)d erased", erased) % {"n": erased}
    return f"{ballots} ({gone})"


def from_to(first: str | int, last: str | int) -> str:
    """Both ends, or the one where they are the same."""
    return str(first) if first == last else f"{first}–{last}"


def count_text(count: Tally) -> str:
    """As it may be told: 7, or 0–2 where it is too small to be told, or 23–25."""
    return from_to(count.low, count.high)

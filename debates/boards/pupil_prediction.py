"""Predict first: what a pupil guesses of the conclusion, and afterwards what it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.models import Seat
from debates.queries.predictions import (
    MOST_GUESSES,
    Guesses,
    guessed,
    guesses_told,
    predictions_are_open,
)

from .fields import shown


@dataclass(frozen=True, slots=True)
class GuessRow:
    number: int = shown("Which guess, from 1.")
    higher: str = shown(
        "Key of the factor that is guessed to count for more; empty without a guess."
    )
    lower: str = shown("Key of the factor that is guessed to count for less.")


@dataclass(frozen=True, slots=True)
class PredictionPage:
    is_open: bool = shown("Guesses are still taken.")
    factors: tuple[tuple[str, str], ...] = shown("Keys and titles to choose from.")
    rows: tuple[GuessRow, ...] = shown("Three, those guessed first.")


@dataclass(frozen=True, slots=True)
class GuessesBoard:
    lines: tuple[str, ...] = shown("Her own guesses, each with what the conclusion says.")
    of_class: str = shown("How many guesses of the class were right; empty where too few guessed.")


def prediction_page(seat: Seat, *, sent: Mapping[str, str]) -> PredictionPage:
    """`sent` is a form that came back; without one her guesses stand there as they are kept."""
    own = guessed(seat)
    if sent:
        numbers = range(1, MOST_GUESSES + 1)
        own = [(sent.get(f"higher-{n}", ""), sent.get(f"lower-{n}", "")) for n in numbers]
    empty = [("", "")] * (MOST_GUESSES - len(own))
    return PredictionPage(
        is_open=predictions_are_open(seat.debate),
        factors=tuple(seat.debate.titles().items()),
        rows=tuple(GuessRow(n, *pair) for n, pair in enumerate([*own, *empty], 1)),
    )


def guesses_board(seat: Seat) -> GuessesBoard | None:
    """None until everything is uncovered, and where nobody guessed."""
    found = guesses_told(seat)
    if found is None:
        return None
    says = {
        "yes": _("“%(higher)s above %(lower)s”: it says so."),
        "no": _("“%(higher)s above %(lower)s”: it says the opposite."),
        "level": _("“%(higher)s above %(lower)s”: it puts them level."),
        "open": _("“%(higher)s above %(lower)s”: it leaves that open."),
    }
    return GuessesBoard(
        lines=tuple(
            says[one.says] % {"higher": one.higher, "lower": one.lower} for one in found.own
        ),
        of_class=_of_class(found),
    )


def _of_class(found: Guesses) -> str:
    if not found.made:
        return ""
    return ngettext(
        "Of the %(n)d guess in the class, %(right)d was right.",
        "Of the %(n)d guesses in the class, %(right)d were right.",
        found.made,
    ) % {"n": found.made, "right": found.right}

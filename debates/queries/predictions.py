"""What pupils guessed of the conclusion before they met it; whether they were right is behind the gate."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from debates.models import Debate, Phase, Prediction, Seat
from debates.models.ballot import counts
from debates.rankings import ClosedOrder, ComparisonKind

from .movement import answers_are_open
from .results import FEWEST_BALLOTS, SHOWN_TO_THE_CLASS, essay_order, has_met

MOST_GUESSES = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """Titles of both factors. `says`: yes, no, level or open."""

    higher: str
    lower: str
    says: str


@dataclass(frozen=True, slots=True)
class Guesses:
    """One pupil's own, and of the class how many guesses there were and how many were right: both 0 where
    too few pupils guessed to say."""

    own: tuple[Guess, ...]
    made: int = 0
    right: int = 0


def predictions_are_open(debate: Debate) -> bool:
    """At the verdict until the first factor is uncovered, where there is a conclusion to guess. Two queries
    at the verdict, none before."""
    is_open = debate.phase == Phase.VERDICT and answers_are_open(debate)
    return is_open and debate.conclusions.exists()


def guessed(seat: Seat) -> list[tuple[str, str]]:
    """Her own guesses, as (higher, lower). One query."""
    rows = seat.predictions.order_by("number")
    return list(rows.values_list("higher__slug", "lower__slug"))


def pupils_who_guessed(debate: Debate) -> int | None:
    """At the verdict, before the first reveal. None where there is nothing to guess. One query."""
    if debate.is_paused:
        return None
    rows = Prediction.objects.filter(counts("seat__"), seat__debate=OuterRef("pk"))
    pupils = rows.order_by().values("seat__debate").annotate(n=Count("seat", distinct=True))
    found = Debate.objects.filter(pk=debate.pk, conclusions__isnull=False).values_list(
        Coalesce(Subquery(pupils.values("n")), 0)
    )
    return next((n for (n,) in found), None)


def guesses_told(seat: Seat) -> Guesses | None:
    """None until every factor is uncovered, and where nobody guessed. Five queries at most."""
    debate = seat.debate
    if not has_met(debate):
        return None
    rows = Prediction.objects.filter(counts("seat__"), seat__debate=debate).order_by(
        "seat", "number"
    )
    made = list(rows.values_list("seat_id", "higher__slug", "lower__slug"))
    if not made:
        return None
    titles = debate.titles()
    order, _title, _label = essay_order(debate, list(titles))
    own = tuple(
        Guess(titles[higher], titles[lower], _says(order, higher, lower))
        for of, higher, lower in made
        if of == seat.pk
    )
    pupils = len({of for of, _higher, _lower in made})
    if pupils < FEWEST_BALLOTS and debate.anonymity not in SHOWN_TO_THE_CLASS:
        return Guesses(own)
    right = sum(_says(order, higher, lower) == "yes" for _of, higher, lower in made)
    return Guesses(own, len(made), right)


def _says(order: ClosedOrder, higher: str, lower: str) -> str:
    pair = frozenset((higher, lower))
    found = next((one for one in order.comparisons if one.pair == pair), None)
    if found is None:
        return "open"
    if found.kind == ComparisonKind.TIE:
        return "level"
    return "yes" if found.higher == higher else "no"

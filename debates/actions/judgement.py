"""What pupils add to their ballots: what moved them, what would have come without, a last sentence."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from debates.models import (
    Argument,
    Counterfactual,
    DebateFactor,
    ExitSentence,
    Phase,
    Prediction,
    Receipt,
    Seat,
)
from debates.queries.movement import answers_are_open
from debates.queries.predictions import predictions_are_open

from .errors import AnswersShut
from .log import bump, lock_debate


@transaction.atomic
def say_what_moved(
    *,
    seat: Seat,
    factor: DebateFactor,
    kind: str,
    argument: Argument | None = None,
    source: str = "",
) -> None:
    """One choice for one factor; without a `kind` it is taken back. Raises AnswersShut."""
    _open_for(seat)
    if not kind:
        seat.receipts.filter(factor=factor).delete()
        return
    Receipt.objects.update_or_create(
        seat=seat,
        factor=factor,
        defaults={"kind": kind, "argument": argument, "source": source, "at": timezone.now()},
    )


@transaction.atomic
def say_what_without(*, seat: Seat, factor: DebateFactor, answer: str) -> None:
    """Whether it comes out the same without a factor; no `answer` takes it back. Raises AnswersShut."""
    _open_for(seat)
    if not answer:
        seat.counterfactuals.filter(factor=factor).delete()
        return
    Counterfactual.objects.update_or_create(
        seat=seat, factor=factor, defaults={"answer": answer, "at": timezone.now()}
    )


@transaction.atomic
def predict(*, seat: Seat, guesses: Sequence[tuple[DebateFactor, DebateFactor]]) -> None:
    """That the conclusion puts the first of two factors above the second; these in place of what was guessed
    before. Raises AnswersShut from the first reveal on."""
    debate = lock_debate(seat.debate)
    if not predictions_are_open(debate):
        raise AnswersShut
    taken_back, _of_each = seat.predictions.all().delete()
    if bool(taken_back) != bool(guesses):
        bump(debate)  # the console counts who guessed
    Prediction.objects.bulk_create(
        Prediction(seat=seat, number=number, higher=higher, lower=lower)
        for number, (higher, lower) in enumerate(guesses, 1)
    )


def _open_for(seat: Seat) -> None:
    if not answers_are_open(lock_debate(seat.debate)):
        raise AnswersShut


@transaction.atomic
def hand_in_sentence(
    *, seat: Seat, because: DebateFactor, more_than: DebateFactor, since: str
) -> ExitSentence:
    """The last one counts. Raises AnswersShut outside the phase of the exit sentence."""
    debate = lock_debate(seat.debate)
    if debate.phase != Phase.EXIT or debate.is_paused:
        raise AnswersShut
    sentence, _is_new = ExitSentence.objects.update_or_create(
        seat=seat,
        defaults={
            "because": because,
            "more_than": more_than,
            "since": since,
            "at": timezone.now(),
        },
    )
    bump(debate)
    return sentence

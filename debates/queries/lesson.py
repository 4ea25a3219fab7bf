"""Which phases a lesson has: those of every debate, and periods where the class ranks for them."""

from collections.abc import Collection

from debates.models import PERIOD_ROUNDS, Debate, Edition, Phase, RoundKind

from .editions import PeriodText, question_text


def phases_with(planned: Collection[str]) -> tuple[Phase, ...]:
    """In order. Of the periods, only those that are planned."""
    return tuple(phase for phase in Phase if phase in planned or phase not in PERIOD_ROUNDS)


def lesson_of(debate: Debate) -> tuple[Phase, ...]:
    """The phases of this debate. One query."""
    return phases_with(set(debate.plan.values_list("phase", flat=True)))


def starts_from(kind: str) -> tuple[str, ...]:
    """The rounds of which a paper of this kind may start as a copy: of the first in which its seat handed in.
    The closing one starts from the opening, so that what moved in between was moved by hand."""
    if kind == RoundKind.CLOSING:
        return (RoundKind.OPENING,)
    if kind not in PERIOD_ROUNDS:
        return ()
    return (*reversed(PERIOD_ROUNDS[: PERIOD_ROUNDS.index(kind)]), RoundKind.OPENING)


def periods_of(edition: Edition) -> tuple[PeriodText, ...]:
    """Those that a class may rank for on this edition; none in most dossiers."""
    asked = question_text(edition)
    return asked.periods if asked else ()


def period_of(debate: Debate, kind: str) -> PeriodText | None:
    """The period that a round or phase of this kind is about; None for any other. No query, but for the first
    look at an edition."""
    if kind not in PERIOD_ROUNDS:
        return None
    return dict(zip(PERIOD_ROUNDS, periods_of(debate.edition), strict=False)).get(kind)

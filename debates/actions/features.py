"""Putting one thing on the projector, and taking it off. Every Next and Back takes it off, too."""

from django.db import transaction
from django.utils import timezone

from debates.models import Argument, Debate, DebateFactor, ExitSentence, Feature

from .log import bump, lock_debate, log

KINDS = {
    DebateFactor: (Feature.Kind.SPLIT, "factor"),
    Argument: (Feature.Kind.ARGUMENT, "argument"),
    ExitSentence: (Feature.Kind.SENTENCE, "sentence"),
}
MOST_SENTENCES = 3


@transaction.atomic
def feature(*, debate: Debate, by, thing: DebateFactor | Argument | ExitSentence) -> Debate:
    """Show `thing`, which is of this debate, in place of what stood there; sentences stand together, and
    the one that stood longest makes room for a fourth. Shown already, nothing happens."""
    debate = lock_debate(debate)
    kind, column = KINDS[type(thing)]
    current = list(debate.features.current().order_by("id"))
    if any(getattr(one, f"{column}_id") == thing.pk for one in current):
        return debate
    stay = [one for one in current if one.kind == kind == Feature.Kind.SENTENCE]
    stay = stay[max(0, len(stay) - MOST_SENTENCES + 1) :]
    debate.features.current().exclude(pk__in=[one.pk for one in stay]).update(
        ended_at=timezone.now()
    )
    return _put(debate, by, kind, **{column: thing})


@transaction.atomic
def feature_chart(*, debate: Debate, by, name: str) -> Debate:
    """Show the chart of this name, which there is, in place of what stood there. Shown already, nothing
    happens."""
    debate = lock_debate(debate)
    if debate.features.current().filter(chart=name).exists():
        return debate
    end_features(debate)
    return _put(debate, by, Feature.Kind.CHART, chart=name)


def _put(debate: Debate, by, kind: str, **shown) -> Debate:
    """On a projector that has room for it. For a locked debate."""
    Feature.objects.create(debate=debate, kind=kind, by=by, **shown)
    bump(debate)
    log(debate, by, "feature", shown=kind)
    return debate


@transaction.atomic
def stop_featuring(*, debate: Debate, by) -> Debate:
    """Nothing but the phase is on the projector."""
    debate = lock_debate(debate)
    if end_features(debate):
        bump(debate)
        log(debate, by, "stop_featuring")
    return debate


def end_features(debate: Debate) -> int:
    """How many stood there until now. For a locked debate."""
    return debate.features.current().update(ended_at=timezone.now())

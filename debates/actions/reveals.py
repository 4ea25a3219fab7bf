"""Showing what was hidden: to the teacher on the console, to the class on the projector."""

from django.db import transaction

from debates.models import Debate, DebateTeacher, Phase, Reveal, Round
from debates.queries import results

from .log import bump, lock_debate, log


@transaction.atomic
def show_names(*, debate: Debate, by, serial: int) -> None:
    """Lift the cover of names on this teacher's console until the next Next.

    `serial` is the phase_serial that the teacher saw: a click that comes after a Next lifts nothing.
    """
    debate = lock_debate(debate)
    if debate.phase_serial != serial:
        return
    DebateTeacher.objects.filter(debate=debate, user=by).update(names_shown_at=debate.phase_serial)
    bump(debate)
    log(debate, by, "show_names")


@transaction.atomic
def show_results(*, debate: Debate, by, serial: int) -> None:
    """Lift the cover of results on this teacher's console until the next Next.

    Rounds that are over count as seen from now on and stay shut: nobody votes again knowing.
    An open round shows nothing, so that a figure never moves by one ballot. `serial` is the
    phase_serial that the teacher saw: a click that comes after a Next lifts nothing.
    """
    debate = lock_debate(debate)
    if debate.phase_serial != serial:
        return
    DebateTeacher.objects.filter(debate=debate, user=by).update(
        results_shown_at=debate.phase_serial
    )
    for round in Round.objects.filter(debate=debate, is_open=False, closed_at__isnull=False):
        Reveal.objects.get_or_create(
            debate=debate, kind=Reveal.Kind.RESULTS, round=round, defaults={"by": by}
        )
    bump(debate)
    log(debate, by, "show_results")


@transaction.atomic
def cover_all(*, debate: Debate, by) -> None:
    """Put both covers back on this teacher's console."""
    debate = lock_debate(debate)
    DebateTeacher.objects.filter(debate=debate, user=by).update(
        names_shown_at=None, results_shown_at=None
    )
    bump(debate)


@transaction.atomic
def uncover_next(*, debate: Debate, by, uncovered: int) -> Debate:
    """Show the class the next factor from the last place up; factors that tie come together.

    `uncovered` is how many the teacher saw uncovered, so that two clicks uncover once.
    """
    debate = lock_debate(debate)
    if debate.phase != Phase.VERDICT:
        return debate
    done = set(
        debate.reveals.filter(kind=Reveal.Kind.FACTOR).values_list("factor__slug", flat=True)
    )
    if len(done) != uncovered:
        return debate
    step = next((tier for tier in results.steps(debate) if not done.issuperset(tier)), ())
    if not step:
        return debate
    factors = debate.factors.filter(slug__in=[slug for slug in step if slug not in done])
    Reveal.objects.bulk_create(
        Reveal(debate=debate, kind=Reveal.Kind.FACTOR, factor=factor, by=by) for factor in factors
    )
    bump(debate)
    log(debate, by, "uncover", factors=[factor.slug for factor in factors])
    return debate

"""Opening a debate, copying it for the next class, and what a teacher sets in it while it runs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from debates.models import (
    PERIOD_ROUNDS,
    WHOLE_ROUNDS,
    Anonymity,
    Classroom,
    Debate,
    DebateConclusion,
    DebateFactor,
    DebatePhase,
    DebateTeacher,
    Edition,
    Phase,
    Round,
    ShapeChoice,
    Strength,
)
from debates.queries.lesson import periods_of, phases_with

from .classrooms import share_debates
from .codes import fresh_join_code, spend_join_code
from .door import DEFAULT_PLACES
from .errors import DebateClosed
from .evidence import begin_withheld, carried_over
from .log import bump, lock_debate, log
from .phases import DEFAULT_MINUTES
from .pupils import lock_classrooms

FEWEST_FACTORS, MOST_FACTORS = 2, 14
DIAMOND_FACTORS = 9


class UnfitFactors(ValueError):
    """The number of factors does not fit the debate or its shape."""


@dataclass(frozen=True, slots=True)
class FactorWording:
    """A factor as a debate freezes it."""

    slug: str
    title: str
    summary: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a teacher may choose before the start; the defaults are a 50-minute lesson.

    `has_periods`: the class ranks for each period of the dossier too, if it has any. `withheld` holds (kind,
    slug) of entries kept from the class, None for what the dossier hides.
    """

    title: str
    factors: Sequence[FactorWording]
    has_periods: bool = False
    shape: str = ShapeChoice.LADDER
    gaps_allowed: bool = False
    anonymity: str = Anonymity.SECRET
    admits_by_hand: bool = False
    capacity: int = DEFAULT_PLACES
    zone: str = "UTC"
    minutes: Mapping[str, int | None] = field(default_factory=lambda: DEFAULT_MINUTES)
    notes: Mapping[str, str] = field(default_factory=dict)
    conclusions: Mapping[str, str] = field(default_factory=lambda: {"essay": Strength.IMPLIED})
    withheld: Collection[tuple[str, str]] | None = None
    classroom: Classroom | None = None


def own_factor(title: str, *, taken: Sequence[str]) -> FactorWording:
    """A factor in the teacher's own words. Its slug never meets one of the dossier's."""
    stem = f"own-{slugify(title)[:40] or 'factor'}"
    slug = next(s for s in (stem, *(f"{stem}-{n}" for n in range(2, 99))) if s not in taken)
    return FactorWording(slug=slug, title=title, own=True)


@transaction.atomic
def open_debate(*, by, edition: Edition, plan: Plan) -> Debate:
    """A debate in its lobby, with its rounds waiting, owned by `by`; whoever else teaches its class runs
    it too."""
    _check_factors(plan)
    classroom = lock_classrooms(plan.classroom)[0] if plan.classroom else None
    debate = Debate.objects.create(
        question_id=edition.question_id,
        edition=edition,
        classroom=classroom,
        title=plan.title,
        shape=plan.shape,
        gaps_allowed=plan.gaps_allowed and plan.shape != ShapeChoice.DIAMOND,
        anonymity=plan.anonymity,
        admits_by_hand=plan.admits_by_hand,
        capacity=plan.capacity,
        zone=plan.zone,
        join_code=fresh_join_code(),
    )
    DebateTeacher.objects.create(debate=debate, user=by)
    if classroom is not None:
        share_debates(classroom, [debate])
    DebateFactor.objects.bulk_create(
        DebateFactor(debate=debate, slug=f.slug, title=f.title, summary=f.summary, own=f.own)
        for f in plan.factors
    )
    periods = PERIOD_ROUNDS[: len(periods_of(edition))] if plan.has_periods else ()
    DebatePhase.objects.bulk_create(
        DebatePhase(
            debate=debate,
            phase=phase,
            minutes=plan.minutes.get(phase),
            note=plan.notes.get(phase, ""),
        )
        for phase in phases_with(periods)
        if phase != Phase.CLOSED
    )
    DebateConclusion.objects.bulk_create(
        DebateConclusion(debate=debate, conclusion=slug, strength=strength)
        for slug, strength in plan.conclusions.items()
    )
    opening, closing = WHOLE_ROUNDS
    kinds = (opening, *periods, closing)
    Round.objects.bulk_create(Round(debate=debate, kind=kind) for kind in kinds)
    begin_withheld(debate, by, plan.withheld)
    log(
        debate,
        by,
        "open_debate",
        factors=len(plan.factors),
        shape=plan.shape,
        anonymity=plan.anonymity,
        **({"periods": len(periods)} if periods else {}),
    )
    return debate


def _check_factors(plan: Plan) -> None:
    count = len(plan.factors)
    if not FEWEST_FACTORS <= count <= MOST_FACTORS:
        raise UnfitFactors(count)
    if plan.shape == ShapeChoice.DIAMOND and count != DIAMOND_FACTORS:
        raise UnfitFactors(count)


@transaction.atomic
def duplicate_debate(
    *, debate: Debate, by, edition: Edition, title: str, classroom: Classroom | None = None
) -> Debate:
    """The same plan for the next lesson or class, on `edition`: no seats, no ballots, codes of its own."""
    planned = {row.phase: row for row in debate.plan.all()}
    plan = Plan(
        title=title,
        factors=[FactorWording(f.slug, f.title, f.summary, f.own) for f in debate.factors.all()],
        shape=debate.shape,
        gaps_allowed=debate.gaps_allowed,
        anonymity=debate.anonymity,
        admits_by_hand=debate.admits_by_hand,
        capacity=debate.capacity,
        zone=debate.zone,
        minutes={phase: row.minutes for phase, row in planned.items()},
        has_periods=not planned.keys().isdisjoint(PERIOD_ROUNDS),
        notes={phase: row.note for phase, row in planned.items()},
        conclusions={row.conclusion: row.strength for row in debate.conclusions.all()},
        withheld=carried_over(debate, edition),
        classroom=classroom,
    )
    return open_debate(by=by, edition=edition, plan=plan)


@transaction.atomic
def set_archived(*, debate: Debate, by, on: bool) -> None:
    """Out of the ordinary list of whoever teaches it, or back in it. Nothing for a debate that runs: it must
    be found."""
    debate = lock_debate(debate)
    if debate.is_closed and (debate.archived_at is not None) != on:
        debate.archived_at = timezone.now() if on else None
        bump(debate, "archived_at")
        log(debate, by, "archive_debate", on=on)


@transaction.atomic
def delete_debate(*, debate: Debate, by) -> None:
    """Gone for everybody at once; for good a week later (`queries.retention`)."""
    debate = lock_debate(debate)
    if debate.deleted_at is None:
        debate.deleted_at = timezone.now()
        bump(debate, "deleted_at")
        log(debate, by, "delete_debate")


@transaction.atomic
def restore_debate(*, debate: Debate, by) -> None:
    """Back as it was, with codes, seats and rankings."""
    debate = lock_debate(debate)
    if debate.deleted_at is not None:
        debate.deleted_at = None
        bump(debate, "deleted_at")
        log(debate, by, "restore_debate")


@transaction.atomic
def write_note(*, debate: Debate, by, phase: str, note: str) -> None:
    """The teacher's notes for a phase; on the console only."""
    DebatePhase.objects.filter(debate=debate, phase=phase).update(note=note)


@transaction.atomic
def lock_room(*, debate: Debate, by, locked: bool) -> Debate:
    """Let nobody new in, or let them in again. Who has a seat stays and may come back."""
    debate = lock_debate(debate)
    debate.locked = locked
    bump(debate, "locked")
    log(debate, by, "lock_room", locked=locked)
    return debate


@transaction.atomic
def rotate_join_code(*, debate: Debate, by) -> Debate:
    """A new join code; the old one, and every photo of its QR code, is worthless from now on."""
    debate = lock_debate(debate)
    if debate.is_closed:
        raise DebateClosed
    spend_join_code(debate)
    debate.join_code = fresh_join_code()
    bump(debate, "join_code")
    log(debate, by, "rotate_join_code")
    return debate

"""The state machine of a debate, all of it: Next, Back, pause, resume, extend.

    lobby → opening → split → evidence → discussion → closing → verdict → exit → closed

A debate that ranks for periods has a phase for each of them before *closing*. Entering a phase that is
for a round opens that round unless its results have been seen; leaving closes it. Every move names the
phase_serial that the teacher saw, so that two clicks move once. At 0:00 nothing happens by itself: time
is for people.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from debates.models import PERIOD_ROUNDS, Debate, Phase
from debates.queries.ballots import open_kind
from debates.queries.groupings import GROUPING
from debates.queries.lesson import lesson_of

from . import rounds
from .codes import spend_join_code
from .errors import DebateClosed
from .features import end_features
from .floor import end_floor
from .groupings import end_groupings
from .log import bump, lock_debate, log
from .results import keep_results

DEFAULT_MINUTES = {
    Phase.LOBBY: 4,
    Phase.OPENING: 7,
    Phase.SPLIT: 2,
    Phase.EVIDENCE: 10,
    Phase.DISCUSSION: 13,
    **dict.fromkeys(PERIOD_ROUNDS, 4),
    Phase.CLOSING: 5,
    Phase.VERDICT: 5,
    Phase.EXIT: 4,
}
LONGEST_EXTENSION = 60


@transaction.atomic
def advance_phase(*, debate: Debate, by, serial: int, drafts: str = rounds.WAIT) -> Debate:
    """Next. `drafts` decides about papers not handed in (see `rounds.close_round`)."""
    return _move(debate, by=by, serial=serial, step=1, drafts=drafts)


@transaction.atomic
def step_back(*, debate: Debate, by, serial: int) -> Debate:
    """Back. A round that closes on the way keeps its drafts; a closed debate stays closed."""
    return _move(debate, by=by, serial=serial, step=-1, drafts=rounds.LEAVE)


def _move(debate: Debate, *, by, serial: int, step: int, drafts: str) -> Debate:
    debate = lock_debate(debate)
    if debate.phase_serial != serial or debate.is_closed:
        return debate
    lesson = lesson_of(debate)
    target = lesson.index(debate.phase) + step
    if target >= 0:
        _enter(debate, lesson[target], by=by, drafts=drafts)
    return debate


@transaction.atomic
def close_untouched(*, debate: Debate, at: datetime) -> None:
    """What nobody has touched for long counts as closed since `at`."""
    debate = lock_debate(debate)
    if not debate.is_closed:
        _enter(debate, Phase.CLOSED, by=None, drafts=rounds.LEAVE, at=at)


def _enter(debate: Debate, phase: str, *, by, drafts: str, at: datetime | None = None) -> None:
    if open_kind(debate.phase):
        if debate.is_paused:
            rounds.open_round(debate, debate.phase, by=by)
        rounds.close_round(debate, debate.phase, by=by, drafts=drafts)
    if open_kind(phase):
        rounds.open_round(debate, phase, by=by)
    end_features(debate)
    if debate.phase == Phase.DISCUSSION:
        end_floor(debate)
    if phase not in GROUPING:
        end_groupings(debate)
    left, debate.phase = debate.phase, phase
    debate.phase_serial += 1
    debate.phase_started_at = at or timezone.now()
    debate.phase_ends_at = _ends_at(debate)
    debate.paused_at = None
    if phase == Phase.CLOSED:
        debate.closed_at = debate.phase_started_at
        spend_join_code(debate)
        keep_results(debate)
    bump(
        debate,
        "phase",
        "phase_serial",
        "phase_started_at",
        "phase_ends_at",
        "paused_at",
        "closed_at",
        "join_code",
    )
    log(debate, by, "enter_phase", left=left, entered=phase)


def _ends_at(debate: Debate):
    plan = debate.plan.filter(phase=debate.phase).first()
    if plan is None or plan.minutes is None:
        return None
    return debate.phase_started_at + timedelta(minutes=plan.minutes)


@transaction.atomic
def extend_phase(*, debate: Debate, by, serial: int, minutes: int) -> Debate:
    """More time: from now if the time is up, otherwise on top of what is left."""
    debate = lock_debate(debate)
    if debate.is_closed:
        raise DebateClosed
    if debate.phase_serial != serial:
        return debate
    minutes = max(1, min(minutes, LONGEST_EXTENSION))
    now = debate.paused_at or timezone.now()
    debate.phase_ends_at = max(debate.phase_ends_at or now, now) + timedelta(minutes=minutes)
    bump(debate, "phase_ends_at")
    log(debate, by, "extend_phase", phase=debate.phase, minutes=minutes)
    return debate


@transaction.atomic
def pause_debate(*, debate: Debate, by) -> Debate:
    """Stop until the next lesson: an open round takes no ballots, seats and drafts stay."""
    debate = lock_debate(debate)
    if debate.is_closed or debate.is_paused:
        return debate
    rounds.suspend_round(debate)
    debate.paused_at = timezone.now()
    bump(debate, "paused_at")
    log(debate, by, "pause_debate", phase=debate.phase)
    return debate


@transaction.atomic
def resume_debate(*, debate: Debate, by) -> Debate:
    """Go on where the class stopped, with the time that was left."""
    debate = lock_debate(debate)
    if not debate.is_paused:
        return debate
    if open_kind(debate.phase):
        rounds.open_round(debate, debate.phase, by=by)
    if debate.phase_ends_at is not None:
        debate.phase_ends_at += timezone.now() - debate.paused_at
    debate.paused_at = None
    bump(debate, "paused_at", "phase_ends_at")
    log(debate, by, "resume_debate", phase=debate.phase)
    return debate

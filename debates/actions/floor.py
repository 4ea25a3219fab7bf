"""Who speaks: pupils ask to, the teacher gives the floor to one of them or to a team, for a while."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from debates.models import Debate, Seat, Team, Turn, Wish
from debates.queries.floor import hears_wishes

from .log import bump_floor, lock_debate, log

SHORTEST_TURN, LONGEST_TURN = 10, 600  # seconds


@transaction.atomic
def wish_to_speak(*, seat: Seat, kind: str) -> None:
    """Ask, ask for something else, or with no `kind` take it back. Nothing happens outside the discussion,
    nor for who has the floor."""
    debate = lock_debate(seat.debate)
    if not hears_wishes(debate):
        return
    wish = seat.wishes.filter(ended_at__isnull=True).first()
    if wish is not None and wish.called_at is not None:
        return
    if not kind:
        changed = seat.wishes.waiting().update(ended_at=timezone.now())
    elif wish is None:
        changed = bool(Wish.objects.create(debate=debate, seat=seat, kind=kind))
    else:
        changed = seat.wishes.waiting().exclude(kind=kind).update(kind=kind)
    if changed:
        bump_floor(debate)


@transaction.atomic
def give_floor(
    *, debate: Debate, by, seconds: int, wish: Wish | None = None, team: Team | None = None
) -> Debate:
    """To one pupil or one team, which are of this debate. Whoever had it ends; a wish that is over, and a
    team of earlier, get nothing."""
    debate = lock_debate(debate)
    now = timezone.now()
    if not hears_wishes(debate):
        return debate
    if wish is not None and not Wish.objects.waiting().filter(pk=wish.pk).exists():
        return debate
    if team is not None and team.grouping.ended_at is not None:
        return debate
    end_turns(debate)
    seconds = max(SHORTEST_TURN, min(seconds, LONGEST_TURN))
    ends_at = now + timedelta(seconds=seconds)
    Turn.objects.create(debate=debate, team=team, wish=wish, by=by, began_at=now, ends_at=ends_at)
    if wish is not None:
        Wish.objects.filter(pk=wish.pk).update(called_at=now)
    bump_floor(debate)
    log(debate, by, "give_floor", seconds=seconds)
    return debate


@transaction.atomic
def extend_turn(*, debate: Debate, by, seconds: int) -> Debate:
    """From now if the time is up, else on top of what is left."""
    debate = lock_debate(debate)
    turn = debate.turns.filter(ended_at__isnull=True).first()
    if turn is not None:
        turn.ends_at = max(turn.ends_at, timezone.now()) + timedelta(seconds=seconds)
        turn.save(update_fields=["ends_at"])
        bump_floor(debate)
    return debate


@transaction.atomic
def end_turn(*, debate: Debate, by) -> Debate:
    debate = lock_debate(debate)
    if end_turns(debate):
        bump_floor(debate)
    return debate


def end_turns(debate: Debate) -> int:
    """How many there were. For a locked debate. Who had the floor may ask again."""
    now = timezone.now()
    over = debate.turns.filter(ended_at__isnull=True)
    debate.wishes.filter(turns__in=over, ended_at__isnull=True).update(ended_at=now)
    return over.update(ended_at=now)


def end_floor(debate: Debate) -> None:
    """The discussion is over: nobody speaks and nobody waits to. For a locked debate."""
    end_turns(debate)
    debate.wishes.filter(ended_at__isnull=True).update(ended_at=timezone.now())

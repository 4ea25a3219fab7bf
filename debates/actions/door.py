"""The door of a room: who waits there, who is let in, and how many places there are."""

from django.db import transaction
from django.utils import timezone

from debates.models import Debate, Round, Seat

from . import rounds
from .groupings import join_team
from .log import bump, lock_debate, log

FEWEST_PLACES, DEFAULT_PLACES, MOST_PLACES = 2, 100, 1000


@transaction.atomic
def let_in_by_hand(*, debate: Debate, by, on: bool) -> None:
    """From now on who joins waits at the door, or comes straight in. Who waits already goes on waiting."""
    debate = lock_debate(debate)
    debate.admits_by_hand = on
    bump(debate, "admits_by_hand")
    log(debate, by, "let_in_by_hand", on=on)


@transaction.atomic
def set_places(*, debate: Debate, by, places: int) -> None:
    """How many may sit in the room or wait at its door. Who is there already stays."""
    debate = lock_debate(debate)
    debate.capacity = places
    bump(debate, "capacity")
    log(debate, by, "set_places", places=places)


@transaction.atomic
def let_in(*, debate: Debate, by, seat: Seat | None = None) -> int:
    """One pupil who waits at the door, or all of them: each with a paper for every round that is open.
    How many there were."""
    debate = lock_debate(debate)
    waiting = debate.seats.waiting()
    if seat is not None:
        waiting = waiting.filter(pk=seat.pk)
    let = list(waiting.values_list("pk", flat=True))
    seats = debate.seats.filter(pk__in=let)
    seats.update(admitted_at=timezone.now())
    for round in Round.objects.filter(debate=debate, is_open=True):
        rounds.give_papers(debate, round, seats)
    for one in seats:
        join_team(one)
    if let:
        bump(debate)
        log(debate, by, "let_in", seats=len(let))
    return len(let)


@transaction.atomic
def clear_door(*, debate: Debate, by) -> int:
    """Nobody waits any more: these seats held nothing yet and are gone. Whoever stood there by mistake
    may join again. How many there were."""
    debate = lock_debate(debate)
    waiting = debate.seats.waiting()
    count = waiting.count()
    waiting.delete()
    if count:
        bump(debate)
        log(debate, by, "clear_door", seats=count)
    return count

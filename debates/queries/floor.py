"""Who has the floor, who waits for it, and who has not been heard."""

from debates.models import Argument, Debate, Phase, Seat, Turn, Wish
from debates.models.ballot import counts


def hears_wishes(debate: Debate) -> bool:
    return debate.phase == Phase.DISCUSSION and not debate.is_paused


def current_turn(debate: Debate) -> Turn | None:
    """With its team and factor, or its wish and seat. One query."""
    return (
        debate.turns.filter(ended_at__isnull=True)
        .select_related("team__factor", "wish__seat__pupil")
        .first()
    )


def queue_of(debate: Debate) -> tuple[Wish, ...]:
    """Who waits, the longest first. One query."""
    wishes = Wish.objects.waiting().filter(counts("seat__"), debate=debate)
    return tuple(wishes.select_related("seat__pupil").order_by("asked_at", "id"))


def quiet_seats(debate: Debate) -> tuple[Seat, ...]:
    """Pupils who have neither written nor spoken. One query. Not for secret debates: a list that gets
    shorter by one tells who wrote the newest argument."""
    wrote = debate.arguments.exclude(state=Argument.State.WITHDRAWN).values("seat")
    spoke = debate.wishes.filter(called_at__isnull=False).values("seat")
    seats = debate.seats.counted().exclude(pk__in=wrote).exclude(pk__in=spoke)
    return tuple(seats.select_related("pupil").order_by("id"))

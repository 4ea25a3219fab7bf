"""What the class may read of its arguments: the one place that decides it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Count, Prefetch, Q, QuerySet

from debates.models import Argument, Convinced, Debate, Phase, Pin, Seat
from debates.models.ballot import counts

# Where something can be said.
ARGUING = (Phase.EVIDENCE, Phase.DISCUSSION)


def is_arguing(debate: Debate) -> bool:
    return debate.phase in ARGUING and not debate.is_paused


def arguments_for_class(debate: Debate) -> QuerySet[Argument]:
    """Shown ones of pupils who are in the room: never a trial's, never of a removed or erased seat. A
    reply goes with its argument."""
    parent = Q(parent__isnull=True) | counts("parent__seat__")
    return debate.arguments.for_the_class().filter(counts("seat__"), parent)


def points_for_class(debate: Debate) -> QuerySet[Argument]:
    """The same without replies."""
    return arguments_for_class(debate).filter(parent__isnull=True)


def told(arguments: QuerySet[Argument]) -> QuerySet[Argument]:
    """With all that a page says of each, and how many it `convinced`; one query more for the pins."""
    return (
        arguments.select_related("factor", "team", "seat")
        .annotate(convinced_pupils=Count("convinced", filter=counts("convinced__seat__")))
        .prefetch_related(Prefetch("pins", Pin.objects.order_by("id")))
    )


def replies_to(points: Iterable[Argument], debate: Debate) -> Mapping[int, tuple[Argument, ...]]:
    """By the argument's row, the earliest first. Two queries."""
    found: dict[int, list[Argument]] = {}
    replies = arguments_for_class(debate).filter(parent__in=[point.pk for point in points])
    for reply in told(replies).order_by("id"):
        found.setdefault(reply.parent_id, []).append(reply)
    return MappingProxyType({point: tuple(some) for point, some in found.items()})


def own_arguments(seat: Seat) -> QuerySet[Argument]:
    """Whatever became of them, but for what the pupil took back; the newest first."""
    return seat.arguments.exclude(state=Argument.State.WITHDRAWN).order_by("-id")


def convinced_by(seat: Seat) -> frozenset[str]:
    """Public ids of the arguments that convinced this pupil. One query."""
    rows = Convinced.objects.filter(seat=seat)
    return frozenset(rows.values_list("argument__public_id", flat=True))


@dataclass(frozen=True, slots=True)
class PinnedPiece:
    """`kind` and `slug` name an entry of the edition that the class may see; `weight` is 1 to 3."""

    kind: str
    slug: str
    weight: int

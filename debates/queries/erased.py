"""How much there is to erase, and how much was."""

from dataclasses import dataclass, fields
from datetime import datetime

from debates.models import Ballot, Classroom, Debate, Paper, Seat


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows are gone, or have nothing of a person left; none of them is named."""

    pupils: int = 0
    debates: int = 0
    seats: int = 0
    ballots: int = 0
    drafts: int = 0

    def __add__(self, other: "Erased") -> "Erased":
        names = [field.name for field in fields(self)]
        return Erased(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class Certificate:
    """That a class was erased."""

    classroom: str
    at: datetime
    erased: Erased


def in_class(classroom: Classroom) -> Erased:
    """What erasing a class would take: its roster and its debates, and its pupils' seats elsewhere."""
    debates = Debate.objects.filter(classroom=classroom)
    seats = (
        Seat.objects.filter(debate__in=debates) | Seat.objects.filter(pupil__classroom=classroom)
    ).distinct()
    return Erased(
        pupils=classroom.pupils.count(),
        debates=debates.count(),
        seats=seats.count(),
        ballots=Ballot.objects.filter(paper__seat__in=seats).count(),
        drafts=Paper.objects.filter(seat__in=seats).exclude(draft={}).count(),
    )

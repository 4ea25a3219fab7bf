"""Who sits in a debate and how far each has come, for the teachers who run it.

Names leave this room only for a teacher who lifted their cover in the phase that runs. What a
pupil placed stays here: only how many factors, and whether they could be handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat, Trim
from django.utils import timezone

from debates.models import Debate, DebateTeacher, Knock, Paper, Pupil, Seat
from debates.rankings import faults

from .ledger import is_astray

# A pupil of the roster is called what the roster says, and a guest what was typed.
NAME = Case(
    When(pupil__isnull=True, then=F("name")),
    default=Trim(Concat("pupil__name", Value(" "), "pupil__suffix")),
)
# More at once would bury the console under one who means harm.
MOST_KNOCKS = 5


@dataclass(frozen=True, slots=True)
class PaperState:
    """`is_complete`: the pupil's own draft could be handed in as it stands (see `actions.rounds`).
    `is_astray`: it does not stand by the last ballot that was acknowledged to it, which must never be."""

    handed_in: bool
    placed: int
    is_complete: bool
    is_astray: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """Who of the roster has no seat. While names are covered, `names` is empty and `classroom`, the public
    id of the class where names and slips stand, too."""

    count: int
    names: tuple[str, ...]
    classroom: str = ""


@dataclass(frozen=True, slots=True)
class SeatState:
    """One seat. `name` is empty while names are covered; `papers` go by kind of round."""

    public_id: str
    pseudonym: str
    name: str
    is_trial: bool
    is_removed: bool
    is_waiting: bool
    papers: Mapping[str, PaperState]

    @property
    def counts(self) -> bool:
        return not (self.is_trial or self.is_removed or self.is_waiting)

    def has_handed_in(self, kind: str) -> bool:
        return kind in self.papers and self.papers[kind].handed_in


def names_are_shown(teaching: DebateTeacher) -> bool:
    return teaching.names_shown_at == teaching.debate.phase_serial


def results_are_shown(teaching: DebateTeacher) -> bool:
    return teaching.results_shown_at == teaching.debate.phase_serial


def seats_of(teaching: DebateTeacher) -> tuple[SeatState, ...]:
    """Two queries. Every seat, removed ones and trials included, erased ones not; in the order of
    joining."""
    debate = teaching.debate
    papers = _papers_of(debate)
    name = NAME if names_are_shown(teaching) else Value("")
    rows = (
        debate.seats.known()
        .order_by("id")
        .values_list("pk", "public_id", "pseudonym", name, "is_trial", "removed_at", "admitted_at")
    )
    return tuple(
        SeatState(
            public_id=public_id,
            pseudonym=pseudonym,
            name=name,
            is_trial=is_trial,
            is_removed=removed_at is not None,
            is_waiting=admitted_at is None,
            papers=MappingProxyType(papers.get(pk, {})),
        )
        for pk, public_id, pseudonym, name, is_trial, removed_at, admitted_at in rows
    )


def name_on(seat: Seat) -> str:
    """The same for one seat that was read with its pupil: only for a teacher who lifted the cover."""
    return str(seat.pupil) if seat.pupil else seat.name


def name_shown(teaching: DebateTeacher, seat: Seat) -> str:
    """`name_on` a seat for a teacher who lifted the cover; empty while names are covered."""
    return name_on(seat) if names_are_shown(teaching) else ""


def missing_from(teaching: DebateTeacher) -> Missing | None:
    """One query, and none for a debate without a class. None, too, for who does not teach the class."""
    debate = teaching.debate
    if debate.classroom_id is None:
        return None
    roster = Pupil.objects.present().filter(
        classroom=debate.classroom_id, classroom__teachers__user=teaching.user_id
    )
    absent = roster.exclude(pk__in=debate.seats.filter(pupil__isnull=False).values("pupil"))
    if not names_are_shown(teaching):
        return Missing(count=absent.count(), names=())
    names = tuple(str(pupil) for pupil in absent.order_by("id"))
    return Missing(count=len(names), names=names, classroom=debate.classroom.public_id)


def _papers_of(debate: Debate) -> dict[int, dict[str, PaperState]]:
    found: dict[int, dict[str, PaperState]] = {}
    rows = Paper.objects.filter(round__debate=debate).values_list(
        "seat_id", "round__kind", "ballot_id", "draft", "draft_serial", "shuffle", is_astray()
    )
    for seat, kind, ballot, draft, serial, slugs, astray in rows:
        lacking = faults(draft, slugs, shape=debate.shape, gaps_allowed=debate.gaps_allowed)
        found.setdefault(seat, {})[kind] = PaperState(
            handed_in=ballot is not None,
            placed=len(draft),
            is_complete=serial > 0 and not lacking,
            is_astray=astray,
        )
    return found


def knocks_of(debate: Debate) -> tuple[Knock, ...]:
    """One query. Who asks for a seat now, the longest first, with the seat; five at most."""
    knocks = debate.knocks.waiting(timezone.now()).filter(seat__removed_at__isnull=True)
    return tuple(knocks.filter(seat__isnull=False).select_related("seat")[:MOST_KNOCKS])

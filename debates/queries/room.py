"""Who sits in a debate and how far each has come, for the teachers who run it.

Names leave this room only for a teacher who lifted their cover in the phase that runs. What a
pupil placed stays here: only how many factors, and whether they could be handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import F, Value

from debates.models import Debate, DebateTeacher, Paper
from debates.rankings import faults


@dataclass(frozen=True, slots=True)
class PaperState:
    """`is_complete`: the pupil's own draft could be handed in as it stands (see `actions.rounds`)."""

    handed_in: bool
    placed: int
    is_complete: bool


@dataclass(frozen=True, slots=True)
class SeatState:
    """One seat. `name` is empty while names are covered; `papers` go by kind of round."""

    public_id: str
    pseudonym: str
    name: str
    is_trial: bool
    is_removed: bool
    papers: Mapping[str, PaperState]

    @property
    def counts(self) -> bool:
        return not self.is_trial and not self.is_removed

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
    name = F("name") if names_are_shown(teaching) else Value("")
    rows = (
        debate.seats.known()
        .order_by("id")
        .values_list("pk", "public_id", "pseudonym", name, "is_trial", "removed_at")
    )
    return tuple(
        SeatState(
            public_id=public_id,
            pseudonym=pseudonym,
            name=name,
            is_trial=is_trial,
            is_removed=removed_at is not None,
            papers=MappingProxyType(papers.get(pk, {})),
        )
        for pk, public_id, pseudonym, name, is_trial, removed_at in rows
    )


def _papers_of(debate: Debate) -> dict[int, dict[str, PaperState]]:
    found: dict[int, dict[str, PaperState]] = {}
    rows = Paper.objects.filter(round__debate=debate).values_list(
        "seat_id", "round__kind", "ballot_id", "draft", "draft_serial", "shuffle"
    )
    for seat, kind, ballot, draft, serial, slugs in rows:
        lacking = faults(draft, slugs, shape=debate.shape, gaps_allowed=debate.gaps_allowed)
        found.setdefault(seat, {})[kind] = PaperState(
            handed_in=ballot is not None,
            placed=len(draft),
            is_complete=serial > 0 and not lacking,
        )
    return found

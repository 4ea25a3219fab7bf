"""The teacher's console: safe to mirror, because what is covered is not on the board.

Cut into regions that can change on their own. Text that a teacher types stands in none that others
change: notes change with the phase alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from debates.models import Debate, DebateTeacher, Phase, Reveal, RoundKind
from debates.queries.ballots import open_kind
from debates.queries.features import features_of
from debates.queries.lesson import phases_with
from debates.queries.room import Missing, SeatState, missing_from, names_are_shown, seats_of

from .clock import Clock, clock_of
from .console_arguments import ArgumentsPanel, arguments_panel
from .console_ask import AskPanel, ask_panel
from .console_champions import ChampionsPanel, champions_panel
from .console_charts import ChartsPanel, charts_panel
from .console_door import DoorPanel, door_panel
from .console_evidence import EvidencePanel, evidence_panel
from .console_floor import FloorPanel, floor_panel
from .console_moved import MovedPanel, moved_panel
from .console_pairs import PairsPanel, pairs_panel
from .console_results import ResultsPanel, results_panel
from .console_sentences import SentencesPanel, sentences_panel
from .console_uncovering import Uncovering, uncovering_of
from .feature import FEATURING
from .fields import mark, shown
from .lesson import phase_label, short_label
from .serving import what_it_lacks

REGIONS = (
    *("steer", "stats", "ask", "pairs", "champions", "floor", "arguments", "sentences"),
    *("uncovering", "charts", "moved", "evidence", "results", "door", "seats", "room", "notes"),
)


@dataclass(frozen=True, slots=True)
class Step:
    phase: str = shown("Key of the phase.")
    label: str = shown("The phase in one word.")
    state: str = shown("done, now or to-come.")


@dataclass(frozen=True, slots=True)
class Decision:
    """What Next has to ask before it moves."""

    kind: str = shown("missing: papers are not handed in. close: the debate would end for good.")
    missing: int = shown("How many have not handed in.", default=0)
    complete: int = shown("How many of these have a draft that could be handed in.", default=0)
    who: tuple[str, ...] = shown("Who they are, while names are shown.", default=())


@dataclass(frozen=True, slots=True)
class Steer:
    steps: tuple[Step, ...] = shown("The phases in order.")
    serial: int = shown("Makes two clicks on Next move once.")
    next_label: str = shown("The phase that Next leads to; empty when there is none.")
    closes: bool = shown("Next closes the debate for good.")
    back_label: str = shown("The phase that Back leads to; empty when there is none.")
    stays_shut: bool = shown("Back leads to a ranking that stays shut, because results were seen.")
    is_paused: bool = shown("The debate waits for the next lesson.")
    is_closed: bool = shown("The debate is over.")
    decision: Decision | None = shown("Set while Next waits for an answer.")


@dataclass(frozen=True, slots=True)
class Stats:
    joined: int = shown("Counted seats: no trials, nobody who was removed.")
    handed_in: int | None = shown("How many of them handed in the latest ranking; none before it.")
    clock: Clock = shown("Time left.")
    serial: int = shown("The phase that more time is for.")
    is_over: bool = shown("The time is up.")
    is_ranking: bool = shown("A ranking runs, so that Next may have to ask about missing papers.")
    is_closed: bool = shown("The debate is over.")
    astray: int = shown("Papers that do not stand by their last ballot: an alarm, if ever.")


@dataclass(frozen=True, slots=True)
class SeatLine:
    seat: str = shown("Public id.")
    pseudonym: str = shown("Who the pupil is to the class.")
    name: str = shown("The name for the teacher; empty while covered or never given.")
    is_trial: bool = shown("A teacher's trial, which never counts.")
    handed_in: bool = shown("The latest ranking is handed in.")
    state: str = shown("How far the pupil has come, in words.")
    url: str = shown("The page of this seat.")


@dataclass(frozen=True, slots=True)
class SeatsPanel:
    lines: tuple[SeatLine, ...] = shown("Present seats that were let in, in the order of joining.")
    removed: tuple[SeatLine, ...] = shown("Seats that were taken out and can come back.")
    names_shown: bool = shown("The cover of names is lifted.")
    missing: Missing | None = shown("Who of the roster is not here; none without a class.")
    serial: int = shown("The phase in which the cover would be lifted.")


@dataclass(frozen=True, slots=True)
class Room:
    join_code: str = shown("What pupils type; empty once the debate is closed.")
    address: str = shown("Where they type it; empty when no other device can reach this server.")
    locked: bool = shown("Nobody new may enter.")
    by_hand: bool = shown("Who joins waits at the door until the teacher lets her in.")
    places: int = shown("How many may sit in the room or wait at its door.")
    projector_url: str = shown("The page for the wall.")
    lacks: str = shown("What the way in lacks, in words; empty when nothing.")


@dataclass(frozen=True, slots=True)
class Note:
    phase: str = shown("Key of the phase.")
    label: str = shown("The phase.")
    text: str = shown("What the teacher wrote.")
    is_now: bool = shown("The phase that runs.")


@dataclass(frozen=True, slots=True)
class ConsoleBoard:
    debate: str = shown("Public id.")
    title: str = shown("The class.")
    roster: str = shown("The class whose roster the debate is for; empty without one.")
    question: str = shown("The question.")
    steer: Steer = shown("Where the lesson is, and where it can go.")
    stats: Stats = shown("Figures at a glance.")
    ask: AskPanel | None = shown("What splits the class, to ask it about.")
    pairs: PairsPanel | None = shown("Who argues with whom.")
    champions: ChampionsPanel | None = shown("Which team defends which factor.")
    floor: FloorPanel | None = shown("Who speaks, and who asked to.")
    arguments: ArgumentsPanel | None = shown("What pupils wrote, to let through, hide and show.")
    sentences: SentencesPanel | None = shown("Exit sentences, to show three.")
    uncovering: Uncovering | None = shown("Set at the verdict.")
    charts: ChartsPanel | None = shown("Ways to the findings, once everything is uncovered.")
    moved: MovedPanel | None = shown("What moved whom, once the class has met the conclusion.")
    evidence: EvidencePanel | None = shown("What the class has of the evidence; none without any.")
    results: ResultsPanel = shown("Class orders, while their cover is lifted.")
    door: DoorPanel = shown("Who wants to come in.")
    seats: SeatsPanel = shown("Who is here.")
    room: Room = shown("The way in.")
    notes: tuple[Note, ...] = shown("The teacher's own, for each phase.")
    owned: bool = shown("The teacher's own debate, with its log and its end.")

    @property
    def marks(self) -> dict[str, str]:
        """What each region shows, as markers. The ticking of the clock is no news, its end is."""
        stats = self.stats
        of = {region: getattr(self, region) for region in REGIONS}
        of["stats"] = (
            *(stats.joined, stats.handed_in, stats.serial, stats.is_over, stats.astray),
            *(stats.clock.ends_at, stats.clock.is_paused),
        )
        of["notes"] = [note.phase for note in self.notes if note.is_now]
        return {region: mark(shown_now) for region, shown_now in of.items()}

    @property
    def seen(self) -> str:
        return "-".join(self.marks.values())

    def news(self, seen: str) -> tuple[str, ...]:
        """Regions that a page which has `seen` has to change."""
        marks = self.marks
        before = seen.split("-")
        if len(before) != len(marks):
            return REGIONS
        return tuple(
            region for (region, now), old in zip(marks.items(), before, strict=True) if now != old
        )


def console_board(teaching: DebateTeacher, *, asked: int | None = None) -> ConsoleBoard:
    """`asked` is the phase_serial at which Next was refused: the board holds the question it asked."""
    debate = teaching.debate
    seats = seats_of(teaching)
    revealed = list(debate.reveals.select_related("round", "factor"))
    titles = debate.titles()
    plan = dict(debate.plan.values_list("phase", "note"))
    uncovered = tuple(one.factor.title for one in revealed if one.factor is not None)
    concluded = len(uncovered) == len(titles)
    has_features = debate.phase in FEATURING and (concluded or debate.phase != Phase.VERDICT)
    features = features_of(debate) if has_features else ()
    return ConsoleBoard(
        debate=debate.public_id,
        title=debate.title,
        roster=debate.classroom.title if debate.classroom else "",
        question=debate.edition.title,
        steer=_steer(teaching, seats, revealed, asked, phases_with(plan.keys())),
        stats=_stats(teaching, seats),
        ask=ask_panel(teaching, features),
        pairs=pairs_panel(teaching),
        champions=champions_panel(teaching),
        floor=floor_panel(teaching),
        arguments=arguments_panel(teaching, features),
        sentences=sentences_panel(teaching, features),
        uncovering=uncovering_of(debate, uncovered, len(titles)),
        charts=charts_panel(teaching, features) if concluded else None,
        moved=moved_panel(teaching),
        evidence=evidence_panel(teaching, concluded=concluded),
        results=results_panel(teaching, seats, titles),
        door=door_panel(teaching, seats),
        seats=_seats_panel(teaching, seats),
        room=_room(teaching),
        notes=_notes(debate, plan),
        owned=teaching.role == DebateTeacher.Role.OWNER,
    )


def latest_kind(phase: str) -> str | None:
    """The ranking that figures are about: the one that runs, else the last one of the whole question."""
    if phase in RoundKind.values:
        return phase
    order = list(Phase)
    if order.index(Phase(phase)) >= order.index(Phase.CLOSING):
        return RoundKind.CLOSING
    return RoundKind.OPENING if phase != Phase.LOBBY else None


def _steer(
    teaching: DebateTeacher,
    seats: Sequence[SeatState],
    revealed: list[Reveal],
    asked: int | None,
    order: Sequence[Phase],
) -> Steer:
    debate = teaching.debate
    at = order.index(Phase(debate.phase))
    following = order[at + 1] if at + 1 < len(order) else None
    before = order[at - 1] if at and not debate.is_closed else None
    return Steer(
        steps=tuple(
            Step(
                phase=phase,
                label=short_label(debate, phase),
                state="now" if n == at else "done" if n < at else "to-come",
            )
            for n, phase in enumerate(order)
            if phase != Phase.CLOSED
        ),
        serial=debate.phase_serial,
        next_label=short_label(debate, following) if following else "",
        closes=following == Phase.CLOSED,
        back_label=short_label(debate, before) if before else "",
        stays_shut=any(
            r.kind == Reveal.Kind.FACTOR or (r.round is not None and r.round.kind == before)
            for r in revealed
        )
        and before in RoundKind.values,
        is_paused=debate.is_paused,
        is_closed=debate.is_closed,
        decision=_decision(teaching, seats) if asked == debate.phase_serial else None,
    )


def _decision(teaching: DebateTeacher, seats: Sequence[SeatState]) -> Decision | None:
    debate = teaching.debate
    if debate.phase == Phase.EXIT:
        return Decision(kind="close")
    kind = open_kind(debate.phase)
    if kind is None:
        return None
    missing = [s for s in seats if s.counts and kind in s.papers and not s.has_handed_in(kind)]
    if not missing:
        return None
    return Decision(
        kind="missing",
        missing=len(missing),
        complete=sum(s.papers[kind].is_complete for s in missing),
        who=tuple(s.name or s.pseudonym for s in missing) if names_are_shown(teaching) else (),
    )


def _stats(teaching: DebateTeacher, seats: Sequence[SeatState]) -> Stats:
    debate = teaching.debate
    clock = clock_of(debate)
    kind = latest_kind(debate.phase)
    counted = [seat for seat in seats if seat.counts]
    return Stats(
        joined=len(counted),
        handed_in=sum(seat.has_handed_in(kind) for seat in counted) if kind else None,
        clock=clock,
        serial=debate.phase_serial,
        is_over=clock.ends_at is not None and clock.ends_at <= clock.now,
        is_ranking=open_kind(debate.phase) is not None,
        is_closed=debate.is_closed,
        astray=sum(paper.is_astray for seat in seats for paper in seat.papers.values()),
    )


def _seats_panel(teaching: DebateTeacher, seats: Sequence[SeatState]) -> SeatsPanel:
    debate = teaching.debate
    kind = latest_kind(debate.phase)
    is_open = open_kind(debate.phase) is not None
    lines = [
        (seat, _seat_line(debate.public_id, seat, kind, is_open))
        for seat in seats
        if seat.is_removed or not seat.is_waiting
    ]
    return SeatsPanel(
        lines=tuple(line for seat, line in lines if not seat.is_removed),
        removed=tuple(line for seat, line in lines if seat.is_removed),
        names_shown=names_are_shown(teaching),
        missing=missing_from(teaching),
        serial=debate.phase_serial,
    )


def _seat_line(debate_id: str, seat: SeatState, kind: str | None, is_open: bool) -> SeatLine:
    return SeatLine(
        seat=seat.public_id,
        pseudonym=seat.pseudonym,
        name=seat.name,
        is_trial=seat.is_trial,
        handed_in=kind is not None and seat.has_handed_in(kind),
        state=_progress(seat, kind, is_open),
        url=reverse("teacher:seat", kwargs={"debate_id": debate_id, "seat_id": seat.public_id}),
    )


def _progress(seat: SeatState, kind: str | None, is_open: bool) -> str:
    if kind is None:
        return _("here")
    if seat.has_handed_in(kind):
        return _("handed in")
    if not is_open or kind not in seat.papers:
        return _("not handed in")
    return _("%(n)d placed") % {"n": seat.papers[kind].placed}


def _room(teaching: DebateTeacher) -> Room:
    debate = teaching.debate
    return Room(
        join_code=debate.join_code or "",
        address=settings.JOIN_ADDRESS,
        locked=debate.locked,
        by_hand=debate.admits_by_hand,
        places=debate.capacity,
        projector_url=reverse("projector:wall", kwargs={"key": debate.projector_key}),
        lacks=what_it_lacks(),
    )


def _notes(debate: Debate, texts: Mapping[str, str]) -> tuple[Note, ...]:
    """In the order of the lesson, always: none moves under the hands of who types in it."""
    return tuple(
        Note(phase, phase_label(debate, phase), texts[phase], is_now=phase == debate.phase)
        for phase in Phase
        if phase in texts
    )

"""The pupil's one page, whatever phase runs: a bar that says where we are, and a stage to work on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from debates.models import PERIOD_ROUNDS, WHOLE_ROUNDS, Debate, Paper, Phase, RoundKind, Seat
from debates.queries.ballots import WholeBallots, open_kind, ranking_from
from debates.queries.editions import FactorCard
from debates.queries.evidence import HeldBack, class_cards, class_dossier, held_back
from debates.queries.lesson import starts_from
from debates.queries.predictions import predictions_are_open
from debates.queries.results import uncovered, verdict
from debates.rankings import Ranking, ranking_of

from .anonymity import privacy_words
from .ballot import BallotBoard, ballot_board
from .clock import Clock, clock_of
from .fields import mark, shown
from .lesson import phase_label, phase_now
from .movement import MovementBoard, class_movement
from .places import ordinal
from .pupil_arguments import ArgumentsBoard, arguments_board, arguments_seen
from .pupil_evidence import (
    FOLLOWED,
    LINKED,
    EvidenceDoors,
    evidence_doors,
    evidence_link,
    evidence_seen,
)
from .pupil_floor import FloorCard, floor_card, floor_seen
from .pupil_moved import MovedCard, moved_card
from .pupil_pair import PairCard, pair_card, pair_seen
from .pupil_sentence import SentenceCard, sentence_card
from .verdict import VerdictBoard, verdict_board

SHOWS_VERDICT = (Phase.VERDICT, Phase.EXIT, Phase.CLOSED)
# The ranking that pupils have behind them, phase by phase, as long as it matters to the lesson.
LATEST_ROUND = {
    Phase.OPENING: RoundKind.OPENING,
    Phase.SPLIT: RoundKind.OPENING,
    Phase.EVIDENCE: RoundKind.OPENING,
    Phase.DISCUSSION: RoundKind.OPENING,
    **{Phase(kind): kind for kind in PERIOD_ROUNDS},
    Phase.CLOSING: RoundKind.CLOSING,
    Phase.VERDICT: RoundKind.CLOSING,
}


# Heading and task of each phase that has the same for everybody.
_WORDS = {
    Phase.LOBBY: (
        gettext_noop("You are in"),
        gettext_noop(
            "Your teacher starts in a moment. "
            "Think: what comes to your mind first when you read the question?"
        ),
    ),
    Phase.OPENING: (
        gettext_noop("Rank on your own"),
        gettext_noop("Which factor explains it best? The most important one goes first."),
    ),
    Phase.SPLIT: (
        gettext_noop("What splits us?"),
        gettext_noop(
            "Compare with somebody near you: which factor do you two place most differently, and why?"
        ),
    ),
    Phase.EVIDENCE: (
        gettext_noop("Study the evidence"),
        gettext_noop("Find two points for a factor you placed high, and one against it."),
    ),
    Phase.DISCUSSION: (
        gettext_noop("Argue"),
        gettext_noop(
            "Say what a factor explains, and name your evidence. Listen for what could move you."
        ),
    ),
    Phase.VERDICT: (
        gettext_noop("You, your class, the essay"),
        gettext_noop("Your teacher uncovers one factor at a time, from the last place up."),
    ),
    Phase.EXIT: (
        gettext_noop("Your judgement"),
        gettext_noop("One sentence: what weighed most, more than what, and why."),
    ),
    Phase.CLOSED: (
        gettext_noop("The debate is over"),
        gettext_noop("Thank you for thinking it through."),
    ),
}


@dataclass(frozen=True, slots=True)
class Bar:
    question: str = shown("The question of the debate.")
    phase: str = shown("The phase that runs, in words.")
    clock: Clock = shown("Time left.")
    pseudonym: str = shown("Who this pupil is to the class.")
    is_trial: bool = shown("A teacher's trial seat, which never counts.")
    is_of_roster: bool = shown("A pupil with a slip, who has a page of her own.")
    seat_code: str = shown("Brings this seat to another device.")


@dataclass(frozen=True, slots=True)
class OwnPlace:
    title: str = shown("The factor.")
    opening: str = shown("Where this pupil had it first, or a dash.")
    closing: str = shown("Where this pupil has it now, or a dash.")


@dataclass(frozen=True, slots=True)
class Stage:
    phase: str = shown("Key of the phase that runs.")
    heading: str = shown("What this phase is about.")
    task: str = shown("What to do now, in a sentence or two.")
    is_paused: bool = shown("The debate waits for the next lesson.")
    left_behind: str = shown("What became of an order that its round closed on; else empty.")
    ballot: BallotBoard | None = shown("The ballot, while its round is open.")
    own: tuple[OwnPlace, ...] = shown("This pupil's own handed-in rankings, before the verdict.")
    evidence: EvidenceDoors | None = shown("Ways to the evidence, from its phase on.")
    cards: tuple[FactorCard, ...] = shown("The dossier's cards on this debate's factors, to study.")
    verdict: VerdictBoard | None = shown("What the teacher has uncovered.")
    movement: MovementBoard | None = shown("What moved the class, once it has met the conclusion.")
    findings_url: str = shown("All that the ballots say; empty before everything is uncovered.")
    prediction_url: str = shown("Where to guess the conclusion; empty while that is not open.")
    sentence: SentenceCard | None = shown("The exit sentence, in its phase.")
    privacy: str = shown("Who can see what this pupil hands in, exact to the anonymity level.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilNews:
    """Regions beside the stage; those that a page has already may be missing."""

    debate: str = shown("Public id of the debate.")
    bar: Bar = shown("Where we are.")
    marks: Mapping[str, str] = shown("Marks what each region shows; empty while it cannot change.")
    pair: PairCard | None = shown("With whom to argue, and about what.", default=None)
    floor: FloorCard | None = shown("Who speaks, and this pupil's wish to.", default=None)
    arguments: ArgumentsBoard | None = shown("What the class says.", default=None)

    @property
    def seen(self) -> str:
        return "-".join(self.marks.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilBoard(PupilNews):
    stage: Stage = shown("What there is to do.")
    moved: MovedCard | None = shown(
        "What moved this pupil, after the closing ballot.", default=None
    )


def pupil_marks(debate: Debate, pseudonym: str, held: HeldBack | None) -> dict[str, str]:
    """What a pupil's page shows, region by region. The query of `stage_seen`, if any."""
    return {
        "bar": bar_seen(debate, pseudonym),
        "stage": stage_seen(debate, held),
        "evidence": evidence_seen(debate, held),
        "pair": pair_seen(debate),
        "floor": floor_seen(debate),
        "arguments": arguments_seen(debate),
    }


def bar_of(seat: Seat, *, seat_code: str) -> Bar:
    """No query beyond the seat and its debate."""
    debate = seat.debate
    return Bar(
        question=debate.edition.title,
        phase=phase_now(debate),
        clock=clock_of(debate),
        pseudonym=seat.pseudonym,
        is_trial=seat.is_trial,
        is_of_roster=seat.pupil_id is not None,
        seat_code=seat_code,
    )


def bar_seen(debate: Debate, pseudonym: str) -> str:
    """Changes with the phase, its time and the pseudonym."""
    return mark(debate.phase_serial, debate.paused_at, debate.phase_ends_at, pseudonym)


def held_while_followed(debate: Debate) -> HeldBack | None:
    """One query in the phases in which a class follows what comes out, none in others."""
    return held_back(debate) if debate.phase in FOLLOWED else None


def stage_seen(debate: Debate, held: HeldBack | None) -> str:
    """Changes with the phase, a pause and what has been uncovered. One query at the verdict the first time
    after a change, else none.

    A source that is let out changes nothing here, so that nobody's cards fold up over it; one that is
    taken away does: the cards may cite it.
    """
    shown_now: Collection[str] = ()
    if debate.phase in SHOWS_VERDICT:
        shown_now = sorted(uncovered(debate))
    taken = held.sources_held_at if held and debate.phase == Phase.EVIDENCE else None
    return mark(debate.phase_serial, debate.is_paused, shown_now, taken)


def pupil_board(seat: Seat, *, seat_code: str, ballot: BallotBoard | None = None) -> PupilBoard:
    """`ballot` replaces the stored draft's form after a refused try."""
    debate = seat.debate
    ballots = WholeBallots(debate)
    met = verdict(debate, ballots) if debate.phase in SHOWS_VERDICT else None
    titles = titles_of(debate) if met is None else {}  # the verdict has its own
    papers = {
        paper.round.kind: paper
        for paper in Paper.objects.filter(seat=seat).select_related("round", "ballot")
    }
    handed_in = {
        kind: ranking_from(paper.ballot.ranking)
        for kind, paper in papers.items()
        if paper.ballot is not None and paper.ballot.ranking is not None
    }
    running = papers.get(open_kind(debate.phase) or "")
    if ballot is None and running is not None and running.round.is_open:
        ballot = ballot_board(debate=debate, paper=running, titles=titles)
    held = held_while_followed(debate)
    dossier = class_dossier(debate, held) if held else None
    board = verdict_board(met, own=handed_in)
    doors = None
    if held and dossier:
        doors = evidence_doors(debate, dossier, held)
    elif debate.phase in LINKED:
        doors = evidence_link(debate, concluded=board is not None and board.is_complete)
    again = any(kind in handed_in for kind in starts_from(debate.phase))
    heading, task = _words(debate, has_ballot=ballot is not None, again=again)
    return PupilBoard(
        debate=debate.public_id,
        bar=bar_of(seat, seat_code=seat_code),
        stage=Stage(
            phase=debate.phase,
            heading=heading,
            task=task,
            is_paused=debate.is_paused,
            left_behind=_left_behind(debate, papers, handed_in),
            ballot=ballot,
            own=() if ballot or board else _own(handed_in, titles),
            evidence=doors,
            cards=class_cards(debate, dossier, titles)
            if dossier and debate.phase == Phase.EVIDENCE
            else (),
            verdict=board,
            movement=class_movement(debate, met, ballots=ballots) if met is not None else None,
            findings_url=reverse("pupil:findings", kwargs={"debate_id": debate.public_id})
            if board is not None and board.is_complete
            else "",
            prediction_url=reverse("pupil:prediction", kwargs={"debate_id": debate.public_id})
            if board is None and predictions_are_open(debate)
            else "",
            sentence=sentence_card(seat),
            privacy=privacy_words(seat),
        ),
        marks=pupil_marks(debate, seat.pseudonym, held),
        pair=pair_card(seat),
        floor=floor_card(seat),
        moved=moved_card(seat) if met is None else None,  # answers end at the first reveal
        arguments=arguments_board(seat, dossier, only_titles(titles)),
    )


def pupil_news(
    seat: Seat, *, seat_code: str, changed: Collection[str], held: HeldBack | None
) -> PupilNews:
    """What changed beside the stage, and nothing that has to be worked out for it: no ballot is read."""
    debate = seat.debate
    arguments = None
    if "arguments" in changed:
        dossier = class_dossier(debate, held) if held else None
        arguments = arguments_board(seat, dossier, only_titles(titles_of(debate)))
    return PupilNews(
        debate=debate.public_id,
        bar=bar_of(seat, seat_code=seat_code),
        marks=pupil_marks(debate, seat.pseudonym, held),
        pair=pair_card(seat) if "pair" in changed else None,
        floor=floor_card(seat) if "floor" in changed else None,
        arguments=arguments,
    )


def _left_behind(
    debate: Debate, papers: Mapping[str, Paper], handed_in: Mapping[str, Ranking]
) -> str:
    paper = papers.get(LATEST_ROUND.get(Phase(debate.phase), ""))
    if debate.is_paused or paper is None or paper.round.is_open or not paper.draft:
        return ""
    if paper.ballot is None:
        return _("The round closed before you handed in. Your order is kept: tell your teacher.")
    if handed_in.get(paper.round.kind) in (None, ranking_of(paper.draft)):
        return ""
    return _("The round is closed. What you handed in before counts; your latest order is kept.")


def titles_of(debate: Debate) -> dict[str, tuple[str, str]]:
    """Title and summary by slug, in the debate's order. One query, and none for titles after it."""
    prefetch_related_objects([debate], "factors")
    return {f.slug: (f.title, f.summary) for f in debate.factors.all()}


def only_titles(titles: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {slug: title for slug, (title, _summary) in titles.items()}


def _own(handed_in: dict[str, Ranking], titles: dict[str, tuple[str, str]]) -> tuple[OwnPlace, ...]:
    """Of the whole question; what was handed in for periods stands with all findings."""
    whole = [handed_in[kind] for kind in WHOLE_ROUNDS if kind in handed_in]
    if not whole:
        return ()
    latest = whole[-1]
    order = sorted(titles, key=lambda slug: latest.place(slug) or len(titles) + 1)
    return tuple(
        OwnPlace(
            title=titles[slug][0],
            opening=_place(handed_in.get(RoundKind.OPENING), slug),
            closing=_place(handed_in.get(RoundKind.CLOSING), slug),
        )
        for slug in order
    )


def _place(ranking: Ranking | None, slug: str) -> str:
    if ranking is None:
        return ""
    place = ranking.place(slug)
    return "–" if place is None else ordinal(place)


def _words(debate: Debate, *, has_ballot: bool, again: bool) -> tuple[str, str]:
    """Heading and task of a phase; `again` says that this pupil handed something in before."""
    if debate.is_paused:
        return _("Until next lesson"), _(
            "Everything you placed is kept. "
            "Come back with this page, your seat code or, if you have one, your slip."
        )
    if open_kind(debate.phase) and not has_ballot:
        closed = _("This ranking is closed. What you handed in counts.")
        return phase_label(debate, debate.phase), closed
    if debate.phase in PERIOD_ROUNDS:
        return _period_words(phase_label(debate, debate.phase), again=again)
    if debate.phase == Phase.CLOSING:
        return _closing_words(again=again)
    heading, task = _WORDS[Phase(debate.phase)]
    return _(heading), _(task)


def _closing_words(*, again: bool) -> tuple[str, str]:
    if again:
        return _("Rank again"), _(
            "You start from what you handed in before. Move what you see differently now."
        )
    return _("Rank on your own"), _(
        "Which factor explains it best now? The most important one goes first."
    )


def _period_words(period: str, *, again: bool) -> tuple[str, str]:
    task = (
        _("You start from what you handed in before. What weighed more in these years, what less?")
        if again
        else _("Which factor explains best what happened in these years?")
    )
    return _("Rank for %(period)s alone") % {"period": period}, task

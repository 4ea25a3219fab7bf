"""The wall: a stage for the phase that runs, and how to join, on every screen.

Nobody's name and nobody's pseudonym is here. Results and what the conclusion says come through
`queries.results` and only as far as the teacher has uncovered them.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.models import PERIOD_ROUNDS, Debate, Phase
from debates.queries.ballots import Progress, WholeBallots, open_kind, progress_of
from debates.queries.evidence import class_dossier, held_back
from debates.queries.floor import current_turn, hears_wishes
from debates.queries.groupings import pairs_now
from debates.queries.results import Verdict, verdict

from .clock import Clock, clock_of
from .feature import FeatureBoard, feature_board
from .fields import mark, shown
from .findings_slope import headings_of
from .lesson import phase_label, phase_now
from .movement import class_movement
from .qr import QrCode, qr_code
from .slope import Slope, covered_slope, slope_of
from .source_card import SourceCard, source_card
from .turns import TurnBoard, turn_board
from .verdict import VerdictBoard, verdict_board

BAR_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Join:
    is_open: bool = shown("Whether the code lets new pupils in.")
    code: str = shown("The join code in two groups; empty while nobody new may come in.")
    address: str = shown("What to type, without the scheme; empty if only this machine answers.")
    qr: QrCode | None = shown("The same address with the code in it, for cameras.")
    notice: str = shown("Why there is no code, or why it is of no use on other devices.")
    takes_slips: bool = shown("A class with a roster: a slip is the way in, too.", default=False)


@dataclass(frozen=True, slots=True)
class Count:
    handed_in: int = shown("Counted seats that have handed in.")
    seats: int = shown("Counted seats.")
    is_open: bool = shown("Whether the round takes ballots.")

    @property
    def bar(self) -> int:
        """Length of the bar, of BAR_WIDTH."""
        return self.handed_in * BAR_WIDTH // self.seats if self.seats else 0


@dataclass(frozen=True, slots=True)
class Uncovered:
    board: VerdictBoard | None = shown("What the teacher has uncovered; none before the first.")
    slope: Slope | None = shown("The drawing; none where there is no class order to draw.")
    notice: str = shown("Why a class order is missing; empty when both are there.")
    summary: str = shown("How the class stands to the conclusion, once everything is uncovered.")
    leaves_open: bool = shown("Everything is uncovered, and some pairs are not compared.")
    swing: str = shown("The biggest swing, once everything is uncovered.", default="")


@dataclass(frozen=True, slots=True)
class Stage:
    screen: str = shown(
        "Which of the screens: paused, lobby, round, verdict, feature, card or prompt."
    )
    question: str = shown("The question of the debate.")
    phase: str = shown("The phase that runs, in words.")
    heading: str = shown("What the class does now.")
    prompt: str = shown("The same in a sentence or two that fit any question.")
    clock: Clock = shown("Time left.")
    count: Count | None = shown("Seats and ballots, in the lobby and in a round.")
    verdict: Uncovered | None = shown("Both class orders and the conclusion, at the verdict.")
    card: SourceCard | None = shown("The source card that came out last, to study.")
    turn: TurnBoard | None = shown("Who has the floor, in the discussion.")
    teams: int = shown("How many teams look for each other; 0 without any.")
    feature: FeatureBoard | None = shown("What the teacher put there, in place of the phase's own.")


@dataclass(frozen=True, slots=True)
class Wall:
    key: str = shown("The unguessable part of this page's address.")
    stage: Stage = shown("What is going on.")
    join: Join = shown("How to come in.")
    seen: str = shown("Marks what is shown, so that the page can ask for news.")


def wall_progress(debate: Debate) -> Progress | None:
    """One query in the lobby and in a round, none in phases that count nobody."""
    if not wall_progresses(debate):
        return None
    return progress_of(debate, open_kind(debate.phase) or Phase.OPENING)


def wall_progresses(debate: Debate) -> bool:
    """Whether the wall looks at seats and papers at all."""
    return debate.phase == Phase.LOBBY or open_kind(debate.phase) is not None


def counts_papers(debate: Debate) -> bool:
    """Whether the wall shows how many papers are handed in."""
    return _screen(debate) == "round"


def wall_seen(debate: Debate, progress: Progress | None) -> str:
    """The version moves with phase, time, code, seats and reveals; ballots never move it."""
    return mark(debate.version, progress, settings.JOIN_ADDRESS)


def wall_of(debate: Debate, progress: Progress | None) -> Wall:
    """Nine queries at most, `progress` not counted."""
    return Wall(
        key=debate.projector_key,
        stage=_stage(debate, progress),
        join=join_of(debate),
        seen=wall_seen(debate, progress),
    )


def join_of(debate: Debate) -> Join:
    """No query. The address is the server's own setting, whatever host was asked for."""
    if debate.is_closed:
        return Join(False, "", "", None, _("This debate is over. Nobody can join any more."))
    if debate.locked:
        return Join(False, "", "", None, _("The room is locked. Nobody new can join."))
    code = debate.join_code or ""
    grouped = f"{code[:4]} {code[4:]}"
    takes_slips = debate.classroom_id is not None
    if not settings.JOIN_ADDRESS:
        notice = _("Pupils can’t join from other devices yet: only this computer is reached.")
        return Join(True, grouped, "", None, notice, takes_slips)
    path = reverse("pupil:seat-offer", kwargs={"code": code})
    qr = qr_code(f"{settings.JOIN_ADDRESS}{path}")
    return Join(True, grouped, urlsplit(settings.JOIN_ADDRESS).netloc, qr, "", takes_slips)


def _stage(debate: Debate, progress: Progress | None) -> Stage:
    screen = _screen(debate)
    ballots = WholeBallots(debate)  # one reading for the verdict and a chart
    uncovered = _uncovered(debate, ballots) if screen == "verdict" else None
    # At the verdict there is nothing to put there before everything is uncovered.
    has_room = uncovered is None or (uncovered.board is not None and uncovered.board.is_complete)
    feature = feature_board(debate, ballots) if has_room else None
    card = _newest_card(debate) if screen == Phase.EVIDENCE and feature is None else None
    if feature is not None:
        screen = "feature"
    elif screen == Phase.EVIDENCE:
        screen = "card" if card else "prompt"
    heading, prompt = _words(debate, screen)
    return Stage(
        screen=screen,
        question=debate.edition.title,
        phase=phase_now(debate),
        heading=heading,
        prompt=prompt,
        clock=clock_of(debate),
        count=_count(debate, progress) if screen in ("lobby", "round") else None,
        verdict=uncovered if screen == "verdict" else None,
        card=card,
        feature=feature,
        turn=turn_board(current_turn(debate)) if hears_wishes(debate) else None,
        teams=pairs_now(debate),
    )


def _screen(debate: Debate) -> str:
    if debate.is_paused:
        return "paused"
    if open_kind(debate.phase):
        return "round"
    has_own = debate.phase in (Phase.LOBBY, Phase.EVIDENCE, Phase.VERDICT)
    return debate.phase if has_own else "prompt"


def _newest_card(debate: Debate) -> SourceCard | None:
    """One query; three while there is a card."""
    held = held_back(debate)
    newest = class_dossier(debate, held).sources.get(held.newest) if held.newest else None
    return source_card(newest) if newest else None


def _count(debate: Debate, progress: Progress | None) -> Count | None:
    if progress is None:
        return None
    kind = open_kind(debate.phase)
    is_open = kind is not None and debate.rounds.filter(kind=kind, is_open=True).exists()
    return Count(handed_in=progress.handed_in, seats=progress.seats, is_open=is_open)


def _uncovered(debate: Debate, ballots: WholeBallots) -> Uncovered:
    met = verdict(debate, ballots)
    board = verdict_board(met)
    headings = headings_of(board)
    if board is None:
        return Uncovered(
            None, covered_slope(debate.factors.count(), headings=headings), "", "", False
        )
    slope = slope_of(board, headings=headings)
    return Uncovered(
        board,
        slope,
        _notice(board),
        _summary(board),
        _leaves_open(board),
        _swing(debate, met, ballots),
    )


def _notice(board: VerdictBoard) -> str:
    if board.withheld:
        return _("Under five ballots make no class order: one of them could be worked out.")
    if not (board.has_opening and board.has_closing):
        return _("Where nobody handed in a ranking there is no class order.")
    return ""


def _summary(board: VerdictBoard) -> str:
    """A count of sentences, never a share of them: there are too few for that."""
    if not (board.is_complete and board.conclusion and board.has_closing):
        return ""
    made = len(board.comparisons)
    agreed = sum(line.ours == "agreed" for line in board.comparisons)
    said = ngettext(
        "%(title)s makes %(made)d comparison between these factors.",
        "%(title)s makes %(made)d comparisons between these factors.",
        made,
    ) % {"title": board.conclusion, "made": made}
    if not made:
        return said
    ours = _("We agree with %(agreed)d.") if agreed else _("We agree with none.")
    return f"{said} {ours % {'agreed': agreed}}"


def _swing(debate: Debate, met: Verdict | None, ballots: WholeBallots) -> str:
    """Two queries, once everything is uncovered."""
    if met is None or not met.is_complete:
        return ""
    found = class_movement(debate, met, swings_only=True, ballots=ballots)
    return found.headline if found else ""


def _leaves_open(board: VerdictBoard) -> bool:
    if not (board.is_complete and board.conclusion):
        return False
    said = {frozenset((line.higher, line.lower)) for line in board.comparisons}
    said |= {frozenset((line.whole, line.part)) for line in board.overlaps}
    return len(said) < len(board.lines) * (len(board.lines) - 1) // 2


def _words(debate: Debate, screen: str) -> tuple[str, str]:
    """Heading and prompt. They fit any question that is answered by ranking factors."""
    if screen == "paused":
        return _("Until next lesson"), _(
            "Everything is kept. Come back with the same page or with your seat code."
        )
    if debate.phase in PERIOD_ROUNDS:
        return _("Rank for %(period)s alone") % {"period": phase_label(debate, debate.phase)}, _(
            "What weighed more in these years, what less? Results stay hidden."
        )
    return {
        Phase.LOBBY: (
            _("Join in"),
            _("What comes to your mind first when you read the question?"),
        ),
        Phase.OPENING: (
            _("Rank on your own, no talking"),
            _("Results stay hidden until your teacher reveals them."),
        ),
        Phase.SPLIT: (
            _("What splits us?"),
            _("Which factor do you and your neighbour place most differently? Say why."),
        ),
        Phase.EVIDENCE: (
            _("Study the evidence"),
            _("Find two points for a factor you placed high, and one against it."),
        ),
        Phase.DISCUSSION: (
            _("Argue it out"),
            _("Say what a factor explains, and name your evidence. What would change your mind?"),
        ),
        Phase.CLOSING: (
            _("Rank again, on your own"),
            _("Results stay hidden until your teacher reveals them."),
        ),
        Phase.VERDICT: (
            _("Where we stood, and where we stand"),
            _("Uncovered from the last place up. Which factor comes next?"),
        ),
        Phase.EXIT: (
            _("Your judgement"),
            _("“It was mainly because …, more than …, since …”"),
        ),
        Phase.CLOSED: (
            _("The debate is over"),
            _("Thank you for thinking it through."),
        ),
    }[Phase(debate.phase)]

"""What a teacher sees of a class's rankings, once the cover is lifted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from debates.models import Debate, DebateTeacher, RoundKind
from debates.queries.hands import rankings_by_seat
from debates.queries.results import Line, RoundResult, console_results
from debates.queries.room import SeatState, results_are_shown
from debates.rankings import Ranking

from .anonymity import teacher_sees
from .fields import shown
from .lesson import round_label
from .places import ballots_label
from .verdict import place_text


@dataclass(frozen=True, slots=True)
class OrderRow:
    place: str = shown("The factor's place in the class order; ties share one.")
    title: str = shown("The factor as this debate words it.")
    average: float | None = shown("Average place, 1 is best; none for a factor nobody placed.")


@dataclass(frozen=True, slots=True)
class Hand:
    pseudonym: str = shown("Whose ranking it is, to the class.")
    name: str = shown("The name for the teacher; empty while covered.")
    tiers: tuple[tuple[str, ...], ...] = shown("Titles, best first; one tier holds a tie.")


@dataclass(frozen=True, slots=True)
class RoundPanel:
    kind: str = shown("Which round.")
    heading: str = shown("The same in words.")
    ballots: str = shown("How many ballots the order rests on.")
    withheld: bool = shown("Kept back: fewer than five ballots, and they are secret.")
    rows: tuple[OrderRow, ...] = shown("The class order, best first.")
    hands: tuple[Hand, ...] = shown(
        "Each ranking, where pupils were told that the teacher sees it."
    )


@dataclass(frozen=True, slots=True)
class ResultsPanel:
    is_shown: bool = shown("The cover is lifted.")
    can_show: bool = shown("A ranking is over, so there is something to see.")
    serial: int = shown("The phase in which the cover would be lifted.")
    anonymity: str = shown("What the teacher can see at all, in words.")
    rounds: tuple[RoundPanel, ...] = shown("Rounds that are over, the earlier first.")


def results_panel(
    teaching: DebateTeacher, seats: Sequence[SeatState], titles: Mapping[str, str]
) -> ResultsPanel:
    debate = teaching.debate
    results = console_results(teaching) or {}
    hands = rankings_by_seat(teaching)
    return ResultsPanel(
        is_shown=results_are_shown(teaching),
        can_show=debate.rounds.filter(is_open=False, closed_at__isnull=False).exists(),
        serial=debate.phase_serial,
        anonymity=teacher_sees(debate.anonymity),
        rounds=tuple(
            _round_panel(debate, kind, *results[kind], hands.get(kind, {}), seats, titles)
            for kind in RoundKind
            if kind in results
        ),
    )


def _round_panel(
    debate: Debate,
    kind: RoundKind,
    result: RoundResult,
    lines: Sequence[Line],
    rankings: Mapping[str, Ranking],
    seats: Sequence[SeatState],
    titles: Mapping[str, str],
) -> RoundPanel:
    unplaced = result.order.unsupported if result.order else ()
    return RoundPanel(
        kind=kind,
        heading=round_label(debate, kind),
        ballots=ballots_label(result.ballots, result.erased),
        withheld=result.withheld,
        rows=(
            *(_order_row(line, kind) for line in lines),
            *(OrderRow(place_text(None), titles[slug], None) for slug in unplaced),
        ),
        hands=tuple(
            Hand(seat.pseudonym, seat.name, _tiers(rankings[seat.public_id], titles))
            for seat in seats
            if seat.public_id in rankings
        ),
    )


def _order_row(line: Line, kind: RoundKind) -> OrderRow:
    if kind == RoundKind.OPENING:
        return OrderRow(place_text(line.opening), line.title, line.opening_average)
    return OrderRow(place_text(line.closing), line.title, line.closing_average)


def _tiers(ranking: Ranking, titles: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(title for slug, title in titles.items() if slug in tier) for tier in ranking.tiers
    )

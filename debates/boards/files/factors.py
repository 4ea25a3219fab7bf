"""What files say of each factor in each round: numbers, with nothing in them that a page does not show."""

from collections.abc import Iterator
from dataclasses import dataclass

from debates.boards.findings import shown_findings
from debates.boards.places import count_text, from_to
from debates.models import Debate
from debates.queries.ballots import revision_of
from debates.queries.findings import Findings, RoundFindings
from debates.queries.movement import FactorSwing, Movement
from debates.queries.readings import Reading, readings_for_the_class
from debates.queries.tallies import Tally
from debates.rankings import ClassOrder


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything of one debate at one revision."""

    revision: str
    debate: str
    title: str
    question: str
    anonymity: str
    found: Findings
    movement: Movement | None
    reading: Reading | None

    def swing(self, slug: str) -> FactorSwing | None:
        swings = self.movement.swings if self.movement else ()
        return next((one for one in swings if one.slug == slug), None)


def gathered(debate: Debate) -> Gathered | None:
    """None before everything is uncovered. All of one revision: where somebody is erased meanwhile, it is
    read again."""
    while True:
        found, movement = shown_findings(debate)
        if found is None:
            return None
        readings = readings_for_the_class(debate)
        revision, before = revision_of(debate), debate.version
        debate.refresh_from_db(fields=["version"])
        if debate.version == before:
            break
    return Gathered(
        revision=revision,
        debate=debate.public_id,
        title=debate.title,
        question=debate.edition.title,
        anonymity=debate.anonymity,
        found=found,
        movement=movement,
        reading=readings[0] if readings else None,
    )


def measures(all_: Gathered) -> Iterator[tuple[str, str, str, float | int | str]]:
    """(round, factor, measure, value), one after the other. A count that is too small to be told is in words:
    0–2."""
    for of in all_.found.rounds:
        if of.order is None:
            continue
        for slug in all_.found.titles:
            yield from ((of.kind, slug, *pair) for pair in _of_factor(of, slug))
    for period in all_.found.periods:
        if period.result.order is not None:
            for slug in all_.found.titles:
                placed = _placed(period.result.order, slug)
                yield from ((period.kind, slug, *pair) for pair in placed)
    for slug in all_.found.titles:
        if (swing := all_.swing(slug)) is not None:
            yield "both", slug, "moved up", number(swing.up)
            yield "both", slug, "moved down", number(swing.down)


def _of_factor(of: RoundFindings, slug: str) -> Iterator[tuple[str, float | int | str]]:
    yield from _placed(of.order, slug)
    if of.ranges and slug in of.ranges:
        low, high = of.ranges[slug].places
        yield "place likely from", low
        yield "place likely to", high
    for places, count in zip(of.columns, of.counts[slug] if of.counts else (), strict=False):
        yield f"ballots with it in place {from_to(places[0], places[-1])}", number(count)
    for (one, other), (mine, _theirs) in (of.duels or {}).items():
        if one == slug:
            yield f"ballots with it above {other}", number(mine)


def _placed(order: ClassOrder[str], slug: str) -> Iterator[tuple[str, float | int]]:
    place, average = order.place(slug), order.average(slug)
    if place is not None and average is not None:
        yield "place", place
        yield "average place", round(float(average), 4)


def number(count: Tally) -> int | str:
    return count.low if count.is_exact else count_text(count)

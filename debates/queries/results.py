"""The one gate in front of results and conclusions (design.md, invariant 5).

Class orders and what the essay says leave the database through this module alone. What the class
has not been shown is not in the values that come out, so no page can leak it.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects
from django.utils.translation import get_language

from debates.models import (
    WHOLE_ROUNDS,
    Anonymity,
    Debate,
    DebateFactor,
    DebateTeacher,
    Result,
    Reveal,
    Round,
    RoundKind,
)
from debates.rankings import (
    ClassOrder,
    ClosedOrder,
    PartialOrder,
    Profile,
    Ranking,
    Unranked,
    average_place,
)

from .ballots import WholeBallots, counted_in
from .editions import conclusion
from .kept import Kept

# Below this, a class order would let somebody work out a neighbour's ballot.
FEWEST_BALLOTS = 5
# Who may see single rankings, and so an order of a few.
SHOWN_TO_THE_TEACHER = frozenset({Anonymity.TEACHER, Anonymity.HANDS})
SHOWN_TO_THE_CLASS = frozenset({Anonymity.HANDS})


@dataclass(frozen=True, slots=True)
class RoundResult:
    """A round's class order. `order` is None when there is none to show; `withheld` says that it is
    kept back because the ballots are too few and hidden from whoever looks. `erased` of the ballots
    are in no order any more."""

    ballots: int
    order: ClassOrder | None
    withheld: bool
    erased: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One uncovered factor: competition places in both class orders, and average places as floats."""

    slug: str
    title: str
    opening: int | None
    closing: int | None
    opening_average: float | None
    closing_average: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the class has been shown. `order` is the conclusion cut to the uncovered factors.

    `has_opening` and `has_closing` say whether that round has a class order at all: a factor without
    a place in an order that exists is one that nobody compared.
    """

    lines: tuple[Line, ...]
    covered: int
    opening_ballots: int
    closing_ballots: int
    opening_erased: int
    closing_erased: int
    has_opening: bool
    has_closing: bool
    withheld: bool
    conclusion_title: str
    conclusion_label: str
    order: ClosedOrder[str]

    @property
    def is_complete(self) -> bool:
        return self.covered == 0


def _result(
    debate: Debate,
    counted: tuple[list[Ranking], int],
    slugs: list[str],
    shown_at: frozenset[Anonymity],
) -> RoundResult:
    """`counted`: rankings, and ballots erased. `shown_at`: levels at which whoever looks may see single
    rankings."""
    rankings, erased = counted
    ballots = len(rankings) + erased
    few = debate.anonymity not in shown_at and len(rankings) < FEWEST_BALLOTS
    if few or not rankings:
        return RoundResult(ballots, order=None, withheld=few and bool(rankings), erased=erased)
    return RoundResult(ballots, _order(rankings, slugs, debate), withheld=False, erased=erased)


def _order(rankings: list[Ranking], slugs: list[str], debate: Debate) -> ClassOrder:
    return average_place(Profile.of(rankings, slugs, unranked=debate.unranked))


def _results(ballots: WholeBallots, slugs: list[str]) -> dict[str, RoundResult]:
    """What the class may see of both rankings of the whole question. One query."""
    return {
        kind: _result(ballots.debate, ballots.counted(kind), slugs, SHOWN_TO_THE_CLASS)
        for kind in WHOLE_ROUNDS
    }


def class_result(debate: Debate, round: Round, slugs: list[str]) -> RoundResult:
    """One round's order as a class may see it once everything is uncovered. One query."""
    return _result(debate, counted_in(round), slugs, SHOWN_TO_THE_CLASS)


def _best_first(results: dict[str, RoundResult], slugs: list[str]) -> tuple[tuple[str, ...], ...]:
    """The closing order as tiers, best first, or the opening one, or the factors as they stand.

    Factors that nobody placed come after all others, together.
    """
    for kind in (RoundKind.CLOSING, RoundKind.OPENING):
        order = results[kind].order
        if order is not None:
            unplaced = tuple(slug for slug in slugs if order.place(slug) is None)
            return (*order.tiers, *([unplaced] if unplaced else []))
    return tuple((slug,) for slug in slugs)


def steps(debate: Debate) -> tuple[tuple[str, ...], ...]:
    """In what order factors are uncovered: from the last place up, ties together."""
    slugs = list(debate.factors.values_list("slug", flat=True))
    return tuple(reversed(_best_first(_results(WholeBallots(debate), slugs), slugs)))


# Asked for every few seconds by each who looks; each reveal moves the version, and none is ever taken back.
_kept_uncovered: Kept[frozenset[str]] = Kept(256)


def uncovered(debate: Debate) -> frozenset[str]:
    """Slugs of the factors that the class has been shown. One query, none again."""
    key = debate.public_id, debate.version
    return _kept_uncovered.get(
        key,
        lambda: frozenset(
            debate.reveals.filter(kind=Reveal.Kind.FACTOR).values_list("factor__slug", flat=True)
        ),
    )


def unmet(debates: QuerySet[Debate]) -> bool:
    """Whether a class among these has not been shown every factor, and so not met the conclusion. One
    query."""
    shown = Reveal.objects.filter(factor=OuterRef("pk"), kind=Reveal.Kind.FACTOR)
    return DebateFactor.objects.filter(~Exists(shown), debate__in=debates).exists()


def has_met(debate: Debate) -> bool:
    """Whether this class has been shown every factor, and so met the conclusion. One query."""
    return not unmet(Debate.objects.filter(pk=debate.pk))


# From the first reveal on both rounds are shut, and the version moves with every other one, and with whatever
# takes a ballot out of the count.
_kept: Kept[Verdict] = Kept(64)


def verdict(debate: Debate, ballots: WholeBallots | None = None) -> Verdict | None:
    """What has been uncovered so far; None before the first reveal. Five queries at most, none again."""
    shown = uncovered(debate)
    if not shown:
        return None
    key = debate.public_id, debate.version, get_language()  # the label has words
    return _kept.get(key, lambda: _verdict(ballots or WholeBallots(debate), shown))


def _verdict(ballots: WholeBallots, shown: frozenset[str]) -> Verdict:
    debate = ballots.debate
    prefetch_related_objects([debate], "factors")  # for whoever reads their titles in what follows
    titles = debate.titles()
    slugs = list(titles)
    results = _results(ballots, slugs)
    opening, closing = results[RoundKind.OPENING], results[RoundKind.CLOSING]
    order, title, label = essay_order(debate, slugs)
    return Verdict(
        lines=tuple(
            Line(
                slug=slug,
                title=titles[slug],
                opening=_place(opening, slug),
                closing=_place(closing, slug),
                opening_average=_average(opening, slug),
                closing_average=_average(closing, slug),
            )
            for tier in _best_first(results, slugs)
            for slug in tier
            if slug in shown
        ),
        covered=len(slugs) - len(shown),
        opening_ballots=opening.ballots,
        closing_ballots=closing.ballots,
        opening_erased=opening.erased,
        closing_erased=closing.erased,
        has_opening=opening.order is not None,
        has_closing=closing.order is not None,
        withheld=opening.withheld or closing.withheld,
        conclusion_title=title,
        conclusion_label=label,
        order=order.restrict(slug for slug in slugs if slug in shown),
    )


def essay_order(debate: Debate, slugs: list[str]) -> tuple[ClosedOrder[str], str, str]:
    """The debate's first conclusion at its strength, cut to `slugs`; with its title and label.

    For this room and tests only: it knows nothing of what has been shown.
    """
    chosen = debate.conclusions.first()
    if chosen is None:
        return PartialOrder(()).close(), "", ""
    text = conclusion(debate.edition, chosen.conclusion)
    return (
        text.order.filter(chosen.strength).close().restrict(slugs),
        text.title,
        text.label,
    )


def _place(result: RoundResult, slug: str) -> int | None:
    return None if result.order is None else result.order.place(slug)


def _average(result: RoundResult, slug: str) -> float | None:
    average = None if result.order is None else result.order.average(slug)
    return None if average is None else float(average)


def console_results(
    teaching: DebateTeacher,
) -> dict[str, tuple[RoundResult, tuple[Line, ...]]] | None:
    """Class orders of the rounds that are over, for the teacher who lifted the cover; None while covered.

    Only rounds whose results this debate has recorded as seen: they stay shut, so no figure on the
    console ever moves by a single ballot.
    """
    debate = teaching.debate
    if teaching.results_shown_at != debate.phase_serial:
        return None
    titles = debate.titles()
    slugs = list(titles)
    seen = debate.rounds.filter(reveals__kind=Reveal.Kind.RESULTS, is_open=False)
    return {
        round.kind: _with_lines(
            _result(debate, counted_in(round), slugs, SHOWN_TO_THE_TEACHER), titles
        )
        for round in seen
    }


def _with_lines(
    result: RoundResult, titles: dict[str, str]
) -> tuple[RoundResult, tuple[Line, ...]]:
    if result.order is None:
        return result, ()
    return result, tuple(
        Line(
            slug=slug,
            title=titles[slug],
            opening=result.order.place(slug),
            closing=result.order.place(slug),
            opening_average=_average(result, slug),
            closing_average=_average(result, slug),
        )
        for tier in result.order.tiers
        for slug in tier
    )


def kept_order(result: Result) -> ClassOrder:
    """The class order of a debate that is gone, from the pairwise counts it left."""
    slugs = tuple(slug for slug, _title in result.factors)
    counts = Profile(
        items=slugs,
        unranked=Unranked(result.unranked),
        n=result.n,
        blank=result.blank,
        wins=tuple(tuple(row) for row in result.wins),
        ties=tuple(tuple(row) for row in result.ties),
    )
    return average_place(counts)

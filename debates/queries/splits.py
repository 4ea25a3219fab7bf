"""Where the places of a factor lie furthest apart: behind the gate of results, of the opening ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.models import Debate, DebateTeacher, Reveal, RoundKind
from debates.rankings import Ranking, Undefined, spread

from .ballots import ballots_of
from .results import FEWEST_BALLOTS, SHOWN_TO_THE_CLASS, SHOWN_TO_THE_TEACHER

MOST_SPLITS = 3
MOST_REACH = 3


@dataclass(frozen=True, slots=True)
class Split:
    """`top` and `bottom` of the `ballots` that rank the factor put it among their first and their last
    `reach`; a ballot that leaves factors out has no last ones."""

    slug: str
    title: str
    ballots: int
    top: int
    bottom: int
    reach: int


@dataclass(frozen=True, slots=True)
class Splits:
    """The most spread factors first. `withheld`: the ballots are too few for whoever looks."""

    lines: tuple[Split, ...] = ()
    withheld: bool = False


def splits_for_the_teacher(teaching: DebateTeacher) -> Splits | None:
    """None while this teacher's cover of results is down, and before there are any. Three queries."""
    debate = teaching.debate
    if teaching.results_shown_at != debate.phase_serial:
        return None
    return _splits(debate, shown_at=SHOWN_TO_THE_TEACHER, only="")


def split_for_the_class(debate: Debate, slug: str) -> Split | None:
    """Of one factor that the teacher put on the projector; None where there are too few ballots. Three
    queries."""
    found = _splits(debate, shown_at=SHOWN_TO_THE_CLASS, only=slug)
    return found.lines[0] if found and found.lines else None


def _splits(debate: Debate, *, shown_at, only: str) -> Splits | None:
    seen = debate.rounds.filter(
        kind=RoundKind.OPENING, is_open=False, reveals__kind=Reveal.Kind.RESULTS
    ).first()
    if seen is None:
        return None
    rankings = ballots_of(seen)
    if not rankings or (debate.anonymity not in shown_at and len(rankings) < FEWEST_BALLOTS):
        return Splits(withheld=bool(rankings))
    titles = debate.titles()
    chosen = [only] if only else most_spread(rankings, list(titles))
    return Splits(tuple(_split(slug, titles, rankings) for slug in chosen if slug in titles))


def most_spread(rankings: Sequence[Ranking], slugs: list[str]) -> list[str]:
    """Three at most, the most spread first."""
    found = spread(rankings, slugs)
    if isinstance(found, Undefined):
        return []
    by_spread = sorted(
        zip(found.values, found.items, strict=True), key=lambda pair: pair[0], reverse=True
    )
    return [slug for value, slug in by_spread[:MOST_SPLITS] if value]


def _split(slug: str, titles: dict[str, str], rankings: Sequence[Ranking]) -> Split:
    reach = reach_among(len(titles))
    ranked = [ranking for ranking in rankings if slug in ranking.items]
    top = sum((ranking.place(slug) or 0) <= reach for ranking in ranked)
    bottom = sum(
        len(ranking.items) == len(titles) and _below(ranking, slug) < reach for ranking in ranked
    )
    return Split(slug, titles[slug], len(ranked), top, bottom, reach)


def reach_among(factors: int) -> int:
    """How many places count as first ones, and as last ones."""
    return max(1, min(MOST_REACH, factors // 2))


def _below(ranking: Ranking, slug: str) -> int:
    """How many factors stand below this one."""
    at = next(n for n, tier in enumerate(ranking.tiers) if slug in tier)
    return sum(len(tier) for tier in ranking.tiers[at + 1 :])

"""What the ballots of a class say besides their order: behind the gate of results.

Nothing before every factor is uncovered, nothing of fewer than five ballots that whoever looks may not see
one by one, no range of fewer than eight. Counts leave as tallies, so no page can tell them more exactly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from debates.models import WHOLE_ROUNDS, Debate, Round, RoundKind, ShapeChoice
from debates.rankings import (
    DIAMOND,
    Agreement,
    Camps,
    ClassOrder,
    Profile,
    Ranking,
    RankingError,
    Undefined,
    agreement,
    average_place,
    ballot_map,
    best_of_shape,
    bootstrap_places,
    camps,
    condorcet_winner,
    copeland,
    kemeny,
    resamples_for,
    schulze,
)

from .ballots import WholeBallots
from .kept import Kept
from .lesson import period_of
from .results import FEWEST_BALLOTS, SHOWN_TO_THE_CLASS, RoundResult, class_result, has_met
from .splits import most_spread, reach_among
from .tallies import Tally, duels_told, places_told

MOST_ON_A_MAP = 400
FIRST_OF_A_CAMP = 3
# Ballots a place, on average, from which on each place has a column where counts are hidden.
FINE = 40


@dataclass(frozen=True, slots=True)
class Likely:
    """From which to which average place, and which place, a factor comes in nine of ten resamples."""

    averages: tuple[float, float]
    places: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Camp:
    """Pupils who rank alike: how many, where they stand (0 to 1 each way), and what they put first."""

    size: int
    x: float
    y: float
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Methods:
    """The same ballots counted in other ways. `kemeny`: best and worst place in any of the `kemeny_orders`
    orders that `kemeny_against` single judgements contradict, None where there are too many factors.
    `schulze`: competition places, empty where being level does not carry over. `best`: the first of the
    Kemeny orders, for what is told of it."""

    wins: Mapping[str, int]
    losses: Mapping[str, int]
    copeland: Mapping[str, int]
    kemeny: Mapping[str, tuple[int, int]] | None
    kemeny_orders: int
    kemeny_against: float
    schulze: Mapping[str, int]
    beats_all: str
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundFindings:
    """`order` is None where there is no class order to show. `is_whole`: every ballot ranks every factor.
    `counts`: of each factor how many put it in each of `columns`, which are of one or more places, or rows of
    a diamond, counted from 1. `duels[a, b]`:
    how many put a above b, and b above a. Both are None where one would stand alone in them. `same_way`: how
    many times in 100 two pupils order two factors the same way."""

    kind: str
    ballots: int
    erased: int
    withheld: bool
    order: ClassOrder[str] | None = None
    is_whole: bool = False
    columns: tuple[range, ...] = ()
    counts: Mapping[str, tuple[Tally, ...]] | None = None
    duels: Mapping[tuple[str, str], tuple[Tally, Tally]] | None = None
    ranges: Mapping[str, Likely] | None = None
    same_way: int | None = None
    methods: Methods | None = None
    diamond: tuple[tuple[str, ...], ...] = ()
    diamonds: int = 0
    camps: tuple[Camp, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodFindings:
    """A class's order for one period, whose `title` is its years as the dossier writes them."""

    kind: str
    title: str
    result: RoundResult


@dataclass(frozen=True, slots=True)
class Findings:
    """`titles` of all factors, in the order in which the verdict lists them; `rounds` that are over, of the
    whole question; `periods` that are over, in theirs."""

    titles: Mapping[str, str]
    is_diamond: bool
    is_free: bool
    rounds: tuple[RoundFindings, ...]
    periods: tuple[PeriodFindings, ...] = ()

    @property
    def latest(self) -> RoundFindings | None:
        """Of the rounds with a class order, the last one."""
        return next((one for one in reversed(self.rounds) if one.order), None)

    def of(self, kind: str) -> RoundFindings | None:
        return next((one for one in self.rounds if one.kind == kind), None)

    def shown(self, kind: str) -> RoundFindings | None:
        """The one that is asked for if it has a class order, else the latest."""
        asked = self.of(kind)
        return asked if asked and asked.order else self.latest


# Rounds are shut, and the version moves with whatever takes a ballot out of the count. It moves with other
# things as well, so what takes long is kept by the ballots themselves.
_kept: Kept[Findings] = Kept(32)
_of_ballots: Kept[RoundFindings] = Kept(64)


def findings_for_the_class(debate: Debate, ballots: WholeBallots | None = None) -> Findings | None:
    """None until every factor is uncovered. One query, four the first time and one more for each period; one
    less with `ballots` that were read."""
    if not has_met(debate):
        return None
    is_free = debate.anonymity in SHOWN_TO_THE_CLASS
    key = debate.public_id, debate.version, is_free
    return _kept.get(key, lambda: _findings(ballots or WholeBallots(debate), is_free=is_free))


def _findings(ballots: WholeBallots, *, is_free: bool) -> Findings:
    debate = ballots.debate
    titles = debate.titles()
    over = list(debate.rounds.filter(is_open=False, closed_at__isnull=False).order_by("id"))
    whole = [one for one in over if one.kind in WHOLE_ROUNDS]
    found = tuple(_round(ballots, one.kind, list(titles), is_free=is_free) for one in whole)
    periods = tuple(_period(debate, one, list(titles)) for one in over if one not in whole)
    latest = next((one for one in reversed(found) if one.order), None)
    if latest is not None:
        placed = [slug for tier in latest.order.tiers for slug in tier]
        loose = [slug for slug in titles if slug not in placed]
        titles = {slug: titles[slug] for slug in (*placed, *loose)}
    return Findings(titles, debate.shape == ShapeChoice.DIAMOND, is_free, found, periods)


def _period(debate: Debate, round: Round, slugs: list[str]) -> PeriodFindings:
    period = period_of(debate, round.kind)
    return PeriodFindings(
        round.kind, period.title if period else "", class_result(debate, round, slugs)
    )


def _round(ballots: WholeBallots, kind: str, slugs: list[str], *, is_free: bool) -> RoundFindings:
    rankings, erased = ballots.counted(kind)
    debate = ballots.debate
    ranked = [one for one in rankings if one.tiers]
    if len(ranked) < (1 if is_free else FEWEST_BALLOTS):
        return RoundFindings(kind, len(rankings) + erased, erased, withheld=bool(rankings))
    told = (debate.public_id, is_free, kind, erased, slugs, *rankings)
    key = blake2b("\n".join(map(str, told)).encode()).digest()
    return _of_ballots.get(key, lambda: _of(debate, kind, rankings, erased, slugs, is_free=is_free))


def _of(
    debate: Debate,
    kind: str,
    rankings: Sequence[Ranking],
    erased: int,
    slugs: list[str],
    *,
    is_free: bool,
) -> RoundFindings:
    ranked = [one for one in rankings if one.tiers]
    profile = Profile.of(rankings, slugs, debate.unranked)
    is_diamond = debate.shape == ShapeChoice.DIAMOND
    columns = _columns(len(slugs), len(ranked), is_diamond=is_diamond, is_free=is_free)
    agreed = agreement(profile)
    rows, count = _diamond(profile) if is_diamond else ((), 0)
    methods = _methods(profile)
    return RoundFindings(
        kind=kind,
        ballots=len(rankings) + erased,
        erased=erased,
        withheld=False,
        order=average_place(profile),
        is_whole=all(len(one.items) == len(slugs) for one in ranked),
        columns=columns,
        counts=_counts(ranked, slugs, columns, kind, is_diamond=is_diamond, is_free=is_free),
        duels=duels_told(slugs, profile.wins, methods.best, is_free=is_free),
        ranges=_ranges(rankings, slugs, debate),
        same_way=agreed.in_100 if isinstance(agreed, Agreement) else None,
        methods=methods,
        diamond=rows,
        diamonds=count,
        camps=_camps(rankings, slugs, debate, is_free=is_free),
    )


def _columns(factors: int, ballots: int, *, is_diamond: bool, is_free: bool) -> tuple[range, ...]:
    """A column for each place, or row of a diamond. Where counts have to be hidden and few ballots would fall
    in each, one for the first places, one for the last and one between: as in what splits the class."""
    bins = len(DIAMOND.rows or ()) if is_diamond else factors
    if is_free or ballots >= FINE * bins:
        return tuple(range(n, n + 1) for n in range(1, bins + 1))
    reach = 2 if is_diamond else reach_among(factors)
    some = (
        range(1, reach + 1),
        range(reach + 1, bins - reach + 1),
        range(bins - reach + 1, bins + 1),
    )
    return tuple(column for column in some if column)


def _counts(
    rankings: Sequence[Ranking],
    slugs: list[str],
    columns: Sequence[range],
    kind: str,
    *,
    is_diamond: bool,
    is_free: bool,
) -> dict[str, tuple[Tally, ...]] | None:
    """Of the opening ranking, what splits the class is told as well: how often it came first or last."""
    bins = columns[-1][-1]
    weights = _row_weights() if is_diamond else range(1, bins + 1)
    found = {slug: [0] * len(columns) for slug in slugs}
    sums = dict.fromkeys(slugs, 0)
    column_of = {bin: n for n, column in enumerate(columns) for bin in column}
    for ranking in rankings:
        place = 1
        for row, tier in enumerate(ranking.tiers, 1):
            for slug in tier:
                bin = row if is_diamond else place
                found[slug][column_of[bin]] += 1
                sums[slug] += weights[bin - 1]
            place += len(tier)
    split = most_spread(rankings, slugs) if kind == RoundKind.OPENING and not is_diamond else []
    return places_told(
        found,
        [[weights[bin - 1] for bin in column] for column in columns],
        dict.fromkeys(split, _ends(columns, reach_among(len(slugs)))),
        sums,
        is_free=is_free,
    )


def _ends(columns: Sequence[range], reach: int) -> tuple[range, range]:
    """Columns that hold the first and the last `reach` places."""
    last = columns[-1][-1] - reach
    first = sum(column[-1] <= reach for column in columns)
    return range(first), range(sum(column[0] <= last for column in columns), len(columns))


def _row_weights() -> list[int]:
    """Twice the average place of each row of a diamond."""
    weights, before = [], 0
    for size in DIAMOND.rows or ():
        weights.append(2 * before + size + 1)
        before += size
    return weights


def _ranges(
    rankings: Sequence[Ranking], slugs: list[str], debate: Debate
) -> dict[str, Likely] | None:
    resamples = resamples_for(len(rankings))
    found = bootstrap_places(
        rankings, slugs, debate.unranked, seed=debate.seed, resamples=resamples
    )
    if isinstance(found, Undefined):
        return None
    return {
        slug: Likely((average.low, average.high), (int(place.low), int(place.high)))
        for slug, average, place in zip(found.items, found.averages, found.places, strict=True)
        if average is not None and place is not None
    }


def _methods(profile: Profile) -> Methods:
    duels = copeland(profile)
    pairs = range(len(profile.items))
    over = [[profile.wins[a][b] > profile.wins[b][a] for b in pairs] for a in pairs]
    try:
        best = kemeny(profile)
    except RankingError:
        best = None
    if isinstance(best, Undefined):
        best = None
    chains = schulze(profile).ranking
    return Methods(
        wins={slug: sum(over[n]) for n, slug in enumerate(profile.items)},
        losses={slug: sum(row[n] for row in over) for n, slug in enumerate(profile.items)},
        copeland=_places(duels.ranking, profile.items),
        kemeny=dict(zip(best.items, best.places, strict=True)) if best else None,
        kemeny_orders=best.count if best else 0,
        kemeny_against=float(best.cost) if best else 0.0,
        schulze=_places(chains, profile.items) if chains else {},
        beats_all=condorcet_winner(profile) or "",
        best=best.optima[0] if best else (),
    )


def _places(ranking: Ranking, slugs: Sequence[str]) -> dict[str, int]:
    return {slug: place for slug in slugs if (place := ranking.place(slug)) is not None}


def _diamond(profile: Profile) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The first of the best diamonds and how many there are; nothing where there is none."""
    try:
        found = best_of_shape(profile, DIAMOND.rows or ())
    except RankingError:
        return (), 0
    if isinstance(found, Undefined) or not found.optima:
        return (), 0
    tiers = found.optima[0].tiers
    return tuple(tuple(s for s in profile.items if s in tier) for tier in tiers), found.count


def _camps(
    rankings: Sequence[Ranking], slugs: list[str], debate: Debate, *, is_free: bool
) -> tuple[Camp, ...]:
    """None in sight unless they are clear, and then only where each has five pupils or more and nobody
    stands between them: who is left over could be worked out from the class and its camps."""
    if len(rankings) > MOST_ON_A_MAP:
        return ()
    found = camps(rankings, slugs, debate.unranked, seed=debate.seed)
    spots = ballot_map(rankings, slugs, debate.unranked)
    if not isinstance(found, Camps) or isinstance(spots, Undefined):
        return ()
    between = sum(camp is None for camp in found.of)
    if not is_free and (min(found.sizes) < FEWEST_BALLOTS or 0 < between < FEWEST_BALLOTS):
        return ()
    points = np.array([point or (0.0, 0.0) for point in spots.points])
    least, most = points.min(axis=0), points.max(axis=0)
    scaled = (points - least) / np.where(most > least, most - least, 1.0)
    placed = []
    for camp, size in enumerate(found.sizes):
        own = [n for n, of in enumerate(found.of) if of == camp]
        middle = scaled[own].mean(axis=0)
        order = average_place(Profile.of([rankings[n] for n in own], slugs, debate.unranked))
        first = tuple(slug for tier in order.tiers for slug in tier)[:FIRST_OF_A_CAMP]
        placed.append(Camp(size, float(middle[0]), float(middle[1]), first))
    return tuple(placed)

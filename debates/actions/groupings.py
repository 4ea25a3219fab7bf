"""Cutting the class into teams: pairs and small groups, champions, sides, and changes by hand.

In secret debates no ballot says who opens on which side, nor on which factor: the side is drawn by lot,
the factor is the one that the class as a whole is most split on. Elsewhere the teams' own ballots do.
"""

import random
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from debates.models import Anonymity, Debate, DebateFactor, Grouping, Seat, Team, TeamSeat
from debates.queries.groupings import GROUPING, opening_rankings
from debates.queries.results import FEWEST_BALLOTS
from debates.rankings import Ranking, Undefined, group_up, pair_up, spread, widest_apart

from .errors import NoTeamsNow
from .log import bump_floor, lock_debate, log

SIZES = (2, 3, 4)
# The best pairing takes time that grows with the cube: larger classes are dealt into halls by lot.
HALL = 40
Members = list[tuple[Seat, bool]]  # with the side each opens on


@transaction.atomic
def make_pairs(*, debate: Debate, by, method: str, size: int = 2) -> Grouping:
    """Pairs, or groups of three or four, of everybody in the room. Ends the pairs before. Raises
    NoTeamsNow outside the phases in which a class argues, and for fewer than two pupils."""
    debate = _locked(debate)
    seats = list(debate.seats.counted().order_by("id"))
    if len(seats) < 2:
        raise NoTeamsNow
    grouping = _begin(debate, by, Grouping.Kind.PAIRS, method, size)
    ballots = opening_rankings(debate)
    draws = random.Random(grouping.seed)
    groups = _groups(grouping, seats, ballots, _slugs(debate), draws)
    _seat_teams(debate, grouping, groups, ballots, draws)
    bump_floor(debate)
    log(debate, by, "make_pairs", method=method, teams=len(groups))
    return grouping


@transaction.atomic
def make_pairs_by_hand(*, debate: Debate, by, teams: Mapping[str, int]) -> Grouping:
    """`teams` gives the number of a team for the public id of each seat; who is left out has none."""
    debate = _locked(debate)
    chosen: dict[int, list[Seat]] = {}
    for seat in debate.seats.counted().order_by("id"):
        if number := teams.get(seat.public_id):
            chosen.setdefault(number, []).append(seat)
    if not chosen:
        raise NoTeamsNow
    grouping = _begin(debate, by, Grouping.Kind.PAIRS, Grouping.Method.HAND, 2)
    draws = random.Random(grouping.seed)
    groups = [chosen[number] for number in sorted(chosen)]
    _seat_teams(debate, grouping, groups, opening_rankings(debate), draws)
    bump_floor(debate)
    log(debate, by, "make_pairs", method=Grouping.Method.HAND, teams=len(groups))
    return grouping


@transaction.atomic
def make_champions(*, debate: Debate, by, factors: Sequence[str]) -> Grouping:
    """A team for each of these factors (slugs), of equal size or one more. By lot in secret debates;
    elsewhere each pupil defends the one of them that she placed highest, as far as there is room, the
    keenest first. Ends the champions before. Raises NoTeamsNow."""
    debate = _locked(debate)
    chosen = list(debate.factors.filter(slug__in=list(factors)).order_by("id"))
    seats = list(debate.seats.counted().order_by("id"))
    if len(chosen) < 2 or len(seats) < len(chosen):
        raise NoTeamsNow
    is_lot = debate.anonymity == Anonymity.SECRET
    method = Grouping.Method.LOT if is_lot else Grouping.Method.OPPOSED
    grouping = _begin(debate, by, Grouping.Kind.CHAMPIONS, method, len(chosen))
    draws = random.Random(grouping.seed)
    draws.shuffle(seats)
    ballots = {} if is_lot else opening_rankings(debate)
    teams = _champions(seats, [factor.slug for factor in chosen], ballots)
    for number, factor in enumerate(chosen, 1):
        _seat(grouping, number, factor, [(seat, True) for seat in teams[factor.slug]])
    bump_floor(debate)
    log(debate, by, "make_champions", teams=len(chosen))
    return grouping


@transaction.atomic
def swap_sides(*, debate: Debate, by, swapped: bool) -> Debate:
    """Half-way, everybody argues the other side. `swapped` is what it shall be, so that two clicks swap
    once."""
    debate = lock_debate(debate)
    pairs = debate.groupings.current().filter(kind=Grouping.Kind.PAIRS).exclude(swapped=swapped)
    if pairs.update(swapped=swapped):
        bump_floor(debate)
        log(debate, by, "swap_sides")
    return debate


@transaction.atomic
def end_grouping(*, debate: Debate, by, kind: str) -> Debate:
    debate = lock_debate(debate)
    if end_groupings(debate, kind):
        bump_floor(debate)
        log(debate, by, "end_grouping", teams_of=kind)
    return debate


def end_groupings(debate: Debate, *kinds: str) -> int:
    """How many there were. For a locked debate."""
    current = debate.groupings.current().filter(kind__in=kinds or Grouping.Kind.values)
    return current.update(ended_at=timezone.now())


def join_team(seat: Seat) -> None:
    """Who comes late to a class in pairs joins the smallest team. For a locked debate."""
    debate = seat.debate
    if debate.phase not in GROUPING or seat.is_trial:
        return
    grouping = debate.groupings.current().filter(kind=Grouping.Kind.PAIRS).first()
    if grouping is None:
        return
    teams = grouping.teams.prefetch_related("members")
    smallest = min(teams, key=lambda team: (len(team.members.all()), team.number), default=None)
    if smallest is not None:
        sides = [member.opens_for for member in smallest.members.all()]
        TeamSeat.objects.get_or_create(
            grouping=grouping,
            seat=seat,
            defaults={"team": smallest, "opens_for": sides.count(True) <= sides.count(False)},
        )


def _locked(debate: Debate) -> Debate:
    debate = lock_debate(debate)
    if debate.phase not in GROUPING or debate.is_paused:
        raise NoTeamsNow
    return debate


def _begin(debate: Debate, by, kind: str, method: str, size: int) -> Grouping:
    end_groupings(debate, kind)
    return Grouping.objects.create(debate=debate, kind=kind, method=method, size=size, by=by)


def _slugs(debate: Debate) -> list[str]:
    return list(debate.factors.values_list("slug", flat=True))


def _groups(
    grouping: Grouping,
    seats: list[Seat],
    ballots: Mapping[int, Ranking],
    slugs: list[str],
    draws: random.Random,
) -> list[list[Seat]]:
    draws.shuffle(seats)
    if grouping.method == Grouping.Method.LOT:
        count = max(1, len(seats) // grouping.size)
        return [seats[n::count] for n in range(count)]
    by_pk = {seat.pk: seat for seat in seats}
    blank: Ranking = Ranking(())
    found: list[list[Seat]] = []
    for hall in _halls(seats):
        ranked = {seat.pk: ballots.get(seat.pk, blank) for seat in hall}
        if grouping.size == 2:
            pairs = pair_up(ranked, slugs, seed=grouping.seed)
            groups = () if isinstance(pairs, Undefined) else tuple(pair.pupils for pair in pairs)
        else:
            groups = group_up(ranked, slugs, size=grouping.size, seed=grouping.seed)
        found += [[by_pk[pk] for pk in group] for group in groups]
    return found


def _halls(seats: list[Seat]) -> list[list[Seat]]:
    count = -(-len(seats) // HALL)
    return [seats[n::count] for n in range(count)]


def _seat_teams(
    debate: Debate,
    grouping: Grouping,
    groups: Sequence[Sequence[Seat]],
    ballots: Mapping[int, Ranking],
    draws: random.Random,
) -> None:
    factors = {factor.slug: factor for factor in debate.factors.all()}
    splits = _most_split(list(ballots.values()), list(factors))
    uses_ballots = debate.anonymity != Anonymity.SECRET and grouping.method != Grouping.Method.LOT
    for number, group in enumerate(groups, 1):
        members = list(group)
        draws.shuffle(members)
        slug = draws.choice(splits)
        if uses_ballots:
            ranked = [ballots[seat.pk] for seat in members if seat.pk in ballots]
            slug = next(iter(widest_apart(ranked, list(factors))), slug)
            members.sort(key=lambda seat, slug=slug: _place(ballots, seat, slug))
        half = -(-len(members) // 2)
        sides = [(seat, at < half) for at, seat in enumerate(members)]
        _seat(grouping, number, factors[slug], sides)


def _seat(grouping: Grouping, number: int, factor: DebateFactor, members: Members) -> None:
    team = Team.objects.create(grouping=grouping, number=number, factor=factor)
    TeamSeat.objects.bulk_create(
        TeamSeat(grouping=grouping, team=team, seat=seat, opens_for=opens_for)
        for seat, opens_for in members
    )


def _most_split(rankings: list[Ranking], slugs: list[str]) -> list[str]:
    """The factors whose places lie furthest apart in the class; any of them where too few have ranked."""
    if len(rankings) < FEWEST_BALLOTS:
        return slugs
    found = spread(rankings, slugs)
    return list(slugs if isinstance(found, Undefined) else found.widest or slugs)


def _place(ballots: Mapping[int, Ranking], seat: Seat, slug: str) -> float:
    """Who left it out stands behind everybody."""
    ranking = ballots.get(seat.pk)
    place = ranking.average_place(slug) if ranking else None
    return float("inf") if place is None else float(place)


def _champions(
    seats: list[Seat], slugs: list[str], ballots: Mapping[int, Ranking]
) -> dict[str, list[Seat]]:
    """Teams by factor. Who placed a factor highest comes first; ties and the rest as `seats` stand."""
    room = {slug: len(seats) // len(slugs) for slug in slugs}
    for slug in slugs[: len(seats) % len(slugs)]:
        room[slug] += 1
    wishes = sorted(
        (_place(ballots, seat, slug), order, number)
        for order, seat in enumerate(seats)
        for number, slug in enumerate(slugs)
    )
    teams: dict[str, list[Seat]] = {slug: [] for slug in slugs}
    placed: set[int] = set()
    for _at, order, number in wishes:
        slug = slugs[number]
        if order not in placed and len(teams[slug]) < room[slug]:
            teams[slug].append(seats[order])
            placed.add(order)
    return teams

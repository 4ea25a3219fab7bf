"""What moved between the two rankings: behind the gate of results.

A pupil's own moves are her own. Of the class leave figures alone, and only where nobody can be worked
out: of five two-time voters or more, unless whoever looks may see single rankings; and not where one
to four pupils ranked only once, as the difference to the class order would be theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Subquery

from debates.models import (
    Argument,
    Counterfactual,
    Debate,
    DebateTeacher,
    Grouping,
    Phase,
    Receipt,
    Reveal,
    RoundKind,
    Seat,
    Team,
)
from debates.models.ballot import counts
from debates.rankings import (
    Matched,
    Profile,
    Ranking,
    Undefined,
    average_place,
    rises,
    rises_of_each,
    swings,
)

from .ballots import WholeBallots, ranking_from
from .kept import Kept
from .results import (
    FEWEST_BALLOTS,
    SHOWN_TO_THE_CLASS,
    SHOWN_TO_THE_TEACHER,
    Verdict,
    has_met,
)
from .tallies import NOBODY, Tally, two_sides, ups_and_downs

LEAST_MOVE = 2
MOST_ASKED = 3


def answers_are_open(debate: Debate) -> bool:
    """Whether pupils may still say what moved them: until the first factor is uncovered, so that no
    figure at the verdict moves by one. One query at the verdict."""
    if debate.is_paused:
        return False
    if debate.phase == Phase.VERDICT:
        return not debate.reveals.filter(kind=Reveal.Kind.FACTOR).exists()
    return debate.phase == Phase.CLOSING


def own_rankings(seat: Seat) -> Mapping[str, Ranking]:
    """A pupil's current ballots by kind of round. One query."""
    rows = seat.papers.filter(ballot__ranking__isnull=False)
    return {
        kind: ranking_from(tiers)
        for kind, tiers in rows.values_list("round__kind", "ballot__ranking")
    }


def own_moves(rankings: Mapping[str, Ranking], slugs: list[str]) -> dict[str, Fraction]:
    """Factors that this pupil moved by two places or more, the farthest first; three at most."""
    if not {RoundKind.OPENING, RoundKind.CLOSING} <= set(rankings):
        return {}
    found = rises(rankings[RoundKind.OPENING], rankings[RoundKind.CLOSING], slugs)
    far = [slug for slug in slugs if abs(found.get(slug, 0)) >= LEAST_MOVE]
    far.sort(key=lambda slug: -abs(found[slug]))
    return {slug: found[slug] for slug in far[:MOST_ASKED]}


@dataclass(frozen=True, slots=True)
class FactorSwing:
    """`points`: two-time voters who moved it `up` less those who moved it `down`, in percentage points;
    `before` and `after` are its average places in both class orders. `team` champions it, 0 for nobody."""

    slug: str
    title: str
    points: Fraction
    up: Tally
    down: Tally
    is_dead_heat: bool
    before: Fraction | None
    after: Fraction | None
    team: int


@dataclass(frozen=True, slots=True)
class ReasonMove:
    """After what was named, `pupils` moved a factor by `rise` places in the mean; up is positive.
    `pupils` is 0 where too few named it to say how many."""

    kind: str
    argument: str
    source: str
    factor: str
    pupils: int
    rise: Fraction


@dataclass(frozen=True, slots=True)
class Movement:
    """`voters` handed in twice. `withheld`: too few to say anything. `few_reasons`: of some reasons too
    few pupils spoke. `answered` pupils said whether it comes out the same without their own first
    factor, `without_first` of them surely or probably; nobody answered where they are too few."""

    voters: int
    withheld: bool = False
    swings: tuple[FactorSwing, ...] = ()
    reasons: tuple[ReasonMove, ...] = ()
    few_reasons: bool = False
    answered: int = 0
    without_first: Tally = NOBODY

    @property
    def winner(self) -> FactorSwing | None:
        """The factor that most moved up, on balance; None in a dead heat."""
        best = max(self.swings, key=lambda one: one.points, default=None)
        if best is None or best.is_dead_heat or best.points <= 0:
            return None
        tied = [one for one in self.swings if one.points == best.points]
        return best if len(tied) == 1 else None


# For a class that looks at the same moment. The version moves with whatever changes it from the first
# reveal on: an argument that is hidden, a seat that is removed or erased.
_kept: Kept[Movement] = Kept(64)


def movement_for_the_class(
    debate: Debate,
    *,
    swings_only: bool = False,
    met: Verdict | None = None,
    ballots: WholeBallots | None = None,
) -> Movement | None:
    """None until every factor is uncovered, which `met` says where it was read already. Six queries, four
    of the swings alone, and one for what is kept; one less with `met`, and with `ballots` that were read."""
    is_met = met.is_complete if met else has_met(debate)
    if not is_met:
        return None
    is_free = debate.anonymity in SHOWN_TO_THE_CLASS
    key = debate.public_id, debate.version, is_free, swings_only
    return _kept.get(
        key,
        lambda: _movement(
            ballots or WholeBallots(debate), is_free=is_free, swings_only=swings_only
        ),
    )


def movement_for_the_teacher(teaching: DebateTeacher) -> Movement | None:
    """None while this teacher's cover of results is down, or a ranking still runs."""
    debate = teaching.debate
    seen = debate.reveals.filter(kind=Reveal.Kind.RESULTS, round__kind=RoundKind.CLOSING)
    if teaching.results_shown_at != debate.phase_serial or not seen.exists():
        return None
    if answers_are_open(debate):
        return None
    return _movement(WholeBallots(debate), is_free=debate.anonymity in SHOWN_TO_THE_TEACHER)


def _movement(ballots: WholeBallots, *, is_free: bool, swings_only: bool = False) -> Movement:
    debate = ballots.debate
    before, after = (ballots.of_seats(kind) for kind in (RoundKind.OPENING, RoundKind.CLOSING))
    matched = Matched.of(before, after)
    once = (matched.only_before, matched.only_after)
    is_few = matched.n < FEWEST_BALLOTS or any(0 < n < FEWEST_BALLOTS for n in once)
    if not matched.n or (is_few and not is_free):
        return Movement(matched.n, withheld=bool(matched.n))
    titles = debate.titles()
    moved_by = _swings(debate, matched, titles, before, after, is_free=is_free)
    if swings_only:
        return Movement(matched.n, swings=moved_by)
    twice = [seat for seat in before if seat in after]
    of_both = (tuple(kind[seat] for seat in twice) for kind in (before, after))
    moved = dict(zip(twice, rises_of_each(Matched(*of_both, 0, 0), list(titles)), strict=True))
    reasons, few = _reasons(debate, moved, fewest=1 if is_free else FEWEST_BALLOTS)
    answered, without = _without_first(debate, after)
    if answered < FEWEST_BALLOTS and not is_free:
        answered = without = 0
    some, _others = two_sides(without, answered - without, is_free=is_free)
    return Movement(
        voters=matched.n,
        swings=moved_by,
        reasons=reasons,
        few_reasons=few,
        answered=answered,
        without_first=some,
    )


def _swings(
    debate: Debate,
    matched: Matched,
    titles: Mapping[str, str],
    before: Mapping[int, Ranking],
    after: Mapping[int, Ranking],
    *,
    is_free: bool,
) -> tuple[FactorSwing, ...]:
    teams = champions_of(debate)
    opening, closing = (
        average_place(Profile.of(ballots.values(), list(titles), debate.unranked))
        for ballots in (before, after)
    )
    told = swings(matched, list(titles), debate.unranked)
    counts = {
        slug: ups_and_downs(swing.up, swing.down, matched.n, is_free=is_free)
        for slug, swing in told.items()
    }
    return tuple(
        FactorSwing(
            slug=slug,
            title=titles[slug],
            points=100 * swing.net,
            up=counts[slug][0],
            down=counts[slug][1],
            is_dead_heat=swing.dead_heat,
            before=opening.average(slug),
            after=closing.average(slug),
            team=teams.get(slug, 0),
        )
        for slug, swing in told.items()
        if not isinstance(swing.net, Undefined)
    )


def champions_of(debate: Debate) -> dict[str, int]:
    """Which team defended a factor, of the latest champions. One query."""
    latest = debate.groupings.filter(kind=Grouping.Kind.CHAMPIONS).order_by("-id")
    teams = Team.objects.filter(grouping=Subquery(latest.values("pk")[:1]), factor__isnull=False)
    return dict(teams.values_list("factor__slug", "number"))


def _reasons(
    debate: Debate, moved: Mapping[int, Mapping[str, Fraction]], *, fewest: int
) -> tuple[tuple[ReasonMove, ...], bool]:
    """Of arguments that the class reads, sources, and thinking again; the most pupils first. `moved`: how far
    each seat moved its factors."""
    rows = Receipt.objects.filter(counts("seat__"), seat__debate=debate).values_list(
        "seat_id", "factor__slug", "kind", "argument__public_id", "source", "argument__state"
    )
    named: dict[tuple[str, str, str, str], list[Fraction]] = {}
    for seat, slug, kind, argument, source, state in rows:
        rise = moved.get(seat, {}).get(slug)
        is_gone = kind == Receipt.Kind.ARGUMENT and state != Argument.State.SHOWN
        if rise is not None and abs(rise) >= LEAST_MOVE and not is_gone:
            named.setdefault((kind, argument or "", source, slug), []).append(rise)
    enough = {key: some for key, some in named.items() if len(some) >= fewest}
    lines = [
        ReasonMove(*key, pupils=len(some), rise=Fraction(sum(some)) / len(some))
        for key, some in enough.items()
    ]
    lines.sort(key=lambda line: (-line.pupils, line.factor, line.kind, line.argument, line.source))
    return tuple(lines), len(enough) < len(named)


def _without_first(debate: Debate, after: Mapping[int, Ranking]) -> tuple[int, int]:
    """Who answered about the factor that she put first, and how many of them can do without it."""
    rows = Counterfactual.objects.filter(counts("seat__"), seat__debate=debate)
    answers = [
        answer
        for seat, slug, answer in rows.values_list("seat_id", "factor__slug", "answer")
        if seat in after and after[seat].place(slug) == 1
    ]
    easily = (Counterfactual.Answer.SURELY, Counterfactual.Answer.PROBABLY)
    return len(answers), sum(answer in easily for answer in answers)

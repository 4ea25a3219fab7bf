"""How many comparisons of a partial order a ranking, or a class, agrees with.

Knows the counts for one ranking, for the class order and for the average pupil, which may differ:
a majority for 12 of 13 comparisons can go with pupils who agree with 60 in 100. Refuses to say
whether that is much (`permutation`); under ten comparisons people are shown sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .comparison import Outcome, compare
from .consensus import average_place
from .partial_order import ClosedOrder, Comparison, ComparisonKind
from .ranking import Item, Ranking
from .tally import Profile
from .undefined import Undefined, Why


@dataclass(frozen=True)
class Score:
    """What becomes of the comparisons of an order, counted.

    `agreed`, `contradicted`, `tied`: comparisons *above* and *at least*, as in `compare`. `matched`,
    `broken`: ties that the order asserts. `silent`: either sort, where an item is left out. `open`:
    pairs the order says nothing of, which never score. For a class of pupils each count is a sum
    over the pupils.
    """

    agreed: int
    contradicted: int
    tied: int
    matched: int
    broken: int
    silent: int
    open: int

    @property
    def decided(self) -> int:
        """The comparisons behind `share` and `tau`."""
        return self.agreed + self.contradicted + self.tied

    @property
    def share(self) -> Fraction | Undefined:
        """Share agreed, a tie counting half: 0 to 1."""
        if not self.decided:
            return Undefined(Why.NO_PAIRS)
        return Fraction(2 * self.agreed + self.tied, 2 * self.decided)

    @property
    def tau(self) -> Fraction | Undefined:
        """tau_S from -1 to 1: agreed less contradicted (Goodman and Kruskal 1954; Somers 1962)."""
        if not self.decided:
            return Undefined(Why.NO_PAIRS)
        return Fraction(self.agreed - self.contradicted, self.decided)

    @property
    def distance(self) -> Fraction:
        """K^(1/2) over the asserted pairs: a tie made or broken counts a half."""
        return self.contradicted + Fraction(self.tied + self.broken, 2)


@dataclass(frozen=True)
class ClassScore:
    """A class against an order, both ways: its own order, and its pupils all counted together."""

    order: Score
    pupils: Score


def score(ranking: Ranking[Item], order: ClosedOrder[Item]) -> Score:
    """One ranking against `order`, at the level of that order."""
    ties: Counter[Outcome] = Counter()
    others: Counter[Outcome] = Counter()
    for verdict in compare(ranking, order):
        kind = ties if verdict.comparison.kind is ComparisonKind.TIE else others
        kind[verdict.outcome] += 1
    return Score(
        agreed=others[Outcome.AGREED],
        contradicted=others[Outcome.CONTRADICTED],
        tied=others[Outcome.TIED],
        matched=ties[Outcome.AGREED],
        broken=ties[Outcome.CONTRADICTED],
        silent=others[Outcome.SILENT] + ties[Outcome.SILENT],
        open=len(order.open_pairs()),
    )


def score_class(profile: Profile[Item], order: ClosedOrder[Item]) -> ClassScore:
    """The class order by average place, and the pupils together, against `order`.

    Undefined share and tau where nobody compared a pair that `order` compares. Comparisons with
    items that the profile does not have are silent.
    """
    return ClassScore(
        order=score(average_place(profile).ranking, order), pupils=_score_pupils(profile, order)
    )


def _score_pupils(profile: Profile[Item], order: ClosedOrder[Item]) -> Score:
    """The sum of the scores of all ballots that rank something, read off the pairwise counts."""
    rows = {item: row for row, item in enumerate(profile.items)}
    agreed = contradicted = tied = matched = broken = silent = 0
    for comparison in order.comparisons:
        if not comparison.pair <= rows.keys():
            silent += profile.n
            continue
        high, low = rows[comparison.higher], rows[comparison.lower]
        over, under = profile.wins[high][low], profile.wins[low][high]
        level = profile.ties[high][low]
        silent += profile.n - over - under - level
        match comparison.kind:
            case ComparisonKind.ABOVE:
                agreed, contradicted, tied = agreed + over, contradicted + under, tied + level
            case ComparisonKind.AT_LEAST:
                agreed, contradicted = agreed + over + level, contradicted + under
            case ComparisonKind.TIE:
                matched, broken = matched + level, broken + over + under
    unsaid = len(order.open_pairs()) * profile.n
    return Score(agreed, contradicted, tied, matched, broken, silent, unsaid)


def ordered(comparisons: Iterable[Comparison[Item]]) -> tuple[Comparison[Item], ...]:
    """Those that say which item comes first: all but the asserted ties."""
    return tuple(c for c in comparisons if c.kind is not ComparisonKind.TIE)

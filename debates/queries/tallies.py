"""Counts of pupils as people may be told them.

In a class where single rankings are nobody's business, a count under three would leave somebody standing
alone; and so would one that all but two or fewer share, or one from which a small one can be worked out:
averages are told exactly, so the sum of a row is no secret. That nobody chose something is none either; it
is told like one or two all the same, or these would be told apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from debates.rankings import protect

FEWEST_COUNTED = 3
BLURS = (5, 10, 20)  # how many numbers a count may be that is hidden for the sake of another


@dataclass(frozen=True, slots=True)
class Tally:
    """From `low` to `high` pupils; the same number twice where it is told exactly."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


NOBODY = Tally(0, 0)


def exactly(n: int) -> Tally:
    return Tally(n, n)


def two_sides(one: int, other: int, *, is_free: bool) -> tuple[Tally, Tally]:
    """Two sides of one question whose sum is known. Where one is too small to be told, the other is not told
    exactly either, as subtracting would give the small one. `is_free`: single rankings may be seen."""
    both = one + other
    if is_free or min(one, other) >= FEWEST_COUNTED:
        return exactly(one), exactly(other)
    if max(one, other) < FEWEST_COUNTED:
        return Tally(0, both), Tally(0, both)
    few = Tally(0, FEWEST_COUNTED - 1)
    many = Tally(both - few.high, both)
    return (few, many) if one < other else (many, few)


def ups_and_downs(up: int, down: int, voters: int, *, is_free: bool) -> tuple[Tally, Tally]:
    """The same of `voters` where the difference is known, as that between up and down is from the swing."""
    if is_free or min(up, down) >= FEWEST_COUNTED:
        return exactly(up), exactly(down)
    more = abs(up - down)
    few = Tally(0, min(FEWEST_COUNTED - 1, (voters - more) // 2))
    many = Tally(more, more + few.high)
    return (few, many) if up < down else (many, few)


def places_told(
    found: Mapping[str, Sequence[int]],
    columns: Sequence[Sequence[int]],
    spans: Mapping[str, Sequence[range]],
    sums: Mapping[str, int],
    *,
    is_free: bool,
) -> dict[str, tuple[Tally, ...]] | None:
    """How many put each factor in each column. `columns`: what a ballot in it adds to a factor's average, one
    number or, where it holds several places, as many; `sums`: what all ballots add. `spans`: of a factor,
    columns whose sum a page tells as well. None where one would stand alone however much is hidden."""
    if is_free:
        return {slug: tuple(map(exactly, row)) for slug, row in found.items()}
    counts = {(slug, n): count for slug, row in found.items() for n, count in enumerate(row)}
    is_fine = all(len(column) == 1 for column in columns)
    rows: list[dict[tuple[str, int], tuple[int, ...]]] = [
        {(slug, n): (1, *(columns[n] if is_fine else ())) for n in range(len(row))}
        for slug, row in found.items()
    ]
    parts = [{(slug, n): (1,) for n in span} for slug, some in spans.items() for span in some]
    across = [{(slug, n): (1,) for slug in found} for n in range(len(columns))]
    told = protect(
        counts,
        small={key: (0, FEWEST_COUNTED - 1) for key, n in counts.items() if n < FEWEST_COUNTED},
        secret={
            (slug, n)
            for slug, row in found.items()
            if not (is_fine and _is_as_one(row)) and not _is_told(row, spans.get(slug, ()))
            for n, count in enumerate(row)
            if 0 < count < FEWEST_COUNTED
        },
        known=[*rows, *across, *parts],
        blur=lambda key: _ranges_of(counts[key], sum(found[key[0]])),
        fits=lambda other: is_fine or _averages_fit(other, columns, sums),
    )
    if told is None:
        return None
    return {
        slug: _no_wider_than([told[slug, n] for n in range(len(row))], sum(row))
        for slug, row in found.items()
    }


def _no_wider_than(ranges: Sequence[tuple[int, int]], everybody: int) -> tuple[Tally, ...]:
    """What the sum of a row leaves of each range, as a reader would see; small ones stay as they are."""
    low, high = (sum(some) for some in zip(*ranges, strict=True))
    return tuple(
        Tally(*one)
        if one[0] == 0
        else Tally(max(one[0], everybody - high + one[1]), min(one[1], everybody - low + one[0]))
        for one in ranges
    )


def _averages_fit(
    counts: Mapping[tuple[str, int], int], columns: Sequence[Sequence[int]], sums: Mapping[str, int]
) -> bool:
    """Whether ballots in these columns can come to the sums that averages tell."""
    low, high = dict.fromkeys(sums, 0), dict.fromkeys(sums, 0)
    for (slug, n), count in counts.items():
        low[slug] += count * min(columns[n])
        high[slug] += count * max(columns[n])
    return all(low[slug] <= total <= high[slug] for slug, total in sums.items())


def _is_told(row: Sequence[int], spans: Sequence[range]) -> bool:
    """Another page tells all of this row's columns but one, each by itself."""
    alone = {n for span in spans for n in span if len(span) == 1}
    return len(alone) >= len(row) - 1


def _is_as_one(row: Sequence[int]) -> bool:
    """All but one at most in the first place or in the last, and this one next to them: then the average
    tells as much by itself, and no chart could hide it."""
    everybody = sum(row)
    return any(
        one + beside == everybody and beside <= 1
        for one, beside in ((row[0], row[1]), (row[-1], row[-2]))
    )


def _ranges_of(n: int, everybody: int) -> list[tuple[int, int]]:
    """For one of counts that come to `everybody`. One of more than half is told by how many it leaves."""
    rest = everybody - n
    if n <= rest:
        return [_blurred(n, numbers) for numbers in BLURS]
    few = [(0, FEWEST_COUNTED - 1)] if rest < FEWEST_COUNTED else []
    left = [*few, *(_blurred(rest, numbers) for numbers in BLURS)]
    return [(max(0, everybody - high), everybody - low) for low, high in left]


def _blurred(n: int, numbers: int) -> tuple[int, int]:
    """A range of so many numbers that begins where it would begin for others in it, too. A small one is told
    to be in the lowest of them, or less."""
    if n < FEWEST_COUNTED:
        return 0, FEWEST_COUNTED + numbers - 1
    low = FEWEST_COUNTED + (n - FEWEST_COUNTED) // numbers * numbers
    return low, low + numbers - 1


def duels_told(
    slugs: Sequence[str],
    wins: Sequence[Sequence[int]],
    best: Sequence[str],
    *,
    is_free: bool,
) -> dict[tuple[str, str], tuple[Tally, Tally]] | None:
    """How many put each factor above each other one, and how many below it. `best`: an order of which a page
    tells how many judgements it contradicts. None where one would stand alone however much is hidden."""
    sides = {
        (a, b): (wins[x][y], wins[y][x])
        for x, a in enumerate(slugs)
        for y, b in enumerate(slugs)
        if x < y
    }
    shown = {pair: two_sides(*both, is_free=is_free)[0] for pair, both in sides.items()}
    told = protect(
        {pair: one for pair, (one, _other) in sides.items()},
        small={pair: (one.low, one.high) for pair, one in shown.items() if not one.is_exact},
        secret={
            pair
            for pair, both in sides.items()
            if not shown[pair].is_exact and 0 < min(both) < FEWEST_COUNTED
        },
        known=_sums_of_duels(slugs, sides, best),
        blur=lambda pair: _blurred_sides(*sides[pair]),
    )
    if told is None:
        return None
    found = {}
    for (a, b), (low, high) in told.items():
        both = sum(sides[a, b])
        one, other = Tally(low, high), Tally(both - high, both - low)
        found[a, b], found[b, a] = (one, other), (other, one)
    return found


def _sums_of_duels(
    slugs: Sequence[str], pairs: Iterable[tuple[str, str]], best: Sequence[str]
) -> list[dict[tuple[str, str], tuple[int, ...]]]:
    """What is known of wins of the first of each pair: for each factor its average place, and how many
    judgements go against `best`."""
    sums = [
        {pair: (1 if slug == pair[0] else -1,) for pair in pairs if slug in pair} for slug in slugs
    ]
    place = {slug: n for n, slug in enumerate(best)}
    ranked = [(a, b) for a, b in pairs if a in place and b in place]
    return [*sums, {(a, b): (-1 if place[a] < place[b] else 1,) for a, b in ranked}]


def _blurred_sides(one: int, other: int) -> list[tuple[int, int]]:
    """For the first of two sides. The lesser one is blurred, up to where it would not be the lesser; then all
    that the two can come to."""
    both, lesser = one + other, min(one, other)
    if not both:
        return []
    if lesser < FEWEST_COUNTED:
        return [(0, both)]
    low, high = _blurred(lesser, BLURS[0])
    high = min(high, both // 2)
    if low == high:
        low -= FEWEST_COUNTED
    return [(low, high) if one <= other else (both - high, both - low), (0, both)]

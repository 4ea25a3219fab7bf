"""Where figures and lines stand in the drawing of a network, the same on every date.

The figures stand on an oval, half of them on each side at equal heights, names outwards, so that
names never meet. Lines bend towards the middle, so that none runs through a third figure. The order
is found by exchanging places as long as fewer lines cross that stand at one time. Nothing here
depends on a date.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import dist

from debates.queries.dossier.standing import Day
from debates.queries.dossier.values import Alliance

PITCH = 40  # between two names of one side
MARGIN = 8
OVAL = 244  # its width
NODE = 11
NAME_GAP = 17  # from the middle of a figure to its name
SYMBOL = 7.4  # what a symbol of a name takes at most, on average
BEND_LEAST, BEND_MORE = 0.24, 0.6  # towards the middle; lines of one side nest instead of meeting
ENDS = 0.94  # how far towards its tips the oval is used
MARKS = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68)  # along a line, from its first figure
MOST_ROUNDS = 20

Pair = tuple[str, str]
Span = tuple[str, str, Day, Day | None]
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """`figures`: slug to its spot, in the order of the oval. `lines`: pair to its path, a curve with
    one control point. `marks`: pair to the spot of its mark."""

    width: int
    height: int
    figures: dict[str, Spot]
    lines: dict[Pair, str]
    marks: dict[Pair, Spot]


def pair_of(alliance: Alliance) -> Pair:
    return min(alliance.a, alliance.b), max(alliance.a, alliance.b)


def places_of(alliances: tuple[Alliance, ...], *, longest_name: int) -> Places:
    """Worked out once for the same alliances, whoever reads them. `longest_name` in symbols."""
    return _places(
        round(longest_name * SYMBOL) + NAME_GAP,
        tuple(
            (*pair_of(one), one.start.begins, one.end.begins if one.end else None)
            for one in alliances
        ),
    )


@lru_cache(maxsize=16)
def _places(names: int, spans: tuple[Span, ...]) -> Places:
    figures = list(dict.fromkeys(slug for span in spans for slug in span[:2]))
    order = _order(figures, spans)
    right = len(order) // 2
    left = len(order) - right
    width, height = OVAL + 2 * names, max(left, 1) * PITCH + 2 * MARGIN
    spots = {}
    for n, slug in enumerate(order):
        # Down the right side, then up the left one.
        row, rows = (n, right) if n < right else (left - 1 - (n - right), left)
        y = (row + 0.5) / rows
        reach = (1 - (ENDS * (2 * y - 1)) ** 2) ** 0.5 * OVAL / 2
        x = width / 2 + (reach if n < right else -reach)
        spots[slug] = (round(x), round(MARGIN + y * (height - 2 * MARGIN)))
    middle = width // 2, height // 2
    curves = {
        (a, b): (spots[a], _control(spots[a], spots[b], middle), spots[b])
        for a, b in sorted({span[:2] for span in spans})
    }
    lines = {
        pair: "M{} {}Q{} {} {} {}".format(*curve[0], *curve[1], *curve[2])
        for pair, curve in curves.items()
    }
    return Places(width, height, spots, lines, _marks(curves))


def _order(figures: list[str], spans: tuple[Span, ...]) -> list[str]:
    """Exchanges two places as long as that leaves fewer crossings. Small and repeatable, not perfect."""
    meet = {
        (one, other)
        for one, other in combinations(range(len(spans)), 2)
        if _overlap(spans[one], spans[other]) and not set(spans[one][:2]) & set(spans[other][:2])
    }
    partners: list[list[int]] = [[] for _ in spans]
    for one, other in meet:
        partners[one].append(other)
        partners[other].append(one)
    lines = {slug: [n for n, span in enumerate(spans) if slug in span[:2]] for slug in figures}
    at = {slug: n for n, slug in enumerate(figures)}

    def crossings(of: set[int]) -> int:
        return sum(
            _cross(at, spans[one], spans[other])
            for one in of
            for other in partners[one]
            if other not in of or one < other
        )

    for _round in range(MOST_ROUNDS):
        better = False
        for one, other in combinations(figures, 2):
            touched = {*lines[one], *lines[other]}
            before = crossings(touched)
            at[one], at[other] = at[other], at[one]
            if crossings(touched) < before:
                better = True
            else:
                at[one], at[other] = at[other], at[one]
        if not better:
            break
    return _turned(sorted(figures, key=at.__getitem__), lines)


def _turned(order: list[str], lines: dict[str, list[int]]) -> list[str]:
    """So that whoever has most lines stands in the middle of the right side."""
    if not order:
        return order
    busiest = max(order, key=lambda slug: len(lines[slug]))
    shift = (order.index(busiest) - len(order) // 4) % len(order)
    return order[shift:] + order[:shift]


def _overlap(one: Span, other: Span) -> bool:
    return (other[3] is None or one[2] < other[3]) and (one[3] is None or other[2] < one[3])


def _cross(at: dict[str, int], one: Span, other: Span) -> bool:
    low, high = sorted((at[one[0]], at[one[1]]))
    return (low < at[other[0]] < high) != (low < at[other[1]] < high)


def _control(start: Spot, end: Spot, middle: Spot) -> Spot:
    """The further apart two figures stand, the more their line bends."""
    between = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    bend = BEND_LEAST + BEND_MORE * min(1, dist(start, end) / (2 * middle[1]))
    return tuple(round(b + (m - b) * bend) for b, m in zip(between, middle, strict=True))


def _marks(curves: dict[Pair, tuple[Spot, Spot, Spot]]) -> dict[Pair, Spot]:
    """Each mark on its line, as far from the marks before it as the line lets it be."""
    marks: dict[Pair, Spot] = {}
    for pair, curve in curves.items():
        marks[pair] = max(
            (_along(curve, part) for part in MARKS),
            key=lambda spot: min((dist(spot, one) for one in marks.values()), default=0),
        )
    return marks


def _along(curve: tuple[Spot, Spot, Spot], t: float) -> Spot:
    return tuple(
        round((1 - t) ** 2 * start + 2 * t * (1 - t) * control + t * t * end)
        for start, control, end in zip(*curve, strict=True)
    )

"""Which counts to hide besides the small ones, so that nobody can work these out from what is told.

A count that is hidden comes back where the others of its row and the row's sum are told: the second step is
*complementary suppression* (Cox 1980, JASA 75; for sums of two sides, Gusfield 1988, SIAM J. Comput. 17).
Knows the sums a reader has, and that counts are whole numbers: a small count is hidden when a second set of
counts, with another number in its place, comes to the same sums. Does not know a reader's own ballot.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)
Bounds: TypeAlias = tuple[int, int]
# Sums that are known together, over the same counts: the weights of each count, one a sum.
Sums: TypeAlias = Mapping[Key, tuple[int, ...]]

# Elimination modulo a prime: exact, and two of its numbers multiply in 64 bits.
PRIME = (1 << 31) - 1
MOST_TRIES = 20
MOST_LOOKS = 24


class TooLong(Exception):
    """A search was given up."""


def protect(
    counts: Mapping[Key, int],
    small: Mapping[Key, Bounds],
    secret: Collection[Key],
    known: Iterable[Sums[Key]],
    blur: Callable[[Key], Sequence[Bounds]],
    fits: Callable[[Mapping[Key, int]], bool] = lambda counts: True,
) -> dict[Key, Bounds] | None:
    """From what to what each of `counts` may be told, the same number twice where it is told exactly.

    `small`: what is told in place of those that are too small. `secret`: those of them that nobody may work
    out. `known`: weighted sums that readers have or can work out; their totals are those of `counts`. `blur`:
    what to tell of a count that is hidden for the sake of another, ever wider. `fits`: what readers know
    besides; counts that do not fit hide nothing. The least are blurred first, and small ones, which are
    ranges already, after all others. None where a secret comes out however much is blurred. ValueError for a
    blur to one number, or past it.
    """
    told = {key: small.get(key, (n, n)) for key, n in counts.items()}
    rows = [_Row.of(sums, counts) for sums in known]
    wider = {key: list(blur(key)) for key in counts}
    for key, ranges in wider.items():
        if any(low == high or not low <= counts[key] <= high for low, high in ranges):
            raise ValueError(f"{key} is not blurred")
    widest = {key: ranges[-1] if ranges else told[key] for key, ranges in wider.items()}
    open_, is_checked = list(secret), False
    while True:
        settled = _settled(told, rows)
        # What has a second number keeps it when more is blurred: only the others are looked at again.
        open_ = _worked_out(counts, told, rows, open_, settled, fits)
        if not open_:
            return _without_needless(counts, told, small, rows, secret, fits)
        chosen = _next_to_blur(counts, small, wider, rows, {*open_, *settled})
        if chosen is None:
            return None
        if chosen in small and not is_checked:  # the last resort: does anything help at all?
            if _exposed(counts, widest, rows, secret, fits):
                return None
            is_checked = True
        told[chosen] = wider[chosen].pop(0)


def _without_needless(
    counts: Mapping[Key, int],
    told: Mapping[Key, Bounds],
    small: Mapping[Key, Bounds],
    rows: Sequence[_Row[Key]],
    secret: Collection[Key],
    fits: Callable[[Mapping[Key, int]], bool],
) -> dict[Key, Bounds]:
    """What was blurred in vain before others had to be is told exactly again: all of it where nothing comes
    out, else each half by itself, the greatest first; as far as MOST_LOOKS go."""
    kept, looks = dict(told), MOST_LOOKS
    blurred = [key for key, (low, high) in told.items() if low != high and key not in small]
    parts = [sorted(blurred, key=lambda key: -counts[key])]
    while parts and looks:
        part = parts.pop(0)
        if not part:
            continue
        looks -= 1
        exact = {**kept, **{key: (counts[key], counts[key]) for key in part}}
        if not _exposed(counts, exact, rows, secret, fits):
            kept = exact
        elif len(part) > 1:
            parts += [part[: len(part) // 2], part[len(part) // 2 :]]
    return kept


def exposed(
    counts: Mapping[Key, int],
    told: Mapping[Key, Bounds],
    known: Iterable[Sums[Key]],
    hidden: Iterable[Key],
    fits: Callable[[Mapping[Key, int]], bool] = lambda counts: True,
) -> list[Key]:
    """Of `hidden`, those that a reader of `told` and of the sums `known` can work out. Where MOST_TRIES steps
    neither find a second number nor rule it out, it counts as hidden."""
    return _exposed(counts, told, [_Row.of(sums, counts) for sums in known], hidden, fits)


def _exposed(
    counts: Mapping[Key, int],
    told: Mapping[Key, Bounds],
    rows: Sequence[_Row[Key]],
    hidden: Iterable[Key],
    fits: Callable[[Mapping[Key, int]], bool],
) -> list[Key]:
    return _worked_out(counts, told, rows, hidden, _settled(told, rows), fits)


def _worked_out(
    counts: Mapping[Key, int],
    told: Mapping[Key, Bounds],
    rows: Sequence[_Row[Key]],
    hidden: Iterable[Key],
    settled: AbstractSet[Key],
    fits: Callable[[Mapping[Key, int]], bool],
) -> list[Key]:
    """`settled`: what the sums alone give away."""
    ranges = {key: tuple(range(low, high + 1)) for key, (low, high) in told.items()}
    possible = _narrowed(ranges, rows, set(counts)) or ranges
    found: set[Key] = set()
    bare = []
    for key in hidden:
        if key in found:
            continue
        try:
            other = None if key in settled else _another(counts, possible, rows, key, fits)
        except TooLong:
            continue
        if other is None:
            bare.append(key)
        else:
            found |= {key for key, n in other.items() if n != counts[key]}
    return bare


def _next_to_blur(
    counts: Mapping[Key, int],
    small: Collection[Key],
    wider: Mapping[Key, Sequence[Bounds]],
    rows: Sequence[_Row[Key]],
    bare: AbstractSet[Key],
) -> Key | None:
    """Of those that can be blurred, one that shares a sum with one of `bare` before others, then one that is
    not small, then the one that is blurred least, then the least count."""
    beside = {other for row in rows for other in row.weights if not bare.isdisjoint(row.weights)}
    able = [key for key, ranges in wider.items() if ranges]
    near = [key for key in able if key in beside] or able
    return min(near, key=lambda key: (key in small, -len(wider[key]), counts[key]), default=None)


def _settled(told: Mapping[Key, Bounds], known: Sequence[_Row[Key]]) -> set[Key]:
    """Hidden ones that the sums alone settle: the sums' row space holds their unit vector."""
    hidden = [key for key, (low, high) in told.items() if low != high]
    column = {key: n for n, key in enumerate(hidden)}
    rows = np.zeros((sum(len(row.totals) for row in known), len(hidden)), np.int64)
    first = 0
    for row in known:
        for key, weights in row.weights.items():
            if key in column:
                rows[first : first + len(weights), column[key]] = [w % PRIME for w in weights]
        first += len(row.totals)
    reduced = _reduced(rows)
    alone = reduced[np.count_nonzero(reduced, axis=1) == 1]
    return {hidden[n] for n in alone.argmax(axis=1)} if len(alone) else set()


def _reduced(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The reduced row echelon form modulo PRIME, without empty rows. Shape (r, n) in, (rank, n) out."""
    done = 0
    for column in range(rows.shape[1]):
        some = np.flatnonzero(rows[done:, column])
        if not len(some):
            continue
        pivot = done + some[0]
        rows[[done, pivot]] = rows[[pivot, done]]
        rows[done] = rows[done] * pow(int(rows[done, column]), -1, PRIME) % PRIME
        times = rows[:, column].copy()
        times[done] = 0
        rows = (rows - np.outer(times, rows[done])) % PRIME
        done += 1
    return rows[:done]


def _another(
    counts: Mapping[Key, int],
    possible: Mapping[Key, tuple[int, ...]],
    rows: Sequence[_Row[Key]],
    key: Key,
    fits: Callable[[Mapping[Key, int]], bool],
) -> dict[Key, int] | None:
    """Counts that come to the same sums with another number at `key`, near the real ones where possible."""
    tries = 0

    def search(left: dict[Key, tuple[int, ...]], moved: Key) -> dict[Key, int] | None:
        nonlocal tries
        tries += 1
        if tries > MOST_TRIES:
            raise TooLong
        narrowed = _narrowed(left, rows, {moved})
        if narrowed is None:
            return None
        choice = min(
            (key for key, numbers in narrowed.items() if len(numbers) > 1),
            key=lambda key: len(narrowed[key]),
            default=None,
        )
        if choice is None:
            found = {key: numbers[0] for key, numbers in narrowed.items()}
            return found if fits(found) else None
        return branch(narrowed, choice, narrowed[choice])

    def branch(
        left: dict[Key, tuple[int, ...]], at: Key, numbers: Iterable[int]
    ) -> dict[Key, int] | None:
        for n in sorted(numbers, key=lambda n: abs(n - counts[at])):
            if (found := search({**left, at: (n,)}, at)) is not None:
                return found
        return None

    return branch(dict(possible), key, (n for n in possible[key] if n != counts[key]))


def _narrowed(
    possible: Mapping[Key, tuple[int, ...]], rows: Sequence[_Row[Key]], moved: set[Key]
) -> dict[Key, tuple[int, ...]] | None:
    """What is left of each when every row must come out, looked at row by row until nothing is ruled out any
    more; None where nothing is left of one. `moved`: those that were narrowed just now."""
    left = dict(possible)
    while moved:
        before, moved = moved, set()
        for row in rows:
            if before.isdisjoint(row.weights) and moved.isdisjoint(row.weights):
                continue
            for key, numbers in row.left_of(left).items():
                if not numbers:
                    return None
                if numbers != left[key]:
                    left[key] = numbers
                    moved.add(key)
    return left


@dataclass(frozen=True)
class _Row(Generic[Key]):
    """Counts whose sums are known together, and what these sums are."""

    weights: Sums[Key]
    totals: tuple[int, ...]
    # Searches that begin alike ask for the same again, more often than not.
    answered: dict[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def of(cls, weights: Sums[Key], counts: Mapping[Key, int]) -> _Row[Key]:
        told = ([w * counts[key] for w in some] for key, some in weights.items())
        return cls(weights, tuple(map(sum, zip(*told, strict=True))))

    def left_of(self, possible: Mapping[Key, tuple[int, ...]]) -> dict[Key, tuple[int, ...]]:
        """Of each count, the numbers that some whole choice for the row allows."""
        numbers = tuple(possible[key] for key in self.weights)
        if numbers not in self.answered:
            self.answered[numbers] = self._left_of(numbers)
        return dict(zip(self.weights, self.answered[numbers], strict=True))

    def _left_of(self, possible: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
        """Totals that can be reached are bits of one whole number, and adding a count is a shift: the totals
        of several sums stand side by side in it, each with room for all that it can come to."""
        shifts, target = self._shifts(possible)
        if target is None:
            return ((),) * len(possible)
        reached = [1]
        for shift in shifts:
            reached.append(_any(reached[-1] << by for by in shift.values()))
        wanted, left = 1 << target, []
        for numbers, shift, before in zip(
            possible[::-1], shifts[::-1], reached[-2::-1], strict=True
        ):
            some = tuple(n for n, by in shift.items() if before << by & wanted)
            left.append(numbers if some == numbers else some)  # the same tuple takes no room
            wanted = _any(wanted >> by for by in shift.values())
        return tuple(left[::-1])

    def _shifts(
        self, possible: Sequence[tuple[int, ...]]
    ) -> tuple[list[dict[int, int]], int | None]:
        """Of each count, what each of its numbers adds to the totals, and which bit stands for those that
        are known; None where they are out of reach. No total is below nothing: one that weighs negatively
        counts from its highest number down."""
        found: list[dict[int, int]] = [dict.fromkeys(numbers, 0) for numbers in possible]
        radix, target = 1, 0
        for total, some in zip(self.totals, zip(*self.weights.values(), strict=True), strict=True):
            room = 0
            for shift, weight in zip(found, some, strict=True):
                base = min(shift) if weight >= 0 else max(shift)
                total -= weight * base
                room += abs(weight) * (max(shift) - min(shift))
                for n in shift:
                    shift[n] += radix * weight * (n - base)
            if not 0 <= total <= room:
                return found, None
            target += radix * total
            radix *= 1 + room
        return found, target


def _any(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)

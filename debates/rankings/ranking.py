"""One ranking: ordered tiers over hashable items, perhaps not all of them.

Knows a ranking's notation, its JSON form and its places. Refuses to know which rankings a task
allows (`shape`), who made one, or what an item means.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Refusal(StrEnum):
    """Why a value was refused. The edge has one sentence for each."""

    NOT_TIERS = "not-tiers"  # JSON: not a list of lists
    NOT_AN_ITEM = "not-an-item"  # JSON: not a text; elsewhere: not hashable
    EMPTY_TIER = "empty-tier"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"
    SYNTAX = "syntax"
    BAD_PLACE = "bad-place"
    SELF = "self"  # a relation of an item to itself
    CYCLE = "cycle"
    BAD_WEIGHT = "bad-weight"  # not a positive whole number, or not one a ballot
    BAD_SIZES = "bad-sizes"  # row sizes that the items do not fill
    TOO_MANY = "too-many"  # more items than an exact search can take


class RankingError(ValueError):
    """A value that this room does not accept.

    `code` is one of `Refusal`, `items` are the labels concerned (none where the offender is not a
    label at all). The text is for developers: it never quotes what came in, which may be hostile.
    """

    def __init__(self, code: Refusal, items: Iterable[Hashable] = ()) -> None:
        self.code = code
        self.items = tuple(items)
        super().__init__(code, self.items)

    def __str__(self) -> str:
        return f"{self.code}, {len(self.items)} item(s) concerned"


@dataclass(frozen=True)
class Ranking(Generic[Item]):
    """Tiers, best first; items of one tier are tied. Items it leaves out are simply not in it.

    No tier is empty, no item stands twice: RankingError `empty-tier`, `duplicate`, `not-an-item`.
    The ranking of nothing, `Ranking(())`, is allowed; whether a task takes it is for `shape`.
    """

    tiers: tuple[frozenset[Item], ...]

    def __post_init__(self) -> None:
        if _are_apart(self.tiers):
            return
        tiers: list[frozenset[Item]] = []
        seen: set[Item] = set()
        for given in self.tiers:
            if isinstance(given, str | bytes):  # else "ab" would be the tier of "a" and "b"
                raise RankingError(Refusal.NOT_TIERS)
            members = tuple(given)
            if not members:
                raise RankingError(Refusal.EMPTY_TIER)
            for item in members:
                if _hashed(item) in seen:
                    raise RankingError(Refusal.DUPLICATE, (item,))
                seen.add(item)
            tiers.append(frozenset(members))
        object.__setattr__(self, "tiers", tuple(tiers))

    @classmethod
    def of(cls, *tiers: Iterable[Item]) -> Ranking[Item]:
        """`Ranking.of(["a"], ["b", "c"])`."""
        return cls(tiers)  # type: ignore[arg-type]  # __post_init__ makes the sets, seeing doubles

    @staticmethod
    def parse(text: str) -> Ranking[str]:
        """`"a > b = c"`, the notation that `str` prints; `""` is the ranking of nothing.

        Names are stripped of blanks around them and hold neither `>` nor `=`. RankingError
        `syntax` where a name is missing.
        """
        if not text.strip():
            return Ranking(())
        tiers = [[name.strip() for name in tier.split("=")] for tier in text.split(">")]
        if not all(name for tier in tiers for name in tier):
            raise RankingError(Refusal.SYNTAX)
        return Ranking.of(*tiers)

    @staticmethod
    def from_json(content: object, among: frozenset[str]) -> Ranking[str]:
        """Read `[["a"], ["b", "c"]]`, best first: the one gate for ballots from outside.

        Takes anything that a JSON parser yields and raises nothing but RankingError. Reads at most
        one item more than `among` holds and looks no deeper than two lists, however much was sent.
        """
        if not isinstance(content, list):
            raise RankingError(Refusal.NOT_TIERS)
        seen: set[str] = set()
        for tier in content:
            if not isinstance(tier, list):
                raise RankingError(Refusal.NOT_TIERS)
            if not tier:
                raise RankingError(Refusal.EMPTY_TIER)
            for item in tier:
                if not isinstance(item, str):
                    raise RankingError(Refusal.NOT_AN_ITEM)
                if item not in among:
                    raise RankingError(Refusal.UNKNOWN, (item,))
                if item in seen:
                    raise RankingError(Refusal.DUPLICATE, (item,))
                seen.add(item)
        return Ranking(tuple(frozenset(tier) for tier in content))

    def to_json(self) -> list[list[Item]]:
        """Tiers as lists, each sorted, so that equal rankings have equal text."""
        return [_sorted(tier) for tier in self.tiers]

    def __str__(self) -> str:
        return " > ".join(" = ".join(map(str, _sorted(tier))) for tier in self.tiers)

    @property
    def items(self) -> frozenset[Item]:
        return frozenset().union(*self.tiers)

    def place(self, item: Item) -> int | None:
        """Competition place (1, 2, 2, 4): one more than the items above. None if left out."""
        step = self._step(item)
        return None if step is None else step[0] + 1

    def average_place(self, item: Item) -> Fraction | None:
        """Average place (1, 2½, 2½, 4): tied items share their places. None if left out."""
        step = self._step(item)
        return None if step is None else step[0] + Fraction(step[1] + 1, 2)

    def above(self, a: Item, b: Item) -> bool | None:
        """Whether `a` stands above `b`: False if tied or below, None if either is left out."""
        place, other = self.place(a), self.place(b)
        if place is None or other is None:
            return None
        return place < other

    def _step(self, item: Item) -> tuple[int, int] | None:
        """How many items stand above the tier of `item`, and how many on it."""
        above = 0
        for tier in self.tiers:
            if item in tier:
                return above, len(tier)
            above += len(tier)
        return None


def distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    """`items` as they come; RankingError `duplicate` if one of them comes twice."""
    order = tuple(items)
    if len(set(order)) < len(order):
        twice = (item for item in dict.fromkeys(order) if order.count(item) > 1)
        raise RankingError(Refusal.DUPLICATE, twice)
    return order


def _are_apart(tiers: object) -> bool:
    """Sets already, none empty and nothing in two of them, as thousands of ballots are when they are read."""
    return (
        type(tiers) is tuple
        and {*map(type, tiers)} <= {frozenset}
        and all(tiers)
        and len(frozenset().union(*tiers)) == sum(map(len, tiers))
    )


def _hashed(item: Item) -> Item:
    try:
        hash(item)
    except TypeError:
        raise RankingError(Refusal.NOT_AN_ITEM) from None
    return item


def _sorted(tier: frozenset[Item]) -> list[Item]:
    """By text, then by type, so that 1 and "1" too have an order of their own."""
    return sorted(tier, key=lambda item: (str(item), type(item).__name__))

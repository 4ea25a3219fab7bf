"""A report as JSON: stable keys, documented in the room's README.

Every part is always there. A part or number that has no value is null, and beside it stands
`<key>_reason`; there is no NaN, and no other null. Fractions become floats, orders become tiers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from enum import StrEnum
from fractions import Fraction
from typing import Any

from .agreement import Agreement, Spread
from .ballot_map import BallotMap
from .camps import Camps
from .consensus import ClassOrder
from .fixed_shape import ShapedOrders
from .kemeny import KemenyOrders
from .pairs import Group
from .permutation import LabelTest
from .plackett_luce import Worths
from .ranking import Item, Ranking, Refusal
from .report import AgainstOrder, Report
from .schulze import SchulzeOrder
from .scoring import Score
from .uncertainty import PlaceRanges, Range
from .undefined import Undefined, Why

VERSION = 1
DIGITS = 9  # of numbers whose last digits depend on the order of adding up
MOST_OPTIMA = 100  # that are listed; all are counted

Json = dict[str, Any]
Reason = Undefined | Refusal


class Absent(StrEnum):
    """Why a value of an order is not there; the reasons of an `Undefined` come beside these."""

    NOT_COMPARED = "not-compared"  # nobody compared the item with another
    NO_WINNER = "no-winner"  # no item wins its duel with every other
    NOT_TRANSITIVE = "not-transitive"  # being level does not carry over, so there are no tiers
    NONE_APART = "none-apart"  # a group places every common item alike, or has none in common


def to_json(report: Report[Item]) -> Json:
    """Plain dicts, lists, texts, numbers and None: what `json.dumps` takes with `allow_nan=False`.

    Items appear as their text, in the order of `items` wherever a list goes with them.
    """
    profile = report.profile
    found: Json = {
        "version": VERSION,
        "items": _texts(profile.items),
        "never_ranked": _texts(report.never_ranked),
        "unranked": profile.unranked.value,
        "n": profile.n,
        "blank": profile.blank,
        "seed": report.seed,
        "pairs": {
            "wins": [list(row) for row in profile.wins],
            "ties": [list(row) for row in profile.ties],
            "open": [_texts(pair) for pair in report.majority.open_pairs],
        },
        "average_place": _average(report.average, report.ranges),
        **_majority(report),
    }
    _put(found, "kemeny", report.kemeny, _kemeny)
    _put(found, "diamond", report.diamond, _diamond)
    _put(found, "plackett_luce", report.plackett_luce, _worths)
    _put(found, "agreement", report.agreement, _agreement)
    _put(found, "kendall_w", report.kendall_w, _number)
    _put(found, "spread", report.spread, _spread)
    _put(found, "camps", report.camps, _camps)
    _put(found, "map", report.map, _map)
    found["against"] = [_against(one) for one in report.against]
    return found


def groups_json(groups: tuple[Group[tuple[int, str], Item], ...] | Undefined) -> Json:
    """Who should argue with whom, as `groups`. Pupils are (number, name), the name perhaps empty."""
    content: Json = {}
    _put(content, "groups", groups, lambda found: [_group(group) for group in found])
    return content


def _group(group: Group[tuple[int, str], Item]) -> Json:
    content: Json = {"ballots": [name or str(number) for number, name in group.pupils]}
    _put(content, "item", Absent.NONE_APART if group.factor is None else str(group.factor))
    return content | {"gap": _number(group.gap), "apart": _number(group.apart)}


def _put(into: Json, key: str, value: Any, shown: Any = lambda value: value) -> None:
    """`value` under `key`, or null and the reason beside it."""
    if isinstance(value, Undefined | Refusal | Absent):
        into[key] = None
        into[f"{key}_reason"] = str(value)
    else:
        into[key] = shown(value)


def _average(order: ClassOrder[Item], ranges: PlaceRanges[Item] | Reason) -> Json:
    rows: list[Json] = []
    for at, item in enumerate(order.items):
        row: Json = {"item": str(item)}
        average, place = order.averages[at], order.place(item)
        _put(row, "average", Absent.NOT_COMPARED if average is None else average, _number)
        _put(row, "place", Absent.NOT_COMPARED if place is None else place)
        row["comparisons"] = order.comparisons[at]
        for key in ("average_range", "place_range"):
            one: Range | Reason | Absent = Absent.NOT_COMPARED
            if isinstance(ranges, Undefined | Refusal):
                one = ranges
            else:
                some = ranges.averages if key == "average_range" else ranges.places
                one = some[at] or Absent.NOT_COMPARED
            kind = _number if key == "average_range" else int
            _put(row, key, one, lambda found, kind=kind: [kind(found.low), kind(found.high)])
        rows.append(row)
    whole: Json = {"tiers": _tiers(order.ranking, order.items), "places": rows}
    _put(whole, "resamples", ranges, lambda found: found.resamples)
    return whole


def _majority(report: Report[Item]) -> Json:
    majority = report.majority
    items = majority.copeland.items
    condorcet: Json = {}
    _put(condorcet, "winner", Absent.NO_WINNER if majority.winner is None else str(majority.winner))
    condorcet["smith_set"] = _texts(majority.smith)
    condorcet["cycle"] = _texts(majority.cycle)
    copeland: Json = {"tiers": _tiers(majority.copeland.ranking, items), "scores": []}
    for item, score in zip(items, majority.copeland.scores, strict=True):
        row: Json = {"item": str(item)}
        _put(row, "score", Absent.NOT_COMPARED if score is None else score)
        copeland["scores"].append(row)
    _put(copeland, "tau_x_to_average_place", report.likeness(majority.copeland.ranking), _number)
    return {
        "condorcet": condorcet,
        "copeland": copeland,
        "schulze": _schulze(majority.schulze, report),
        "schulze_margins": _schulze(majority.margins, report),
    }


def _schulze(order: SchulzeOrder[Item], report: Report[Item]) -> Json:
    content: Json = {"strength": order.strength.value, "winners": _texts(order.winners)}
    ranking = order.ranking
    tiers = Absent.NOT_TRANSITIVE if ranking is None else _tiers(ranking, order.items)
    _put(content, "tiers", tiers)
    likeness = Absent.NOT_TRANSITIVE if ranking is None else report.likeness(ranking)
    _put(content, "tau_x_to_average_place", likeness, _number)
    content["paths"] = [list(row) for row in order.paths]
    return content


def _kemeny(orders: KemenyOrders[Item]) -> Json:
    places = zip(orders.items, orders.places, strict=True)
    return {
        "cost": _number(orders.cost),
        "count": orders.count,
        "optima": [_texts(order) for order in orders.optima[:MOST_OPTIMA]],
        "places": [{"item": str(i), "best": low, "worst": high} for i, (low, high) in places],
        "unsupported": _texts(orders.unsupported),
    }


def _diamond(orders: ShapedOrders[Item]) -> Json:
    rows = zip(orders.items, orders.rows, strict=True)
    return {
        "cost": _number(orders.cost),
        "count": orders.count,
        "optima": [_tiers(order, orders.items) for order in orders.optima[:MOST_OPTIMA]],
        "rows": [{"item": str(i), "best": low, "worst": high} for i, (low, high) in rows],
    }


def _agreement(found: Agreement) -> Json:
    return {
        "mean_tau_x": _number(found.mean),
        "same_way": _number(found.same_way),
        "in_100": found.in_100,
        "comparisons": found.comparisons,
    }


def _spread(found: Spread[Item]) -> Json:
    pairs = zip(found.items, found.values, strict=True)
    return {
        "places": [{"item": str(item), "leik_d": _number(value)} for item, value in pairs],
        "widest": _texts(found.widest),
        "n": found.n,
    }


def _worths(found: Worths[Item]) -> Json:
    pairs = zip(found.items, found.worths, strict=True)
    return {
        "worths": [{"item": str(item), "worth": round(worth, DIGITS)} for item, worth in pairs],
        "ties": [{"size": size, "delta": round(delta, DIGITS)} for size, delta in found.ties],
        "choices": found.choices,
        "unsupported": _texts(found.unsupported),
    }


def _camps(found: Camps[Item]) -> Json:
    """Without saying who is in which: that belongs to nobody but the ballots' owner."""
    pairs = zip(found.medoids, found.sizes, strict=True)
    return {
        "camps": [{"medoid": medoid.to_json(), "size": size} for medoid, size in pairs],
        "silhouette": round(found.silhouette, DIGITS),
        "stability": _number(found.stability),
    }


def _map(found: BallotMap) -> Json:
    """Different points, sorted, with the number of ballots on each."""
    points = Counter(point for point in found.points if point is not None)
    shown = [{"x": x, "y": y, "ballots": number} for (x, y), number in sorted(points.items())]
    content: Json = {"points": shown}
    explained = Undefined(Why.CONSTANT) if found.explained is None else found.explained
    _put(content, "explained", explained, lambda shares: [round(one, DIGITS) for one in shares])
    return content


def _against(found: AgainstOrder[Item]) -> Json:
    content: Json = {
        "name": found.name,
        "level": found.order.level.value,
        "comparisons": len(found.order.comparisons),
        "class_order": _score(found.score.order),
        "ballots": _score(found.score.pupils),
    }
    _put(content, "fewest_swaps", found.swaps)
    _put(content, "label_test", found.test, _label_test)
    return content


def _score(found: Score) -> Json:
    content: Json = {
        key: getattr(found, key)
        for key in ("agreed", "contradicted", "tied", "matched", "broken", "silent", "open")
    }
    _put(content, "share", found.share, _number)
    _put(content, "tau_s", found.tau, _number)
    return content


def _label_test(found: LabelTest) -> Json:
    return {
        "p": _number(found.p),
        "as_good": found.as_good,
        "shuffles": found.shuffles,
        "exact": found.exact,
    }


def _tiers(ranking: Ranking[Item], items: tuple[Item, ...]) -> list[list[str]]:
    """Inside a tier in the order of `items`, so that equal reports have equal text."""
    return [_texts(item for item in items if item in tier) for tier in ranking.tiers]


def _texts(items: Iterable[Hashable]) -> list[str]:
    return [str(item) for item in items]


def _number(value: Fraction | float) -> float:
    return float(value) + 0.0  # -0.0 is 0.0

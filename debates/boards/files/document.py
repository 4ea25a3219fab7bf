"""The same as JSON, for programs. A count that is too small to be told is a pair: from, to."""

import json

from debates.queries.findings import PeriodFindings, RoundFindings
from debates.queries.tallies import Tally
from debates.rankings import ClassOrder

from .factors import Gathered

FORMAT, VERSION = "power-struggle/findings", 1


def findings_json(all_: Gathered) -> str:
    """Keys always in the same order, so that equal findings have equal text."""
    found = all_.found
    content = {
        "format": FORMAT,
        "version": VERSION,
        "debate": all_.debate,
        "revision": all_.revision,
        "title": all_.title,
        "question": all_.question,
        "anonymity": all_.anonymity,
        "factors": [{"factor": slug, "title": title} for slug, title in found.titles.items()],
        "rounds": [_round(of) for of in found.rounds],
        "periods": [_period(one) for one in found.periods],
        "moved": _moved(all_),
        "conclusion": _conclusion(all_),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _round(of: RoundFindings) -> dict:
    said = {"round": of.kind, "ballots": of.ballots, "erased": of.erased, "withheld": of.withheld}
    if of.order is None:
        return said
    methods = of.methods
    return said | {
        "average": _averages(of.order),
        "likely_places": {slug: list(one.places) for slug, one in (of.ranges or {}).items()},
        "same_order_in_100": of.same_way,
        "columns": [[places[0], places[-1]] for places in of.columns],
        "places": {slug: [_count(one) for one in row] for slug, row in (of.counts or {}).items()},
        "duels": [
            {"above": one, "below": other, "ballots": _count(mine)}
            for (one, other), (mine, _theirs) in (of.duels or {}).items()
        ],
        "copeland": dict(methods.copeland),
        "kemeny": {slug: list(places) for slug, places in (methods.kemeny or {}).items()},
        "kemeny_orders": methods.kemeny_orders,
        "schulze": dict(methods.schulze),
        "diamond": [list(row) for row in of.diamond],
        "groups": [{"pupils": one.size, "first": list(one.first)} for one in of.camps],
    }


def _period(of: PeriodFindings) -> dict:
    result = of.result
    said = {
        "period": of.title,
        "round": of.kind,
        "ballots": result.ballots,
        "erased": result.erased,
        "withheld": result.withheld,
    }
    return said if result.order is None else said | {"average": _averages(result.order)}


def _averages(order: ClassOrder[str]) -> dict[str, dict]:
    return {
        slug: {"place": order.place(slug), "average": _float(order.average(slug))}
        for slug in order.items
    }


def _moved(all_: Gathered) -> dict | None:
    movement = all_.movement
    if movement is None or not movement.swings:
        return None
    return {
        "pupils": movement.voters,
        "factors": [
            {
                "factor": one.slug,
                "up": _count(one.up),
                "down": _count(one.down),
                "points": _float(one.points),
            }
            for one in movement.swings
        ],
    }


def _conclusion(all_: Gathered) -> dict | None:
    reading = all_.reading
    if reading is None:
        return None
    return {
        "title": reading.title,
        "simplification": bool(reading.label),
        "comparisons": [
            {"higher": one.higher, "lower": one.lower, "kind": one.kind, "strength": one.strength}
            for one in reading.order.comparisons
        ],
    }


def _count(count: Tally) -> int | list[int]:
    return count.low if count.is_exact else [count.low, count.high]


def _float(number) -> float | None:
    return None if number is None else round(float(number), 4)

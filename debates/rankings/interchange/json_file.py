"""JSON: everything a `BallotFile` holds, partial orders included, in and out.

    {"format": "ranking-ballots", "version": 1, "title": "…", "unranked": "silent" | "below" | null,
     "items": ["army", "church"],
     "ballots": [{"ranking": [["army"], ["church"]], "count": 2, "voter": "…"}],
     "orders": [{"name": "…", "relations": [
        {"higher": "army", "lower": "church", "kind": "above", "strength": "explicit"}]}]}

`items` and `ballots` must be there, of a ballot `ranking`; the rest may be left out. Unknown keys
are refused, as a misspelt one would otherwise be lost without a word.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from debates.rankings.closing import CycleError
from debates.rankings.partial_order import PartialOrder
from debates.rankings.ranking import Ranking, RankingError
from debates.rankings.relation import Kind, Relation, Strength
from debates.rankings.tally import Unranked

from .ballot_file import Ballot, BallotFile, NamedOrder
from .trouble import MAX_BALLOTS, MAX_ITEMS, Oddity, Reader, quoted

FORMAT, VERSION = "ranking-ballots", 1
MAX_RELATIONS = MAX_ITEMS * (MAX_ITEMS - 1)
KEYS = frozenset({"format", "version", "title", "unranked", "items", "ballots", "orders"})


def read_json(text: str, file: str) -> BallotFile:
    """InterchangeError for anything else than this form. Faults of syntax carry their line."""
    reader = Reader(file)
    try:
        content = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise reader.refuse(error.lineno, f"not JSON: {error.msg}") from error
    except RecursionError as error:
        raise reader.refuse(None, "nested too deeply") from error
    except ValueError as error:  # ours below, and numbers of thousands of digits
        raise reader.refuse(None, f"not JSON that is taken here: {quoted(error)}") from error
    whole = _object(reader, content, "the file", KEYS, {"items", "ballots"})
    if whole.get("format", FORMAT) != FORMAT or whole.get("version", VERSION) != VERSION:
        raise reader.refuse(None, f"format {FORMAT}, version {VERSION} wanted")
    items = _items(reader, whole["items"])
    among = frozenset(items)
    ballots = _ballots(reader, whole["ballots"], among)
    ranked = frozenset[str]().union(*(ballot.ranking.items for ballot in ballots))
    for item in items:
        if item not in ranked:
            reader.warn(Oddity.NEVER_RANKED, None, f"no ballot ranks {quoted(item)}")
    return BallotFile(
        items,
        ballots,
        _unranked(reader, whole.get("unranked")),
        _text(reader, whole.get("title", ""), "title"),
        _orders(reader, whole.get("orders", []), among),
        tuple(reader.warnings),
    )


def write_json(ballots: BallotFile) -> str:
    """Keys always in the same order, so that equal files have equal text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "title": " ".join(ballots.title.split()),
        "unranked": ballots.unranked,
        "items": ballots.items,
        "ballots": [
            {"ranking": b.ranking.to_json(), "count": b.count}
            | ({"voter": b.voter} if b.voter else {})
            for b in ballots.ballots
        ],
        "orders": [
            {
                "name": named.name,
                "relations": [
                    {"higher": r.higher, "lower": r.lower, "kind": r.kind, "strength": r.strength}
                    for r in named.order.relations
                ],
            }
            for named in ballots.orders
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _items(reader: Reader, given: object) -> tuple[str, ...]:
    names = _list(reader, given, "items", MAX_ITEMS)
    items: dict[str, None] = {}
    for at, name in enumerate(names, 1):
        if not isinstance(name, str):
            raise reader.refuse(None, f"item {at} is not a text")
        if reader.name(name, None, f"item {at}") != name:
            raise reader.refuse(None, f"item {at} has blanks around or doubled: {quoted(name)}")
        if name in items:
            raise reader.refuse(None, f"two items of one name: {quoted(name)}")
        items[name] = None
    if not items:
        raise reader.refuse(None, "no items")
    return tuple(items)


def _ballots(reader: Reader, given: object, among: frozenset[str]) -> tuple[Ballot, ...]:
    ballots: list[Ballot] = []
    voters = 0
    for at, entry in enumerate(_list(reader, given, "ballots", MAX_BALLOTS), 1):
        where = f"ballot {at}"
        ballot = _object(reader, entry, where, {"ranking", "count", "voter"}, {"ranking"})
        count = ballot.get("count", 1)
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise reader.refuse(None, f"{where}: count must be a whole number from 1 on")
        voters += count
        reader.bounded(voters, MAX_BALLOTS, "ballots")
        try:
            ranking = Ranking.from_json(ballot["ranking"], among)
        except RankingError as refused:
            about = ", ".join(quoted(item) for item in refused.items[:3])
            cause = f"{where}: its ranking was refused as {refused.code}"
            raise reader.refuse(None, f"{cause}: {about}" if about else cause) from refused
        ballots.append(Ballot(ranking, count, _text(reader, ballot.get("voter", ""), where)))
    return tuple(ballots)


def _orders(reader: Reader, given: object, among: frozenset[str]) -> tuple[NamedOrder, ...]:
    orders = []
    for at, entry in enumerate(_list(reader, given, "orders", MAX_ITEMS), 1):
        where = f"order {at}"
        named = _object(reader, entry, where, {"name", "relations"}, {"relations"})
        rows = _list(reader, named["relations"], f"{where}: relations", MAX_RELATIONS)
        relations = tuple(
            _relation(reader, row, f"{where}, relation {number}", among)
            for number, row in enumerate(rows, 1)
        )
        try:
            order = PartialOrder(relations)
        except CycleError as refused:
            cause = f"{where} contradicts itself: {quoted(refused)}"
            raise reader.refuse(None, cause) from refused
        orders.append(NamedOrder(_text(reader, named.get("name", ""), where), order))
    return tuple(orders)


def _relation(reader: Reader, row: object, where: str, among: frozenset[str]) -> Relation[str]:
    keys = {"higher", "lower", "kind", "strength"}
    given = _object(reader, row, where, keys, keys)
    for key, value in given.items():
        if not isinstance(value, str):
            raise reader.refuse(None, f"{where}: {key} is not a text")
        if key in {"higher", "lower"} and value not in among:
            raise reader.refuse(None, f"{where}: no such item: {quoted(value)}")
    try:
        kind, strength = Kind(given["kind"]), Strength(given["strength"])
        return Relation(given["higher"], given["lower"], kind, strength)
    except RankingError as refused:
        raise reader.refuse(None, f"{where} sets an item against itself") from refused
    except ValueError as refused:
        kinds = f"{', '.join(Kind)}; strengths: {', '.join(Strength)}"
        raise reader.refuse(None, f"{where}: the kinds are {kinds}") from refused


def _unranked(reader: Reader, given: object) -> Unranked | None:
    if given is None:
        return None
    if given not in list(Unranked):
        raise reader.refuse(None, f"unranked is {' or '.join(Unranked)} or null")
    return Unranked(str(given))


def _text(reader: Reader, given: object, what: str) -> str:
    if not isinstance(given, str):
        raise reader.refuse(None, f"{what}: a text wanted")
    return reader.name(given, None, what) if given.strip() else ""


def _list(reader: Reader, given: object, what: str, most: int) -> list[Any]:
    if not isinstance(given, list):
        raise reader.refuse(None, f"{what}: a list wanted")
    reader.bounded(len(given), most, f"entries in {what}")
    return given


def _object(
    reader: Reader, given: object, what: str, known: set[str] | frozenset[str], needed: set[str]
) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise reader.refuse(None, f"{what}: an object wanted")
    for key in given.keys() - known:
        raise reader.refuse(None, f"{what}: unknown key {quoted(key)}")
    for key in sorted(needed - given.keys()):
        raise reader.refuse(None, f"{what}: {key} is missing")
    return given


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object without repeated keys: which of two would count is anyone's guess."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")

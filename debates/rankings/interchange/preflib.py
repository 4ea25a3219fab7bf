"""PrefLib: soc, soi, toc and toi, in and out.

Mattei and Walsh (PrefLib: A library for preferences, 2013), <https://preflib.github.io/PrefLib-Jekyll/format>.
Header lines `# KEY: value`, then `count: 1,{4,3},2`, best first, braces around ties, items not
listed left out. Files from before 2022 begin with the bare number of alternatives, then `i,name`,
then `voters,sum,unique`, then `count,1,{4,3},2`. Both are read, the first is written.

The format cannot say what leaving an item out means: our own files say so in DESCRIPTION, and it is
read back from there. Where header and body differ the body wins, with a warning. A ballot that ranks
nothing is read from a count with no order after it; other readers stumble over that, so it is not
written.
"""

from __future__ import annotations

import re
from collections import Counter

from debates.rankings.ranking import Ranking, RankingError
from debates.rankings.tally import Unranked

from .ballot_file import Ballot, BallotFile
from .preflib_head import (
    ALTERNATIVE,
    DECLARED,
    NUMBER,
    NUMBERS,
    TYPES,
    Header,
    new_header,
    old_header,
    whole,
)
from .trouble import MAX_BALLOTS, MAX_ITEMS, Oddity, Reader, lines_of, quoted

TIER = re.compile(r"\s*(?:([0-9]{1,9})|\{([0-9,\s]*)\})\s*(,|$)")
SAID = {
    Unranked.SILENT: "silent (no opinion)",
    Unranked.BELOW: "below (under every ranked item)",
}


def read_preflib(text: str, file: str) -> BallotFile:
    """Read either form; InterchangeError for anything that is neither."""
    reader = Reader(file)
    rows = [(number, row.strip()) for number, row in enumerate(lines_of(text), 1)]
    rows = [(number, row) for number, row in rows if row]
    if not rows:
        raise reader.refuse(None, "nothing in it")
    if NUMBER.fullmatch(rows[0][1]):
        header, body = old_header(reader, rows)
        mark = ","
    else:
        header = new_header(reader, [pair for pair in rows if pair[1].startswith("#")])
        body = [pair for pair in rows if not pair[1].startswith("#")]
        mark = ":"
    suffix = file.rpartition(".")[2].lower()
    if header.kind is None and suffix in TYPES:
        header.kind = (suffix, None)
    counts = _orders(reader, body, mark)
    return _ballot_file(reader, header, counts)


def write_preflib(ballots: BallotFile, name: str = "ballots") -> str:
    """Text of `name`.`preflib_type(ballots)`: equal rankings added up, the most frequent first."""
    number = {item: position for position, item in enumerate(ballots.items, 1)}
    orders = [ballot for ballot in ballots.merged.ballots if ballot.ranking.tiers]
    kind = preflib_type(ballots)
    declared = "" if ballots.unranked is None else DECLARED + SAID[ballots.unranked]
    head = [
        ("FILE NAME", f"{name}.{kind}"),
        ("TITLE", " ".join(ballots.title.split())),
        ("DESCRIPTION", declared),
        ("DATA TYPE", kind),
        ("MODIFICATION TYPE", "original"),
        ("RELATES TO", ""),
        ("RELATED FILES", ""),
        ("PUBLICATION DATE", ""),
        ("MODIFICATION DATE", ""),
        ("NUMBER ALTERNATIVES", str(len(ballots.items))),
        ("NUMBER VOTERS", str(ballots.n)),
        ("NUMBER UNIQUE ORDERS", str(len(orders))),
        *((f"{ALTERNATIVE} {position}", item) for item, position in number.items()),
    ]
    rows = [f"# {key}: {value}".rstrip() for key, value in head]
    for ballot in orders:
        tiers = [sorted(number[item] for item in tier) for tier in ballot.ranking.tiers]
        texts = [",".join(map(str, tier)) for tier in tiers]
        order = ",".join(t if "," not in t else "{" + t + "}" for t in texts)
        rows.append(f"{ballot.count}: {order}")
    return "\n".join(rows) + "\n"


def preflib_type(ballots: BallotFile) -> str:
    """`soc`, `soi`, `toc` or `toi`: strict or tied orders, complete or not. Also the extension."""
    return ("t" if ballots.tied else "s") + "o" + ("c" if ballots.complete else "i")


Orders = dict[tuple[frozenset[int], ...], tuple[int, int]]


def _orders(reader: Reader, body: list[tuple[int, str]], mark: str) -> Orders:
    """Each order with how often it came, repeated lines added up, and its first line."""
    orders: Orders = {}
    voters = 0
    for line, row in body:
        count, found, text = row.partition(mark)
        if not found:
            raise reader.refuse(line, f"“count{mark} order” wanted: {quoted(row)}")
        times = whole(reader, line, count.strip(), "a count")
        if not times:
            raise reader.refuse(line, "an order that nobody gave")
        voters += times
        reader.bounded(voters, MAX_BALLOTS, "ballots", line)
        order = _order(reader, line, text)
        seen, first = orders.get(order, (0, line))
        orders[order] = (seen + times, first)
    return orders


def _order(reader: Reader, line: int, text: str) -> tuple[frozenset[int], ...]:
    tiers: list[frozenset[int]] = []
    seen: set[int] = set()
    position = 0
    more = bool(text.strip())
    while more:
        found = TIER.match(text, position)
        if not found:
            raise reader.refuse(line, f"not an order: {quoted(text.strip())}")
        parts = [found[1]] if found[1] else [part.strip() for part in found[2].split(",")]
        if not all(NUMBER.fullmatch(part) for part in parts):
            raise reader.refuse(line, f"braces want numbers in them: {quoted(found[0].strip())}")
        tier = [int(part) for part in parts]
        for number in tier:
            if number < 1:
                raise reader.refuse(line, "alternatives are numbered from 1")
            if number in seen:
                raise reader.refuse(line, f"alternative {number} stands twice in one order")
            seen.add(number)
        reader.bounded(len(seen), MAX_ITEMS, "alternatives", line)
        tiers.append(frozenset(tier))
        position = found.end()
        more = found[3] == ","
    return tuple(tiers)


def _ballot_file(reader: Reader, header: Header, orders: Orders) -> BallotFile:
    names = dict(header.names)
    used: dict[int, int] = {}  # number: the first line that ranks it
    for order, (_, line) in orders.items():
        for tier in order:
            for number in tier:
                used.setdefault(number, line)
    reader.bounded(len(names.keys() | used.keys()), MAX_ITEMS, "alternatives")
    for number in sorted(used.keys() - names.keys()):
        names[number] = str(number)
        said = f"alternative {number} is ranked but not named; it goes by its number"
        reader.warn(Oddity.UNNAMED, used[number], said)
    if not names:
        raise reader.refuse(None, "no alternatives: is this a PrefLib file?")
    for name, times in Counter(names.values()).items():
        if times > 1:
            last = max(number for number in names if names[number] == name)
            said = f"two alternatives of one name: {quoted(name)}"
            raise reader.refuse(header.lines.get(last, used.get(last)), said)
    for number in sorted(names.keys() - used.keys()):
        said = f"no ballot ranks alternative {number}, {quoted(names[number])}"
        reader.warn(Oddity.NEVER_RANKED, header.lines[number], said)
    items = tuple(names[number] for number in sorted(names))
    try:
        ballots = tuple(
            Ballot(Ranking(tuple(frozenset(names[i] for i in tier) for tier in order)), count)
            for order, (count, _) in orders.items()
        )
        found = BallotFile(items, ballots, header.unranked, header.title)
    except RankingError as refused:  # nothing above lets one through
        raise reader.refuse(None, f"not ballots: {refused}") from refused
    _compare(reader, header, found)
    return BallotFile(items, ballots, header.unranked, header.title, (), tuple(reader.warnings))


def _compare(reader: Reader, header: Header, found: BallotFile) -> None:
    """Warn where the header says one thing and the body another."""
    counts = (len(found.items), found.n + found.blank, len(found.ballots))
    counted = dict(zip(NUMBERS, counts, strict=True))
    for key, (number, at) in header.numbers.items():
        if number != counted[key]:
            said = f"{key} {number}, but {counted[key]} in the file"
            reader.warn(Oddity.MISMATCH, at, said)
    if header.kind is not None:
        kind, line = header.kind
        wrong = []
        if kind[0] == "s" and found.tied:
            wrong.append("tie items")
        if kind[2] == "c" and not found.complete:
            wrong.append("leave items out")
        if wrong:
            said = f"data type {kind}, but some orders {' and '.join(wrong)}"
            reader.warn(Oddity.MISMATCH, line, said)

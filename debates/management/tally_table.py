"""A report of the rankings room as a table for a terminal: words for values and for reasons."""

import textwrap

from debates.rankings import Group
from debates.rankings.fixed_shape import ShapedOrders
from debates.rankings.interchange import BallotFile
from debates.rankings.ranking import Ranking, Refusal
from debates.rankings.report import AgainstOrder, Report
from debates.rankings.schulze import SchulzeOrder
from debates.rankings.scoring import Score
from debates.rankings.tally import Unranked
from debates.rankings.undefined import Undefined, Why

WIDTH = 100
MOST_PAIRS = 10  # never compared, that are named; all are counted

CONVENTIONS = {
    Unranked.SILENT: "left out means no opinion (silent)",
    Unranked.BELOW: "left out means under every ranked item (below)",
}
REASONS = {
    Why.NO_BALLOTS: "nobody ranked anything",
    Why.ONE_BALLOT: "one ballot agrees with nobody",
    Why.TOO_FEW_BALLOTS: "too few ballots",
    Why.INCOMPLETE: "some ballots leave items out",
    Why.NO_PAIRS: "no two items that can be compared",
    Why.CONSTANT: "every ballot ties everything",
    Why.TOO_MANY_BALLOTS: "too many different ballots",
    Why.NO_MAXIMUM: "the most likely values lie at infinity",
    Why.NO_CLEAR_CAMPS: "none that are clear",
    Why.TOO_FEW_COMPARISONS: "too few comparisons",
    Refusal.TOO_MANY: "too many items, or ballots, to work it out",
}


def table(
    ballots: BallotFile,
    name: str,
    report: Report,
    groups: tuple[Group[tuple[int, str], str], ...] | Undefined,
) -> str:
    blocks = [
        _head(ballots, name, report),
        _places(report),
        _duels(report),
        _methods(report),
        _agreement(report),
        *(_against(one) for one in report.against),
        _groups(groups),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def reason(why: Undefined | Refusal) -> str:
    """Why there is no value, with the counts where the reason is one."""
    if isinstance(why, Undefined):
        words = REASONS.get(why.why, why.why.value)
        counts = why.needed is not None and why.found is not None
        if not counts:
            return words
        least = "at most" if why.why is Why.TOO_MANY_BALLOTS else "needed"
        return f"{words} ({why.found}, {least} {why.needed})"
    return REASONS.get(why, why.value)


def _head(ballots: BallotFile, name: str, report: Report) -> list[str]:
    profile = report.profile
    blank = f", {profile.blank} blank" if profile.blank else ""
    rows = [
        f"{name}: {ballots.title}" if ballots.title else name,
        f"{_count(profile.n, 'ballot')}{blank}, {_count(len(profile.items), 'item')}; "
        + CONVENTIONS[profile.unranked],
    ]
    if ballots.unranked not in (None, profile.unranked):
        rows.append(f"The file itself says: {CONVENTIONS[ballots.unranked]}")
    if report.never_ranked:
        rows += _list("Left aside, as nobody ranked them", report.never_ranked)
    rows += (f"Warning: {warning}" for warning in ballots.warnings)
    return rows


def _places(report: Report) -> list[str]:
    order, ranges = report.average, report.ranges
    undefined = isinstance(ranges, Undefined | Refusal)
    title = "Class order by average place"
    title += f"; no likely places: {reason(ranges)}" if undefined else "; likely places 5-95 %"
    rows = [title]
    width = max((len(item) for item in order.items), default=0)
    for tier in order.tiers:
        for item in tier:
            at = order.items.index(item)
            row = f"{order.place(item):>4}  {item:<{width}}  {float(order.average(item)):6.2f}"
            if not undefined and (likely := ranges.places[at]):
                row += f"   {likely.low:.0f} to {likely.high:.0f}"
            rows.append(f"{row}   {_count(order.support(item), 'comparison')}")
    if order.unsupported:
        rows += _list("Without a place, as nobody compared them", order.unsupported)
    return rows


def _duels(report: Report) -> list[str]:
    majority = report.majority
    if len(report.profile.items) < 2:
        return []
    rows = ["Duels"]
    if majority.winner is not None:
        rows.append(f"  {majority.winner} wins its duel with every other item")
    else:
        rows += _list("No item wins every duel; on top together", majority.smith, "  ")
    if majority.cycle:
        circle = [*majority.cycle, majority.cycle[0]]
        rows += _wrap(
            "  Majorities in a circle, as in rock, paper, scissors: " + " > ".join(circle)
        )
    if pairs := majority.open_pairs:
        named = [f"{a} – {b}" for a, b in pairs[:MOST_PAIRS]]
        more = [f"and {len(pairs) - MOST_PAIRS} more"] if len(pairs) > MOST_PAIRS else []
        rows += _list("Never compared", [*named, *more], "  ")
    return rows


def _methods(report: Report) -> list[str]:
    schulze, margins = report.majority.schulze, report.majority.margins
    rows = ["Does the method matter?"]
    rows += _order("Average place", report.average.ranking)
    rows += _order("Copeland", report.majority.copeland.ranking)
    rows += _schulze("Schulze", schulze)
    if (margins.ranking, margins.winners) != (schulze.ranking, schulze.winners):
        rows += _schulze("Schulze by margins", margins)
    rows += _kemeny(report)
    worths = report.plackett_luce
    if isinstance(worths, Undefined | Refusal):
        rows.append(f"  Plackett-Luce: none, {reason(worths)}")
    else:
        pairs = sorted(zip(worths.worths, worths.items, strict=True), key=lambda pair: -pair[0])
        shown = (f"{item} {100 * worth:.1f}" for worth, item in pairs)
        rows += _list("Plackett-Luce, chances in 100 to be chosen first", shown, "  ")
    diamond = report.diamond
    if not isinstance(diamond, Undefined | Refusal):
        among = "" if diamond.count == 1 else f", {diamond.count:,} equally good diamonds"
        label = f"Diamond ({float(diamond.cost):g} disagreements{among})"
        rows += _wrap(f"  {label}: {_rows(diamond)}")
    return rows


def _schulze(method: str, order: SchulzeOrder) -> list[str]:
    if order.ranking is not None:
        return _order(method, order.ranking)
    return _list(f"  {method}: no tiers, being level does not carry over; on top", order.winners)


def _rows(orders: ShapedOrders) -> str:
    """The diamond, or where each item stands in all of them where there are several."""
    if orders.count == 1:
        return str(orders.optima[0])
    return "rows " + _between(orders.items, orders.rows)


def _kemeny(report: Report) -> list[str]:
    kemeny = report.kemeny
    if isinstance(kemeny, Undefined | Refusal):
        return [f"  Kemeny: none, {reason(kemeny)}"]
    cost = f"{float(kemeny.cost):g} disagreements"
    if kemeny.count == 1:
        return _wrap(f"  Kemeny ({cost}): " + " > ".join(kemeny.optima[0]))
    # Any one of several would be an arbitrary choice; where each item stands in all of them is not.
    among = f"{cost}, {kemeny.count:,} equally good orders"
    return _wrap(f"  Kemeny ({among}): places " + _between(kemeny.items, kemeny.places))


def _between(items, ends) -> str:
    return ", ".join(
        f"{item} {best}" if best == worst else f"{item} {best} to {worst}"
        for item, (best, worst) in zip(items, ends, strict=True)
    )


def _agreement(report: Report) -> list[str]:
    rows = ["Agreement"]
    found = report.agreement
    if isinstance(found, Undefined):
        rows.append(f"  No agreement between ballots: {reason(found)}")
    else:
        rows.append(
            f"  Two ballots order two items the same way {found.in_100} times in 100 "
            f"(50 = tossing coins); mean tau_x {float(found.mean):.3f}"
        )
    w = report.kendall_w
    rows.append(
        f"  No Kendall's W: {reason(w)}"
        if isinstance(w, Undefined | Refusal)
        else f"  Kendall's W {float(w):.3f}"
    )
    spread = report.spread
    if isinstance(spread, Undefined | Refusal):
        rows.append(f"  No spread of places: {reason(spread)}")
    elif spread.widest:
        value = float(max(spread.values))
        rows += _list(f"Places most spread out (Leik's D {value:.2f})", spread.widest, "  ")
    camps = report.camps
    if isinstance(camps, Undefined | Refusal):
        return [*rows, f"  No camps: {reason(camps)}"]
    for medoid, size in zip(camps.medoids, camps.sizes, strict=True):
        rows += _wrap(f"  A camp of {size} around {medoid}")
    return rows


def _against(found: AgainstOrder) -> list[str]:
    name = found.name or "an order without a name"
    score = found.score
    says = _count(len(found.order.comparisons), "comparison")
    rows = [
        f"Against {name}: {says}, {_count(score.order.open, 'pair')} left open",
        f"  The class order: {_verdicts(score.order)}",
        f"  All ballots: {_verdicts(score.pupils)}",
    ]
    if not isinstance(found.swaps, Undefined | Refusal):
        rows.append(f"  Fewest swaps of neighbours until the class order agrees: {found.swaps}")
    if isinstance(found.test, Undefined):
        return [*rows, f"  No test against a shuffled order: {reason(found.test)}"]
    share = f"{100 * float(found.test.p):.2g} of 100"
    return [*rows, f"  As much agreement by shuffling the names: in {share} tries"]


def _groups(groups: tuple[Group[tuple[int, str], str], ...] | Undefined) -> list[str]:
    if isinstance(groups, Undefined):
        return [f"Who should argue with whom: nobody, {reason(groups)}"]
    rows = ["Who should argue with whom, the first of each opening"]
    for group in groups:
        names = " – ".join(name or f"ballot {number}" for number, name in group.pupils)
        about = (
            "nothing sets them apart"
            if group.factor is None
            else (f"about {group.factor}, {float(group.gap):g} places apart")
        )
        rows += _wrap(f"  {names}: {about}")
    return rows


def _verdicts(score: Score) -> str:
    said = f"{score.agreed} agreed, {score.contradicted} contradicted, {score.tied} tied"
    if score.matched or score.broken:
        said += f", {score.matched} ties matched, {score.broken} broken"
    return f"{said}, {score.silent} silent"


def _order(method: str, ranking: Ranking) -> list[str]:
    return _wrap(f"  {method}: {ranking}" if ranking.tiers else f"  {method}: no order")


def _list(title: str, items, indent: str = "") -> list[str]:
    return _wrap(f"{indent}{title}: {', '.join(map(str, items))}")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent="      ", break_on_hyphens=False)

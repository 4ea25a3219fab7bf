"""The page that a class reads together once it has met the conclusion: charts, readings, ways of counting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import Debate, RoundKind, Strength
from debates.queries.ballots import WholeBallots
from debates.queries.findings import Findings, RoundFindings, findings_for_the_class
from debates.queries.movement import Movement, movement_for_the_class
from debates.queries.others import other_classes
from debates.queries.readings import readings_for_the_class
from debates.rankings import Ranking

from .charts import COMPARE, Chart, chart_named, charts_of
from .fields import shown
from .findings_slope import SlopePart, slope_part
from .methods import MethodsBoard, methods_board
from .places import ballots_label
from .readings import LEVELS, ReadingsBoard, readings_board


@dataclass(frozen=True, slots=True)
class FindingsBoard:
    question: str = shown("The question of the debate.")
    rounds: str = shown("How many ballots both rankings rest on.")
    agreement: str = shown(
        "How far the class agrees, now and before; empty where it cannot be said."
    )
    withheld: str = shown("Why something is missing; empty when nothing is.")
    charts: tuple[Chart, ...] = shown("What there is to draw.")
    kinds: tuple[tuple[str, str], ...] = shown(
        "Keys and words of the rankings to choose from; none where there is only one."
    )
    kind: str = shown("Key of the ranking that is shown; empty without any.")
    slope: SlopePart | None = shown("The drawing of the verdict.")
    no_groups: str = shown("Why there is no map of the room; empty where there is one.")
    methods: MethodsBoard | None = shown("The same ballots counted in other ways.")
    readings: ReadingsBoard | None = shown("Conclusions to choose from.")


def findings_board(
    debate: Debate,
    *,
    kind: str = "",
    beside: str = "",
    chosen: str = "",
    level: str = "",
    own: Mapping[str, Ranking] | None = None,
) -> FindingsBoard | None:
    """None until every factor is uncovered. `kind`: which ranking; the latest where there is none of that
    name. `beside`: another class to put behind the verdict. `own`: a pupil's rankings by kind of round; who
    has none is a teacher, and sees other classes beside this one."""
    ballots = WholeBallots(debate)
    found, movement = shown_findings(debate, ballots)
    if found is None:
        return None
    level = level if level in LEVELS else Strength.IMPLIED
    others = other_classes(debate, found) if own is None else ()
    of = found.shown(kind)
    own = own or {}
    ours = found.latest.order.ranking if found.latest else None
    return FindingsBoard(
        question=debate.edition.title,
        rounds=_rounds(found),
        agreement=_agreement(found),
        withheld=_withheld(found, of),
        charts=charts_of(found, movement, of=of, own=own, others=others),
        kinds=_kinds(found),
        kind=of.kind if of else "",
        slope=slope_part(debate, others, beside, ballots),
        no_groups=_no_groups(of),
        methods=methods_board(found, of),
        readings=readings_board(
            readings_for_the_class(debate, level),
            found.titles,
            chosen=chosen,
            level=level,
            ours=ours,
            yours=own.get(RoundKind.CLOSING) or own.get(RoundKind.OPENING),
        ),
    )


def chart_of(
    debate: Debate, name: str, kind: str = "", ballots: WholeBallots | None = None
) -> Chart | None:
    """As a wall or a file has it: nobody's own place is in it. None before everything is uncovered."""
    found, movement = shown_findings(debate, ballots)
    if found is None:
        return None
    others = other_classes(debate, found) if name == COMPARE else ()
    return chart_named(name, found, movement, of=found.shown(kind), others=others)


def slope_to_keep(debate: Debate, beside: str) -> SlopePart | None:
    """The drawing of the verdict for a file. None before everything is uncovered."""
    ballots = WholeBallots(debate)
    found, _movement = shown_findings(debate, ballots)
    others = other_classes(debate, found) if found and beside else ()
    return slope_part(debate, others, beside, ballots) if found else None


def shown_findings(
    debate: Debate, ballots: WholeBallots | None = None
) -> tuple[Findings | None, Movement | None]:
    """What charts are drawn from; nothing before everything is uncovered."""
    ballots = ballots or WholeBallots(debate)
    found = findings_for_the_class(debate, ballots)
    if found is None:
        return None, None
    return found, movement_for_the_class(debate, swings_only=True, ballots=ballots)


def working_board(debate: Debate, kind: str = "") -> MethodsBoard | None:
    """The sums alone. None before everything is uncovered, and where there is no class order."""
    found = findings_for_the_class(debate)
    return None if found is None else methods_board(found, found.shown(kind))


def _kinds(found: Findings) -> tuple[tuple[str, str], ...]:
    drawn = [one.kind for one in found.rounds if one.order]
    return tuple((kind, str(RoundKind(kind).label)) for kind in drawn) if len(drawn) > 1 else ()


def _rounds(found: Findings) -> str:
    return "; ".join(
        f"{RoundKind(one.kind).label}: {ballots_label(one.ballots, one.erased)}"
        for one in found.rounds
    )


def _agreement(found: Findings) -> str:
    """In a sentence that needs no Greek."""
    latest = found.latest
    if latest is None or latest.same_way is None:
        return ""
    said = _("%(n)d in 100 times two of us put two factors in the same order.") % {
        "n": latest.same_way
    }
    before = found.of(RoundKind.OPENING)
    if latest.kind == RoundKind.CLOSING and before and before.same_way is not None:
        said += " " + _("Before, it was %(n)d.") % {"n": before.same_way}
    return said + " " + _("50 is tossing coins.")


def _no_groups(of: RoundFindings | None) -> str:
    """One sentence for every cause: which one it is could tell of a few pupils."""
    if of is None or of.camps:
        return ""
    return _("No map of the room: you do not fall into clear groups of five or more.")


def _withheld(found: Findings, of: RoundFindings | None) -> str:
    if any(one.withheld for one in (*found.rounds, *(one.result for one in found.periods))):
        return _(
            "Fewer than five ballots: nothing is shown of them, so that nobody’s can be worked out."
        )
    if of is None:
        return _("Nobody handed in a ranking, so there is nothing to show.")
    return " ".join(_not_drawn(of))


def _not_drawn(of: RoundFindings) -> Iterator[str]:
    if of.counts is None:
        yield _(
            "Where you put each factor is not drawn: of so few ballots, it would tell who stands alone."
        )
    if of.duels is None:
        yield _(
            "Two factors at a time are not drawn: of so few ballots, they would tell who stands alone."
        )

"""Swings, what was named, and what the class thinks would have come without: in words."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from debates.models import Argument, Debate, Receipt
from debates.queries.ballots import WholeBallots
from debates.queries.citations import short_citation
from debates.queries.evidence import class_dossier
from debates.queries.kept import Kept
from debates.queries.movement import Movement, ReasonMove, movement_for_the_class
from debates.queries.results import Verdict

from .fields import shown
from .places import average_text, count_text, decimal_text
from .question_words import without_of


@dataclass(frozen=True, slots=True)
class SwingLine:
    title: str = shown("The factor.")
    points: str = shown("Up less down, in percentage points.")
    before: str = shown("Average place in the opening order.")
    after: str = shown("Average place in the closing order.")
    team: int = shown("The champion team that defended it; 0 for none.")


@dataclass(frozen=True, slots=True)
class MovementBoard:
    notice: str = shown("Why there is nothing to say; else empty.")
    headline: str = shown("The biggest swing, or that it is a dead heat.")
    swings: tuple[SwingLine, ...] = shown("All factors, the biggest swing up first.")
    reasons: tuple[str, ...] = shown("After what the class moved, and how far.")
    few_reasons: str = shown("That some reasons were named by too few; else empty.")
    without: str = shown("Who can do without their own first factor; empty where too few said.")


# What moved a class is kept by its version (queries.movement), and so are its words: by the object itself.
_kept: Kept[tuple[Movement, MovementBoard | None]] = Kept(64)


def class_movement(
    debate: Debate,
    met: Verdict,
    *,
    swings_only: bool = False,
    ballots: WholeBallots | None = None,
) -> MovementBoard | None:
    """What all in the room may see, who have `met` so much; None before everything is uncovered. No query
    where it was asked for before."""
    movement = movement_for_the_class(debate, swings_only=swings_only, met=met, ballots=ballots)
    if movement is None:
        return None
    key = id(movement), get_language()
    _movement, board = _kept.get(key, lambda: (movement, movement_board(debate, movement)))
    return board


def movement_board(debate: Debate, movement: Movement | None) -> MovementBoard | None:
    """Five queries where something was named, none without."""
    if movement is None:
        return None
    if movement.withheld or not movement.voters:
        notice = (
            _("Too few ranked twice to say what moved without telling who.")
            if movement.withheld
            else _("Nobody ranked twice.")
        )
        return MovementBoard(notice, "", (), (), "", "")
    swings = sorted(movement.swings, key=lambda one: -one.points)
    return MovementBoard(
        notice="",
        headline=_headline(movement),
        swings=tuple(
            SwingLine(
                one.title,
                points(one.points),
                average_text(one.before),
                average_text(one.after),
                one.team,
            )
            for one in swings
        ),
        reasons=_reasons(debate, movement.reasons),
        few_reasons=_("Of others, too few spoke to say how many.") if movement.few_reasons else "",
        without=_without(debate, movement),
    )


def points(value: Fraction | int) -> str:
    """Whole points, or anything that goes up and down, with their sign."""
    whole = round(float(value))
    return f"+{whole}" if whole > 0 else f"−{-whole}" if whole < 0 else "0"


def _headline(movement: Movement) -> str:
    best = movement.winner
    if best is None:
        return _("A dead heat: no factor moved up on balance by five points or more, alone.")
    words = {"factor": best.title, "points": points(best.points), "team": best.team}
    if best.team:
        return _("Biggest swing: %(factor)s, %(points)s points. Team %(team)d wins.") % words
    return _("Biggest swing: %(factor)s, %(points)s points") % words


def _reasons(debate: Debate, reasons: tuple[ReasonMove, ...]) -> tuple[str, ...]:
    if not reasons:
        return ()
    titles = debate.titles()
    named = [one.argument for one in reasons if one.argument]
    rows = Argument.objects.filter(debate=debate, public_id__in=named)
    texts = dict(rows.values_list("public_id", "text"))
    sources = class_dossier(debate).sources if any(one.source for one in reasons) else {}
    said = []
    for one in reasons:
        if one.kind == Receipt.Kind.ARGUMENT:
            what = f"“{Truncator(texts.get(one.argument, '')).chars(90)}”"
        elif one.kind == Receipt.Kind.SOURCE:
            found = sources.get(one.source)
            if found is None:
                continue
            what = short_citation(found.citation)
        else:
            what = _("thinking again")
        said.append(_reason(what, titles[one.factor], one))
    return tuple(said)


def _reason(what: str, factor: str, one: ReasonMove) -> str:
    """After, never because of: nobody can tell."""
    if one.rise >= 0:
        words = ngettext(
            "After %(what)s, %(n)d pupil moved %(factor)s up %(places)s places",
            "After %(what)s, %(n)d pupils moved %(factor)s up %(places)s places",
            one.pupils,
        )
    else:
        words = ngettext(
            "After %(what)s, %(n)d pupil moved %(factor)s down %(places)s places",
            "After %(what)s, %(n)d pupils moved %(factor)s down %(places)s places",
            one.pupils,
        )
    places = decimal_text(abs(one.rise), 1)
    return words % {"what": what, "n": one.pupils, "factor": factor, "places": places}


def _without(debate: Debate, movement: Movement) -> str:
    if not movement.answered:
        return ""
    words = _(
        "Take away your own first factor. %(question)s %(some)s of %(all)d say: surely or probably."
    )
    return words % {
        "question": without_of(debate),
        "some": count_text(movement.without_first),
        "all": movement.answered,
    }

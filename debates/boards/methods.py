"""Does the counting method matter? The same ballots counted in four ways, and the sums to do by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.queries.findings import Findings, RoundFindings

from .fields import shown
from .movement import points
from .places import average_text, ballots_label, ordinal
from .verdict import place_text


@dataclass(frozen=True, slots=True)
class MethodLine:
    title: str = shown("The factor.")
    average: str = shown("Its place by average place.")
    duels: str = shown("Its place by duels won less duels lost.")
    kemeny: str = shown("Its place, or from which to which, in the orders that disagree least.")
    schulze: str = shown("Its place by chains of majorities; a dash where these make no order.")


@dataclass(frozen=True, slots=True)
class SumLine:
    title: str = shown("The factor.")
    sum: str = shown("All its places added up; empty where ballots leave factors out.")
    average: str = shown("The sum divided by the ballots.")
    place: str = shown("Its place by that.")
    won: int = shown("Duels it wins.")
    lost: int = shown("Duels it loses.")
    less: str = shown("Won less lost, with its sign.")
    duels: str = shown("Its place by that.")


@dataclass(frozen=True, slots=True)
class MethodsBoard:
    ballots: str = shown("How many ballots are counted.")
    number: int = shown("The same as a number: those that rank something.")
    is_whole: bool = shown("Every ballot ranks every factor, so that places can be added up.")
    lines: tuple[MethodLine, ...] = shown("One a factor, in the class's order.")
    verdict: tuple[str, ...] = shown("Whether the method changes the order, and where.")
    kemeny_note: str = shown("How many orders are equally good; empty where only one is.")
    sums: tuple[SumLine, ...] = shown("What to add up by hand.")
    check: str = shown("What all sums must come to; empty where they cannot be added up.")
    against: str = shown("How many single judgements the best order contradicts; may be empty.")
    beats_all: str = shown("The factor that wins all its duels; empty without one.")


def methods_board(found: Findings, of: RoundFindings | None = None) -> MethodsBoard | None:
    """Of one ranking, the latest without `of`."""
    of = of or found.latest
    if of is None or of.methods is None or of.order is None:
        return None
    methods, order = of.methods, of.order
    placed = {slug: place for slug in found.titles if (place := order.place(slug)) is not None}
    return MethodsBoard(
        ballots=ballots_label(of.ballots, of.erased),
        number=_number(of),
        is_whole=of.is_whole,
        lines=tuple(
            MethodLine(
                title=title,
                average=place_text(placed.get(slug)),
                duels=place_text(methods.copeland.get(slug)),
                kemeny=_from_to(methods.kemeny.get(slug)) if methods.kemeny else "–",
                schulze=place_text(methods.schulze.get(slug)),
            )
            for slug, title in found.titles.items()
        ),
        verdict=_verdict(found, of, placed),
        kemeny_note=_equally_good(methods.kemeny_orders),
        sums=tuple(_sum(slug, title, of) for slug, title in found.titles.items()),
        check=_check(found, of),
        against=f"{methods.kemeny_against:g}" if methods.kemeny else "",
        beats_all=found.titles.get(methods.beats_all, ""),
    )


def _number(of: RoundFindings) -> int:
    """Ballots that rank something: each compares a factor with all the others."""
    return max(of.order.comparisons) // max(1, len(of.order.items) - 1)


def _from_to(places: tuple[int, int] | None) -> str:
    if places is None:
        return place_text(None)
    best, worst = places
    if best == worst:
        return ordinal(best)
    return _("%(best)s to %(worst)s") % {"best": ordinal(best), "worst": ordinal(worst)}


def _equally_good(orders: int) -> str:
    if orders < 2:
        return ""
    return ngettext("%(n)d equally good order.", "%(n)d equally good orders.", orders) % {
        "n": orders
    }


def _verdict(found: Findings, of: RoundFindings, placed: Mapping[str, int]) -> tuple[str, ...]:
    """One sentence where all agree, else one for each method that puts a factor elsewhere."""
    methods = of.methods
    said = []
    for label, places in (
        (_("Duels won and lost"), {s: (p, p) for s, p in methods.copeland.items()}),
        (_("The orders that disagree least"), methods.kemeny or {}),
        (_("Chains of majorities"), {s: (p, p) for s, p in methods.schulze.items()}),
    ):
        other = next((s for s in placed if s in places and not _fits(placed[s], places[s])), None)
        if other is not None:
            said.append(
                _("%(method)s: %(factor)s is %(there)s, not %(here)s.")
                % {
                    "method": label,
                    "factor": found.titles[other],
                    "there": _from_to(places[other]),
                    "here": ordinal(placed[other]),
                }
            )
    return tuple(said) or (_("All ways of counting give the same order."),)


def _fits(place: int, places: tuple[int, int]) -> bool:
    return places[0] <= place <= places[1]


def _sum(slug: str, title: str, of: RoundFindings) -> SumLine:
    average = of.order.average(slug)
    won, lost = of.methods.wins[slug], of.methods.losses[slug]
    return SumLine(
        title=title,
        sum=_plain(average * _number(of)) if of.is_whole and average is not None else "",
        average=average_text(average),
        place=place_text(of.order.place(slug)),
        won=won,
        lost=lost,
        less=points(won - lost),
        duels=place_text(of.methods.copeland.get(slug)),
    )


def _plain(number: Fraction) -> str:
    """Halves come from ties: 29.5."""
    return f"{float(number):g}"


def _check(found: Findings, of: RoundFindings) -> str:
    if not of.is_whole:
        return ""
    last = len(found.titles)
    one = last * (last + 1) // 2
    return _("%(ballots)d ballots × %(one)d = %(all)d") % {
        "ballots": _number(of),
        "one": one,
        "all": _number(of) * one,
    }

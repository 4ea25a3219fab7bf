"""What became different between two days, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.queries.dossier import Dossier
from debates.queries.dossier.standing import Day, Month, end_of, standing
from debates.queries.dossier.values import Alliance

from .fields import shown
from .network_places import Pair, pair_of


@dataclass(frozen=True, slots=True)
class Change:
    figures: tuple[str, ...] = shown("Slugs of whom it concerns: a pair, or one who died.")
    sentence: str = shown("The change in words.")


def changes_between(
    dossier: Dossier, before: Day, after: Day, *, figure: str = ""
) -> tuple[Change, ...]:
    """`figure` leaves only what concerns one figure."""
    old = {pair_of(one): one for one in standing(dossier.alliances, before)}
    new = {pair_of(one): one for one in standing(dossier.alliances, after)}
    found = [
        Change(pair, _sentence(dossier, pair, old.get(pair), new.get(pair)))
        for pair in dict.fromkeys((*old, *new))
        if _differ(old.get(pair), new.get(pair))
    ]
    found += [
        Change((slug,), _("%(figure)s died") % {"figure": dossier.figures[slug].name})
        for slug in figures_of(dossier)
        if before < dossier.figures[slug].died.begins <= after
    ]
    return tuple(one for one in found if not figure or figure in one.figures)


def figures_of(dossier: Dossier) -> tuple[str, ...]:
    """Whoever an alliance names, in the order of the dossier."""
    named = {slug for one in dossier.alliances.values() for slug in (one.a, one.b)}
    return tuple(slug for slug in dossier.figures if slug in named)


def months_to_look_at(dossier: Dossier) -> set[Month]:
    """Months in which something may have changed; in all others nothing has."""
    dates = [one.start for one in dossier.alliances.values()]
    dates += [one.end for one in dossier.alliances.values() if one.end]
    dates += [dossier.figures[slug].died for slug in figures_of(dossier)]
    return {date.begins[:2] for date in dates}


def next_change(
    dossier: Dossier, months: tuple[Month, ...], numbers: Iterable[int], *, figure: str = ""
) -> int | None:
    """The first of these months that differs from the month before it."""
    may = months_to_look_at(dossier)
    for number in numbers:
        if months[number] in may and changes_between(
            dossier, end_of(months[number - 1]), end_of(months[number]), figure=figure
        ):
            return number
    return None


def _differ(old: Alliance | None, new: Alliance | None) -> bool:
    return (old and (old.kind, old.strength)) != (new and (new.kind, new.strength))


def _sentence(dossier: Dossier, pair: Pair, old: Alliance | None, new: Alliance | None) -> str:
    one, other = sorted(pair, key=list(dossier.figures).index)
    names = {"one": dossier.figures[one].name, "other": dossier.figures[other].name}
    if old and new and old.kind == new.kind:
        what = _("%(kind)s, now %(strength)s") % {
            "kind": kind_word(new.kind),
            "strength": strength_word(new.strength),
        }
    else:
        ended = {
            "alliance": _("alliance ended"),
            "opposition": _("opposition ended"),
            "break": _("break ended"),
        }
        began = {
            "alliance": _("alliance began"),
            "opposition": _("opposition began"),
            "break": _("break began"),
        }
        what = "; ".join(([ended[old.kind]] if old else []) + ([began[new.kind]] if new else []))
    return _("%(one)s and %(other)s: %(what)s") % {**names, "what": what}


def kind_word(kind: str) -> str:
    return {"alliance": _("alliance"), "opposition": _("opposition"), "break": _("break")}[kind]


def strength_word(strength: str) -> str:
    return {
        "firm": _("firm"),
        "tactical": _("tactical"),
        "loose": _("loose"),
        "attempted": _("attempted"),
    }[strength]

"""What splits the class after its opening ranking, in ready sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import DebateTeacher, Feature
from debates.queries.groupings import GROUPING
from debates.queries.room import results_are_shown
from debates.queries.splits import Split, splits_for_the_teacher

from .fields import shown


@dataclass(frozen=True, slots=True)
class AskLine:
    factor: str = shown("The factor's key.")
    title: str = shown("The factor.")
    sentence: str = shown("How far apart it is placed, in words.")
    is_featured: bool = shown("It stands on the projector.")


@dataclass(frozen=True, slots=True)
class AskPanel:
    is_covered: bool = shown("The cover of results is down, so nothing is said.")
    serial: int = shown("The phase in which the cover would be lifted.")
    withheld: bool = shown("Too few ballots to say anything about them.")
    lines: tuple[AskLine, ...] = shown("The most spread factors first.")
    has_feature: bool = shown("Something of the teacher's choice stands on the projector.")


def ask_panel(teaching: DebateTeacher, features: Sequence[Feature]) -> AskPanel | None:
    """`features` stand on the projector. Three queries, none while covered nor in phases in which the
    class does not argue."""
    debate = teaching.debate
    if debate.phase not in GROUPING:
        return None
    featured = {one.factor.slug for one in features if one.kind == Feature.Kind.SPLIT}
    splits = splits_for_the_teacher(teaching)
    return AskPanel(
        is_covered=not results_are_shown(teaching),
        serial=debate.phase_serial,
        withheld=splits is not None and splits.withheld,
        lines=tuple(
            AskLine(one.slug, one.title, split_sentence(one), one.slug in featured)
            for one in (splits.lines if splits else ())
        ),
        has_feature=bool(features),
    )


def split_sentence(split: Split) -> str:
    """“9 of 26 put it in the top three, 8 in the bottom three.” One or two are never counted out: a
    neighbour might know who they are."""
    top = _top(split) % {"some": _some(split.top), "all": split.ballots, "reach": split.reach}
    bottom = _bottom(split) % {"some": _some(split.bottom), "reach": split.reach}
    return f"{top}, {bottom}."


def _some(count: int) -> str:
    if count == 0:
        return _("nobody")
    return _("one or two") if count < 3 else str(count)


def _top(split: Split) -> str:
    if split.reach == 1:
        return _("Of %(all)d, %(some)s put it first")
    return _("Of %(all)d, %(some)s put it in the top %(reach)d")


def _bottom(split: Split) -> str:
    if split.reach == 1:
        return _("%(some)s last")
    return _("%(some)s in the bottom %(reach)d")

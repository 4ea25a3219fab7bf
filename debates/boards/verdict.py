"""What the class has been shown so far: both class orders beside the essay's comparisons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from debates.queries.kept import Kept
from debates.queries.results import Line, Verdict
from debates.rankings import ClosedOrder, Comparison, Ranking, compare, ranking_of

from .fields import shown
from .places import ballots_label, ordinal


@dataclass(frozen=True, slots=True)
class Moved:
    before: str = shown("The first place, where there are two and they differ; else empty.")
    after: str = shown("The place now.")


def moved(opening: str, closing: str) -> Moved:
    if opening and closing and opening != closing:
        return Moved(opening, closing)
    return Moved("", closing or opening or place_text(None))


@dataclass(frozen=True, slots=True)
class FactorLine:
    slug: str = shown("The factor's key, for ids that stay the same from one reveal to the next.")
    title: str = shown("The factor as this debate words it.")
    opening: str = shown("Its place in the class's opening order, or a dash.")
    closing: str = shown("Its place in the class's closing order, or a dash.")
    opening_place: int | None = shown("The same as a number; ties share one.")
    closing_place: int | None = shown("The same as a number; ties share one.")
    opening_average: float | None = shown("Average opening place, 1 is best.")
    closing_average: float | None = shown("Average closing place, 1 is best.")
    says: str = shown("What the conclusion says of it beside the factors uncovered so far.")
    own_opening: str = shown("Where this pupil had it first; empty on a wall.", default="")
    own_closing: str = shown("Where this pupil has it now; empty on a wall.", default="")

    @property
    def columns(self) -> tuple[Moved, Moved]:
        """This pupil's places, then the class's."""
        return moved(self.own_opening, self.own_closing), moved(self.opening, self.closing)


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    higher: str = shown("Slug of the factor that counts for more.")
    lower: str = shown("Slug of the factor that counts for less.")
    kind: str = shown("above, at-least or tie.")
    sentence: str = shown("The comparison in words.")
    strength: str = shown("How plainly the conclusion makes it, in words.")
    ours: str = shown(
        "What the class's closing order makes of it: agreed, contradicted, tied or silent; "
        "empty where there is no such order."
    )
    ours_text: str = shown("The same in words.")
    yours: str = shown(
        "agreed, contradicted or open; empty where there is no ballot to compare.", default=""
    )
    yours_text: str = shown("The same in words.", default="")
    words: str = shown("What it rests on, where that is told.", default="")


@dataclass(frozen=True, slots=True)
class OverlapLine:
    whole: str = shown("Slug of the factor that the other is part of.")
    part: str = shown("Slug of the factor that is told as part of it.")
    sentence: str = shown("The overlap in words.")

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class VerdictBoard:
    lines: tuple[FactorLine, ...] = shown("The uncovered factors, best closing place first.")
    covered: int = shown("How many factors are still covered.")
    opening_label: str = shown("How many ballots the opening order rests on.")
    closing_label: str = shown("How many ballots the closing order rests on.")
    has_opening: bool = shown("There is a class order of the opening ballots.")
    has_closing: bool = shown("There is a class order of the closing ballots.")
    withheld: bool = shown("Too few ballots for a class order in at least one round.")
    conclusion: str = shown("Title of the conclusion that the class compares itself with.")
    label: str = shown(
        "What kind of conclusion it is; says so if it is an editor's simplification."
    )
    comparisons: tuple[ComparisonLine, ...] = shown("Comparisons between uncovered factors.")
    overlaps: tuple[OverlapLine, ...] = shown("Overlaps between uncovered factors; never scored.")
    is_complete: bool = shown("Every factor is uncovered.")


# A verdict is kept by revision (queries.results), and so are its words: by the object itself.
_kept: Kept[tuple[Verdict, VerdictBoard]] = Kept(64)


def verdict_board(
    verdict: Verdict | None, *, own: Mapping[str, Ranking] | None = None
) -> VerdictBoard | None:
    """`own` holds a pupil's rankings by round; a wall has none. The latest one is compared."""
    if verdict is None:
        return None
    _read, board = _kept.get(
        (id(verdict), get_language()), lambda: (verdict, _class_board(verdict))
    )
    own = own or {}
    ballot = own.get("closing") or own.get("opening")
    if not ballot:
        return board
    yours = outcomes_of(ballot, verdict.order)
    return replace(
        board,
        lines=tuple(
            replace(
                line,
                own_opening=place_text(own["opening"].place(line.slug)) if "opening" in own else "",
                own_closing=place_text(own["closing"].place(line.slug)) if "closing" in own else "",
            )
            for line in board.lines
        ),
        comparisons=tuple(
            with_yours(line, yours.get(comparison.pair, ""))
            for line, comparison in zip(board.comparisons, verdict.order.comparisons, strict=True)
        ),
    )


def _class_board(verdict: Verdict) -> VerdictBoard:
    """What is the same on every page."""
    titles = {line.slug: line.title for line in verdict.lines}
    ours = outcomes_of(_class_ranking(verdict), verdict.order)
    return VerdictBoard(
        lines=tuple(_factor_line(line, verdict, titles) for line in verdict.lines),
        covered=verdict.covered,
        opening_label=ballots_label(verdict.opening_ballots, verdict.opening_erased),
        closing_label=ballots_label(verdict.closing_ballots, verdict.closing_erased),
        has_opening=verdict.has_opening,
        has_closing=verdict.has_closing,
        withheld=verdict.withheld,
        conclusion=verdict.conclusion_title,
        label=verdict.conclusion_label,
        comparisons=tuple(
            comparison_line(
                comparison,
                titles,
                ours=ours.get(comparison.pair, ""),
            )
            for comparison in verdict.order.comparisons
        ),
        overlaps=tuple(
            OverlapLine(
                whole=r.higher,
                part=r.lower,
                sentence=_("%(part)s is told as part of %(whole)s.")
                % {"part": titles[r.lower], "whole": titles[r.higher]},
            )
            for r in verdict.order.overlaps
        ),
        is_complete=verdict.is_complete,
    )


def _class_ranking(verdict: Verdict) -> Ranking | None:
    """The uncovered part of the class's closing order."""
    if not verdict.has_closing:
        return None
    return ranking_of({line.slug: line.closing for line in verdict.lines if line.closing})


def outcomes_of(ranking: Ranking | None, order: ClosedOrder[str]) -> dict[frozenset[str], str]:
    """What a ranking makes of each comparison; nothing without a ranking."""
    if ranking is None:
        return {}
    return {v.comparison.pair: str(v.outcome) for v in compare(ranking, order)}


def _factor_line(line: Line, verdict: Verdict, titles: dict[str, str]) -> FactorLine:
    return FactorLine(
        slug=line.slug,
        title=line.title,
        opening=place_text(line.opening),
        closing=place_text(line.closing),
        opening_place=line.opening,
        closing_place=line.closing,
        opening_average=line.opening_average,
        closing_average=line.closing_average,
        says=_says(line.slug, verdict, titles),
    )


def place_text(place: int | None) -> str:
    return "–" if place is None else ordinal(place)


def _says(slug: str, verdict: Verdict, titles: dict[str, str]) -> str:
    """Where the conclusion puts it among the uncovered factors; "open" only once all are uncovered."""
    if not verdict.conclusion_title:
        return ""
    says = verdict.order.says_of(slug)
    parts = [
        (_("above %(names)s"), says.above),
        (_("below %(names)s"), says.below),
        (_("at least level with %(names)s"), says.at_least),
        (_("at most level with %(names)s"), says.at_most),
        (_("level with %(names)s"), says.tied_with),
        (_("includes %(names)s"), says.has_part),
        (_("part of %(names)s"), says.part_of),
    ]
    said = [
        words % {"names": ", ".join(titles[other] for other in others)}
        for words, others in parts
        if others
    ]
    return "; ".join(said) or (_("open") if verdict.is_complete else "")


def comparison_line(
    comparison: Comparison[str],
    titles: Mapping[str, str],
    *,
    ours: str,
    words: str = "",
) -> ComparisonLine:
    of = {"higher": titles[comparison.higher], "lower": titles[comparison.lower]}
    sentences = {
        "above": _("%(higher)s counted for more than %(lower)s."),
        "at-least": _("%(higher)s counted for at least as much as %(lower)s."),
        "tie": _("%(higher)s counted for as much as %(lower)s."),
    }
    return ComparisonLine(
        higher=comparison.higher,
        lower=comparison.lower,
        kind=str(comparison.kind),
        sentence=sentences[comparison.kind] % of,
        strength=_strengths()[comparison.strength],
        ours=ours,
        ours_text=_class_outcomes()[ours] if ours else "",
        words=words,
    )


_OUTCOMES = {
    "agreed": gettext_noop("You agree."),
    "contradicted": gettext_noop("You contradict it."),
    "open": gettext_noop("You left it open."),
}


def with_yours(line: ComparisonLine, yours: str) -> ComparisonLine:
    """What a pupil's own ballot makes of it. Side by side or left out is open: the pupil said neither."""
    if not yours:
        return line
    yours = yours if yours in ("agreed", "contradicted") else "open"
    return replace(line, yours=yours, yours_text=_(_OUTCOMES[yours]))


def _strengths() -> dict[str, str]:
    return {
        "explicit": _("said in so many words"),
        "implied": _("implied"),
        "implied-weak": _("hinted at"),
        "derived": _("follows from the rest"),
    }


def _class_outcomes() -> dict[str, str]:
    return {
        "agreed": _("We agree."),
        "contradicted": _("We disagree."),
        "tied": _("We put them level."),
        "silent": _("We have not compared them."),
    }

"""Other classes that ranked the same factors, from what is left of their debates: ten ballots or more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from debates.models import Debate, DebateTeacher, Result, RoundKind
from debates.models.result import FEWEST_BALLOTS
from debates.rankings import ClassOrder

from .findings import Findings
from .results import kept_order

MOST_OTHERS = 3
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class OtherClass:
    """`order` is over all factors of that class, of which this one may have fewer. `before`: its opening
    order; None where that is not kept, or is the one compared."""

    title: str
    year: int
    ballots: int
    order: ClassOrder[str]
    before: ClassOrder[str] | None = None

    def moved_among(self, slugs: Collection[str]) -> dict[str, tuple[int, int]]:
        """Places before and after, counted among these factors alone."""
        if self.before is None:
            return {}
        shared = [slug for slug in slugs if slug in self.order.items]
        before, after = _places(self.before, shared), _places(self.order, shared)
        return {
            slug: (before[slug], after[slug]) for slug in shared if slug in before and slug in after
        }


def _places(order: ClassOrder[str], slugs: Sequence[str]) -> dict[str, int]:
    """Competition places among `slugs`."""
    averages = {slug: mean for slug in slugs if (mean := order.average(slug)) is not None}
    return {slug: 1 + sum(x < mean for x in averages.values()) for slug, mean in averages.items()}


def other_classes(debate: Debate, found: Findings) -> tuple[OtherClass, ...]:
    """The latest of its owner's on the same question, with two factors or more in common; none for a class of
    fewer than ten ballots itself. Of the same ranking as this class's latest. One query."""
    of = found.latest
    if of is None or of.ballots - of.erased < FEWEST_BALLOTS:
        return ()
    owner = DebateTeacher.objects.filter(debate=debate, role=DebateTeacher.Role.OWNER)
    results = (
        Result.objects.filter(owner__in=owner.values("user"), edition__question=debate.question_id)
        .exclude(debate=debate)
        .exclude(debate__deleted_at__isnull=False)
        .order_by("-closed_on", "-id")
    )
    classes: dict[tuple, dict[str, Result]] = {}
    for result in results[: 8 * MOST_OTHERS]:
        key = result.debate_id, result.title, result.closed_on
        classes.setdefault(key, {})[result.kind] = result
    others = []
    for kept in classes.values():
        result = kept.get(of.kind)
        if result is None:
            continue
        shared = {slug for slug, _title in result.factors} & set(found.titles)
        if len(shared) >= FEWEST_SHARED:
            before = kept.get(RoundKind.OPENING) if of.kind == RoundKind.CLOSING else None
            others.append(
                OtherClass(
                    result.title,
                    result.closed_on.year,
                    result.n,
                    kept_order(result),
                    kept_order(before) if before else None,
                )
            )
    return tuple(others[:MOST_OTHERS])

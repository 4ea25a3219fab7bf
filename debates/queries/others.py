"""Other classes that ranked the same factors, from what is left of their debates: ten ballots or more."""

from dataclasses import dataclass

from debates.models import Debate, DebateTeacher, Result
from debates.models.result import FEWEST_BALLOTS
from debates.rankings import ClassOrder

from .findings import Findings
from .results import kept_order

MOST_OTHERS = 3
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class OtherClass:
    """`order` is over all factors of that class, of which this one may have fewer."""

    title: str
    year: int
    ballots: int
    order: ClassOrder[str]


def other_classes(debate: Debate, found: Findings) -> tuple[OtherClass, ...]:
    """The latest of its owner's on the same question, with two factors or more in common; none for a class of
    fewer than ten ballots itself. One query."""
    of = found.latest
    if of is None or of.ballots - of.erased < FEWEST_BALLOTS:
        return ()
    owner = DebateTeacher.objects.filter(debate=debate, role=DebateTeacher.Role.OWNER)
    results = (
        Result.objects.filter(
            owner__in=owner.values("user"), edition__question=debate.question_id, kind=of.kind
        )
        .exclude(debate=debate)
        .exclude(debate__deleted_at__isnull=False)
        .order_by("-closed_on", "-id")
    )
    others = []
    for result in results[: 4 * MOST_OTHERS]:
        shared = {slug for slug, _title in result.factors} & set(found.titles)
        if len(shared) >= FEWEST_SHARED:
            order = kept_order(result)
            others.append(OtherClass(result.title, result.closed_on.year, result.n, order))
    return tuple(others[:MOST_OTHERS])

"""The conclusions of a debate's edition, to choose from once everything is uncovered: behind the gate."""

from dataclasses import dataclass

from debates.models import Debate, Strength
from debates.rankings import ClosedOrder, Outcome, Ranking, compare

from .editions import RelationText, conclusions
from .results import has_met

FEWEST_COMPARISONS, LEAST_LEAD = 6, 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A conclusion at one level of strength, cut to the debate's factors; `said` are its relations there,
    with the words they rest on."""

    slug: str
    title: str
    label: str
    statement: str
    order: ClosedOrder[str]
    said: tuple[RelationText, ...]

    def score(self, ranking: Ranking[str]) -> int:
        """Comparisons that a ranking agrees with, less those it contradicts."""
        found = [one.outcome for one in compare(ranking, self.order)]
        return found.count(Outcome.AGREED) - found.count(Outcome.CONTRADICTED)


def readings_for_the_class(debate: Debate, level: str = Strength.IMPLIED) -> tuple[Reading, ...]:
    """The debate's own conclusion first. None at all until every factor is uncovered, nor in a debate that
    has no conclusion. Three queries at most."""
    if not has_met(debate):
        return ()
    chosen = debate.conclusions.first()
    if chosen is None:
        return ()
    slugs = list(debate.factors.values_list("slug", flat=True))
    found = sorted(conclusions(debate.edition), key=lambda one: one.slug != chosen.conclusion)
    return tuple(_reading(one, slugs, level) for one in found)


def _reading(text, slugs: list[str], level: str) -> Reading:
    at_level = text.order.filter(level)
    kept = set(at_level.relations)
    return Reading(
        slug=text.slug,
        title=text.title,
        label=text.label,
        statement=text.statement,
        order=at_level.close().restrict(slugs),
        said=tuple(
            one
            for one in text.relations
            if one.relation in kept and {one.relation.higher, one.relation.lower} <= set(slugs)
        ),
    )


def nearest(readings: tuple[Reading, ...], ranking: Ranking[str] | None) -> Reading | None:
    """The one that a ranking stands nearest to: only among those that compare enough, and by a clear lead."""
    enough = [one for one in readings if len(one.order.comparisons) >= FEWEST_COMPARISONS]
    if ranking is None or len(enough) < 2:
        return None
    first, second = sorted(enough, key=lambda one: -one.score(ranking))[:2]
    return first if first.score(ranking) - second.score(ranking) >= LEAST_LEAD else None

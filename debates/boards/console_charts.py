"""From the console to the findings: the page with all of them, and charts for the wall."""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.models import DebateTeacher, Feature, Phase
from debates.queries.others import other_classes

from .charts import charts_of
from .fields import shown
from .findings import shown_findings

SHOWN = (Phase.VERDICT, Phase.EXIT, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class ChartLine:
    name: str = shown("Key of the chart.")
    title: str = shown("What it shows.")
    is_featured: bool = shown("It stands on the projector.")


@dataclass(frozen=True, slots=True)
class ChartsPanel:
    lines: tuple[ChartLine, ...] = shown("Charts that there is something to draw of.")
    can_show: bool = shown("The wall has room for them.")


def charts_panel(teaching: DebateTeacher, features: Sequence[Feature]) -> ChartsPanel | None:
    """None until everything is uncovered: the gate is asked once more. `features` stand on the wall."""
    debate = teaching.debate
    if debate.phase not in SHOWN:
        return None
    found, movement = shown_findings(debate)
    if found is None:
        return None
    featured = {one.chart for one in features if one.kind == Feature.Kind.CHART}
    return ChartsPanel(
        lines=tuple(
            ChartLine(chart.name, chart.title, chart.name in featured)
            for chart in charts_of(found, movement, others=other_classes(debate, found))
        ),
        can_show=not debate.is_closed and not debate.is_paused,
    )

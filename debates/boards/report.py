"""The lesson on two sheets of paper: what the class may see, and nobody by name."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from debates.models import Debate
from debates.queries.results import verdict

from .charts import Chart
from .fields import shown
from .findings import FindingsBoard, findings_board
from .movement import class_movement
from .verdict import FactorLine, verdict_board

FIRST, SECOND = ("ranges", "places"), ("moves", "periods", "diamond", "duels")
ON_A_SHEET = 2


@dataclass(frozen=True, slots=True)
class Report:
    title: str = shown("The class.")
    question: str = shown("The question.")
    date: str = shown("When the debate was made.")
    findings: FindingsBoard = shown("What the ballots say.")
    lines: tuple[FactorLine, ...] = shown("Factors, best closing place first.")
    conclusion: str = shown("Title of the conclusion that the class met; may be empty.")
    label: str = shown("That it is a simplification, where it is one.")
    swing: str = shown("The biggest swing, in words; may be empty.")
    first: tuple[Chart, ...] = shown("Charts of the first sheet.")
    second: tuple[Chart, ...] = shown("Charts of the second sheet.")


def report_board(debate: Debate) -> Report | None:
    """None until every factor is uncovered."""
    findings, met = findings_board(debate), verdict(debate)
    if findings is None or met is None:
        return None
    moved = class_movement(debate, met, swings_only=True)
    board = verdict_board(met)
    charts = {chart.name: chart for chart in findings.charts}
    second = [charts[name] for name in SECOND if name in charts]
    return Report(
        title=debate.title,
        question=debate.edition.title,
        date=date_format(timezone.localtime(debate.created_at), "DATE_FORMAT"),
        findings=findings,
        lines=board.lines,
        conclusion=board.conclusion,
        label=board.label,
        swing=moved.headline if moved else "",
        first=tuple(charts[name] for name in FIRST if name in charts),
        second=tuple(second[:ON_A_SHEET]),
    )

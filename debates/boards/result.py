"""What is left of a debate that is gone: the class order, and nobody's ballot."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from debates.models import Result, RoundKind
from debates.queries.results import kept_order

from .console_results import OrderRow
from .fields import shown
from .places import ballots_label
from .verdict import place_text


@dataclass(frozen=True, slots=True)
class ResultLine:
    title: str = shown("The class.")
    question: str = shown("The question.")
    round: str = shown("Which round.")
    ballots: str = shown("How many ballots it rests on.")
    date: str = shown("When the debate closed.")
    url: str = shown("The page with the class order.")


@dataclass(frozen=True, slots=True)
class ResultBoard:
    line: ResultLine = shown("What it is the result of.")
    rows: tuple[OrderRow, ...] = shown("The class order, best first.")


def result_line(result: Result) -> ResultLine:
    return ResultLine(
        title=result.title,
        question=result.edition.title,
        round=str(RoundKind(result.kind).label),
        ballots=ballots_label(result.n + result.blank),
        date=date_format(result.closed_on, "DATE_FORMAT"),
        url=reverse("teacher:result", kwargs={"result_id": result.public_id}),
    )


def result_board(result: Result) -> ResultBoard:
    """No query: everything stands in the row."""
    titles = dict(result.factors)
    order = kept_order(result)
    slugs = (*(slug for tier in order.tiers for slug in tier), *order.unsupported)
    return ResultBoard(
        line=result_line(result),
        rows=tuple(
            OrderRow(
                place=place_text(order.place(slug)),
                title=titles[slug],
                average=None if order.average(slug) is None else float(order.average(slug)),
            )
            for slug in slugs
        ),
    )

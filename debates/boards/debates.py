"""A teacher's own debates, those that are over apart."""

from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from debates.models import Debate, User
from debates.queries.debates import (
    Asked,
    choices_of,
    debates_of,
    deleted_debates_of,
    results_of,
)
from debates.queries.retention import UNDO

from .fields import shown
from .lesson import phase_now
from .result import ResultLine, result_line
from .serving import what_it_lacks

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class DebateLine:
    title: str = shown("The class.")
    question: str = shown("The question.")
    phase: str = shown("Where the debate is.")
    seats: int = shown("Counted seats.")
    date: str = shown("When it was made, in its own time zone.")
    url: str = shown("Its console.")
    debate: str = shown("Public id.")
    is_archived: bool = shown("It stands in the archive.")


@dataclass(frozen=True, slots=True)
class Search:
    asked: Asked = shown("What is looked for.")
    classes: tuple[tuple[str, str], ...] = shown("Classes to choose from: keys and titles.")
    questions: tuple[tuple[str, str], ...] = shown("Questions to choose from.")
    states: tuple[tuple[str, str], ...] = shown("States to choose from.")
    found: int = shown("How many debates there are of these.")
    page: int = shown("Which page of them is shown, from 1.")
    pages: int = shown("How many pages there are.")
    link: str = shown("The address of a page but for its number.")
    query: str = shown("What brings back this very list; empty for the plain one.")


@dataclass(frozen=True, slots=True)
class DeletedLine:
    debate: str = shown("Public id.")
    title: str = shown("The class.")
    question: str = shown("The question.")
    until: str = shown("The last day on which it can be had back.")


@dataclass(frozen=True, slots=True)
class DebateList:
    running: tuple[DebateLine, ...] = shown("Debates that are not over, the newest first.")
    closed: tuple[DebateLine, ...] = shown("Debates that are over, the newest first.")
    deleted: tuple[DeletedLine, ...] = shown("Deleted debates that can be had back.")
    results: tuple[ResultLine, ...] = shown("What is left of debates that are gone.")
    search: Search = shown("What is looked for, and how much of it there is.")
    lacks: str = shown("What the way this site is served lacks, in words; empty when nothing.")


def debate_list(user: User, asked: Asked | None = None, page: str = "") -> DebateList:
    """Seven queries at most."""
    asked = asked or Asked()
    pages = Paginator(debates_of(user, asked), ON_A_PAGE)
    one = pages.get_page(page)
    debates = list(one.object_list)
    classes, questions = choices_of(user)
    sent = {"q": asked.words, "class": asked.classroom, "question": asked.question}
    sent |= {"state": asked.state}
    sent = {name: value for name, value in sent.items() if value}
    here = sent | ({"page": str(one.number)} if one.number > 1 else {})
    return DebateList(
        search=Search(
            asked=asked,
            classes=tuple(classes),
            questions=tuple(questions),
            states=(
                ("", _("All but the archive")),
                ("running", _("Running")),
                ("over", _("Over")),
                ("archived", _("In the archive")),
            ),
            found=pages.count,
            page=one.number,
            pages=pages.num_pages,
            link=f"?{urlencode(sent)}&page=",
            query=f"?{urlencode(here)}" if here else "",
        ),
        running=tuple(debate_line(debate) for debate in debates if not debate.is_closed),
        closed=tuple(debate_line(debate) for debate in debates if debate.is_closed),
        deleted=tuple(_deleted_line(debate) for debate in deleted_debates_of(user)),
        results=tuple(result_line(result) for result in results_of(user, asked)),
        lacks=what_it_lacks(),
    )


def debate_line(debate: Debate) -> DebateLine:
    return DebateLine(
        title=debate.title,
        question=debate.edition.title,
        phase=phase_now(debate),
        seats=debate.counted,
        date=day_of(debate),
        url=reverse("teacher:console", kwargs={"debate_id": debate.public_id}),
        debate=debate.public_id,
        is_archived=debate.archived_at is not None,
    )


def day_of(debate: Debate) -> str:
    made = timezone.localtime(debate.created_at, ZoneInfo(debate.zone))
    return date_format(made, "DATE_FORMAT")


def _deleted_line(debate: Debate) -> DeletedLine:
    ends = timezone.localtime(debate.deleted_at + UNDO, ZoneInfo(debate.zone))
    return DeletedLine(
        debate=debate.public_id,
        title=debate.title,
        question=debate.edition.title,
        until=date_format(ends, "DATE_FORMAT"),
    )

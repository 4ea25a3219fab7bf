"""A teacher's own debates, those that are over apart."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from debates.models import Debate, Phase, User
from debates.queries.debates import debates_of, deleted_debates_of, results_of
from debates.queries.retention import UNDO

from .fields import shown
from .result import ResultLine, result_line
from .serving import what_it_lacks


@dataclass(frozen=True, slots=True)
class DebateLine:
    title: str = shown("The class.")
    question: str = shown("The question.")
    phase: str = shown("Where the debate is.")
    seats: int = shown("Counted seats.")
    date: str = shown("When it was made, in its own time zone.")
    url: str = shown("Its console.")


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
    lacks: str = shown("What the way this site is served lacks, in words; empty when nothing.")


def debate_list(user: User) -> DebateList:
    debates = list(debates_of(user))
    return DebateList(
        running=tuple(debate_line(debate) for debate in debates if not debate.is_closed),
        closed=tuple(debate_line(debate) for debate in debates if debate.is_closed),
        deleted=tuple(_deleted_line(debate) for debate in deleted_debates_of(user)),
        results=tuple(result_line(result) for result in results_of(user)),
        lacks=what_it_lacks(),
    )


def debate_line(debate: Debate) -> DebateLine:
    return DebateLine(
        title=debate.title,
        question=debate.edition.title,
        phase=_("Paused") if debate.is_paused else str(Phase(debate.phase).label),
        seats=debate.counted,
        date=day_of(debate),
        url=reverse("teacher:console", kwargs={"debate_id": debate.public_id}),
    )


def day_of(debate: Debate) -> str:
    made = timezone.localtime(debate.created_at, ZoneInfo(debate.zone))
    return date_format(made, "j F Y")


def _deleted_line(debate: Debate) -> DeletedLine:
    ends = timezone.localtime(debate.deleted_at + UNDO, ZoneInfo(debate.zone))
    return DeletedLine(
        debate=debate.public_id,
        title=debate.title,
        question=debate.edition.title,
        until=date_format(ends, "j F Y"),
    )

"""The front page: every question with its lists, and how its manuscript stands."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from debates.models import Proposal, ProposalState, Question

from .words import MODELS


@dataclass(frozen=True, slots=True)
class ListLink:
    """One list of entries: what it holds, how many are in use, where it stands."""

    name: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class QuestionOnFront:
    question: Question
    lists: tuple[ListLink, ...]
    is_proposed: bool


def questions_on_front() -> tuple[QuestionOnFront, ...]:
    """One query for each kind of entry, however many questions there are."""
    proposed = set(
        Proposal.objects.filter(state=ProposalState.OPEN).values_list("question_id", flat=True)
    )
    counts = {
        kind: dict(
            model.objects.filter(retired_at=None)
            .order_by()
            .values("question_id")
            .annotate(many=Count("pk"))
            .values_list("question_id", "many")
        )
        for kind, model in MODELS.items()
    }
    return tuple(
        QuestionOnFront(
            question=question,
            lists=tuple(
                ListLink(
                    model._meta.verbose_name_plural,
                    counts[kind].get(question.pk, 0),
                    reverse(f"admin:debates_{kind}_changelist")
                    + f"?question__id__exact={question.pk}",
                )
                for kind, model in MODELS.items()
            ),
            is_proposed=question.pk in proposed,
        )
        for question in Question.objects.order_by("title")
    )

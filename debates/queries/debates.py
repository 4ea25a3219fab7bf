"""A teacher's debates, and what a new one can ask."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT

from debates.models import Debate, DebateTeacher, Edition, Result, User
from debates.models.ballot import counts


def debates_of(user: User) -> QuerySet[Debate]:
    """One query, the newest first, with the number of `counted` seats."""
    return (
        Debate.objects.kept()
        .filter(teachers__user=user)
        .select_related("edition")
        .defer("edition__content")
        .annotate(counted=Count("seats", filter=counts("seats__")))
        .order_by("-created_at", "-id")
    )


def deleted_debates_of(user: User) -> QuerySet[Debate]:
    """One query: those that their owner can still have back, the newest first."""
    owner = DebateTeacher.Role.OWNER
    return (
        Debate.objects.filter(teachers__user=user, teachers__role=owner, deleted_at__isnull=False)
        .select_related("edition")
        .defer("edition__content")
        .order_by("-deleted_at", "-id")
    )


def results_of(user: User) -> QuerySet[Result]:
    """One query: what is left of this teacher's debates that are gone, the newest first."""
    results = user.results.filter(debate=None).select_related("edition")
    return results.defer("edition__content").order_by("-closed_on", "-id")


def newest_editions() -> list[Edition]:
    """One query, without the content: the newest edition of each question, by title."""
    return list(_newest())


def introduced_editions() -> list[Edition]:
    """The same, each with the `introduction` to its question, None where it has none."""
    return list(_newest().annotate(introduction=KT("content__question__introduction")))


def _newest() -> QuerySet[Edition]:
    newest = Edition.objects.filter(question=OuterRef("question")).order_by("-number")
    return (
        Edition.objects.filter(pk=Subquery(newest.values("pk")[:1]))
        .select_related("question")
        .defer("content")
        .order_by("title", "pk")
    )

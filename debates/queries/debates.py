"""A teacher's debates, and what a new one can ask."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.fields.json import KT

from debates.models import Debate, DebateTeacher, Edition, Phase, Result, User
from debates.models.ballot import counts

IS_OVER = Case(When(phase=Phase.CLOSED, then=True), default=False, output_field=BooleanField())


@dataclass(frozen=True, slots=True)
class Asked:
    """What a teacher looks for among her debates; empty is anything. `state`: running, over, archived or
    any; without one, all that are not archived."""

    words: str = ""
    classroom: str = ""
    question: str = ""
    state: str = ""

    @property
    def is_narrow(self) -> bool:
        return self != Asked()


def debates_of(user: User, asked: Asked | None = None) -> QuerySet[Debate]:
    """One query, those that run before all others, the newest first, with the number of `counted` seats."""
    asked = asked or Asked()
    found = Debate.objects.kept().filter(teachers__user=user)
    if asked.state != "any":
        found = found.filter(archived_at__isnull=asked.state != "archived")
    if asked.state in ("running", "over"):
        found = found.alias(ended=IS_OVER).filter(ended=asked.state == "over")
    if asked.classroom:
        found = found.filter(classroom__public_id=asked.classroom)
    if asked.question:
        found = found.filter(question__slug=asked.question)
    for word in asked.words.split():
        found = found.filter(
            Q(title__icontains=word)
            | Q(edition__title__icontains=word)
            | Q(classroom__title__icontains=word)
        )
    return (
        found.select_related("edition")
        .defer("edition__content")
        .annotate(counted=Count("seats", filter=counts("seats__")), is_over=IS_OVER)
        .order_by("is_over", "-created_at", "-id")
    )


def choices_of(user: User) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Keys and titles of the classes and of the questions among this teacher's debates. One query."""
    rows = Debate.objects.kept().filter(teachers__user=user).order_by("-created_at", "-id")
    pairs = rows.values_list(
        "classroom__public_id", "classroom__title", "question__slug", "edition__title"
    )
    classes: dict[str, str] = {}
    questions: dict[str, str] = {}
    for classroom, name, question, title in pairs:
        if classroom:
            classes.setdefault(classroom, name)
        questions.setdefault(question, title)
    return list(classes.items()), list(questions.items())


def deleted_debates_of(user: User) -> QuerySet[Debate]:
    """One query: those that their owner can still have back, the newest first."""
    owner = DebateTeacher.Role.OWNER
    return (
        Debate.objects.filter(teachers__user=user, teachers__role=owner, deleted_at__isnull=False)
        .select_related("edition")
        .defer("edition__content")
        .order_by("-deleted_at", "-id")
    )


def results_of(user: User, asked: Asked | None = None) -> QuerySet[Result]:
    """One query: what is left of this teacher's debates that are gone, the newest first. All are over,
    and no class is left of them."""
    asked = asked or Asked()
    results = user.results.filter(debate=None).select_related("edition")
    if asked.classroom or asked.state in ("running", "archived"):
        results = results.none()
    if asked.question:
        results = results.filter(edition__question__slug=asked.question)
    for word in asked.words.split():
        results = results.filter(Q(title__icontains=word) | Q(edition__title__icontains=word))
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

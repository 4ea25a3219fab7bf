"""A teacher's classes, and a pupil's own debates."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from debates.models import Classroom, ClassroomTeacher, Debate, Pupil, Seat, User


def classrooms_of(user: User) -> QuerySet[Classroom]:
    """One query, by title, with the number of pupils `present`; archived ones included."""
    return (
        Classroom.objects.filter(teachers__user=user)
        .annotate(present=Count("pupils", filter=Q(pupils__left_at__isnull=True)))
        .order_by("title", "id")
    )


def open_classrooms_of(user: User) -> QuerySet[Classroom]:
    """Those that a new debate can be for."""
    return classrooms_of(user).filter(archived_at__isnull=True)


def has_active_owner(parts: Iterable[ClassroomTeacher]) -> bool:
    """Of the parts of one class, with their users: whether somebody can still act as its owner."""
    return any(part.role == part.Role.OWNER and part.user.is_active for part in parts)


def one_name(name: str) -> str:
    """What two names have in common that people take for the same."""
    return " ".join(name.casefold().split())


def not_told_apart(pupils: Iterable[Pupil]) -> set[int]:
    """Keys of pupils whose name, suffix included, another one of them has too."""
    pupils = list(pupils)
    names = Counter(one_name(str(pupil)) for pupil in pupils)
    return {pupil.pk for pupil in pupils if names[one_name(str(pupil))] > 1}


def debates_of_pupil(pupil: Pupil) -> QuerySet[Debate]:
    """Two queries, the newest first: what the pupil has a seat in, and what runs in the class; nothing
    that was deleted or that the pupil was taken out of. Each with `own`, the pupil's seats in it (one or none)."""
    seats = Seat.objects.filter(pupil=pupil)
    taken_out = seats.filter(removed_at__isnull=False)
    runs = Q(classroom=pupil.classroom_id, closed_at__isnull=True)
    return (
        Debate.objects.kept()
        .filter(Q(pk__in=seats.values("debate")) | runs)
        .exclude(pk__in=taken_out.values("debate"))
        .select_related("edition")
        .defer("edition__content")
        .prefetch_related(Prefetch("seats", queryset=seats, to_attr="own"))
        .order_by("-created_at", "-id")
    )

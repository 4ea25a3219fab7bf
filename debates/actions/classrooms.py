"""A teacher's classes: opening, naming, merging and archiving them, and who teaches them together.

Whoever teaches a class runs its debates: each of its teachers has a part in each of them.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from debates.models import Classroom, ClassroomTeacher, Debate, DebateTeacher, Phase, Pupil, User

from .errors import ClassroomFull, OwnerStays
from .log import log
from .pupils import MOST_PUPILS, lock_classrooms


@transaction.atomic
def open_classroom(*, by, title: str) -> Classroom:
    classroom = Classroom.objects.create(title=title)
    ClassroomTeacher.objects.create(classroom=classroom, user=by)
    log(classroom, by, "open_classroom")
    return classroom


@transaction.atomic
def rename_classroom(*, classroom: Classroom, by, title: str) -> None:
    """Debates keep the title that they were given."""
    Classroom.objects.filter(pk=classroom.pk).update(title=title)
    log(classroom, by, "rename_classroom")


@transaction.atomic
def archive_classroom(*, classroom: Classroom, by) -> None:
    """Put away: no new debate is offered for it. Slips still lead to past debates."""
    _active(classroom).update(archived_at=timezone.now())
    log(classroom, by, "archive_classroom")


@transaction.atomic
def return_classroom(*, classroom: Classroom, by) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(archived_at=None)
    log(classroom, by, "return_classroom")


def _active(classroom: Classroom):
    return Classroom.objects.filter(pk=classroom.pk, archived_at__isnull=True)


@transaction.atomic
def merge_classrooms(*, source: Classroom, into: Classroom, by) -> None:
    """Every pupil and debate of `source` belongs to `into`, and `source` is archived. Two of the same
    name stay two. Teachers of `source` alone keep its debates, and do not get the other roster."""
    source, into = lock_classrooms(source, into)
    moving = source.pupils.present().count()
    if into.pupils.present().count() + moving > MOST_PUPILS:
        raise ClassroomFull
    Pupil.objects.filter(classroom=source).update(classroom=into)
    Debate.objects.filter(classroom=source).update(classroom=into)
    share_debates(into, running_debates(into))
    _active(source).update(archived_at=timezone.now())
    log(source, by, "merge_classrooms", into=into.public_id, pupils=moving)
    log(into, by, "receive_pupils", pupils=moving)


@transaction.atomic
def add_teacher(*, classroom: Classroom, user: User, by) -> None:
    """A co-teacher: of the class, and of its debates that are not over. Twice does nothing more."""
    (classroom,) = lock_classrooms(classroom)
    ClassroomTeacher.objects.get_or_create(
        classroom=classroom, user=user, defaults={"role": ClassroomTeacher.Role.CO_TEACHER}
    )
    share_debates(classroom, running_debates(classroom))
    log(classroom, by, "add_teacher", user=user.pk)


@transaction.atomic
def remove_teacher(*, classroom: Classroom, user: User, by) -> None:
    """Out of the class and of its debates, but for those she opened herself."""
    (classroom,) = lock_classrooms(classroom)
    part = classroom.teachers.filter(user=user).first()
    if part is None:
        return
    if part.role == ClassroomTeacher.Role.OWNER:
        raise OwnerStays
    part.delete()
    DebateTeacher.objects.filter(
        debate__classroom=classroom, user=user, role=DebateTeacher.Role.CO_TEACHER
    ).delete()
    log(classroom, by, "remove_teacher", user=user.pk)


@transaction.atomic
def take_over(*, classroom: Classroom, by) -> None:
    """A co-teacher becomes the owner of a class, and of those of its debates that she has a part in, whose
    owner's account is gone."""
    (classroom,) = lock_classrooms(classroom)
    owners = classroom.teachers.filter(role=ClassroomTeacher.Role.OWNER)
    if owners.filter(user__is_active=True).exists():
        raise OwnerStays
    owners.update(role=ClassroomTeacher.Role.CO_TEACHER)
    classroom.teachers.filter(user=by).update(role=ClassroomTeacher.Role.OWNER)
    # A debate always has an owner: what was over before she came stays with the account that is gone.
    hers = list(
        by.debate_roles.filter(debate__classroom=classroom).values_list("debate", flat=True)
    )
    debates = DebateTeacher.objects.filter(debate__in=hers)
    gone = debates.filter(role=DebateTeacher.Role.OWNER, user__is_active=False)
    left_alone = list(gone.values_list("debate_id", flat=True))
    gone.update(role=DebateTeacher.Role.CO_TEACHER)
    debates.filter(debate__in=left_alone, user=by).update(role=DebateTeacher.Role.OWNER)
    log(classroom, by, "take_over")


def running_debates(classroom: Classroom) -> Iterable[Debate]:
    return Debate.objects.filter(classroom=classroom).exclude(phase=Phase.CLOSED)


def share_debates(classroom: Classroom, debates: Iterable[Debate]) -> None:
    """Every teacher of a locked class has a part in these debates of it."""
    users = list(classroom.teachers.values_list("user_id", flat=True))
    DebateTeacher.objects.bulk_create(
        (
            DebateTeacher(debate=debate, user_id=user, role=DebateTeacher.Role.CO_TEACHER)
            for debate in debates
            for user in users
        ),
        ignore_conflicts=True,
    )

"""A teacher's classes, one class with its roster, and one pupil of it. Not for a wall: full of names."""

from dataclasses import dataclass

from django.urls import reverse

from debates.models import Classroom, ClassroomTeacher, Pupil
from debates.queries.classrooms import (
    classrooms_of,
    has_active_owner,
    not_told_apart,
    open_classrooms_of,
)
from debates.queries.debates import Asked, debates_of
from debates.queries.slips import can_be_printed

from .debates import DebateLine, debate_line
from .fields import shown


@dataclass(frozen=True, slots=True)
class ClassLine:
    title: str = shown("The class.")
    pupils: int = shown("How many are on its roster.")
    url: str = shown("Its page.")


@dataclass(frozen=True, slots=True)
class ClassList:
    open: tuple[ClassLine, ...] = shown("Classes in use, by title.")
    archived: tuple[ClassLine, ...] = shown("Classes that were put away, by title.")


@dataclass(frozen=True, slots=True)
class OtherClass:
    classroom: str = shown("Public id.")
    title: str = shown("The class.")


@dataclass(frozen=True, slots=True)
class PupilLine:
    name: str = shown("The name, with what tells it apart.")
    is_twin: bool = shown("Somebody else here is called just the same.")
    url: str = shown("The page of this pupil.")


@dataclass(frozen=True, slots=True)
class TeacherLine:
    username: str = shown("The account's name.")
    is_owner: bool = shown("Owns the class, and keeps its list of teachers.")
    is_gone: bool = shown("The account is closed.")
    is_me: bool = shown("Who is looking.")


@dataclass(frozen=True, slots=True)
class ClassroomBoard:
    classroom: str = shown("Public id.")
    title: str = shown("The class.")
    is_archived: bool = shown("Put away.")
    is_owner: bool = shown("Who is looking owns the class.")
    can_take_over: bool = shown("The owner's account is closed, and a co-teacher is looking.")
    pupils: tuple[PupilLine, ...] = shown("The roster, in the order of coming.")
    removed: tuple[PupilLine, ...] = shown("Who was taken off it.")
    void_slips: int = shown("How many slips open nothing, because the server's key changed.")
    teachers: tuple[TeacherLine, ...] = shown("Who teaches the class.")
    debates: tuple[DebateLine, ...] = shown("Debates of the class, the newest first.")
    others: tuple[OtherClass, ...] = shown(
        "Other classes in use that the owner may merge this into."
    )


@dataclass(frozen=True, slots=True)
class PupilCard:
    classroom: str = shown("Public id of the class.")
    title: str = shown("The class.")
    pupil: str = shown("Public id of the pupil.")
    full_name: str = shown("The name, with what tells it apart.")
    name: str = shown("The name alone.")
    suffix: str = shown("What tells it apart; empty as a rule.")
    is_removed: bool = shown("Off the roster.")
    can_erase: bool = shown("Who is looking owns the class.")
    others: tuple[OtherClass, ...] = shown("Other classes that the pupil can move to.")


def class_list(user) -> ClassList:
    """One query."""
    classrooms = list(classrooms_of(user))
    return ClassList(
        open=tuple(_class_line(one) for one in classrooms if one.archived_at is None),
        archived=tuple(_class_line(one) for one in classrooms if one.archived_at is not None),
    )


def _class_line(classroom: Classroom) -> ClassLine:
    return ClassLine(
        title=classroom.title,
        pupils=classroom.present,
        url=reverse("teacher:classroom", kwargs={"classroom_id": classroom.public_id}),
    )


def classroom_board(part: ClassroomTeacher) -> ClassroomBoard:
    """Four queries, however many pupils there are."""
    classroom = part.classroom
    pupils = list(classroom.pupils.all())
    present = [pupil for pupil in pupils if pupil.left_at is None]
    twins = not_told_apart(present)
    teachers = list(classroom.teachers.select_related("user"))
    is_owner = part.role == part.Role.OWNER
    return ClassroomBoard(
        classroom=classroom.public_id,
        title=classroom.title,
        is_archived=classroom.archived_at is not None,
        is_owner=is_owner,
        can_take_over=not is_owner and not has_active_owner(teachers),
        pupils=tuple(_pupil_line(classroom, pupil, twins) for pupil in present),
        removed=tuple(
            _pupil_line(classroom, pupil, twins) for pupil in pupils if pupil.left_at is not None
        ),
        void_slips=sum(not can_be_printed(pupil) for pupil in present),
        teachers=tuple(_teacher_line(one, part) for one in teachers),
        debates=tuple(
            debate_line(debate)
            for debate in debates_of(part.user, Asked(state="any")).filter(classroom=classroom)
        ),
        others=others_of(part, roles=(part.Role.OWNER,)) if is_owner else (),
    )


def _pupil_line(classroom: Classroom, pupil: Pupil, twins: set[int]) -> PupilLine:
    return PupilLine(
        name=str(pupil),
        is_twin=pupil.pk in twins,
        url=reverse(
            "teacher:pupil",
            kwargs={"classroom_id": classroom.public_id, "pupil_id": pupil.public_id},
        ),
    )


def _teacher_line(one: ClassroomTeacher, part: ClassroomTeacher) -> TeacherLine:
    return TeacherLine(
        username=one.user.get_username(),
        is_owner=one.role == one.Role.OWNER,
        is_gone=not one.user.is_active,
        is_me=one.pk == part.pk,
    )


def others_of(part: ClassroomTeacher, *, roles: tuple[str, ...]) -> tuple[OtherClass, ...]:
    """One query: the teacher's other classes in use, in which she has one of `roles`."""
    others = open_classrooms_of(part.user).exclude(pk=part.classroom_id)
    mine = part.user.classroom_roles.filter(role__in=roles).values("classroom")
    return tuple(OtherClass(one.public_id, one.title) for one in others.filter(pk__in=mine))


def pupil_card(part: ClassroomTeacher, pupil: Pupil) -> PupilCard:
    """One query."""
    return PupilCard(
        classroom=part.classroom.public_id,
        title=part.classroom.title,
        pupil=pupil.public_id,
        full_name=str(pupil),
        name=pupil.name,
        suffix=pupil.suffix,
        is_removed=pupil.left_at is not None,
        can_erase=part.role == part.Role.OWNER,
        others=others_of(part, roles=tuple(part.Role.values)),
    )

"""What a signed-in teacher may reach: debates, classes, and what is in them."""

from django.http import Http404, HttpRequest

from debates.models import (
    Classroom,
    ClassroomTeacher,
    Debate,
    DebateTeacher,
    Knock,
    Pupil,
    Result,
    Seat,
)

from .language import speaks_of


def teaching(request: HttpRequest, debate_id: str, *, deleted: bool = False) -> DebateTeacher:
    """The signed-in teacher's part in a debate, with the debate; one that is deleted only on demand.
    One query."""
    if not request.user.is_authenticated:
        raise Http404
    found = (
        request.user.debate_roles.select_related(
            "debate__edition", "debate__question", "debate__classroom"
        )
        .defer("debate__edition__content")
        .filter(debate__public_id=debate_id, debate__deleted_at__isnull=not deleted)
        .first()
    )
    if found is None:
        raise Http404
    speaks_of(request, found.debate)
    return found


def owning(request: HttpRequest, debate_id: str, *, deleted: bool = False) -> DebateTeacher:
    """The same for its owner: what a co-teacher has no part in is not there for him. One query."""
    found = teaching(request, debate_id, deleted=deleted)
    if found.role != DebateTeacher.Role.OWNER:
        raise Http404
    return found


def result(request: HttpRequest, result_id: str) -> Result:
    """What is left of a debate of this teacher. One query."""
    if not request.user.is_authenticated:
        raise Http404
    results = request.user.results.select_related("edition").defer("edition__content")
    found = results.filter(public_id=result_id, debate=None).first()
    if found is None:
        raise Http404
    return found


def seat_in(debate: Debate, seat_id: str) -> Seat:
    """A seat of a debate that was reached through `teaching`; an erased one is nobody's."""
    seats = debate.seats.known().select_related("debate", "pupil")
    found = seats.filter(public_id=seat_id).first()
    if found is None:
        raise Http404
    return found


def classroom(request: HttpRequest, classroom_id: str) -> ClassroomTeacher:
    """The signed-in teacher's part in a class, with the class. One query."""
    if not request.user.is_authenticated:
        raise Http404
    parts = request.user.classroom_roles.select_related("classroom")
    found = parts.filter(classroom__public_id=classroom_id).first()
    if found is None:
        raise Http404
    return found


def own_classroom(request: HttpRequest, classroom_id: str) -> Classroom:
    """A class that the signed-in teacher owns: co-teachers find nothing here. One query."""
    part = classroom(request, classroom_id)
    if part.role != ClassroomTeacher.Role.OWNER:
        raise Http404
    return part.classroom


def pupil_in(classroom: Classroom, pupil_id: str) -> Pupil:
    """A pupil of a class that was reached through `classroom`, removed ones included."""
    found = classroom.pupils.select_related("classroom").filter(public_id=pupil_id).first()
    if found is None:
        raise Http404
    return found


def knock_in(debate: Debate, knock_id: str) -> Knock:
    """A knock at a debate that was reached through `teaching`."""
    found = debate.knocks.select_related("debate", "seat").filter(public_id=knock_id).first()
    if found is None:
        raise Http404
    return found

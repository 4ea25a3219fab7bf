"""What is kept about people: what everybody may read of it, and a teacher's clicks on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions import erasing, exports
from debates.boards.certificate import certificate_text, counts_in_words
from debates.boards.person_file import person_file
from debates.boards.privacy import limit_lines
from debates.boards.seat import seat_board
from debates.queries.erased import in_class
from debates.queries.person import Person, pupil_of_roster

from .answers import for_teachers, see_other
from .files import file_response

LOOK_OR_CLICK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html", {"limits": limit_lines()})


@require_safe
def everything(request: HttpRequest, debate_id: str) -> HttpResponse:
    """A pupil's own: all that is kept about the seat that this browser holds."""
    seat = access.seat(request, debate_id)
    return _zip(Person(seats=(seat,), pupil=seat.pupil), seat.public_id)


@require_POST
@for_teachers
def seat_export(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    """Names the pupil, so it is a logged click; rankings only where the console would show them."""
    seat = access.seat_in(access.teaching(request, debate_id).debate, seat_id)
    exports.note_export_of_seat(seat=seat, by=request.user)
    return _zip(Person(seats=(seat,), shown_to=request.user), seat.public_id)


@require_POST
@for_teachers
def pupil_export(request: HttpRequest, classroom_id: str, pupil_id: str) -> HttpResponse:
    classroom = access.classroom(request, classroom_id).classroom
    person = pupil_of_roster(access.pupil_in(classroom, pupil_id), shown_to=request.user)
    exports.note_export_of_pupil(classroom=classroom, by=request.user, seats=len(person.seats))
    return _zip(person, pupil_id)


def _zip(person: Person, public_id: str) -> HttpResponse:
    content = person_file(person, at=timezone.now())
    return file_response(content, f"person-{public_id}.zip", "application/zip")


@LOOK_OR_CLICK
@for_teachers
def seat_erase(request: HttpRequest, debate_id: str, seat_id: str) -> HttpResponse:
    """Asks first; then nothing of whoever sat here is left."""
    teaching = access.teaching(request, debate_id)
    seat = access.seat_in(teaching.debate, seat_id)
    if request.method != "POST":
        return render(request, "teacher/seat_erase.html", {"board": seat_board(teaching, seat)})
    words = {"name": seat.pseudonym}
    erasing.erase_seat(seat=seat, by=request.user)
    messages.success(request, _("Nothing of %(name)s is left. The seals still hold.") % words)
    return see_other("teacher:console", debate_id=debate_id)


@LOOK_OR_CLICK
@for_teachers
def pupil_erase(request: HttpRequest, classroom_id: str, pupil_id: str) -> HttpResponse:
    classroom = access.own_classroom(request, classroom_id)
    pupil = access.pupil_in(classroom, pupil_id)
    if request.method != "POST":
        context = {"classroom": classroom, "pupil": pupil}
        return render(request, "teacher/pupil_erase.html", context)
    erasing.erase_pupil(pupil=pupil, by=request.user)
    messages.success(request, _("The pupil is erased, on the roster and in every debate."))
    return see_other("teacher:classroom", classroom_id=classroom_id)


@LOOK_OR_CLICK
@for_teachers
def classroom_erase(request: HttpRequest, classroom_id: str) -> HttpResponse:
    """Asks first, with counts; answers with the certificate, which is kept nowhere."""
    classroom = access.own_classroom(request, classroom_id)
    if request.method != "POST":
        context = {"classroom": classroom, "counts": counts_in_words(in_class(classroom))}
        return render(request, "teacher/classroom_erase.html", context)
    certificate = erasing.erase_classroom(classroom=classroom, by=request.user)
    name = f"erased-{slugify(classroom.title) or 'class'}.txt"
    return file_response(certificate_text(certificate), name, "text/plain; charset=utf-8")

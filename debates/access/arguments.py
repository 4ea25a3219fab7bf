"""Arguments, from the pupil who reads or wrote them."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from debates.models import Argument, Seat
from debates.queries.arguments import arguments_for_class

from .seats import seat


def reading_seat(request: HttpRequest, debate_id: str) -> Seat:
    """This browser's seat, once its pupil was let in: whoever waits at the door reads nothing. One query."""
    reader = seat(request, debate_id)
    if reader.is_waiting:
        raise Http404
    return reader


def argument(request: HttpRequest, debate_id: str, argument_id: str) -> tuple[Seat, Argument]:
    """One that this browser's pupil may read: the class's, or her own while it is not taken back. Two
    queries, three for her own."""
    reader = reading_seat(request, debate_id)
    found = arguments_for_class(reader.debate).filter(public_id=argument_id)
    one = found.select_related("factor", "seat", "team", "parent").first()
    return reader, one or _own(reader, argument_id)


def own_argument(request: HttpRequest, debate_id: str, argument_id: str) -> tuple[Seat, Argument]:
    """One of this browser's pupil, whatever became of it. Two queries."""
    author = seat(request, debate_id)
    return author, _own(author, argument_id, also_withdrawn=True)


def any_argument(request: HttpRequest, debate_id: str, argument_id: str) -> tuple[Seat, Argument]:
    """One of the debate, though it may be gone by now: who answers it is told so. Two queries."""
    reader = reading_seat(request, debate_id)
    rows = reader.debate.arguments.select_related("factor", "parent")
    return reader, get_object_or_404(rows, public_id=argument_id)


def _own(author: Seat, argument_id: str, *, also_withdrawn: bool = False) -> Argument:
    rows = author.arguments.select_related("factor", "seat", "team", "parent")
    found = rows.filter(public_id=argument_id).first()
    if found is None or (found.state == Argument.State.WITHDRAWN and not also_withdrawn):
        raise Http404
    return found

"""Erasing people: for good, at once, and so that totals and seals still hold.

What a seat handed in loses ranking and salt and keeps its hash: the seal of the round can be worked out
again, and still says how many ballots there were. The class order is that of the others, and says that one
ballot is erased. A kept result is counted anew, so that the difference does not tell what is gone.
"""

from django.db import transaction
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from debates.models import (
    Argument,
    ArgumentText,
    Ballot,
    Classroom,
    Debate,
    ExitSentence,
    Paper,
    Pin,
    Pupil,
    Seat,
    ids,
)
from debates.models.copies import drop_copies
from debates.queries.erased import Certificate, Erased, in_class

from .log import bump, lock_debate, log
from .pupils import lock_classrooms
from .purge import remove_debate
from .results import keep_results


@transaction.atomic
def erase_seat(*, seat: Seat, by) -> Erased:
    """Nothing of whoever sat here stays. The seat becomes an erased one, out of the room."""
    debate = lock_debate(seat.debate)
    if Seat.objects.known().filter(pk=seat.pk).first() is None:
        return Erased()
    erased = _empty_papers(seat)
    number = debate.seats.filter(erased_at__isnull=False).count() + 1
    now = timezone.now()
    # Whatever else belongs to a seat and names somebody goes here.
    seat.knocks.all().delete()
    _empty_words(seat)
    Seat.objects.filter(pk=seat.pk).update(
        pupil=None,
        pseudonym=f"erased seat {number}",
        name="",
        code_hash=ids.new_key(),
        device=ids.new_key(),
        joined_at=debate.created_at,
        admitted_at=debate.created_at,
        moved_at=None,
        removed_at=now,
        erased_at=now,
    )
    if debate.is_closed:
        keep_results(debate)
    bump(debate)
    log(debate, by, "erase_seat", seat=seat.public_id, ballots=erased.ballots)
    transaction.on_commit(drop_copies)
    return erased


def _empty_words(seat: Seat) -> None:
    """What she wrote goes. An argument that others answered keeps its place, empty and taken back."""
    seat.debate.features.filter(Q(argument__seat=seat) | Q(sentence__seat=seat)).delete()
    own = seat.arguments.all()
    ArgumentText.objects.filter(argument__in=own).delete()
    Pin.objects.filter(argument__in=own).delete()
    own.filter(replies=None).delete()
    emptied = {"text": "", "state": Argument.State.WITHDRAWN, "team": None, "edited_at": None}
    own.update(**emptied, key=Concat(Value("erased-"), Cast("id", CharField())))
    for rows in (seat.convinced, seat.team_seats, seat.wishes, seat.receipts):
        rows.all().delete()
    seat.counterfactuals.all().delete()
    seat.predictions.all().delete()
    ExitSentence.objects.filter(seat=seat).delete()


def _empty_papers(seat: Seat) -> Erased:
    """A paper with a ballot keeps its place in the count; one without has nothing to stand for."""
    papers = Paper.objects.select_for_update().filter(seat=seat)
    drafts = sum(bool(paper.draft) for paper in papers.order_by("id"))
    ballots = Ballot.objects.filter(paper__seat=seat).erase()
    Paper.objects.filter(seat=seat, ballot=None).delete()
    Paper.objects.filter(seat=seat).update(draft={}, shuffle=[], draft_serial=0)
    return Erased(seats=1, ballots=ballots, drafts=drafts)


@transaction.atomic
def erase_pupil(*, pupil: Pupil, by) -> Erased:
    """A name off the roster, and nothing of it left in any debate."""
    erased = Erased(pupils=1)
    for seat in pupil.seats.select_related("debate").order_by("debate_id"):
        erased += erase_seat(seat=seat, by=by)
    log(pupil.classroom, by, "erase_pupil", seats=erased.seats)
    pupil.delete()
    transaction.on_commit(drop_copies)
    return erased


@transaction.atomic
def erase_classroom(*, classroom: Classroom, by) -> Certificate:
    """The class, its roster and its debates, whoever sat in them; seats of its pupils elsewhere. A debate
    that is being opened for it is erased with the others, or finds no class."""
    (classroom,) = lock_classrooms(classroom)
    erased = in_class(classroom)
    for debate in Debate.objects.filter(classroom=classroom).order_by("pk"):
        remove_debate(lock_debate(debate))
    elsewhere = Seat.objects.filter(pupil__classroom=classroom).select_related("debate")
    for seat in elsewhere.order_by("debate_id"):
        erase_seat(seat=seat, by=by)
    certificate = Certificate(classroom.public_id, timezone.now(), erased)
    classroom.delete()
    log(None, by, "erase_classroom", pupils=erased.pupils, seats=erased.seats)
    transaction.on_commit(drop_copies)
    return certificate

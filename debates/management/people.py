"""People by their public ids, for commands."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from debates.models import Pupil, Seat
from debates.queries.person import Person, pupil_of_roster


def find_person(public_id: str) -> Person:
    """A pupil of a roster with every seat, or the one seat of a guest."""
    pupil = Pupil.objects.select_related("classroom").filter(public_id=public_id).first()
    if pupil is not None:
        return pupil_of_roster(pupil)
    seat = Seat.objects.known().select_related("debate").filter(public_id=public_id).first()
    if seat is None:
        raise CommandError(_("There is neither a pupil nor a seat “%(id)s”.") % {"id": public_id})
    return Person(seats=(seat,))

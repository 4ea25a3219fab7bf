"""`manage.py export_person PUBLIC_ID PATH`: everything that is kept about one pupil, as a zip."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.actions import exports
from debates.boards.person_file import person_file
from debates.management.people import find_person


class Command(BaseCommand):
    help = (
        "Writes everything that is kept about a pupil of a roster, or a seat, as JSON and CSV in one "
        "zip; rankings included, also of secret debates."
    )

    def add_arguments(self, parser):
        parser.add_argument("public_id", help="Of the pupil or the seat, as in its page's address.")
        parser.add_argument("path", type=Path, help="The zip to write; it must not exist yet.")

    def handle(self, *args, public_id: str, path: Path, **options):
        person = find_person(public_id)
        try:
            with path.open("xb") as file:
                file.write(person_file(person, at=timezone.now()))
        except OSError as trouble:
            raise CommandError(f"{path}: {trouble.strerror}") from trouble
        if person.pupil is None:
            exports.note_export_of_seat(seat=person.seats[0], by=None)
        else:
            exports.note_export_of_pupil(
                classroom=person.pupil.classroom, by=None, seats=len(person.seats)
            )
        self.stdout.write(_("Written: %(path)s") % {"path": path})

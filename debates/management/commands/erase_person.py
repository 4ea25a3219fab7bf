"""`manage.py erase_person PUBLIC_ID`: nothing of a pupil is left, and the seals still hold."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from debates.actions.erasing import erase_pupil, erase_seat
from debates.boards.certificate import counts_in_words
from debates.management.people import find_person


class Command(BaseCommand):
    help = "Erases a pupil of a roster in every debate, or a seat, for good."

    def add_arguments(self, parser):
        parser.add_argument("public_id", help="Of the pupil or the seat, as in its page's address.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would go, and change nothing."
        )

    def handle(self, *args, public_id: str, dry_run: bool, **options):
        person = find_person(public_id)
        with transaction.atomic():
            if person.pupil is not None:
                erased = erase_pupil(pupil=person.pupil, by=None)
            else:
                erased = erase_seat(seat=person.seats[0], by=None)
            transaction.set_rollback(dry_run)
        self.stdout.write(_("This would go:") if dry_run else _("Erased."))
        for line in counts_in_words(erased):
            self.stdout.write(f"  {line}")

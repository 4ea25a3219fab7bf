"""`manage.py erase_class PUBLIC_ID`: a class with its roster and its debates is gone."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from debates.actions.erasing import erase_classroom
from debates.boards.certificate import certificate_text, counts_in_words
from debates.models import Classroom
from debates.queries.erased import in_class


class Command(BaseCommand):
    help = "Erases a class with its roster and its debates, and prints a certificate."

    def add_arguments(self, parser):
        parser.add_argument("public_id", help="Of the class, as in its page's address.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would go, and change nothing."
        )

    def handle(self, *args, public_id: str, dry_run: bool, **options):
        classroom = Classroom.objects.filter(public_id=public_id).first()
        if classroom is None:
            raise CommandError(_("There is no class “%(id)s”.") % {"id": public_id})
        if dry_run:
            self.stdout.write("\n".join(counts_in_words(in_class(classroom))))
            return
        self.stdout.write(certificate_text(erase_classroom(classroom=classroom, by=None)))

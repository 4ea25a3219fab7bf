"""`manage.py backup FILE`: one moment of the running site, as one file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from powerstruggle import backups


class Command(BaseCommand):
    help = "Writes the whole database into one file, while the site runs. Keep SECRET_KEY apart."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="A new file, such as monday.zip.")

    def handle(self, *args, file: Path, **options):
        try:
            manifest = backups.make(file)
        except backups.CannotBackUp as error:
            raise CommandError(str(error)) from error
        size = file.stat().st_size
        self.stdout.write(f"{file}: {size} bytes; {manifest}")
        self.stdout.write(
            _("Without its SECRET_KEY (var/secret-key) codes and slips open nothing: keep both.")
        )

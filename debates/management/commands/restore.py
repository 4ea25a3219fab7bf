"""`manage.py restore FILE`: puts a backup in the place of what is there."""

import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from powerstruggle import backups


class Command(BaseCommand):
    help = "Puts a backup in the place of what is there, and brings it up to this version."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="What `manage.py backup` wrote.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Look through it and say what stands against it."
        )
        parser.add_argument(
            "--replace", action="store_true", help="Though there is a site; that one is backed up."
        )
        parser.add_argument(
            "--other-key", action="store_true", help="Though it was made under another SECRET_KEY."
        )

    def handle(self, *args, file: Path, dry_run: bool, replace: bool, other_key: bool, **options):
        try:
            manifest = backups.read(file)
            self.stdout.write(f"{file}: {manifest}")
            if refused := backups.refusals(manifest, replace=replace, other_key=other_key):
                raise CommandError("\n".join(refused))
            if dry_run:
                self.stdout.write(_("It can be restored. Nothing was changed."))
                return
            with backups.nobody_serves():
                if backups.holds_something():
                    self._keep_what_is_there()
                backups.restore(file, manifest)
            call_command("migrate", interactive=False, verbosity=0)
            call_command("verify_ledger", stdout=self.stdout)
        except backups.CannotBackUp as error:
            raise CommandError(str(error)) from error

    def _keep_what_is_there(self) -> None:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%S")
        Path(settings.VAR_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = Path(settings.VAR_DIR) / f"before-restore-{now}.zip"
        backups.make(kept)
        self.stdout.write(_("What was there is kept: %(file)s") % {"file": kept})

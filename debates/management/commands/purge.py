"""`manage.py purge`: removes what is past its time, as a running server does once a day by itself."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from debates.actions.purge import overdue, purge_all


class Command(BaseCommand):
    help = "Removes what is past its time. A running server does so once a day by itself."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would go, and change nothing."
        )

    def handle(self, *args, dry_run: bool, **options):
        now = timezone.now()
        counts = overdue(now) if dry_run else purge_all(now)
        for key, count in counts.items():
            if count:
                self.stdout.write(f"{key}: {count}")
        if not any(counts.values()):
            self.stdout.write(_("Nothing is past its time."))

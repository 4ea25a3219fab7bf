"""`manage.py invite_teacher`: prints a link with which one person makes a teacher's account."""

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from debates.actions.staff import INVITATION_DAYS, MOST_INVITATION_DAYS, invite_teacher
from debates.boards.addresses import address_here
from debates.forms.names import LONGEST_NAME


class Command(BaseCommand):
    help = "Prints a link with which one person makes a teacher's account. It is shown only once."

    def add_arguments(self, parser):
        parser.add_argument(
            "--days", type=int, default=INVITATION_DAYS, help="Until it is too old."
        )
        parser.add_argument(
            "--note", default="", help="For whom; only for the list of invitations."
        )

    def handle(self, *args, days: int, note: str, **options):
        if not 1 <= days <= MOST_INVITATION_DAYS:
            raise CommandError(_("--days takes 1 to %(most)d.") % {"most": MOST_INVITATION_DAYS})
        _invitation, key = invite_teacher(days=days, note=note[:LONGEST_NAME])
        self.stdout.write(address_here(reverse("invitation", kwargs={"key": key})))

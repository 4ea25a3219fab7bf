"""`manage.py reset_password USERNAME`: a new password for whoever lost theirs."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from debates.actions.staff import reset_password
from debates.models import User


class Command(BaseCommand):
    help = "Prints a new password for a staff account, once, and signs the account out everywhere."

    def add_arguments(self, parser):
        parser.add_argument("username", help="The name that the account signs in with.")
        parser.add_argument(
            "--mfa", action="store_true", help="Also forget its lost phone, passkeys and codes."
        )

    def handle(self, *args, username: str, mfa: bool, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(_("There is no account “%(name)s”.") % {"name": username})
        self.stdout.write(reset_password(user=user, second_factor=mfa))

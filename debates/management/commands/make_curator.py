"""`manage.py make_curator USERNAME`: lets an account keep dossiers right."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from debates.actions.staff import make_curator
from debates.models import User


class Command(BaseCommand):
    help = "Lets a staff account keep dossiers right, at /curate/."

    def add_arguments(self, parser):
        parser.add_argument("username", help="The name that the account signs in with.")

    def handle(self, *args, username: str, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(_("There is no account “%(name)s”.") % {"name": username})
        make_curator(user=user)
        self.stdout.write(_("%(name)s keeps dossiers now, at /curate/.") % {"name": username})

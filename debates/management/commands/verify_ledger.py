"""`manage.py verify_ledger`: whether every ballot still is what was sealed, and counted where it belongs."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from debates.models import Debate
from debates.queries.ledger import ledger_digest, papers_astray
from debates.queries.seals import verify

SAY_EVERY = 200


class Command(BaseCommand):
    help = "Works every seal of every closed round out anew, and compares papers with the ledger."

    def handle(self, *args, **options):
        rounds = unsealed = erased = 0
        broken = []
        for number, debate in enumerate(Debate.objects.order_by("pk").iterator(), 1):
            for seal in verify(debate):
                rounds += 1
                erased += seal.erased
                unsealed += seal.holds is None
                if seal.holds is False:
                    broken.append(f"{debate.public_id}, {seal.kind}")
            if number % SAY_EVERY == 0:
                self.stderr.write(_("%(n)d debates looked through") % {"n": number})
        astray = papers_astray().count()
        ballots, digest = ledger_digest()
        self.stdout.write(
            f"{rounds} closed rounds, {ballots} ballots ({erased} erased), "
            f"{unsealed} rounds past their log, {astray} papers astray"
        )
        self.stdout.write(f"ledger {digest}")
        if broken or astray:
            for one in broken:
                self.stderr.write(f"broken seal: {one}")
            raise CommandError(_("The ledger is not what was sealed."))
        self.stdout.write(_("Every seal holds."))

"""`manage.py load_dossier NAME_OR_PATH`: checks a dossier and publishes it as an edition."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.actions.editions import digest_of, publish_edition
from debates.dossiers import find_dossier
from debates.models import Edition
from debates.queries.packs import DossierFault, read_dossier


class Command(BaseCommand):
    help = "Checks a dossier and publishes it as an edition: all of it or nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "dossier",
            metavar="NAME_OR_PATH",
            help="A dossier that ships with the product, such as stalin, or a folder.",
        )

    def handle(self, *args, dossier: str, **options):
        try:
            content = read_dossier(find_dossier(dossier))
        except DossierFault as trouble:
            for fault in trouble.faults:
                self.stderr.write(str(fault))
            count = len(trouble.faults)
            raise CommandError(
                ngettext(
                    "Nothing was loaded: %(count)d fault in “%(dossier)s”.",
                    "Nothing was loaded: %(count)d faults in “%(dossier)s”.",
                    count,
                )
                % {"count": count, "dossier": dossier}
            ) from trouble
        slug = content["question"]["slug"]
        known = Edition.objects.filter(question__slug=slug, digest=digest_of(content)).exists()
        edition = publish_edition(content=content)
        said = (
            _("Edition %(number)d of “%(question)s” unchanged.")
            if known
            else _("Edition %(number)d of “%(question)s” published.")
        )
        if options["verbosity"]:
            self.stdout.write(
                said % {"number": edition.number, "question": content["question"]["title"]}
            )

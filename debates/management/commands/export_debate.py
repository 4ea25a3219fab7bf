"""`manage.py export_debate PUBLIC_ID FOLDER`: what a debate comes to, as files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from debates.actions import exports
from debates.boards.files import file_of, files_of
from debates.models import Debate


class Command(BaseCommand):
    help = (
        "Writes the findings of a debate whose verdict is uncovered, as CSV, JSON and XLSX; and its "
        "ballots under pseudonyms, unless they are secret."
    )

    def add_arguments(self, parser):
        parser.add_argument("public_id", help="Of the debate, as in its console's address.")
        parser.add_argument("folder", type=Path, help="Where to; it must not exist yet.")

    def handle(self, *args, public_id: str, folder: Path, **options):
        debate = Debate.objects.kept().select_related("edition").filter(public_id=public_id).first()
        if debate is None:
            raise CommandError(_("There is no debate %(id)s.") % {"id": public_id})
        found = [file for line in files_of(debate) if (file := file_of(debate, line.key))]
        if not found:
            raise CommandError(_("Not everything is uncovered yet: there is nothing to write."))
        try:
            folder.mkdir(parents=True)
            for number, file in enumerate(found, 1):
                content = file.content
                content = content.encode() if isinstance(content, str) else content
                (folder / file.name).write_bytes(content)
                self.stdout.write(f"{number}/{len(found)} {file.name}")
        except OSError as trouble:
            raise CommandError(f"{folder}: {trouble.strerror}") from trouble
        exports.note_export_of_debate(
            debate=debate, by=None, ballots=max(file.ballots for file in found)
        )
        self.stdout.write(_("Written: %(path)s") % {"path": folder})

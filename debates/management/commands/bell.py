"""Turns the bell of a running server off and on again."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Tells a running server to stop telling open pages that something changed, or to go on."

    def add_arguments(self, parser):
        parser.add_argument("switch", choices=("off", "on"))

    def handle(self, *args, switch, **options):
        file = Path(settings.BELL_OFF)
        if switch == "off":
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch()
            said = "Off: within ten seconds, open pages ask by themselves again."
        else:
            file.unlink(missing_ok=True)
            said = "On: within a minute, open pages are told again."
        self.stdout.write(said if settings.LIVE else f"{said} But LIVE=0 keeps it off here.")

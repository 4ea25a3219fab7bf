"""`manage.py doctor`: what is set, what is there, and what is wrong, in words."""

import asyncio
import os
import platform
import shutil
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from debates.live import hears_itself
from debates.queries.ledger import ledger_figures
from powerstruggle import env, sqlite
from powerstruggle.probes import missing_migrations

SECRET = ("SECRET", "TOKEN", "PASSWORD")


class Command(BaseCommand):
    help = "Prints the settings in force, secrets masked, and says what is wrong."
    requires_system_checks = []

    def handle(self, *args, **options):
        self.wrong = 0
        self.settings()
        self.place()
        if self.database():
            self.messages(checks.run_checks(databases=["default"]))
        else:
            self.messages(checks.run_checks())
        if self.wrong:
            raise CommandError(_("%(n)d of these have to be mended.") % {"n": self.wrong})
        self.stdout.write(_("\nNothing has to be mended."))

    def heading(self, words: str) -> None:
        self.stdout.write(f"\n{words}")

    def line(self, name: str, value: object) -> None:
        self.stdout.write(f"  {name + ':':<26} {value}")

    def fault(self, words: str) -> None:
        self.wrong += 1
        self.stdout.write(f"  ERROR {words}")

    def settings(self) -> None:
        self.heading(_("Settings"))
        for name, default in sorted(env.asked.items()):
            given = os.environ.get(name, "").strip()
            note = "" if given else _(" (not set)")
            self.line(name, f"{masked(name, given or default)}{note}")

    def place(self) -> None:
        self.heading(_("This machine"))
        self.line("Power Struggle", settings.VERSION)
        self.line("Python, Django", f"{platform.python_version()}, {django.get_version()}")
        var = Path(settings.VAR_DIR)
        if not os.access(var, os.W_OK):
            self.fault(_("%(folder)s cannot be written: VAR_DIR is not ours.") % {"folder": var})
            return
        free = shutil.disk_usage(var).free // 1024**2
        self.line("VAR_DIR", _("%(folder)s, %(free)d MB free") % {"folder": var, "free": free})

    def database(self) -> bool:
        """Whether it answers at all."""
        self.heading(_("Database"))
        try:
            connection.ensure_connection()
            self.line(connection.display_name, self._release())
            if missing := missing_migrations():
                self.fault(
                    _("%(n)d steps are missing, first %(step)s: manage.py migrate")
                    % {"n": len(missing), "step": missing[0]}
                )
                return True
            figures = ledger_figures()
        except DatabaseError as error:
            self.fault(
                _("It does not answer: %(error)s") % {"error": str(error).strip().split("\n")[0]}
            )
            return False
        self.line(_("Debates running"), figures.running)
        self.line(_("Ballots"), figures.ballots)
        if figures.astray:
            self.fault(
                _("%(n)d papers do not point to their last ballot: manage.py verify_ledger")
                % {"n": figures.astray}
            )
        if connection.vendor == "postgresql" and not asyncio.run(hears_itself()):
            self.fault(
                _("NOTIFY is not heard: DATABASE_URL must name the server, and not a pooler.")
            )
        return True

    def _release(self) -> str:
        if connection.vendor == "sqlite":
            version = sqlite.sqlite3.sqlite_version_info[:3]
            return f"{sqlite.sqlite3.sqlite_version}, {sqlite.journal_mode(version)}"
        return str(connection.pg_version // 10_000)

    def messages(self, found: list[checks.CheckMessage]) -> None:
        self.heading(_("Checks"))
        for one in found:
            self.stdout.write(f"  {one.id} {one.msg}")
            if one.hint:
                self.stdout.write(f"      {one.hint}")
            self.wrong += one.is_serious()
        if not found:
            self.stdout.write(_("  Nothing found."))


def masked(name: str, value: str) -> str:
    if not value:
        return "–"
    if any(word in name for word in SECRET):
        return "********"
    if name == "DATABASE_URL" and "@" in value:
        parts = urlsplit(value)
        user = f"{parts.username}:********@" if parts.password else f"{parts.username}@"
        return urlunsplit(parts._replace(netloc=user + parts.netloc.rpartition("@")[2]))
    return value

"""Starts the site: everything between a fresh folder and a page that a class can open."""

import os
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from debates.actions import staff
from debates.models import User
from powerstruggle import server, sqlite, statics

ONLY_HERE = "Only this machine can open it. For a class on the local network: make class"
NO_NETWORK = """\
No address of this machine on the local network was found, so there is nothing to show that
pupils could open. Connect to the network and start again, or set PUBLIC_URL."""
PLAIN_HTTP = """\
This is plain HTTP. Whoever shares the network can read what is sent, also your password:
use one that opens nothing else, and a network that you trust."""


class Command(BaseCommand):
    help = "Prepares the database and serves the site on HOST:PORT."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--demo", action="store_true", help="Add a class in the middle of a debate."
        )

    def handle(self, *args, demo, **options):
        os.umask(0o077)  # what is stored here is about minors
        with ExitStack() as stack:
            try:
                listener = stack.enter_context(server.listen(settings.HOST, settings.PORT))
                if connection.vendor == "sqlite":
                    stack.enter_context(server.alone_on(Path(connection.settings_dict["NAME"])))
            except server.CannotServe as refusal:
                raise CommandError(str(refusal)) from refusal
            password = self.prepare(demo=demo)
            site = server.build()
            self.announce(password)
            # The thread that serves opens a connection of its own and keeps it.
            connection.close()
            server.run(site, listener)
        self.stdout.write("Stopped.")

    def prepare(self, *, demo: bool) -> str:
        """Returns the new teacher's password, or nothing when there is a teacher already."""
        self.say(f"Database: {self.describe_database()}")
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except OperationalError as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        self.say("Dossier: Stalin")
        call_command("dossier", "load", "stalin", if_untouched=True, verbosity=0)
        self.say("Style and script")
        statics.collect()
        password = ""
        if not User.objects.exists():
            password = staff.readable_password()
            staff.create_teacher(username="teacher", password=password)
        if demo:
            self.say("Class in mid-debate")
            call_command("demo_class", stdout=self.stdout)
        return password

    def describe_database(self) -> str:
        if connection.vendor == "sqlite":
            version = sqlite.sqlite3.sqlite_version
            mode = sqlite.journal_mode(sqlite.sqlite3.sqlite_version_info[:3])
            return f"{connection.settings_dict['NAME']} (SQLite {version}, {mode})"
        return f"{connection.settings_dict['NAME']} ({connection.display_name})"

    def announce(self, password: str) -> None:
        here = settings.JOIN_ADDRESS or f"http://{local_host()}:{settings.PORT}"
        rows = [
            ("Pupils", f"{here}/"),
            ("Teachers", f"{here}/teacher/"),
        ]
        if password:
            rows += [("Name", "teacher"), ("Password", f"{password}   (shown only this once)")]
        self.stdout.write("\nReady.")
        for title, value in rows:
            self.stdout.write(f"  {title + ':':<10} {value}")
        if note := note_for_staff():
            self.stdout.write(f"\n{note}")
        for one in checks.run_checks(tags=["power_struggle"]):
            if one.level >= checks.WARNING:
                self.stdout.write(f"\n{one.id}: {one.msg}\n  {one.hint}")
        self.stdout.write("\nStop with Ctrl-C.")
        self.stdout.flush()

    def say(self, line: str) -> None:
        self.stdout.write(f"· {line}")
        self.stdout.flush()


def note_for_staff() -> str:
    if settings.PLAIN_HTTP:
        return PLAIN_HTTP
    if settings.JOIN_ADDRESS:
        return ""
    return ONLY_HERE if settings.LOCAL_ONLY else NO_NETWORK


def local_host() -> str:
    return f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST

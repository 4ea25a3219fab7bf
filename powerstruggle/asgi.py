"""The application that a server runs: files first, then Django on one thread."""

import os

import django
from django.core.handlers.asgi import ASGIHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "powerstruggle.settings")
django.setup(set_prefix=False)

from powerstruggle.statics import Statics  # noqa: E402  (reads the settings when it is made)


class OneThreadHandler(ASGIHandler):
    """Does all synchronous work of the process on one thread with one kept database connection.

    Django's own handler opens a ThreadSensitiveContext, and with it a thread and a connection,
    for every request. One thread costs half as much and is a fair queue in front of SQLite.
    """

    async def __call__(self, scope, receive, send):
        await self.handle(scope, receive, send)


application = Statics(OneThreadHandler())

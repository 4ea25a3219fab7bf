"""The application that a server runs: probes and files first, then bells, then Django on one thread."""

import os

import django
from django.core.handlers.asgi import ASGIHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "powerstruggle.settings")
django.setup(set_prefix=False)

# These read the settings when they are imported or made.
from debates.boards.bells import look  # noqa: E402
from debates.live import Streams  # noqa: E402
from powerstruggle.one_thread import noticing  # noqa: E402
from powerstruggle.probes import Probes  # noqa: E402
from powerstruggle.statics import Statics  # noqa: E402
from powerstruggle.watched import Watched  # noqa: E402


class OneThreadHandler(ASGIHandler):
    """Does all synchronous work of the process on one thread with one kept database connection.

    Django's own handler opens a ThreadSensitiveContext, and with it a thread and a connection,
    for every request. One thread costs half as much and is a fair queue in front of SQLite.
    """

    async def __call__(self, scope, receive, send):
        await self.handle(scope, receive, send)


application = Probes(Statics(Streams(Watched(OneThreadHandler()), look=noticing(look))))

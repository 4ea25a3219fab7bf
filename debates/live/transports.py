"""From the process that wrote to the processes that have streams. Only a public id travels.

In process for SQLite: one server, and what it writes it hears. PostgreSQL the same, and for the other
processes NOTIFY after the commit, on Django's own connection; one LISTEN in each process that has
streams, on a connection of its own.
"""

import asyncio
import logging
import random
import secrets
import time
from typing import Protocol

import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import Error, close_old_connections, connection, transaction

from .tower import GAP_SECONDS, tower

CHANNEL = "debates_bell"
# Goes with every notice, so that a process does not hear itself twice.
PROCESS = secrets.token_hex(4)
MOST_WAIT_SECONDS = 5
QUIET_SECONDS = 20
# A network that drops packets in silence is noticed by the system, not by us.
KEEPALIVES = {
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}

logger = logging.getLogger(__name__)


class Transport(Protocol):
    def send(self, debate: str) -> None:
        """After a commit, in the thread that wrote."""

    def listen(self) -> None:
        """On the loop, whenever a stream joins: make sure that what others send is heard."""


class InProcess:
    def send(self, debate: str) -> None:
        tower.poke(debate)

    def listen(self) -> None:
        pass


class Postgres:
    def __init__(self) -> None:
        self.listening: asyncio.Task | None = None
        self.waiting: dict[str, asyncio.Task] = {}
        self.sent: dict[str, float] = {}

    def send(self, debate: str) -> None:
        """In a server, gathered on its loop: no ballot waits for it, and a storm is four a second."""
        loop = tower.loop
        if loop is None or loop.is_closed():
            self.notify(debate)
        else:
            tower.poke(debate)
            loop.call_soon_threadsafe(self._gather, debate)

    def notify(self, debate: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{debate} {PROCESS}"])

    def _gather(self, debate: str) -> None:
        task = self.waiting.get(debate)
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            self.waiting[debate] = asyncio.create_task(self._notify_soon(debate))

    async def _notify_soon(self, debate: str) -> None:
        await asyncio.sleep(self.sent.get(debate, 0.0) + GAP_SECONDS - time.monotonic())
        # From here on, whatever is written needs another one.
        del self.waiting[debate]
        self.sent[debate] = time.monotonic()
        try:
            await sync_to_async(self._notify_alone, thread_sensitive=True)(debate)
        except Error as error:
            logger.warning("The bell does not reach the database: %s", error)

    def _notify_alone(self, debate: str) -> None:
        """In the one thread of all synchronous work, outside any request."""
        close_old_connections()
        self.notify(debate)

    def listen(self) -> None:
        task = self.listening
        if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
            self.listening = asyncio.create_task(self._keep_listening())

    async def _keep_listening(self) -> None:
        """Until the server stops. Comes back by itself, and then has everybody look."""
        failures = 0
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    **connection_params(), **KEEPALIVES, autocommit=True
                ) as heard:
                    await heard.execute(f"LISTEN {CHANNEL}")
                    failures = 0
                    tower.poke_all()
                    while True:
                        async for notify in heard.notifies(timeout=QUIET_SECONDS):
                            debate, _, process = notify.payload.partition(" ")
                            if process != PROCESS:
                                tower.poke(debate)
                        await heard.execute("SELECT 1")
            except (psycopg.Error, OSError) as error:
                failures += 1
                logger.warning("The bell does not hear the database: %s", error)
            wait = min(MOST_WAIT_SECONDS, 0.25 * 2**failures)
            await asyncio.sleep(wait * random.uniform(0.5, 1))


def connection_params() -> dict[str, object]:
    """What Django connects with, without what only its own connections know."""
    known = connection.get_connection_params()
    own = ("cursor_factory", "context", "prepare_threshold", "server_side_binding", "pool")
    return {name: value for name, value in known.items() if name not in own}


_in_process, _postgres = InProcess(), Postgres()


def transport() -> Transport:
    return _postgres if connection.vendor == "postgresql" else _in_process


def ring(debate: str) -> None:
    """Something in the debate of this public id changes with the running transaction.

    Nothing is sent before the commit, and nothing after a rollback. A bell that fails breaks nothing:
    what was written is written, and pages look again by themselves.
    """
    if settings.LIVE:
        transaction.on_commit(lambda: transport().send(debate), robust=True)


async def hears_itself(seconds: float = 3) -> bool:
    """Whether a notification comes from one connection to another one, which a pooler can prevent."""
    async with (
        await psycopg.AsyncConnection.connect(**connection_params(), autocommit=True) as heard,
        await psycopg.AsyncConnection.connect(**connection_params(), autocommit=True) as sent,
    ):
        channel = f"{CHANNEL}_{PROCESS}"
        await heard.execute(f'LISTEN "{channel}"')
        await sent.execute("SELECT pg_notify(%s, '')", [channel])
        async for _one in heard.notifies(timeout=seconds, stop_after=1):
            return True
    return False

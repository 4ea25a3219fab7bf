"""What a machine asks: whether the process lives, whether it can serve, and how it has fared.

Answered in front of Django. That it lives is said without the database and without the one thread that
works; that it can serve is asked on that thread, and a thread that is held up cannot.
"""

import asyncio
import hmac
import json
import logging
import shutil
from collections.abc import Awaitable, Callable

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from debates.live import streams_open
from debates.queries.ledger import ledger_figures
from powerstruggle import watched
from powerstruggle.one_thread import on_the_thread

PATIENCE_SECONDS = 5
LEAST_FREE = 200 * 1024**2  # bytes
TEXT, JSON = b"text/plain; charset=utf-8", b"application/json"

logger = logging.getLogger(__name__)


class Probes:
    """An ASGI application that answers probes, and passes on the rest."""

    is_ending = False  # this process takes no more work
    _knows_its_tables = False

    def __init__(self, application) -> None:
        self.application = application
        self.pages: dict[str, Callable[[dict], Awaitable[tuple[int, bytes, bytes]]]] = {
            "/healthz": self.healthz,
            "/readyz": self.readyz,
            "/metrics": self.metrics,
        }

    async def __call__(self, scope, receive, send) -> None:
        page = self.pages.get(scope["path"]) if scope["type"] == "http" else None
        if page is None or scope["method"] not in ("GET", "HEAD"):
            await self.application(scope, receive, send)
            return
        status, kind, body = await page(scope)
        headers = [
            (b"content-type", kind),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.body", "body": body})

    async def healthz(self, scope) -> tuple[int, bytes, bytes]:
        return 200, TEXT, b"alive\n"

    async def readyz(self, scope) -> tuple[int, bytes, bytes]:
        """Two queries at most, one once the tables are known to be those of this version."""
        found = {"serving": not Probes.is_ending, "disk": has_room()}
        try:
            asked = on_the_thread(self._database)
            found |= await asyncio.wait_for(asyncio.shield(asked), PATIENCE_SECONDS)
        except Exception as error:
            logger.warning("Not ready: the database does not answer (%s).", type(error).__name__)
            found |= {"database": False}
        body = json.dumps(found).encode() + b"\n"
        return 200 if all(found.values()) else 503, JSON, body

    def _database(self) -> dict[str, bool]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not self._knows_its_tables:
            self._knows_its_tables = not missing_migrations()
        return {"database": True, "tables": self._knows_its_tables}

    async def metrics(self, scope) -> tuple[int, bytes, bytes]:
        """Only for who brings METRICS_TOKEN; without that setting there is no such page."""
        sent = dict(scope["headers"]).get(b"authorization", b"")
        wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
        if not settings.METRICS_TOKEN or not hmac.compare_digest(sent, wanted):
            return 404, TEXT, b"not found\n"
        body = generate_latest(watched.registry)
        try:
            body += await on_the_thread(_of_the_site)
        except Exception as error:
            logger.warning("No metrics of the database (%s).", type(error).__name__)
        return 200, CONTENT_TYPE_LATEST.encode(), body


def has_room() -> bool:
    return shutil.disk_usage(settings.VAR_DIR).free >= LEAST_FREE


def missing_migrations() -> list[str]:
    """Steps of this version that the database has not taken. One query."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _back in plan]


def _of_the_site() -> bytes:
    """Four queries. Numbers alone, without a label."""
    figures = ledger_figures()
    registry = CollectorRegistry()
    for name, words, value in (
        ("streams_open", "Bells that this process keeps open.", streams_open()),
        ("debates_running", "Debates that are not over.", figures.running),
        ("rounds_open", "Rounds that take ballots.", figures.rounds_open),
        ("ballots_stored", "Ballots in the ledger.", figures.ballots),
        ("papers_unreconciled", "Papers that do not point to their last ballot.", figures.astray),
        ("disk_free_bytes", "Room for data.", shutil.disk_usage(settings.VAR_DIR).free),
    ):
        Gauge(f"power_struggle_{name}", words, registry=registry).set(value)
    return generate_latest(registry)

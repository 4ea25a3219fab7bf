"""Runs the site in this process: one port, one database, one loop.

Knows sockets, locks and uvicorn; refuses to know what is served.
"""

import asyncio
import contextlib
import errno
import fcntl
import resource
import socket
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import uvicorn

from powerstruggle.daily import chores

# A stream for each of a thousand browsers, five connections more for half of them, and files.
OPEN_FILES = 4096


class CannotServe(Exception):
    """Why not, in one sentence for the person who started it."""


def listen(host: str, port: int) -> socket.socket:
    """Takes the port at once, so that a second server is told so before it touches anything."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise CannotServe(f"HOST={host!r} is no address that is known here.") from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise CannotServe(_why(error, host, port)) from error
    listener.set_inheritable(True)
    return listener


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is already in use; "
            f"stop the other server or choose another: PORT={port + 1}."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the system's own services; choose one from 1024 on."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={host!r} is not an address of this machine."
    return f"Cannot listen on {host}:{port}: {error.strerror}."


@contextlib.contextmanager
def alone_on(database: Path) -> Iterator[None]:
    """Holds an SQLite file for one server. The lock ends with the process, however it ends."""
    lock = database.with_name(f"{database.name}.server")
    lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotServe(f"Another server is running on {database}; stop it first.") from error
        yield


class Server(uvicorn.Server):
    chores: Callable[[], Coroutine[Any, Any, None]] | None = (
        None  # what it does by itself beside serving
    )
    _at_work: asyncio.Task | None = None

    async def startup(self, sockets=None) -> None:
        from powerstruggle.probes import Probes

        Probes.is_ending = False
        await super().startup(sockets)
        if self.chores is not None:
            self._at_work = asyncio.create_task(self.chores())

    async def shutdown(self, sockets=None) -> None:
        """An open stream would hold it up, and then be torn off."""
        from debates.live import end_streams
        from powerstruggle.probes import Probes

        Probes.is_ending = True
        if self._at_work is not None:
            self._at_work.cancel()
        end_streams()
        await super().shutdown(sockets)


def build(**changes) -> Server:
    """The server with its application. Imported late: the files must have been collected."""
    from django.urls import get_resolver

    from powerstruggle.asgi import application

    _ = get_resolver().url_patterns  # all pages are imported now, not for the first visitor
    config = uvicorn.Config(
        application,
        **{
            "access_log": False,  # a path can hold a projector's key
            "http": "h11",
            "lifespan": "off",
            "log_config": None,
            "loop": "asyncio",
            "proxy_headers": False,
            "server_header": False,
            "timeout_graceful_shutdown": 2,
            "timeout_keep_alive": 20,
            "ws": "none",
            **changes,
        },
    )
    return Server(config)


def run(server: Server, listener: socket.socket) -> None:
    """Serves until Ctrl-C or a signal to end, and does the chores of `daily` meanwhile."""
    server.chores = chores
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < OPEN_FILES:
        wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])

"""Server-Sent Events in front of Django: an ordinary view says who may listen, then only bytes flow.

Knows ASGI and the tower. Addresses of bells are asked of the application with a place in the
scope, where the view leaves the listener it has checked. Then the request, its session and its
database are done with, and the stream begins.
"""

import asyncio
import re
import resource

from django.http import HttpRequest, HttpResponse

from .news import Listener
from .tower import Look, Stream, is_on, tower
from .transports import transport

# Beside a page of a debate; an entry of the library may be called bell as well.
PLACE = re.compile(r"/(debate|projector|teacher/debate)/[^/]+/bell/")
BEAT_SECONDS = 15
# Somebody who takes nothing for so long is gone, or means harm.
SLOW_SECONDS = 30
# After a restart a whole school comes back: who hands in a ballot does not wait behind it.
SECONDS_EACH = 1 / 90
AT_ONCE = 20
# Files that are no streams: requests, the database, the listener.
SPARE_FILES = 400
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    # Caddy 2.6 compresses in spite of no-transform, and then holds back what is short.
    (b"content-encoding", b"identity"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
BEAT = b"event: beat\ndata:\n\n"
OFF = b"event: off\ndata:\n\n"


def most_streams() -> int:
    """How many this process has files for."""
    return max(0, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE_FILES)


def admit(request: HttpRequest, listener: Listener) -> HttpResponse:
    """The view's answer once it has checked who asks. Without streams in front: nothing to hear."""
    place = getattr(request, "scope", {}).get("bell")
    if place is not None:
        place.append(listener)
    return HttpResponse(status=204)


def streams_open() -> int:
    """Of this process."""
    return len(tower)


def end_streams() -> None:
    """On the loop, before the server stops: an open stream would hold it up."""
    tower.end_all()


class Streams:
    """An ASGI application that serves bells, and passes on the rest."""

    def __init__(self, application, *, look: Look) -> None:
        self.application = application
        self.turn = 0.0
        tower.look = look

    async def __call__(self, scope, receive, send) -> None:
        tower.loop = asyncio.get_running_loop()
        is_bell = scope["type"] == "http" and PLACE.fullmatch(scope["path"])
        if not is_bell or scope["method"] != "GET":
            await self.application(scope, receive, send)
        elif not is_on() or len(tower) >= most_streams():
            await _start(send)
            await _end(send, OFF)
        else:
            await self._wait_for_a_turn()
            await self._admit(scope, receive, send)

    async def _wait_for_a_turn(self) -> None:
        now = asyncio.get_running_loop().time()
        self.turn = max(self.turn, now - AT_ONCE * SECONDS_EACH) + SECONDS_EACH
        if self.turn > now:
            await asyncio.sleep(self.turn - now)

    async def _admit(self, scope, receive, send) -> None:
        place: list[Listener] = []
        answer: list[dict] = []

        async def keep(message) -> None:
            answer.append(message)

        await self.application({**scope, "bell": place}, receive, keep)
        if place:
            answer.clear()
            await _serve(place[0], receive, send)
        for message in answer:
            await send(message)


async def _serve(listener: Listener, receive, send) -> None:
    transport().listen()
    stream = tower.join(listener)
    gone = asyncio.create_task(_until_gone(receive))
    gone.add_done_callback(lambda _: stream.finish("gone"))
    try:
        await _start(send)
        await _flow(stream, send)
    except TimeoutError:
        return  # the server cuts the connection: nobody reads
    finally:
        gone.cancel()
        tower.leave(stream)
    if stream.over != "gone":
        await _end(send, OFF if stream.over == "off" else b"")


async def _until_gone(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _flow(stream: Stream, send) -> None:
    """Lines as they come and a beat when none does, until somebody ends it."""
    loop = stream.loop
    until = loop.time() + stream.listener.seconds
    while loop.time() < until:
        if line := stream.take():
            await _write(send, f"data: {line}\n\n".encode())
            continue
        if stream.over:
            return
        stream.awake.clear()
        try:
            async with asyncio.timeout(min(BEAT_SECONDS, until - loop.time())):
                await stream.awake.wait()
        except TimeoutError:
            await _write(send, BEAT)


async def _write(send, body: bytes) -> None:
    message = {"type": "http.response.body", "body": body, "more_body": True}
    async with asyncio.timeout(SLOW_SECONDS):
        await send(message)


async def _start(send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})


async def _end(send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": False})

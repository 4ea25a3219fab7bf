"""Who listens in this process, and what each was told last.

Lives on the loop of the server. Pokes may come from any thread; they are gathered, so that a debate
is looked at four times a second at most, and the last poke is always followed by a look.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from pathlib import Path

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections

from .news import Listener, News

# Of a debate, by its public id and the sign-ins whose consoles listen: what may be told now.
Look = Callable[[str, frozenset[str]], News | None]

GAP_SECONDS = 0.25
# Whatever was lost on the way, or written by a command beside an SQLite server, is seen after this.
LOOK_AGAIN_SECONDS = 10
# A seat sits on one device; its tabs share a stream where they can.
MOST_PER_SEAT = 3

logger = logging.getLogger(__name__)


def is_on() -> bool:
    """Off by the setting, or by the file that `manage.py bell off` makes beside a running server."""
    return settings.LIVE and not Path(settings.BELL_OFF).exists()


class Stream:
    """One open stream: a queue of one line, the newest wins."""

    __slots__ = ("awake", "line", "listener", "loop", "over", "told")

    def __init__(self, listener: Listener, loop: asyncio.AbstractEventLoop) -> None:
        self.listener = listener
        self.loop = loop
        self.awake = asyncio.Event()
        self.line: str | None = None  # waits to be sent
        self.told = ""  # was put into the queue last
        self.over = ""  # why it ends: "end" (ask, then come back), "off" (stay away for a while)

    def hear(self, news: News) -> None:
        line = self.listener.hears(news)
        if line is None:
            self.finish("end")
            return
        if line != self.told:
            self.told = self.line = line
            self.awake.set()
        if news.is_over:
            self.finish("end")

    def finish(self, why: str) -> None:
        self.over = self.over or why
        self.awake.set()

    def take(self) -> str | None:
        line, self.line = self.line, None
        return line


class Room:
    """The streams of one debate, and when it was looked at."""

    __slots__ = ("is_poked", "looked", "looking", "news", "streams")

    def __init__(self) -> None:
        self.streams: dict[Stream, None] = {}  # the oldest first
        self.news: News | None = None
        self.looked = -GAP_SECONDS
        self.looking: asyncio.Task | None = None
        self.is_poked = asyncio.Event()


class Tower:
    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.rooms: dict[str, Room] = {}
        self.look: Look = lambda debate, sign_ins: None

    def __len__(self) -> int:
        return sum(len(room.streams) for room in self.rooms.values())

    def poke(self, debate: str) -> None:
        """From any thread: something in this debate changed."""
        self._on_loop(self._poke, debate)

    def poke_all(self) -> None:
        """From any thread: something may have been missed."""
        self._on_loop(self._poke_all)

    def _on_loop(self, call: Callable[..., None], *args: str) -> None:
        loop = self.loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(call, *args)

    def _poke(self, debate: str) -> None:
        if room := self.rooms.get(debate):
            room.is_poked.set()

    def _poke_all(self) -> None:
        for room in self.rooms.values():
            room.is_poked.set()

    def join(self, listener: Listener) -> Stream:
        """On the loop. The first stream of a debate starts the looking."""
        self.loop = asyncio.get_running_loop()
        room = self.rooms.setdefault(listener.debate, Room())
        stream = Stream(listener, self.loop)
        if listener.seat:
            same = [other for other in room.streams if other.listener.seat == listener.seat]
            for other in same[: len(same) - MOST_PER_SEAT + 1]:
                other.finish("off")
        room.streams[stream] = None
        if room.looking is None:
            room.looking = asyncio.create_task(self._follow(listener.debate, room))
        elif room.news is not None and listener.hears(room.news) is not None:
            stream.hear(room.news)
        else:  # a seat or a sign-in of a moment ago: nothing that was looked at before it knows of it
            room.is_poked.set()
        return stream

    def leave(self, stream: Stream) -> None:
        room = self.rooms.get(stream.listener.debate)
        if room is None:
            return
        room.streams.pop(stream, None)
        if not room.streams:
            del self.rooms[stream.listener.debate]
            if room.looking is not None:
                room.looking.cancel()

    def end_all(self, why: str = "end") -> None:
        """On the loop: every stream says goodbye."""
        for room in self.rooms.values():
            for stream in room.streams:
                stream.finish(why)

    async def _follow(self, debate: str, room: Room) -> None:
        """Looks at once, then after every poke, and now and then without one."""
        while True:
            await asyncio.sleep(room.looked + GAP_SECONDS - time.monotonic())
            if not is_on():
                self.end_all("off")
            room.is_poked.clear()
            room.looked = time.monotonic()
            there = list(room.streams)
            try:
                sign_ins = frozenset(stream.listener.sign_in for stream in there) - {""}
                news = await sync_to_async(self._look, thread_sensitive=True)(debate, sign_ins)
            except Exception:
                logger.exception("Nobody could look at a debate; its pages ask by themselves.")
            else:
                room.news = news
                for stream in there:
                    stream.hear(news) if news else stream.finish("end")
                for stream in room.streams.keys() - set(there):
                    # Came while this was looked at: it may only be told what it is in.
                    if news and stream.listener.hears(news) is not None:
                        stream.hear(news)
                    else:
                        room.is_poked.set()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AGAIN_SECONDS):
                    await room.is_poked.wait()

    def _look(self, debate: str, sign_ins: frozenset[str]) -> News | None:
        """In the one thread of all synchronous work, outside any request."""
        close_old_connections()
        return self.look(debate, sign_ins)


tower = Tower()

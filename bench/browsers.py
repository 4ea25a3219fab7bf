"""As much of a browser as a bell needs, a thousand times: raw sockets on one loop."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = "t" * 32
JSON = "application/json"


@dataclass(frozen=True)
class Site:
    port: int

    def request(self, path: str, cookies: dict[str, str], form: dict[str, str] | None) -> bytes:
        jar = "; ".join(
            f"{name}={value}" for name, value in (cookies | {"csrftoken": TOKEN}).items()
        )
        head = [
            f"{'GET' if form is None else 'POST'} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            f"Cookie: {jar}",
            f"Accept: {JSON if form else '*/*'}",
        ]
        body = b""
        if form is not None:
            body = urlencode(form | {"csrfmiddlewaretoken": TOKEN}).encode()
            head += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join([*head, "", ""]).encode() + body


class Wire:
    """One kept connection that asks for one thing after the other."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.body = b""
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, cookies=None, form=None) -> int:
        """The status, once the whole answer is here."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.site.port)
        reader, writer = self.streams
        writer.write(self.site.request(path, cookies or {}, form))
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if b"content-length: " in head:
            length = int(head.split(b"content-length: ")[1].split(b"\r")[0])
            self.body = await reader.readexactly(length)
        return int(head.split()[1])

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()


@dataclass
class Stream:
    """An open stream: every bell with the moment it came. Comes back as static/js/bell.js does."""

    site: Site
    path: str
    cookies: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[float, dict]] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    failures: int = 0

    async def keep(self) -> None:
        while True:
            writer = None
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.site.port)
                writer.write(self.site.request(self.path, self.cookies, None))
                head = await reader.readuntil(b"\r\n\r\n")
                if b" 200 " not in head.split(b"\r\n")[0]:
                    raise ConnectionError(head)
                self.opened.append(time.perf_counter())
                while line := await reader.readline():
                    if line.startswith(b"data: {"):
                        self.failures = 0
                        self.heard.append((time.perf_counter(), json.loads(line[6:])))
            except (OSError, asyncio.IncompleteReadError):
                pass
            finally:
                if writer:
                    writer.close()
            self.failures += 1
            most = min(5, 0.5 * 2**self.failures)
            await asyncio.sleep(most * (0.2 + 0.8 * random.random()))


class Crowd:
    """Streams that are kept open for the time of a `with`."""

    def __init__(self, streams: list[Stream]) -> None:
        self.streams = streams

    async def __aenter__(self) -> "Crowd":
        self.tasks = []
        for stream in self.streams:
            self.tasks.append(asyncio.create_task(stream.keep()))
            if len(self.tasks) % 50 == 0:
                await asyncio.sleep(0.05)
        await self.until(lambda stream: bool(stream.heard))
        return self

    async def __aexit__(self, *_exception) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def until(self, is_so, seconds: float = 60) -> None:
        deadline = time.perf_counter() + seconds
        while not all(map(is_so, self.streams)):
            if time.perf_counter() > deadline:
                late = sum(not is_so(stream) for stream in self.streams)
                raise TimeoutError(f"{late} of {len(self.streams)} streams are behind")
            await asyncio.sleep(0.02)


async def at_a_pace(jobs, pace: float, wires: int) -> list[float]:
    """Runs `jobs` (functions of a wire) so many a second over so many wires; seconds each took."""
    free: asyncio.Queue[Wire] = asyncio.Queue()
    times: list[float] = []

    async def run(job, wire: Wire) -> None:
        begin = time.perf_counter()
        await job(wire)
        times.append(time.perf_counter() - begin)
        free.put_nowait(wire)

    site, *jobs = jobs
    for _ in range(wires):
        free.put_nowait(Wire(site))
    begin, running = time.perf_counter(), []
    for number, job in enumerate(jobs):
        await asyncio.sleep(begin + number / pace - time.perf_counter())
        running.append(asyncio.create_task(run(job, await free.get())))
    await asyncio.gather(*running)
    while not free.empty():
        free.get_nowait().close()
    return times

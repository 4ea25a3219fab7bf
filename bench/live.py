"""Bells in numbers: `python -m bench.live`. A server in a process of its own, listeners in another.

For each engine: memory and connections of many open streams, the time from a ballot's commit to the new
count on every stream, how a class hands in while it listens, what idle streams cost, the time from a
teacher's click to the new phase on every phone and painted in two real browsers, and how a class comes
back after kill -9. Beside two yardsticks: the same app polled every two seconds, and a bare ASGI app that
sends the same bytes.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.engines import postgres

STREAMS = int(os.environ.get("BENCH_STREAMS", "1000"))
CLASS = int(os.environ.get("BENCH_CLASS", "300"))
BALLOTS_A_SECOND = 50
HAND_IN_SECONDS = 10  # a class hands in within
SECONDS = float(os.environ.get("BENCH_SECONDS", "10"))
ROOT = Path(__file__).parent.parent

# What has to be kept (issue of the live room), by name of the measured value.
LIMITS = {
    "memory_mb": 150,
    "connections": 0,
    "count_p99_ms": 400,
    "class_p99_ms": 500,
    "class_refused": 0,
    "class_lost": 0,
    "idle_percent": 2,
    "wall_painted_s": 1,
    "phone_painted_s": 3,
    "phase_last_s": 3,
    "back_s": 10,
}
LEAST = {"back_spread_s": 3}


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen
    port: int

    @property
    def memory_mb(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1000

    @property
    def open_files(self) -> int:
        return sum(1 for _ in Path(f"/proc/{self.process.pid}/fd").iterdir())

    @property
    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(port: int, environ: dict[str, str], *command: str):
    """A server that has said it is ready; killed at the end."""
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=environ | {"PORT": str(port), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for line in process.stdout:
            if "Stop with Ctrl-C." in line:
                break
        yield Server(process, port)
    finally:
        process.kill()
        process.wait()


def main() -> int:
    from tests.fixtures.servers import free_port

    port = free_port()
    results = {}
    with (
        tempfile.TemporaryDirectory(prefix="power-struggle-bench-") as folder,
        postgres.running(os.environ.get("DATABASE_URL", "")) as database,
    ):
        for name, url in (
            ("SQLite", f"sqlite:///{folder}/bench.sqlite3"),
            ("PostgreSQL", database.url),
        ):
            environ = os.environ | {
                "DATABASE_URL": url,
                "VAR_DIR": f"{folder}/{name}",
                "PUBLIC_URL": "http://class.test",
                "DJANGO_SETTINGS_MODULE": "powerstruggle.settings",
            }
            results[name] = asyncio.run(measure(environ, url, port))
        results["bare ASGI"] = asyncio.run(bare(dict(os.environ), port))
    broken = table(results)
    verdict = f"{', '.join(broken)} BROKEN" if broken else "kept"
    print(
        f"{STREAMS} streams on one process, {BALLOTS_A_SECOND} ballots a second for {SECONDS:g} s; a class "
        f"of {CLASS} for hand-in within {HAND_IN_SECONDS} s, idle, phase change and restart. Counts run from "
        f"the answer to a pupil, which follows the commit, to the line in the listener's process; a phase "
        f"from before the teacher's click. Limits: {verdict}. Load of this machine at the end: "
        f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; the bare app tells what that alone costs."
    )
    return 1 if broken else 0


def table(results: dict[str, dict[str, float]]) -> list[str]:
    """Prints all values, each with its limit and whether both engines keep it; names of the broken."""
    names = list(dict.fromkeys(value for row in results.values() for value in row))
    width = max(map(len, names)) + 2
    print(f"{'':<{width}}" + "".join(f"{engine:>14}" for engine in results) + f"{'limit':>10}")
    broken = []
    for name in names:
        cells = [row.get(name, "") for row in results.values()]
        ours = [row[name] for row in list(results.values())[:2] if name in row]
        most, least = LIMITS.get(name), LEAST.get(name)
        limit = "" if most is None else f"<= {most}"
        limit = limit if least is None else f">= {least}"
        is_broken = (most is not None and max(ours) > most) or (
            least is not None and min(ours) < least
        )
        verdict = "" if not limit else "BROKEN" if is_broken else "kept"
        print(f"{name:<{width}}{''.join(f'{cell:>14}' for cell in cells)}{limit:>10}  {verdict}")
        broken += [name] if is_broken else []
    return broken


async def measure(environ: dict[str, str], url: str, port: int) -> dict[str, float]:
    from bench.browsers import Crowd, Site, Stream

    paced = max(CLASS, int(BALLOTS_A_SECOND * SECONDS))
    made = subprocess.run(
        [sys.executable, "-m", "bench.classroom"],
        cwd=ROOT,
        env=environ | {"BENCH_SEATS": str(paced + CLASS)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    room = json.loads(made.stdout.splitlines()[-1])
    site, found = Site(port), {}
    wall = [Stream(site, f"{room['wall']}bell/") for _ in range(STREAMS)]
    with serving(port, environ, "manage.py", "serve") as server:
        async with Crowd([Stream(site, f"{room['wall']}bell/")]):  # what one stream needs is there
            await asyncio.sleep(1)
            memory, connections = server.memory_mb, open_connections(url)
            async with Crowd(wall):
                found["memory_mb"] = round(server.memory_mb - memory, 1)
                found["connections"] = open_connections(url) - connections
                found |= await ballots(site, room, wall, server)
        found |= await polled(site, room, server)
        pupils = [
            Stream(site, f"/debate/{room['debate']}/bell/", {"seats": cookie})
            for cookie in room["pupils"][paced:]
        ]
        async with Crowd([*pupils, counting := Stream(site, f"{room['wall']}bell/")]) as crowd:
            found |= await class_hands_in(site, room, range(paced, paced + CLASS), counting)
            before, begin = server.cpu_seconds, time.perf_counter()
            await asyncio.sleep(16)
            spent = (server.cpu_seconds - before) / (time.perf_counter() - begin)
            found["idle_percent"] = round(spent * 100, 2)
            found |= await phase_change(site, room, pupils)
            server.process.kill()
            server.process.wait()
            with serving(port, environ, "manage.py", "serve"):
                begin = time.perf_counter()
                for stream in crowd.streams:
                    stream.heard.clear()
                    stream.opened.clear()
                await crowd.until(lambda stream: bool(stream.heard))
                found["back_s"] = round(time.perf_counter() - begin, 1)
                opened = [stream.opened[0] for stream in pupils]
                found["back_spread_s"] = round(max(opened) - min(opened), 1)
    return found


def open_connections(url: str) -> int:
    if not url.startswith("postgres"):
        return 0
    import psycopg

    with psycopg.connect(url) as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'"
        ).fetchone()
    return count


def hand_in(room: dict, number: int, answered: list[float], statuses: list[int]):
    async def job(wire) -> None:
        status = await wire.ask(
            f"/debate/{room['debate']}/opening/ballot/",
            {"seats": room["pupils"][number]},
            room["ballots"][number],
        )
        answered.append(time.perf_counter())
        statuses.append(status)

    return job


async def ballots(site, room, wall, server) -> dict[str, float]:
    from bench.browsers import at_a_pace

    count = int(BALLOTS_A_SECOND * SECONDS)
    answered: list[float] = []
    statuses: list[int] = []
    before = server.cpu_seconds
    begin = time.perf_counter()
    jobs = [hand_in(room, number, answered, statuses) for number in range(count)]
    took = await at_a_pace([site, *jobs], BALLOTS_A_SECOND, 30)
    spent = (server.cpu_seconds - before) / (time.perf_counter() - begin)
    await asyncio.sleep(2)
    late = latencies(answered, wall)
    return {
        "count_p50_ms": round(late[len(late) // 2] * 1000),
        "count_p99_ms": round(late[len(late) * 99 // 100] * 1000),
        "ballot_p99_ms": round(sorted(took)[len(took) * 99 // 100] * 1000),
        "ballots_refused": sum(status != 200 for status in statuses),
        "ballots_lost": count - max(bell["handed_in"] for _at, bell in wall[0].heard),
        "busy_percent": round(spent * 100),
    }


async def class_hands_in(site, room, seats: range, counting) -> dict[str, float]:
    """Each at a moment of their own within HAND_IN_SECONDS, over a connection of their own."""
    from random import Random

    from bench.browsers import Wire

    before = counting.heard[-1][1]["handed_in"]
    moments = Random("a class hands in")
    took: list[float] = []
    statuses: list[int] = []

    async def one(number: int, moment: float) -> None:
        wire = Wire(site)
        await asyncio.sleep(moment)
        begin = time.perf_counter()
        await hand_in(room, number, [], statuses)(wire)
        took.append(time.perf_counter() - begin)
        wire.close()

    await asyncio.gather(*(one(n, moments.uniform(0, HAND_IN_SECONDS)) for n in seats))
    await asyncio.sleep(1)
    return {
        "class_p50_ms": round(statistics.median(took) * 1000),
        "class_p99_ms": round(sorted(took)[len(took) * 99 // 100] * 1000),
        "class_refused": sum(status != 200 for status in statuses),
        "class_lost": len(seats) - (counting.heard[-1][1]["handed_in"] - before),
    }


def latencies(answered: list[float], streams) -> list[float]:
    """Seconds from the k-th answer to the first line with a count of k or more, for all k and streams."""
    answered = sorted(answered)
    found = []
    for stream in streams:
        bells = iter(stream.heard)
        at, bell = next(bells)
        for number, moment in enumerate(answered, 1):
            while bell.get("handed_in", 0) < number:
                at, bell = next(bells)
            found.append(max(0.0, at - moment))
    return sorted(found)


async def polled(site, room, server) -> dict[str, float]:
    """The yardstick of before: a class asks every two seconds, and is answered 204."""
    from bench.browsers import Wire

    wires = [Wire(site) for _ in range(CLASS)]
    times: list[float] = []

    async def poll(number: int, wire: Wire) -> None:
        await asyncio.sleep(2 * number / CLASS)
        until = time.perf_counter() + 6
        cookies, seen = {"seats": room["pupils"][number]}, "0"
        while time.perf_counter() < until:
            begin = time.perf_counter()
            if await wire.ask(f"/debate/{room['debate']}/now/?seen={seen}", cookies) == 200:
                seen = wire.body.split(b"?seen=")[1].split(b'"')[0].decode()
            times.append(time.perf_counter() - begin)
            await asyncio.sleep(max(0, begin + 2 - time.perf_counter()))

    before, begin = server.cpu_seconds, time.perf_counter()
    await asyncio.gather(*(poll(number, wire) for number, wire in enumerate(wires)))
    spent = (server.cpu_seconds - before) / (time.perf_counter() - begin)
    for wire in wires:
        wire.close()
    return {
        "polling_percent": round(spent * 100),
        "polling_p99_ms": round(sorted(times)[len(times) * 99 // 100] * 1000),
    }


async def phase_change(site, room, pupils) -> dict[str, float]:
    """From the teacher's click to the last byte of the new stage on the last phone, and to the paint of a
    wall and of one phone more."""
    import random

    from bench.browsers import Wire
    from bench.painted import next_paints, two_browsers

    done: list[float] = []

    async def follow(stream) -> None:
        heard = len(stream.heard)
        while len(stream.heard) == heard:
            await asyncio.sleep(0.01)
        await asyncio.sleep(random.random() * 1.5)
        wire = Wire(site)
        path = f"/debate/{room['debate']}/now/?seen=0"
        assert await wire.ask(path, stream.cookies) == 200
        done.append(time.time())
        wire.close()

    async with two_browsers(site.port, room, room["pupils"][0]) as browsers:
        painting = asyncio.create_task(next_paints(*browsers))
        following = [asyncio.create_task(follow(stream)) for stream in pupils]
        await asyncio.sleep(0.5)
        teacher = Wire(site)
        begin = time.time()
        form = {"serial": str(room["serial"]), "drafts": "leave"}
        path = f"/teacher/debate/{room['debate']}/next/"
        status = await teacher.ask(path, {"sessionid": room["teacher"]}, form)
        assert status == 303, status
        await asyncio.gather(*following)
        wall, phone = await painting
        teacher.close()
    return {
        "wall_painted_s": round(wall - begin, 2),
        "phone_painted_s": round(phone - begin, 2),
        "phase_median_s": round(statistics.median(done) - begin, 2),
        "phase_last_s": round(max(done) - begin, 2),
    }


async def bare(environ: dict[str, str], port: int) -> dict[str, float]:
    from bench.browsers import Crowd, Site, Stream, at_a_pace

    site = Site(port)
    streams = [Stream(site, "/") for _ in range(STREAMS)]
    answered: list[float] = []

    async def count_one(wire) -> None:
        await wire.ask("/", {}, {"n": "1"})
        answered.append(time.perf_counter())

    with serving(port, environ, "-m", "bench.bare_bell", str(port)) as server:
        async with Crowd([Stream(site, "/")]):
            memory = server.memory_mb
            async with Crowd(streams):
                grown = server.memory_mb - memory
                before, begin = server.cpu_seconds, time.perf_counter()
                jobs = [count_one] * int(BALLOTS_A_SECOND * SECONDS)
                await at_a_pace([site, *jobs], BALLOTS_A_SECOND, 30)
                spent = (server.cpu_seconds - before) / (time.perf_counter() - begin)
                await asyncio.sleep(1)
    late = latencies(answered, streams)
    return {
        "memory_mb": round(grown, 1),
        "count_p50_ms": round(late[len(late) // 2] * 1000),
        "count_p99_ms": round(late[len(late) * 99 // 100] * 1000),
        "busy_percent": round(spent * 100),
    }

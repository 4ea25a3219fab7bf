"""Pupils who hand in and do not give up: the same key until somebody acknowledges it."""

import http.client
import json
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.factories import Pupil, ballot_form
from tests.fixtures.network import CLASS_HOST

LETTERS = "abcd"
TRY_AGAIN = (502, 503, 504)
TOKEN = "t" * 32


@dataclass(frozen=True)
class Sent:
    """`status` of the answer that ended it, None where patience did; every other status on the way."""

    key: str
    tiers: list[list[str]]
    tries: int
    status: int | None
    number: int | None = None
    seconds: float = 0
    on_the_way: tuple[int, ...] = ()

    @property
    def is_acknowledged(self) -> bool:
        return self.status == 200


@dataclass
class Writer:
    pupil: Pupil
    timeout: float = 15
    sent: list[Sent] = field(default_factory=list)

    def hand_in(self, port: int, key: str, *, patience: float = 60) -> Sent:
        order = random.sample(LETTERS, len(LETTERS))
        form = urlencode(ballot_form(" > ".join(order), key=key) | {"csrfmiddlewaretoken": TOKEN})
        started, tries, seen = time.monotonic(), 0, []
        while True:
            tries += 1
            status, body = self._post(port, form)
            if status is not None and status not in TRY_AGAIN:
                break
            seen.append(status or 0)
            if time.monotonic() - started > patience:
                break
            time.sleep(random.uniform(0.02, 0.1))
        number = json.loads(body)["number"] if status == 200 else None
        one = Sent(
            key,
            [[slug] for slug in order],
            tries,
            status,
            number,
            time.monotonic() - started,
            tuple(seen),
        )
        self.sent.append(one)
        return one

    def _post(self, port: int, form: str) -> tuple[int | None, str]:
        cookies = self.pupil.cookies | {"csrftoken": TOKEN}
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Host": f"{CLASS_HOST}:{port}",
            "Connection": "close",
        }
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=self.timeout)
        try:
            connection.request("POST", self.pupil.url("opening/ballot/"), form, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return None, ""
        finally:
            connection.close()


@contextmanager
def writing(
    port: int, pupils: list[Pupil], *, name: str = "", pause: float = 0.01
) -> Iterator[list[Writer]]:
    """All pupils hand in again and again, each in a thread, until the block ends."""
    writers, is_over = [Writer(pupil) for pupil in pupils], threading.Event()

    def work(writer: Writer, own: int) -> None:
        number = 0
        while not is_over.is_set():
            number += 1
            writer.hand_in(port, f"{name}w{own}-{number}")
            time.sleep(pause)

    threads = [
        threading.Thread(target=work, args=(writer, own)) for own, writer in enumerate(writers)
    ]
    for thread in threads:
        thread.start()
    try:
        yield writers
    finally:
        is_over.set()
        for thread in threads:
            thread.join(90)
    assert not any(thread.is_alive() for thread in threads)


@dataclass(frozen=True)
class Ledger:
    acknowledged: int
    lost: int
    changed: int
    twice: int
    never_sent: int

    @property
    def is_right(self) -> bool:
        return not (self.lost or self.changed or self.twice or self.never_sent)


def compare(writers: list[Writer], *, earlier: str = "") -> Ledger:
    """What was acknowledged with what is stored; keys that begin with `earlier` may be of other trials."""
    from debates.models import Ballot

    lost = changed = twice = never = acknowledged = 0
    for writer in writers:
        rows: dict[str, list[Ballot]] = {}
        for ballot in Ballot.objects.filter(paper__seat=writer.pupil.seat):
            rows.setdefault(ballot.key, []).append(ballot)
        for one in writer.sent:
            found = rows.pop(one.key, [])
            if one.is_acknowledged:
                acknowledged += 1
                lost += not found
                twice += len(found) > 1
                changed += any(
                    (ballot.ranking, ballot.number) != (one.tiers, one.number) for ballot in found
                )
        never += sum(not earlier or not key.startswith(earlier) for key in rows)
    return Ledger(acknowledged, lost, changed, twice, never)

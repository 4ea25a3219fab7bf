"""Measures one engine: `python -m bench.ballot` with DATABASE_URL set, prints one JSON object.

Both views run in this process under the product's own middleware, in turns of one request each, so
that whatever else the machine does falls on both. CPU is this process's own: on PostgreSQL the
server's share is not in it, for either view.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from io import BytesIO
from urllib.parse import urlencode

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "400"))
WARM_UP = 30


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "powerstruggle.settings")
    os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="power-struggle-bench-"))
    os.environ.setdefault("PUBLIC_URL", "http://class.test")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ROOT_URLCONF = "bench.bare"
    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(measure()))
    return 0


def measure() -> dict[str, object]:
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from debates.models import ids
    from tests.factories import ballot_form, go_to, make_debate, make_pupil, make_teacher

    ring_as_a_server_does()
    debate = go_to(make_debate(by=make_teacher(ids.new_key()), factors=8), "opening")
    for _ in range(29):
        make_pupil(debate)
    pupil = make_pupil(debate)
    opening = debate.rounds.get(kind="opening")
    handler = WSGIHandler()
    orders = ("a > b > c > d > e > f > g > h", "h > g > f > e > d > c > b > a")

    def ballot(turn: int):
        form = ballot_form(orders[turn % 2], factors=8)
        return f"/debate/{debate.public_id}/opening/ballot/", form

    def bare(turn: int):
        return f"/bench/{debate.public_id}/{opening.pk}/", ballot(turn)[1]

    def send(path: str, form: dict[str, str]) -> float:
        environ = _environ(path, form, pupil)
        begin = time.process_time()
        answer = handler(environ, lambda *_: None)
        body = b"".join(answer)
        spent = time.process_time() - begin
        answer.close()
        assert answer.status_code == 200, (answer.status_code, body[:300])
        return spent

    times: dict[str, list[float]] = {"ballot": [], "bare": []}
    for turn in range(WARM_UP + ROUNDS):
        for name, make in (("ballot", ballot), ("bare", bare)):
            spent = send(*make(turn))
            if turn >= WARM_UP:
                times[name].append(spent)
    with CaptureQueriesContext(connection) as captured:
        send(*ballot(0))
    median = {name: statistics.median(found) * 1000 for name, found in times.items()}
    return {
        "engine": connection.display_name,
        "rounds": ROUNDS,
        "statements": len(captured),
        "ballot_ms": round(median["ballot"], 3),
        "bare_ms": round(median["bare"], 3),
        "ratio": round(median["ballot"] / median["bare"], 2),
    }


def ring_as_a_server_does() -> None:
    """A server gathers its bells on its loop; here nobody listens."""
    from debates.live.tower import tower

    tower.loop = asyncio.new_event_loop()
    threading.Thread(target=tower.loop.run_forever, daemon=True).start()


def _environ(path: str, form: dict[str, str], pupil) -> dict[str, object]:
    token = "t" * 32
    body = urlencode(form | {"csrfmiddlewaretoken": token}).encode()
    seats = pupil.client.cookies["seats"].value
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "class.test",
        "SERVER_PORT": "80",
        "HTTP_HOST": "class.test",
        "HTTP_ACCEPT": "application/json",
        "HTTP_COOKIE": f"seats={seats}; csrftoken={token}",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }


if __name__ == "__main__":
    sys.exit(main())

"""The server is killed or restarted while a class hands in (REL-1, REL-14)."""

import random
import signal
import time

import pytest

from .writers import compare, writing

pytestmark = pytest.mark.django_db(transaction=True)


def test_kills_lose_no_acknowledged_ballot(room, server_process, often, note):
    server, kills = server_process(), often(2, 200)
    with writing(server.port, room) as writers:
        for _ in range(kills):
            time.sleep(random.uniform(0.1, 0.6))
            server.kill()
            server.start()
        time.sleep(0.3)
    found = compare(writers)
    note(
        "REL-1", "kill -9 of the server", trials=kills, ballots=found.acknowledged, lost=found.lost
    )
    assert found.is_right, found
    assert found.acknowledged > len(room)
    if kills > 2:  # the kills hit something
        assert any(one.tries > 1 for writer in writers for one in writer.sent)


def test_a_server_that_answers_first_loses_some(room, server_process, often, note):
    """The control: the same kills, and acknowledged ballots are missing."""
    server = server_process(program=("-m", "tests.fixtures.hasty"))
    kills, missing = often(1, 20), 0
    for trial in range(kills):
        with writing(server.port, room, name=f"t{trial}-", pause=0.05) as writers:
            time.sleep(0.3)
            server.kill()
            server.start()
        missing += compare(writers, earlier="t").lost > 0
    note("REL-1", "control: answers before it has stored", trials=kills, lost=missing)
    assert missing >= 0.95 * kills


def test_restarts_are_noticed_by_nobody_who_tries_again(room, server_process, often, note):
    server, restarts, longest = server_process(), often(1, 50), 0.0
    with writing(server.port, room) as writers:
        for _ in range(restarts):
            time.sleep(random.uniform(0.1, 0.4))
            started = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(20)
            longest = max(longest, time.monotonic() - started)
            server.start()
    found = compare(writers)
    failed = sum(not one.is_acknowledged for writer in writers for one in writer.sent)
    note(
        "REL-14",
        "restarts under load",
        trials=restarts,
        ballots=found.acknowledged,
        lost=found.lost,
        failed=failed,
        longest_stop=round(longest, 1),
    )
    assert found.is_right, found
    assert failed == 0
    assert longest < 10

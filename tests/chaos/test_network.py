"""The network drops, halves and delays what pupils hand in (REL-3)."""

import statistics
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.factories import go_to, make_debate, make_pupil

from .proxy import SHARE, bad_network
from .writers import Writer, compare

pytestmark = pytest.mark.django_db(transaction=True)
PUPILS, AT_ONCE = 12, 12


def test_a_bad_network_loses_nothing_and_doubles_nothing(server_process, often, note):
    debate = make_debate()
    writers = [Writer(make_pupil(debate), timeout=5) for _ in range(PUPILS)]
    go_to(debate, "opening")
    server, each = server_process(), often(12, 400)

    def work(writer: Writer, port: int) -> None:
        for number in range(each):
            writer.hand_in(port, f"n-{number}")

    with (
        bad_network(server.port, seed=1922) as (port, happened),
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        list(pool.map(lambda writer: work(writer, port), writers))
    found = compare(writers)
    tries = sorted(one.tries for writer in writers for one in writer.sent)
    most = int(statistics.quantiles(tries, n=20)[-1])
    share = 1 - happened["none"] / happened.total()
    note(
        "REL-3",
        "network faults",
        ballots=found.acknowledged,
        lost=found.lost,
        twice=found.twice,
        faults=f"{share:.0%}",
        tries_p95=most,
    )
    assert found.acknowledged == PUPILS * each
    assert found.is_right, found
    assert abs(share - SHARE) < 0.12
    assert most <= 4

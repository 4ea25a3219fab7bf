"""CPU time, the least of many runs: what a busy machine adds never makes a run shorter."""

import time
from collections.abc import Callable

Work = Callable[[], object]


def least(*works: Work, seconds: float = 1.5, rounds: int = 400) -> list[float]:
    """Milliseconds of CPU that each of `works` took at best, in turns of one run each.

    At least three turns, then until `seconds` of CPU are spent or `rounds` turns are done.
    """
    best = [float("inf")] * len(works)
    begin = time.process_time()
    for turn in range(rounds):
        if turn >= 3 and time.process_time() - begin > seconds:
            break
        for number, work in enumerate(works):
            started = time.process_time()
            work()
            best[number] = min(best[number], time.process_time() - started)
    return [spent * 1000 for spent in best]

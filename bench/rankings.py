"""Rankings beside a matrix product of the same minute, beside their goals and beside others.

Ours and the product run in turns in this process, so that whatever else the machine does falls on
both. The others run afterwards in an environment of their own, if `make oracles` has made it.
"""

import json
import os
import subprocess
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

# One thread each: CPU time is the sum over threads, and waiting for one another would count.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from debates.rankings import (
    Kind,
    PartialOrder,
    Profile,
    Ranking,
    Relation,
    bootstrap_places,
    kemeny,
    kendall_w,
    places_of,
    plackett_luce,
)
from debates.rankings import Strength as Level
from debates.rankings.report import report

from .classes import orders
from .clock import Work, least

ROOT = Path(__file__).parent.parent
ORACLES = ROOT / ".venv-oracles" / "bin" / "python"
PRODUCT = 256  # rows and columns of the two matrices of the yardstick
# An essay of ten comparisons over ten items; seven more follow from them.
ESSAY = ((0, 1), (1, 2), (0, 5), (3, 4), (3, 6), (5, 7), (5, 8), (6, 9), (2, 8), (2, 9))


@dataclass(frozen=True)
class Row:
    """One thing measured; `goal` in milliseconds, if there is one, and `key` among the others."""

    what: str
    work: Work
    goal: float | None = None
    key: str | None = None


def main() -> int:
    """Measure and print; 0 if every goal is reached, else 1."""
    others = _others()
    matrix = np.random.default_rng(0).random((PRODUCT, PRODUCT))
    print(f"{'rankings of m = 10 items':<46}{'ms':>9}{'products':>10}{'goal':>6}  {'':<14}others")
    over = 0
    for row in _rows():
        spent, product = least(row.work, lambda: matrix @ matrix)
        passed = row.goal is None or spent <= row.goal
        over += not passed
        goal = "" if row.goal is None else f"{row.goal:g}"
        word = "" if row.goal is None else "passes" if passed else "OVER THE GOAL"
        other = others.get(row.key, "")
        print(
            f"{row.what:<46}{spent:>9.3f}{spent / product:>10.2f}{goal:>6}  {word:<14}{other}".rstrip()
        )
    print(
        f"Goals: {f'{over} MISSED' if over else 'all reached'}. CPU time of this process, the least "
        f"of many runs, each in turns with one product of {PRODUCT} x {PRODUCT} matrices. "
        f"{'' if others else 'make oracles installs the others.'}".rstrip()
    )
    megabytes = _most_memory(5000, 1000)
    print(
        f"Memory of 1000 bootstraps, n = 5000: {megabytes:.1f} MB at most. One number for each "
        f"ballot and resample would be 40 MB."
    )
    return 1 if over else 0


def _most_memory(n: int, resamples: int) -> float:
    """Megabytes that bootstrapping average places adds to its ballots at its peak."""
    ballots = _class(n, 10)
    tracemalloc.start()
    bootstrap_places(ballots, tuple(range(10)), seed=1, resamples=resamples)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def _rows() -> list[Row]:
    class_of_30, school = _class(30, 10), _class(5000, 10)
    ten = tuple(range(10))
    places = places_of(school, ten)
    above = (Relation(a, b, Kind.ABOVE, Level.EXPLICIT) for a, b in ESSAY)
    essay = [("essay", PartialOrder(tuple(above)))]
    return [
        Row("whole report, n = 30", lambda: report(class_of_30, ten, "silent", 1, essay), 30),
        Row("whole report, n = 5000", lambda: report(school, ten, "silent", 1, essay), 200),
        *(_kemeny(m, goal) for m, goal in ((7, None), (10, None), (12, 5), (14, 10))),
        Row(
            "1000 bootstraps of average places, n = 30",
            lambda: bootstrap_places(class_of_30, ten, seed=1, resamples=1000),
            3,
        ),
        Row(
            "pairwise matrix, n = 5000",
            lambda: Profile.of_places(places, ten),
            0.2,
            "pairwise",
        ),
        Row("pairwise matrix from ranking values, n = 5000", lambda: Profile.of(school, ten)),
        Row("Plackett-Luce, n = 5000", lambda: plackett_luce(school, ten), None, "worths"),
        Row("Kendall's W, n = 5000", lambda: kendall_w(school, ten), None, "concordance"),
    ]


def _kemeny(m: int, goal: float | None) -> Row:
    profile = Profile.of(_class(30, m), range(m))
    what = f"exact Kemeny, every optimum, n = 30, m = {m}"
    return Row(what, lambda: kemeny(profile), goal, f"kemeny {m}")


def _class(n: int, m: int) -> list[Ranking[int]]:
    return [Ranking.of(*([item] for item in order)) for order in orders(n, m)]


def _others() -> dict[str | None, str]:
    """What the independent libraries took, in words; empty where they are not installed."""
    if not ORACLES.exists():
        return {}
    done = subprocess.run(
        [ORACLES, "-m", "bench.oracles"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return {
        key: f"{other['library']} {other['version']}: {other['ms']:.1f} ms"
        for key, other in found.items()
    }

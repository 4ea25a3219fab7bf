"""How often a harness breaks what it breaks, and where it leaves what came of it."""

import json
import os
from pathlib import Path

import pytest

PUPILS = 12


@pytest.fixture
def room():
    """A class of twelve in its opening round."""
    from tests.factories import go_to, make_debate, make_pupil

    debate = make_debate()
    pupils = [make_pupil(debate) for _ in range(PUPILS)]
    go_to(debate, "opening")
    return pupils


@pytest.fixture
def often(request):
    """`often(3, 200)`: three times in the ordinary run, two hundred times in the long one."""
    is_long = request.config.getoption("chaos") == "long"
    return lambda short, long: long if is_long else short


@pytest.fixture
def note():
    """Leaves a line for the report, where `make chaos` asked for one."""

    def write(goal: str, what: str, **figures) -> None:
        from django.db import connection

        if path := os.environ.get("CHAOS_RESULTS"):
            line = {"goal": goal, "what": what, "engine": connection.vendor, **figures}
            with Path(path).open("a") as file:
                file.write(json.dumps(line) + "\n")

    return write

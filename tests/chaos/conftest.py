"""How often a harness breaks what it breaks, and where it leaves what came of it."""

import json
import os
from pathlib import Path

import pytest


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

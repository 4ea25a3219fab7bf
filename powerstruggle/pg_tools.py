"""Finds pg_dump and its kin, of a release that can read the server."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection

DEBIAN = Path("/usr/lib/postgresql")


class NoTools(Exception):
    """Which program is missing, in one sentence."""


def tool(name: str) -> str:
    """The path of `name`, as new as the server or newer: an older one refuses to read it."""
    wanted = connection.pg_version // 10_000
    found = 0
    for path in _candidates(name):
        release = _release_of(path)
        if release >= wanted:
            return path
        found = max(found, release)
    have = f"; the one here is of {found}" if found else ""
    raise NoTools(
        f"{name} of PostgreSQL {wanted} or newer is needed{have}. "
        f"On Debian: sudo apt install postgresql-client-{wanted}"
    )


def _candidates(name: str) -> list[str]:
    on_path = shutil.which(name)
    debian = sorted(DEBIAN.glob(f"*/bin/{name}"), reverse=True)
    return [*([on_path] if on_path else []), *map(str, debian)]


def _release_of(path: str) -> int:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.search(r"\b(\d+)(\.\d+)?", said)
    return int(match[1]) if match else 0


def environ() -> dict[str, str]:
    """How the tools find the database. Never on a command line, where every account could read it."""
    settings = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    given = {name: str(settings[key]) for name, key in names.items() if settings.get(key)}
    given["PGDATABASE"] = str(settings["NAME"])
    options = settings.get("OPTIONS", {})
    if "sslmode" in options:
        given["PGSSLMODE"] = options["sslmode"]
    if "host" in options:
        given["PGHOST"] = options["host"]
    return os.environ | given


def run(name: str, *arguments: str) -> None:
    done = subprocess.run(
        [tool(name), *arguments], env=environ(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no word"])[-1]
        raise NoTools(f"{name} failed: {last}")

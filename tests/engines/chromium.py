"""Chromium for the browser tests: the named one, one on the PATH, Playwright's, the system's.

A candidate counts once it has said its version: the packaged stub of a snap, or a download
without its libraries, does not.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.engines import Missing

# The shell is the same browser without its window and tabs: a third of the work for each pupil.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
DOWNLOAD_SECONDS = 300


@dataclass(frozen=True)
class Chromium:
    path: str
    title: str


def find() -> Chromium:
    """The first that works, installing one where none does."""
    if named := os.environ.get("CHROMIUM"):
        if chromium := _working(named, "from CHROMIUM"):
            return chromium
        raise Missing(f"CHROMIUM={named!r} is not a browser that runs.")
    for attempt in (_on_path, _playwrights, _install_playwrights, _install_the_systems):
        if chromium := attempt():
            return chromium
    raise Missing("No Chromium; install one or name it with CHROMIUM=/path/to/chromium.")


def _working(path: str | None, origin: str) -> Chromium | None:
    if not path or not (path := shutil.which(path) or ""):
        return None
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Chromium(path, f"{answer.stdout.strip()}, {origin} ({path})")


def _on_path() -> Chromium | None:
    for name in (*NAMES, *ON_MACOS):
        if chromium := _working(name, "on the PATH"):
            return chromium
    return None


def _playwrights() -> Chromium | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return _working(path, "Playwright's own") if Path(path).exists() else None


def _install_playwrights() -> Chromium | None:
    print("Installing Playwright's Chromium", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium", "--no-shell"]
    environ = os.environ | {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    if not _succeeds(command, environ):
        return None
    return _playwrights() or (_install_libraries() and _playwrights()) or None


def _install_libraries() -> bool:
    """A fresh container lacks what a downloaded browser is linked to."""
    command = [sys.executable, "-m", "playwright", "install-deps", "chromium"]
    return os.geteuid() == 0 and _succeeds(command, dict(os.environ))


def _install_the_systems() -> Chromium | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing the distribution's Chromium", flush=True)
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if not _succeeds(["apt-get", "update", "-qq"], environ):
        return None
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends"]
    any(_succeeds([*install, package], environ) for package in (SHELL, "chromium"))
    return _on_path()


def _succeeds(command: list[str], environ: dict[str, str]) -> bool:
    try:
        done = subprocess.run(
            command,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=DOWNLOAD_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0

"""The machine's nginx and Caddy, each with the file that docs/ gives to operators.

A file is changed only in where it listens, what stands behind, and files of its own. Plain HTTP instead
of HTTPS: a certificate is the operator's. Compression is on for everything it is allowed for, as busy
sites have it.
"""

import os
import re
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tests.engines import Missing

DOCS = Path(__file__).resolve().parents[2] / "docs"
PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:/opt/homebrew/bin"
PATIENCE = 10

# How a documented file becomes ours: what is found, what stands there instead, how often it is there.
Change = tuple[str, str, int]


@dataclass(frozen=True)
class Nginx:
    name = "nginx"
    documented = "nginx.conf"

    def changes(self, folder: Path, port: int, upstreams: list[int]) -> list[Change]:
        behind = " ".join(f"server 127.0.0.1:{upstream};" for upstream in upstreams)
        paths = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        own = [f"{name}_temp_path {folder}/{name};" for name in paths]
        own += ["access_log off;", "gzip on;", "gzip_types *;", "gzip_min_length 1;"]
        return [
            (r"\A", f"daemon off; master_process off; pid {folder}/pid;\n", 1),
            (r"http \{\n", "\n".join(["http {", *own, ""]), 1),
            (r"listen 443 ssl;", f"listen 127.0.0.1:{port};", 1),
            (r"server_name debate\.school\.example;", "server_name class.test;", 1),
            (r"ssl_certificate.*;\n", "", 2),
            (r"server 127\.0\.0\.1:8001;\n", "", 1),
            (r"server 127\.0\.0\.1:8000;", behind, 1),
        ]

    def command(self, folder: Path, file: Path) -> list[str]:
        return ["-p", str(folder), "-e", str(folder / "log"), "-c", str(file)]


@dataclass(frozen=True)
class Caddy:
    name = "caddy"
    documented = "Caddyfile"

    def changes(self, folder: Path, port: int, upstreams: list[int]) -> list[Change]:
        behind = " ".join(f"127.0.0.1:{upstream}" for upstream in upstreams)
        site = f"http://class.test:{port} {{\n\tbind 127.0.0.1\n"
        site += "\tencode {\n\t\tgzip\n\t\tminimum_length 1\n\t}\n"
        return [
            (r"\A", "{\n\tadmin off\n}\n", 1),
            (r"debate\.school\.example \{\n", site, 1),
            (r"127\.0\.0\.1:8000 127\.0\.0\.1:8001", behind, 1),
        ]

    def command(self, folder: Path, file: Path) -> list[str]:
        return ["run", "--adapter", "caddyfile", "--config", str(file)]


Proxy = Nginx | Caddy
PROXIES: tuple[Proxy, ...] = (Nginx(), Caddy())


def find(name: str) -> str:
    found = shutil.which(name, path=PLACES)
    if not found:
        raise Missing(
            f"No {name} was found; install it, on Debian and Ubuntu with apt install {name}."
        )
    return found


def start(proxy: Proxy, folder: Path, *, port: int, upstreams: list[int]) -> subprocess.Popen:
    """Returns once it takes connections, or fails with what it said."""
    text = (DOCS / proxy.documented).read_text()
    for pattern, replacement, times in proxy.changes(folder, port, upstreams):
        text, found = re.subn(pattern, replacement, text)
        assert found == times, f"{pattern} is {found} times in {proxy.documented}"
    file, log = folder / proxy.documented, folder / "log"
    file.write_text(text)
    with log.open("a") as said:
        process = subprocess.Popen(
            [find(proxy.name), *proxy.command(folder, file)],
            env=os.environ | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
            stdout=said,
            stderr=said,
        )
    deadline = time.monotonic() + PATIENCE
    while not _answers(port):
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)
    return process


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

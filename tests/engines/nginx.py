"""The machine's nginx, with the file that docs/ gives to operators."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

from tests.engines import Missing

DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "nginx.conf"
PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:/opt/homebrew/bin"


def find() -> str:
    found = shutil.which("nginx", path=PLACES)
    if not found:
        raise Missing(
            "No nginx was found; install it, on Debian and Ubuntu with apt install nginx."
        )
    return found


def configuration(folder: Path, *, port: int, upstreams: list[int]) -> str:
    """The documented file, changed only in where it listens, what stands behind, and files of its own.

    Plain HTTP instead of HTTPS: a certificate is the operator's.
    """
    text = DOCUMENTED.read_text()
    for pattern, replacement, times in (
        (r"listen 443 ssl;", f"listen 127.0.0.1:{port};", 1),
        (r"server_name debate\.school\.example;", "server_name class.test;", 1),
        (r"ssl_certificate.*;\n", "", 2),
        (r"server 127\.0\.0\.1:8001;\n", "", 1),
        (
            r"server 127\.0\.0\.1:8000;",
            " ".join(f"server 127.0.0.1:{upstream};" for upstream in upstreams),
            1,
        ),
        (r"http \{\n", f"http {{\n{_own_files(folder)}", 1),
    ):
        text, found = re.subn(pattern, replacement, text)
        assert found == times, f"{pattern} is {found} times in {DOCUMENTED}"
    return f"daemon off; master_process off; pid {folder}/pid;\n{text}"


def _own_files(folder: Path) -> str:
    paths = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    lines = [f"{name}_temp_path {folder}/{name};" for name in paths]
    # As busy sites have it: compression is on for everything that it is allowed for.
    lines += ["access_log off;", "gzip on;", "gzip_types *;", "gzip_min_length 1;"]
    return "\n".join([*lines, ""])


def start(folder: Path, *, port: int, upstreams: list[int]) -> subprocess.Popen:
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port=port, upstreams=upstreams))
    log = folder / "nginx.log"
    process = subprocess.Popen([find(), "-p", folder, "-e", log, "-c", file])
    deadline = time.monotonic() + 10
    while not (folder / "pid").exists():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)
    return process

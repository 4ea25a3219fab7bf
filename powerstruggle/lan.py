"""Finds the address under which other devices on the local network reach this machine.

Nothing is sent: a datagram socket that is connected, and never written to, only asks the
operating system which of its addresses it would use.
"""

import ipaddress
import socket
import subprocess
from collections.abc import Iterator

# One for documentation, then the private ranges: a network without the Internet still has a route
# to one of those.
DESTINATIONS = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")


def find_address() -> str:
    """An IPv4 address that is not this machine's own loopback; empty when there is none."""
    for candidate in _candidates():
        if _serves(candidate):
            return candidate
    return ""


def _candidates() -> Iterator[str]:
    for destination in DESTINATIONS:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((destination, 9))
            except OSError:
                continue
            yield probe.getsockname()[0]
    yield from _named_by_the_system()


def _named_by_the_system() -> Iterator[str]:
    try:
        answer = subprocess.run(
            ["hostname", "-I"], capture_output=True, text=True, timeout=2, check=False
        )
        yield from answer.stdout.split()
    except (OSError, subprocess.TimeoutExpired):
        pass  # macOS has no -I, and a small image no such command
    try:
        for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(entry[4][0])
    except OSError:
        pass


def _serves(candidate: str) -> bool:
    try:
        address = ipaddress.IPv4Address(candidate)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified or address.is_link_local)

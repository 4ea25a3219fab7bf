"""A bad network: a server in front of the server that drops, halves and delays what goes through it."""

import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

FAULTS = ("refused", "before", "half a request", "after", "half a reply", "late")
SHARE = 0.45


@contextmanager
def bad_network(port: int, *, seed: int, longest: float = 0.5) -> Iterator[tuple[int, Counter]]:
    """The port to ask instead of `port`, and how often each fault happened."""
    draws, happened = random.Random(seed), Counter()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    is_over = threading.Event()

    def serve() -> None:
        while not is_over.is_set():
            try:
                client, _ = listener.accept()
            except TimeoutError:
                continue
            fault = draws.choice(FAULTS) if draws.random() < SHARE else "none"
            happened[fault] += 1
            threading.Thread(target=_pass_on, args=(client, port, fault, longest)).start()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1], happened
    finally:
        is_over.set()
        thread.join(10)
        listener.close()


def _pass_on(client: socket.socket, port: int, fault: str, longest: float) -> None:
    with client:
        client.settimeout(20)
        try:
            if fault == "refused":
                return
            request = _request(client)
            if fault == "before":
                return
            if fault == "late":
                time.sleep(random.uniform(0, longest))
            with socket.create_connection(("127.0.0.1", port), timeout=20) as server:
                if fault == "half a request":
                    server.sendall(request[: len(request) // 2])
                    return
                server.sendall(request)
                reply = _all(server)
            if fault == "after":
                return
            client.sendall(reply[: len(reply) // 2] if fault == "half a reply" else reply)
        except OSError:
            return


def _request(client: socket.socket) -> bytes:
    """Head and body of one request."""
    found = b""
    while b"\r\n\r\n" not in found:
        found += _some(client)
    head, _, body = found.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        body += _some(client)
    return head + b"\r\n\r\n" + body


def _some(client: socket.socket) -> bytes:
    found = client.recv(65536)
    if not found:
        raise ConnectionError("ended early")
    return found


def _all(server: socket.socket) -> bytes:
    found = b""
    while piece := server.recv(65536):
        found += piece
    return found

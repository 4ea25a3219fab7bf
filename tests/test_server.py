"""`manage.py serve`: from nothing to a page, clear refusals, one thread for all work."""

import os
import re
import resource
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import path

from powerstruggle.server import CannotServe, alone_on, listen, run
from tests.fixtures.servers import free_port

ROOT = Path(__file__).parent.parent
PASSWORD = re.compile(r"Password: +((?:[a-z]{4}-){3}[a-z]{4}) ")


def where(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    time.sleep(0.01)
    return HttpResponse(f"{threading.get_ident()} {id(connection.connection)}")


urlpatterns = [path("where/", where)]


def serve(**environ: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.urls(__name__)
def test_all_work_is_done_on_one_thread_with_one_connection(server):
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: server.visitor().get("/where/").text, range(24)))
    assert len(answers) == 24
    assert len(set(answers)) == 1


@pytest.mark.parametrize(
    ("soft", "hard", "raised"),
    [
        (256, 100_000, [(4096, 100_000)]),
        (256, 1000, [(1000, 1000)]),
        (256, resource.RLIM_INFINITY, [(4096, resource.RLIM_INFINITY)]),
        (8192, 100_000, []),
    ],
)
def test_it_asks_for_files_for_a_thousand_browsers(monkeypatch, soft, hard, raised):
    class Idle:
        def run(self, sockets):
            assert sockets == ["listener"]

    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: asked.append(limits))
    run(Idle(), "listener")
    assert asked == raised


def test_from_nothing_to_a_page(server_process, empty_database_url):
    process = server_process(empty_database_url)
    password = PASSWORD.search(process.output)[1]
    assert f"Pupils:    {process.url}/\n" in process.output
    assert f"Teachers:  {process.url}/teacher/\n" in process.output
    assert "This is plain HTTP." in process.output
    visitor = process.visitor()
    assert visitor.get("/").status == 200
    assert visitor.get("/sign-in/").status == 200
    signed_in = visitor.post("/sign-in/", {"login": "teacher", "password": password})
    assert signed_in.status == 200
    assert signed_in.url == f"{process.url}/teacher/"

    began = time.monotonic()
    process.stop()
    assert time.monotonic() - began < 4
    assert process.output.rstrip().endswith("Stopped.")

    process.start()
    assert len(PASSWORD.findall(process.output)) == 1
    assert process.visitor().get("/").status == 200


def test_it_comes_back_after_a_power_cut(server_process):
    process = server_process()
    process.kill()
    process.start()
    assert process.visitor().get("/").status == 200


def test_a_port_in_use(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = serve(DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3", PORT=str(port))
    assert done.returncode == 1
    sentence = f"Port {port} is already in use; stop the other server or choose another"
    assert done.stderr.strip() == f"CommandError: {sentence}: PORT={port + 1}."
    assert not (tmp_path / "db.sqlite3").exists()


def test_a_second_server_on_the_same_file(tmp_path):
    database = tmp_path / "db.sqlite3"
    with alone_on(database):
        done = serve(DATABASE_URL=f"sqlite:///{database}", PORT=str(free_port()))
        assert done.returncode == 1
        assert done.stderr.strip() == (
            f"CommandError: Another server is running on {database}; stop it first."
        )
    with alone_on(database):
        pass


def test_a_database_that_is_away(tmp_path):
    folder = str(tmp_path).replace("/", "%2F")
    done = serve(DATABASE_URL=f"postgres://nobody@{folder}/debates", PORT=str(free_port()))
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: The database cannot be used: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("host", "sentence"),
    [("no.such.host.invalid", "is no address that is known"), ("192.0.2.99", "of this machine")],
)
def test_a_host_that_is_not_this_machine(host, sentence, monkeypatch):
    def known(name, *args, **kwargs):
        if name.endswith(".invalid"):
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (name, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", known)
    with pytest.raises(CannotServe, match=sentence):
        listen(host, 0)

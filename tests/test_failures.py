"""While the database does not answer: a plain sentence and when to try again."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.urls import path

handler500 = "powerstruggle.failures.server_error"
SENTENCE = "The server is busy. Nothing that was saved is lost. Try again in a few seconds."


def locked(request):
    raise OperationalError("database is locked")


def closed(request):
    raise InterfaceError("connection already closed")


def broken(request):
    raise ValueError("a mistake of ours")


def signed_in(request):
    return HttpResponse(request.session.get("name", "nobody"))


urlpatterns = [
    path("locked/", locked),
    path("closed/", closed),
    path("broken/", broken),
    path("signed-in/", signed_in),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize("address", ["/locked/", "/closed/"])
def test_a_view_without_its_database(client, address):
    answer = client.get(address)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "3"
    assert answer.content.decode() == SENTENCE


def test_a_session_without_its_database(client, monkeypatch, settings):
    def load(self):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(SessionStore, "load", load)
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    client.raise_request_exception = False
    answer = client.get("/signed-in/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "3"


def test_any_other_mistake_stays_a_mistake(client):
    client.raise_request_exception = False
    assert client.get("/broken/").status_code == 500

"""What every page tells its browser."""

import pytest
from django.http import HttpResponse, HttpResponseNotFound
from django.urls import path


def page(request):
    return HttpResponse("a page " * 100)


def kept(request):
    return HttpResponse("a page", headers={"Cache-Control": "private, max-age=5"})


def missing(request):
    return HttpResponseNotFound("no such page")


urlpatterns = [path("page/", page), path("kept/", kept), path("missing/", missing)]
pytestmark = pytest.mark.urls(__name__)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("address", ["/page/", "/missing/"])
def test_every_answer_has_them(client, address):
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=(), " in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_a_page_may_say_how_long_it_keeps(client):
    assert client.get("/kept/").headers["Cache-Control"] == "private, max-age=5"


def test_pages_are_compressed(client):
    answer = client.get("/page/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 200


def test_a_foreign_host_is_refused(client):
    assert client.get("/page/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/page/", headers={"Host": "class.test:8000"}).status_code == 200

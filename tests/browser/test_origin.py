"""The ground that the browser tests stand on: an insecure origin, and no way out of it."""

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.urls import path
from playwright.sync_api import Error

from tests.fixtures.browsers import PHONE


def count(request):
    return HttpResponse(f"<title>Count</title>{get_user_model().objects.count()}")


urlpatterns = [path("", count)]
pytestmark = pytest.mark.urls(__name__)


def test_a_class_is_no_secure_context(person, server):
    page = person(PHONE)
    page.goto("/")
    assert page.url == f"{server.url}/"
    assert page.evaluate("isSecureContext") is False
    assert page.evaluate("typeof crypto.randomUUID") == "undefined"
    assert page.viewport_size == {"width": 390, "height": 844}


def test_a_test_and_its_pages_see_the_same_rows(person):
    page = person()
    page.goto("/")
    assert page.inner_text("body") == "0"
    get_user_model().objects.create(username="anna")
    page.reload()
    assert page.inner_text("body") == "1"


def test_nothing_leaves_this_machine(person):
    page = person(allow=("asked another host",))
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://somewhere.example/")


def test_axe_finds_what_is_wrong(person, violations):
    page = person()
    page.goto("/")
    assert "html-has-lang: html" in violations(page)

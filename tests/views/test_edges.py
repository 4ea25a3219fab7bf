"""Requests at the edge of what browsers send, on addresses that everybody has."""

import pytest
from django.db.models import ProtectedError
from django.test import Client

from tests.factories import make_debate, teacher_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["evil.example", "class.test.evil.example", "class.test@evil"])
def test_another_host_is_refused(client, host):  # EC-72
    assert client.get("/", headers={"Host": host}).status_code == 400


def test_who_says_that_it_came_by_https_is_not_believed_over_plain_http(client):  # EC-71
    answer = client.get("/", headers={"X-Forwarded-Proto": "https"})
    assert answer.wsgi_request.is_secure() is False
    assert not answer.cookies["csrftoken"]["secure"]


@pytest.mark.parametrize("path", ["/back", "/teacher/new"])
def test_what_is_posted_without_the_last_slash_is_not_lost_on_the_way(client, path):  # EC-77
    assert client.post(path, {"code": "KKMMQQXX"}).status_code == 404
    assert client.get(path).url == f"{path}/"


@pytest.mark.parametrize("languages", ["\x01\x02", "xx-" * 3000, "en;q=abc,*;q=,,;", "zz-ZZ;q=1e9"])
def test_a_language_nobody_speaks_is_english(client, languages):  # EC-82
    answer = client.get("/", headers={"Accept-Language": languages})
    assert answer.status_code == 200
    assert "Join your debate" in answer.text


def test_who_has_run_a_debate_is_not_deleted_by_the_way():  # EC-106
    with pytest.raises(ProtectedError):
        teacher_of(make_debate()).delete()


def test_a_walls_address_opens_nothing_else():  # EC-101
    key = make_debate().projector_key
    assert Client().get(f"/projector/{key}/").status_code == 200
    for path in (f"/debate/{key}/", f"/j/{key}/", f"/s/{key}/"):
        assert Client().get(path).status_code == 404
    assert Client().post(f"/projector/{key}/", {"on": "yes"}).status_code == 405

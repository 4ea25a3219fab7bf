"""Knocking, as the pupil and the teacher see it. Nobody learns from it who sits in a room."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from debates.models import Knock
from tests.factories import cast, go_to, make_debate, make_pupil
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def ada(debate):
    return make_pupil(debate, pseudonym="Teal Heron", name="Ada Lovelace")


def knock(debate, asked="Teal Heron", client=None) -> tuple[Client, str]:
    """The device, and its page while it waits."""
    client = client or Client()
    answer = client.post("/back/knock/", {"code": debate.join_code, "asked": asked})
    assert (answer.status_code, answer.url) == (302, "/back/knock/wait/")
    return client, client.get(answer.url).text


def answer_of(debate, **sent) -> str:
    public_id = Knock.objects.latest("id").public_id
    return Teacher(debate).htmx(f"knocks/{public_id}/", **sent).text


def test_a_yes_brings_the_seat_with_all_it_has(debate, ada):  # EC-64
    go_to(debate, "opening")
    cast(ada.seat, "b > a > d > c")
    device, page = knock(debate)
    sign = Knock.objects.get().sign
    assert f'<p class="code">{sign}</p>' in page
    assert device.get("/back/knock/now/").status_code == 204
    console = Teacher(debate).page()
    assert "Somebody asks for <b>Teal Heron</b>’s seat." in console
    assert f">{sign}</b>" in console
    assert "Ada Lovelace" not in console
    assert "The seat of Teal Heron is on the new device now." in answer_of(debate, on="1")
    assert device.get("/back/knock/now/")["HX-Refresh"] == "true"
    answer = device.get("/back/knock/wait/")
    assert (answer.status_code, answer.url) == (302, ada.url())
    page = device.get(ada.url())
    assert "Handed in at" in page.text
    code = page.context["board"].bar.seat_code
    assert re.fullmatch(r"[34679BCDFGHJKMNPQRSTVWXZ]{6}", code)
    refused = ada.client.get(ada.url())
    assert (refused.status_code, "by your teacher" in refused.text) == (403, True)
    third = Client().post("/back/", {"code": debate.join_code, "seat_code": code})
    assert third.status_code == 302


def test_a_no_is_said_politely(debate, ada):
    device, _page = knock(debate)
    assert "The device is told that the seat is not for it." in answer_of(debate)
    assert "Your teacher said no" in device.get("/back/knock/wait/").text
    assert ada.client.get(ada.url()).status_code == 200


def test_an_unknown_pseudonym_gets_the_very_same_page(debate, ada):
    pages = []
    for asked in ("Teal Heron", "Rust Badger"):
        client, page = knock(debate, asked)
        pages.append(page.replace(Knock.objects.latest("id").sign, "***"))
        assert client.get("/back/knock/now/").status_code == 204
    assert pages[0] == pages[1]
    console = Teacher(debate).page()
    assert "Rust Badger" not in console
    assert console.count("Somebody asks for") == 1


def test_an_unknown_pseudonym_costs_the_same(debate, ada, django_assert_num_queries):
    for asked in ("Teal Heron", "Rust Badger"):
        with django_assert_num_queries(10):
            Client().post("/back/knock/", {"code": debate.join_code, "asked": asked})


def test_knocks_are_counted_whoever_they_are_for(debate, ada):
    """Else who is refused, and who is not, would tell which pseudonyms there are."""
    for asked in ("Teal Heron", "Rust Badger"):
        address = asked.split()[0].lower()
        for n in range(21):
            sent = {"code": debate.join_code, "asked": asked}
            answer = Client().post("/back/knock/", sent, REMOTE_ADDR=address)
            assert answer.status_code == (302 if n < 20 else 429), n


def test_a_device_that_asks_again_takes_its_question_back(debate, ada):
    client, _page = knock(debate, "Rust Badger")
    knock(debate, client=client)
    assert Knock.objects.get().seat == ada.seat


def test_a_knock_that_is_over_says_so(debate, ada):
    client, _page = knock(debate)
    Knock.objects.update(at=timezone.now() - timedelta(minutes=10))
    assert "Nobody answered" in client.get("/back/knock/wait/").text
    assert "Nobody asks for this seat any more." in answer_of(debate, on="1")


def test_a_yes_is_worth_nothing_once_the_seat_moved_on(debate, ada):
    client, _page = knock(debate)
    answer_of(debate, on="1")
    second, _page = knock(debate)
    answer_of(debate, on="1")
    assert "Nobody answered" in client.get("/back/knock/wait/").text
    assert second.get("/back/knock/wait/").status_code == 302


@pytest.mark.parametrize("cookie", ["", "x", "x" * 8000, "eyJhIjoxfQ:1:sig"])
def test_a_broken_cookie_asks_for_nothing(debate, ada, cookie):
    client, _page = knock(debate)
    answer_of(debate, on="1")
    client.cookies["knock"] = cookie
    assert client.get("/back/knock/wait/").status_code == 200


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"code": "KKMMQQXX", "asked": "Teal Heron"}, 404, "This code opens nothing."),
        ({"code": "", "asked": ""}, 404, "This code opens nothing."),
        ({"asked": ""}, 422, "Type your pseudonym"),
        ({"asked": "x" * 401}, 404, "This code opens nothing."),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(debate, ada, sent, status, words):
    answer = Client().post("/back/knock/", {"code": debate.join_code} | sent)
    assert answer.status_code == status
    assert words in answer.text
    assert not Knock.objects.exists()


def test_the_teacher_of_another_debate_cannot_answer(debate, ada):
    from tests.factories import make_teacher

    knock(debate)
    other = make_debate(by=make_teacher("okoro"))
    public_id = Knock.objects.get().public_id
    assert Teacher(other).click(f"knocks/{public_id}/", on="1").status_code == 404
    assert Knock.objects.get().answered_at is None

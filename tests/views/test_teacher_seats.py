"""One seat's page, and what its teacher can do there."""

import re

import pytest
from django.test import Client

from debates.models import Seat
from tests.factories import (
    make_debate,
    make_edition,
    make_pupil,
    make_seat,
    make_teacher,
    teacher_of,
)

pytestmark = pytest.mark.django_db

CLICKS = {
    "name/": {"name": "Ada"},
    "pseudonym/": {},
    "code/": {},
    "removal/": {"on": "1"},
}


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def novak(debate):
    client = Client()
    client.force_login(teacher_of(debate))
    return client


@pytest.fixture
def ada(debate):
    return make_seat(debate, name="Ada Lovelace", pseudonym="Teal Heron")


def url(seat, part=""):
    return f"/teacher/debate/{seat.debate.public_id}/seats/{seat.public_id}/{part}"


def console(seat):
    return f"/teacher/debate/{seat.debate.public_id}/"


def fresh(seat):
    return Seat.objects.get(pk=seat.pk)


def test_the_name_is_there_only_while_names_are_shown(novak, ada):
    page = novak.get(url(ada)).text
    assert "Teal Heron" in page
    assert "Ada Lovelace" not in page
    novak.post(console(ada) + "names/", {"serial": 0, "shown": "1"})
    assert 'value="Ada Lovelace"' in novak.get(url(ada)).text
    novak.post(console(ada) + "next/", {"serial": 0})
    assert "Ada Lovelace" not in novak.get(url(ada)).text


def test_a_name_is_corrected(novak, ada):
    answer = novak.post(url(ada, "name/"), {"name": "  Ñandú O’Brien  "})
    assert (answer.status_code, answer.headers["Location"]) == (303, url(ada))
    assert fresh(ada).name == "Ñandú O’Brien"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "The one before is covered and stays."),
        ("\u2800", "The one before is covered and stays."),
        ("x" * 81, "at most 80 characters"),
        ("Z\u0300\u0301\u0302", "too many marks"),
        ("a\u0007b", "cannot be shown"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_words(novak, ada, typed, said):
    novak.post(url(ada, "name/"), {"name": typed})
    assert said in novak.get(url(ada)).text
    assert fresh(ada).name == "Ada Lovelace"


def test_a_name_that_is_shown_can_be_emptied(novak, ada):
    novak.post(console(ada) + "names/", {"serial": 0, "shown": "1"})
    novak.post(url(ada, "name/"), {"name": ""})
    assert fresh(ada).name == ""


def test_what_a_pupil_typed_is_fenced_off(novak, ada):
    novak.post(console(ada) + "names/", {"serial": 0, "shown": "1"})
    assert "<bdi hx-ignore>Ada Lovelace</bdi>" in novak.get(console(ada)).text


def test_a_name_is_shown_as_typed_and_harms_nothing(novak, ada):
    novak.post(url(ada, "name/"), {"name": '"><script>alert(1)</script>'})
    novak.post(console(ada) + "names/", {"serial": 0, "shown": "1"})
    for page in (url(ada), console(ada)):
        text = novak.get(page).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text


def test_another_pseudonym(novak, ada):
    novak.post(url(ada, "pseudonym/"))
    new = fresh(ada).pseudonym
    assert new != "Teal Heron"
    assert f"Teal Heron is {new} from now on." in novak.get(url(ada)).text


def test_a_new_seat_code_is_shown_once_and_works(novak, debate, ada):
    novak.post(url(ada, "code/"))
    shown = re.search(r"New seat code of Teal Heron: ([A-Z0-9]{6})\.", novak.get(url(ada)).text)
    assert "New seat code of" not in novak.get(url(ada)).text
    pupil = Client()
    codes = {"code": debate.join_code, "seat_code": shown[1]}
    assert pupil.post("/back/", codes).headers["Location"] == f"/debate/{debate.public_id}/"


def test_who_is_removed_is_out_and_can_come_back(novak, debate):
    pupil = make_pupil(debate, pseudonym="Teal Heron")
    answer = novak.post(url(pupil.seat, "removal/"), {"on": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, console(pupil.seat))
    page = novak.get(console(pupil.seat)).text
    assert "Teal Heron is out of the room." in page
    assert "Bring back" in page
    assert pupil.client.get(pupil.url()).status_code == 403
    novak.post(url(pupil.seat, "removal/"))
    assert "Bring back" not in novak.get(console(pupil.seat)).text
    assert pupil.client.get(pupil.url()).status_code == 200


def test_the_page_of_a_removed_seat_brings_it_back(novak, ada):
    novak.post(url(ada, "removal/"), {"on": "1"})
    page = novak.get(url(ada)).text
    assert "out of the room" in page
    assert "Remove from the room" not in page


def test_a_seat_of_another_debate_is_not_here(novak, debate):
    other = make_debate(by=make_teacher("okoro"), edition=make_edition("other"))
    cleo = make_seat(other)
    base = f"/teacher/debate/{debate.public_id}/seats/{cleo.public_id}/"
    assert novak.get(base).status_code == 404
    for part, sent in CLICKS.items():
        assert novak.post(base + part, sent).status_code == 404
    assert fresh(cleo).removed_at is None


@pytest.mark.parametrize("part", ["", *CLICKS])
def test_another_teacher_finds_nothing(ada, part):
    okoro = Client()
    okoro.force_login(make_teacher("okoro"))
    before = Seat.objects.values().get()
    answer = okoro.post(url(ada, part), CLICKS[part]) if part else okoro.get(url(ada))
    assert answer.status_code == 404
    assert "Teal Heron" not in answer.text
    assert Seat.objects.values().get() == before


@pytest.mark.parametrize("part", ["", *CLICKS])
def test_who_is_not_signed_in_is_sent_to_sign_in(ada, part):
    before = Seat.objects.values().get()
    answer = Client().post(url(ada, part), CLICKS[part]) if part else Client().get(url(ada))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=/teacher/")
    assert Seat.objects.values().get() == before


@pytest.mark.parametrize("part", CLICKS)
def test_a_click_is_never_a_get(novak, ada, part):
    assert novak.get(url(ada, part)).status_code == 405


@pytest.mark.parametrize("seats_taken", [1, 3, 30])
def test_the_page_takes_four_queries(novak, debate, ada, seats_taken, django_assert_num_queries):
    for _ in range(seats_taken - 1):
        make_seat(debate)
    with django_assert_num_queries(4):
        novak.get(url(ada))

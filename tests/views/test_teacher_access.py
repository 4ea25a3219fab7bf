"""Whose console it is: nobody else reads it or moves anything."""

import pytest
from django.test import Client

from tests.factories import make_debate, make_edition, make_pupil, make_teacher, teacher_of
from tests.teachers import HTMX, Teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def novak(debate):
    return Teacher(debate)


READ = ("", "now/")
CLICKS = {
    "next/": {"serial": 0},
    "back/": {"serial": 0},
    "time/": {"serial": 0, "minutes": 2},
    "pause/": {"on": "1"},
    "names/": {"serial": 0, "shown": "1"},
    "results/": {"serial": 0, "shown": "1"},
    "uncover/": {"uncovered": 0},
    "room/": {"on": "1"},
    "code/": {},
    "notes/lobby/": {"note": "x"},
    "trial/": {},
    "copy/": {"title": "Year 13"},
}


def untouched(debate) -> tuple:
    row = type(debate).objects.values().get(pk=debate.pk)
    return row, debate.acts.count(), debate.seats.count(), list(debate.plan.values("note"))


@pytest.mark.parametrize("part", [*READ, *CLICKS])
def test_another_teacher_finds_nothing(debate, part):
    okoro = Teacher(debate, make_teacher("okoro"))
    before = untouched(debate)
    answer = (
        okoro.click(part, **CLICKS[part]) if part in CLICKS else okoro.client.get(okoro.url(part))
    )
    assert answer.status_code == 404
    assert debate.title not in answer.text
    assert untouched(debate) == before
    assert type(debate).objects.count() == 1


@pytest.mark.parametrize("part", [*READ, *CLICKS])
def test_who_is_not_signed_in_is_sent_to_sign_in(debate, part):
    nobody = Teacher(debate)
    nobody.client.logout()
    before = untouched(debate)
    if part in CLICKS:
        answer = nobody.click(part, **CLICKS[part])
        assert answer.headers["Location"] == "/sign-in/?next=/teacher/"
    else:
        answer = nobody.client.get(nobody.url(part))
        assert answer.headers["Location"] == f"/sign-in/?next={nobody.url(part)}"
    assert answer.status_code == 302
    assert untouched(debate) == before


@pytest.mark.parametrize("part", ["now/", "next/"])
def test_with_script_who_was_signed_out_loads_the_page_again(debate, part):
    nobody = Client()
    url = f"/teacher/debate/{debate.public_id}/{part}"
    answer = nobody.get(url, **HTMX) if part == "now/" else nobody.post(url, {"serial": 0}, **HTMX)
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (401, "true")


@pytest.mark.parametrize("part", CLICKS)
def test_a_click_is_never_a_get(novak, part):
    assert novak.client.get(novak.url(part)).status_code == 405


@pytest.mark.parametrize("part", READ)
def test_a_page_is_never_a_post(novak, part):
    assert novak.click(part).status_code == 405


@pytest.mark.parametrize("part", CLICKS)
def test_a_click_from_another_site_is_refused(debate, part):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher_of(debate))
    before = untouched(debate)
    answer = client.post(f"/teacher/debate/{debate.public_id}/{part}", CLICKS[part])
    assert answer.status_code == 403
    assert untouched(debate) == before


def test_a_pupil_is_no_teacher(debate):
    ada = make_pupil(debate)
    answer = ada.client.get(f"/teacher/debate/{debate.public_id}/")
    assert answer.headers["Location"].startswith("/sign-in/")


def test_a_debate_of_another_teacher_shares_nothing(debate):
    other = make_debate(by=make_teacher("okoro"), edition=make_edition("other"), title="Year 9")
    assert Teacher(debate).client.get(f"/teacher/debate/{other.public_id}/").status_code == 404

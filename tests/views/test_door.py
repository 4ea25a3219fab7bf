"""The door, from both sides: the pupil who waits and the console that lets her in."""

import re

import pytest
from django.test import Client

from debates.actions import door, reveals
from debates.boards.bells import look
from debates.models import Seat
from tests.factories import go_to, make_debate, make_pupil, make_seat, teacher_of
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate(admits_by_hand=True)


@pytest.fixture
def ada(debate):
    return make_pupil(debate, pseudonym="Teal Heron", name="Ada Lovelace")


@pytest.fixture
def novak(debate):
    return Teacher(debate)


def seen_of(pupil) -> str:
    return pupil.client.get(pupil.url()).context["board"].seen


def test_who_joins_is_told_that_she_waits(debate, novak):
    client = Client()
    offer = client.get(f"/j/{debate.join_code}/").context
    form = {"offer": offer["offer"], "pseudonym": offer["pseudonym"], "name": ""}
    page = client.post(f"/j/{debate.join_code}/", form, follow=True)
    assert "Wait to be let in" in page.text
    assert "This page goes on by itself as soon as you are in." in page.text
    assert "Not how you ranked." in page.text
    assert f"You are {offer['pseudonym']}" in page.text


@pytest.mark.parametrize("phase", ["opening", "evidence", "verdict", "closed"])
def test_who_waits_reaches_nothing_of_the_debate(debate, ada, phase):
    go_to(debate, phase)
    if phase == "verdict":
        reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=0)
    for part in ("", "now/"):
        text = ada.client.get(ada.url(part)).text
        assert "Factor" not in text
    assert ada.client.get(ada.url("evidence/")).status_code == 404
    for kind in ("opening", "closing"):
        for part in ("ballot", "draft"):
            assert ada.client.post(ada.url(f"{kind}/{part}/"), {"key": "k"}).status_code == 404


def test_the_page_at_the_door_goes_on_by_itself(debate, ada):
    seen = seen_of(ada)
    go_to(debate, "opening")
    assert ada.client.get(ada.url("now/"), {"seen": seen}).status_code == 204
    door.let_in(debate=debate, by=teacher_of(debate))
    news = ada.client.get(ada.url("now/"), {"seen": seen})
    assert "Rank on your own" in news.text
    assert ada.client.get(ada.url("now/"), {"seen": seen_of(ada)}).status_code == 204


def test_the_bell_at_the_door_says_nothing_but_that_she_is_in(debate, ada):
    _device, before = look(debate.public_id).seats[ada.seat.public_id]
    go_to(debate, "opening")
    assert look(debate.public_id).seats[ada.seat.public_id] == (ada.seat.device, before)
    assert before == f'{{"seen":"{seen_of(ada)}"}}'
    door.let_in(debate=debate, by=teacher_of(debate))
    _device, after = look(debate.public_id).seats[ada.seat.public_id]
    assert f'"seen":"{seen_of(ada)}"' in after


def test_a_page_and_its_news_at_the_door_cost_one_query(ada, django_assert_num_queries):
    seen = seen_of(ada)
    for part in ("", "now/", f"now/?seen={seen}"):
        with django_assert_num_queries(1):
            ada.client.get(ada.url(part))


def test_the_console_lists_who_waits_and_names_under_their_cover(debate, ada, novak):
    page = novak.page()
    assert "1 waits to be let in" in page
    assert page.count(">Teal Heron</a>") == 1
    assert "Ada Lovelace" not in page
    novak.click("names/", serial=0, shown="1")
    assert "Ada Lovelace" in novak.page()


def test_one_is_let_in_by_a_click_and_the_others_by_another(debate, ada, novak):
    others = [make_seat(debate) for _ in range(2)]
    assert novak.click(f"seats/{ada.seat.public_id}/door/").status_code == 303
    assert ada.client.get(ada.url()).context["board"].stage.phase == "lobby"
    assert "2 pupils are let in." in novak.htmx("door/all/").text
    assert {s.is_waiting for s in Seat.objects.filter(pk__in=[s.pk for s in others])} == {False}


def test_who_is_removed_from_the_door_may_join_again(debate, ada, novak):
    assert "1 seat is removed." in novak.htmx("door/clear/").text
    assert ada.client.get(ada.url()).status_code == 404
    assert ada.client.get(f"/j/{debate.join_code}/").context["offer"]


def test_the_switch_is_one_button(debate, novak):
    novak.htmx("door/")
    debate.refresh_from_db()
    assert not debate.admits_by_hand
    assert "Whoever has the code comes straight in." in novak.page()
    novak.htmx("door/", on="1")
    debate.refresh_from_db()
    assert debate.admits_by_hand


@pytest.mark.parametrize("typed", ["", "1", "1001", "x", "1e3", "9" * 400])
def test_nonsense_places_are_refused_in_words(debate, novak, typed):
    assert "A room has from 2 to 1000 places." in novak.htmx("door/places/", places=typed).text
    debate.refresh_from_db()
    assert debate.capacity == 100


def test_a_full_room_is_said_on_both_sides(debate, ada, novak):
    novak.click("door/places/", places="2")
    make_seat(debate)
    assert "All places are taken." in novak.page()
    client = Client()
    offer = client.get(f"/j/{debate.join_code}/").context
    form = {"offer": offer["offer"], "pseudonym": offer["pseudonym"], "name": ""}
    full = client.post(f"/j/{debate.join_code}/", form)
    assert full.status_code == 403
    novak.click("room/", on="1")
    locked = client.post(f"/j/{debate.join_code}/", form)
    assert locked.status_code == 403
    assert full.content == locked.content  # SEC-13


def test_a_new_debate_can_begin_with_its_door():
    debate = make_debate(admits_by_hand=True, capacity=33)
    assert 'name="places" inputmode="numeric" maxlength="4" autocomplete="off" value="33"' in (
        Teacher(debate).page()
    )


@pytest.mark.parametrize("waiting", [1, 3, 30])
def test_the_console_costs_the_same_for_any_number_at_the_door(
    debate, novak, waiting, django_assert_num_queries
):
    """Session, account, debate; seats, papers, reveals, factors, evidence, rounds, knocks, buckets, plan."""
    for _ in range(waiting):
        make_seat(debate)
    with django_assert_num_queries(12):
        page = novak.page()
    assert len(re.findall(r'<li id="waiting-', page)) == waiting

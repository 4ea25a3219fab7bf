"""All debates of a teacher: looked through, put away, had back."""

import re
from datetime import date

import pytest
from django.test import Client

from debates.actions.debates import delete_debate, set_archived
from debates.boards import debates as board
from debates.models import Act, Debate, DebateTeacher, Question, Result
from tests.factories import (
    go_to,
    make_classroom,
    make_debate,
    make_edition,
    make_seat,
    make_teacher,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def novak():
    """Three debates: 12A over, 12B running on another question, 13C over and with a class of its own."""
    novak = make_teacher()
    Question.objects.create(slug="rome", title="Why did Rome fall?")
    why, rome = make_edition("why"), make_edition("rome")
    classroom = make_classroom("Zoe", by=novak, title="Old Lions")
    plans = (("12A", why, None), ("12B", rome, None), ("13C", why, classroom))
    novak.debates = {
        title: make_debate(by=novak, edition=edition, title=title, classroom=classroom)
        for title, edition, classroom in plans
    }
    for title in ("12A", "13C"):
        novak.debates[title] = go_to(novak.debates[title], "closed")
    novak.browser = Client()
    novak.browser.force_login(novak)
    return novak


def listed(novak, **sent) -> list[str]:
    page = novak.browser.get("/teacher/", sent).text
    return re.findall(r'<h3><a href="/teacher/debate/[\w-]+/">([^<]+)<', page)


def archive(novak, title: str, **sent):
    path = f"/teacher/debate/{novak.debates[title].public_id}/archive/"
    return novak.browser.post(path, sent).status_code


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ({}, ["12B", "13C", "12A"]),
        ({"state": "running"}, ["12B"]),
        ({"state": "over"}, ["13C", "12A"]),
        ({"state": "archived"}, []),
        ({"q": "12"}, ["12B", "12A"]),
        ({"q": "rome FALL"}, ["12B"]),
        ({"q": "lions"}, ["13C"]),
        ({"q": "12 lions"}, []),
        ({"question": "why"}, ["13C", "12A"]),
        ({"question": "why", "q": "13"}, ["13C"]),
        ({"class": "nonsense"}, []),
        ({"page": "nonsense"}, ["12B", "13C", "12A"]),
        ({"q": "é" * 3000}, []),
        ({"q": "12\0A"}, ["12A"]),
        ({"class": "\0"}, ["12B", "13C", "12A"]),
    ],
)
def test_debates_are_found_by_words_question_and_state(novak, sent, found):
    assert listed(novak, **sent) == found


def test_debates_are_found_by_their_class_and_the_form_keeps_what_was_asked(novak):
    key = novak.debates["13C"].classroom.public_id
    assert listed(novak, **{"class": key}) == ["13C"]
    page = novak.browser.get("/teacher/", {"class": key, "q": 'a"b', "state": "over"}).text
    assert f'<option value="{key}" selected>Old Lions</option>' in page
    assert 'value="a&quot;b"' in page
    assert '<option value="over" selected>' in page
    assert "0 debates found." in page


@pytest.mark.parametrize(
    ("sent", "is_there"),
    [
        ({}, True),
        ({"q": "lions why"}, True),
        ({"q": "lions rome"}, False),
        ({"question": "why"}, True),
        ({"question": "rome"}, False),
        ({"state": "over"}, True),
        ({"state": "running"}, False),
        ({"state": "archived"}, False),
        ({"class": "any-class"}, False),
    ],
)
def test_what_is_left_of_debates_that_are_gone_is_looked_through_as_well(novak, sent, is_there):
    """Of a class of that name, whose question was why it happened."""
    edition = novak.debates["12A"].edition
    left = {
        "owner": novak,
        "edition": edition,
        "title": "Lions 2024",
        "closed_on": date(2024, 5, 6),
    }
    counts = {"factors": [["a", "A"], ["b", "B"]], "wins": [[0, 10], [0, 0]], "ties": [[0, 0]] * 2}
    plan = {"kind": "closing", "shape": "ladder", "unranked": "silent", "n": 10, "blank": 0}
    Result.objects.create(**left, **counts, **plan)
    assert ("Lions 2024" in novak.browser.get("/teacher/", sent).text) == is_there


def test_what_is_put_away_is_kept_and_comes_back(novak):
    assert archive(novak, "12A", on="1") == 303
    assert archive(novak, "12A", on="1") == 303
    assert listed(novak) == ["12B", "13C"]
    assert listed(novak, state="archived") == ["12A"]
    console = f"/teacher/debate/{novak.debates['12A'].public_id}/"
    assert novak.browser.get(console).status_code == 200
    archive(novak, "12A")
    assert listed(novak) == ["12B", "13C", "12A"]
    acts = Act.objects.filter(debate=novak.debates["12A"], verb="archive_debate").order_by("id")
    assert list(acts.values_list("detail", flat=True)) == [{"on": True}, {"on": False}]


def test_a_running_debate_cannot_be_lost_in_the_archive(novak):
    archive(novak, "12B", on="1")
    assert listed(novak, state="archived") == []
    page = novak.browser.get("/teacher/").text
    assert page.count("Into the archive") == 2


def test_a_class_lists_its_debates_from_the_archive_too(novak):
    archive(novak, "13C", on="1")
    page = novak.browser.get(f"/teacher/classes/{novak.debates['13C'].classroom.public_id}/").text
    assert "13C" in page


def test_a_co_teacher_archives_and_a_stranger_does_not(novak):
    debate = novak.debates["12A"]
    okoro = make_teacher("okoro")
    stranger = Client()
    stranger.force_login(okoro)
    path = f"/teacher/debate/{debate.public_id}/archive/"
    assert stranger.post(path, {"on": "1"}).status_code == 404
    DebateTeacher.objects.create(debate=debate, user=okoro, role=DebateTeacher.Role.CO_TEACHER)
    assert stranger.post(path, {"on": "1"}).status_code == 303
    assert listed(novak, state="archived") == ["12A"]


def test_what_is_deleted_is_found_nowhere_but_among_the_deleted(novak):
    set_archived(debate=novak.debates["12A"], by=novak, on=True)
    delete_debate(debate=novak.debates["12A"], by=novak)
    assert listed(novak, state="archived") == []
    assert "Have it back" in novak.browser.get("/teacher/", {"q": "13"}).text


def test_more_than_a_page_is_paged_through(novak, monkeypatch):
    monkeypatch.setattr(board, "ON_A_PAGE", 2)
    assert listed(novak) == ["12B", "13C"]
    assert listed(novak, page="2") == ["12A"]
    # An old one that runs is never behind those that are over.
    Debate.objects.filter(title="12B").update(created_at="2020-01-01T00:00Z")
    assert listed(novak) == ["12B", "13C"]
    page = novak.browser.get("/teacher/", {"q": "1", "page": "1"}).text
    assert 'href="?q=1&amp;page=2"' in page
    assert "Page 1 of 2" in page


@pytest.mark.parametrize("more", [0, 2])
def test_it_costs_the_same_however_many_there_are(novak, more, django_assert_num_queries):
    """Session, account; how many, which, their classes and questions, deleted ones, what is left."""
    for n in range(more):
        make_seat(make_debate(by=novak, title=f"More {n}"))
    novak.browser.get("/teacher/")
    with django_assert_num_queries(7):
        novak.browser.get("/teacher/")


def test_who_looks_for_debates_still_does_after_putting_one_away(novak):
    list_asked = "/teacher/?q=12&state=over"
    page = novak.browser.get(list_asked).text
    [form] = re.findall(r'action="(/teacher/debate/[\w-]+/archive/[^"]*)"', page)
    answer = novak.browser.post(form.replace("&amp;", "&"), {"on": "1"})
    assert (answer.status_code, answer["Location"]) == (303, list_asked)
    elsewhere = form.split("?")[0] + "?q=x&next=//evil.example&state=%0d%0aSet-Cookie:a"
    answer = novak.browser.post(elsewhere, {})
    assert answer["Location"] == "/teacher/?q=x&state=%0D%0ASet-Cookie%3Aa"

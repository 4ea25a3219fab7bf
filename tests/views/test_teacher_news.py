"""The console follows its class: only what changed, and at what cost."""

import re
from datetime import timedelta

import pytest

from debates.actions import phases
from debates.models import Paper, Seat
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of
from tests.teachers import Teacher, class_of, three_rank

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def novak(debate):
    return Teacher(debate)


@pytest.fixture
def opening(debate, novak):
    return three_rank(debate)


def test_no_news_is_204(novak):
    assert novak.now(novak.seen()).status_code == 204


def test_only_what_changed_comes_as_news(novak, debate):
    seen = novak.seen()
    make_seat(debate)
    answer = novak.now(seen)
    assert re.findall(r'<section id="(\w+)"', answer.text) == ["stats", "seats"]
    assert novak.now(re.search(r"seen=([0-9a-f-]+)", answer.text)[1]).status_code == 204


def test_news_of_a_ballot(novak, opening):
    seen = novak.seen()
    cast(Seat.objects.get(name="Ben"), "d > c > b > a")
    assert re.findall(r'<section id="(\w+)"', novak.now(seen).text) == ["stats", "seats"]


def test_news_of_a_draft_is_the_seats_alone(novak, opening):
    seen = novak.seen()
    Paper.objects.filter(seat__name="Cleo").update(draft={"d": 1, "a": 2}, draft_serial=1)
    assert re.findall(r'<section id="(\w+)"', novak.now(seen).text) == ["seats"]


def test_news_that_the_time_is_up(novak, opening):
    seen = novak.seen()
    assert "Time is up." not in novak.page()
    opening.phase_ends_at -= timedelta(minutes=8)
    opening.save()
    text = novak.now(seen).text
    assert re.findall(r'<section id="(\w+)"', text) == ["stats"]
    assert "Time is up." in text


def test_news_from_another_teacher_brings_the_notes_of_the_phase(novak, debate):
    seen = novak.seen()
    phases.advance_phase(debate=debate, by=teacher_of(debate), serial=0)
    found = re.findall(r'<section id="(\w+)"', novak.now(seen).text)
    assert found == ["steer", "stats", "notes", "results", "seats"]


@pytest.mark.parametrize("seen", ["", "x", "-", "a-b-c-d-e-f-g-h-i", "é" * 300])
def test_a_page_that_has_seen_nonsense_gets_everything(novak, seen):
    assert len(re.findall(r"<section id=", novak.now(seen).text)) == 17


@pytest.mark.parametrize("seats_taken", [1, 3, 30])
@pytest.mark.parametrize("part", ["", "now/"])
def test_a_console_takes_twenty_two_queries(django_assert_num_queries, part, seats_taken):
    """Session, account, debate; nineteen for the board with both covers lifted and both rounds over."""
    debate = make_debate(anonymity="teacher")
    novak = Teacher(debate)
    class_of(debate, "b > a > c > d", seats_taken)
    class_of(debate, "b > a > c > d", 1, "closing")
    go_to(debate, "verdict")
    novak.click("results/", serial=6, shown="1")
    novak.click("names/", serial=6, shown="1")
    with django_assert_num_queries(22):
        assert "Ada Lovelace" in novak.client.get(novak.url(part)).text


@pytest.mark.parametrize("seats_taken", [1, 3, 30])
def test_a_covered_console_takes_twelve_queries(django_assert_num_queries, seats_taken):
    debate = make_debate()
    novak = Teacher(debate)
    class_of(debate, "b > a > c > d", seats_taken)
    with django_assert_num_queries(12):
        novak.page()

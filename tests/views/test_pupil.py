"""The pupil's page in each phase, and the part that asks for news."""

import pytest
from django.test import Client

from debates.actions import phases, reveals, seats
from debates.models import Phase
from tests.factories import cast, go_to, make_debate, make_pupil, make_seat, teacher_of

pytestmark = pytest.mark.django_db


def seen_of(pupil) -> str:
    return pupil.client.get(pupil.url()).context["board"].seen


def news(pupil, seen: str):
    return pupil.client.get(pupil.url("now/"), {"seen": seen})


def test_nothing_new_is_no_content():
    ada = make_pupil(make_debate())
    answer = news(ada, seen_of(ada))
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_neighbour_who_joins_or_hands_in_is_no_news():
    debate = go_to(make_debate(), "opening")
    ada = make_pupil(debate)
    seen = seen_of(ada)
    cast(make_seat(debate), "a > b > c > d")
    assert news(ada, seen).status_code == 204


def test_next_brings_bar_and_stage():
    debate = make_debate()
    ada = make_pupil(debate)
    seen = seen_of(ada)
    go_to(debate, "opening")
    answer = news(ada, seen)
    assert answer.status_code == 200
    for region in ('id="news"', 'id="bar"', 'id="stage"', 'id="ballot"'):
        assert region in answer.text


def test_more_time_brings_the_bar_and_leaves_the_ballot_alone():
    debate = go_to(make_debate(), "opening")
    ada = make_pupil(debate)
    seen = seen_of(ada)
    serial = debate.phase_serial
    phases.extend_phase(debate=debate, by=teacher_of(debate), serial=serial, minutes=5)
    answer = news(ada, seen)
    assert 'id="bar"' in answer.text
    assert 'id="stage"' not in answer.text
    assert news(ada, answer.text.split("seen=")[1].split('"')[0]).status_code == 204


def test_a_pause_and_its_end_are_news():
    debate = go_to(make_debate(), "opening")
    ada, by = make_pupil(debate), teacher_of(debate)
    seen = seen_of(ada)
    phases.pause_debate(debate=debate, by=by)
    paused = news(ada, seen)
    assert "Everything you placed is kept." in paused.text
    assert 'id="ballot"' not in paused.text
    seen = seen_of(ada)
    phases.resume_debate(debate=debate, by=by)
    assert 'id="ballot"' in news(ada, seen).text


def test_each_reveal_is_news():
    debate = make_debate()
    pupils = [make_pupil(debate) for _ in range(5)]
    go_to(debate, "opening")
    for pupil in pupils:
        cast(pupil.seat, "a > b > c > d")
    go_to(debate, "verdict")
    seen = seen_of(pupils[0])
    assert news(pupils[0], seen).status_code == 204
    reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=0)
    assert "Factor D" in news(pupils[0], seen).text


@pytest.mark.parametrize("seen", ["", "x", "-", "a-b-c", "\x00", "9" * 5000])
def test_a_marker_of_nonsense_is_behind(seen):
    ada = make_pupil(make_debate())
    assert news(ada, seen).status_code == 200


def test_a_new_pseudonym_reaches_the_pupils_page():
    debate = make_debate()
    ada = make_pupil(debate, pseudonym="Teal Heron")
    seen = seen_of(ada)
    name = seats.change_pseudonym(seat=ada.seat, by=teacher_of(debate))
    assert name != "Teal Heron"
    assert news(ada, seen).status_code == 200
    assert name in ada.client.get(ada.url()).text


def test_after_a_round_the_pupil_sees_the_own_places():
    debate = go_to(make_debate(), "opening")
    ada = make_pupil(debate)
    cast(ada.seat, "b > a > d > c")
    go_to(debate, "discussion")
    own = ada.client.get(ada.url()).context["board"].stage.own
    assert [(place.title, place.opening) for place in own] == [
        ("Factor B", "1st"),
        ("Factor A", "2nd"),
        ("Factor D", "3rd"),
        ("Factor C", "4th"),
    ]


def test_a_renewed_seat_code_is_no_longer_shown_as_good():
    debate = make_debate()
    ada = make_pupil(debate)
    assert ada.seat.code in ada.client.get(ada.url()).text
    seats.renew_seat_code(seat=ada.seat, by=teacher_of(debate))
    text = ada.client.get(ada.url()).text
    assert ada.seat.code not in text
    assert "Your teacher has your new seat code." in text


def test_who_missed_the_opening_is_not_told_of_a_first_ranking():
    debate = go_to(make_debate(), "opening")
    ada, ben = make_pupil(debate), make_pupil(debate)
    cast(ada.seat, "b > a > d > c")
    go_to(debate, "closing")
    first = "You start from what you handed in before."
    assert first in ada.client.get(ada.url()).text
    assert first not in ben.client.get(ben.url()).text


@pytest.mark.parametrize(
    ("anonymity", "words"),
    [
        (
            "secret",
            (
                "Your teacher can see: whether you have handed in and how far you have come, and your name "
                "if you type it. Not how you ranked. "
                "The class can see: only what five or more of you together make of it."
            ),
        ),
        (
            "teacher",
            (
                "Your teacher can see: how you ranked, with your pseudonym, and with your name if you type "
                "it. The class can see: only what five or more of you together make of it."
            ),
        ),
        (
            "hands",
            (
                "A show of hands. Your teacher can see: how you ranked, with your pseudonym, and with your "
                "name if you type it. The class can see: how you ranked, if your teacher shows it, under "
                "your pseudonym and never with your name."
            ),
        ),
    ],
)
def test_who_sees_what_is_said_exactly(anonymity, words):
    debate = make_debate(anonymity=anonymity)
    ada = make_pupil(debate)
    assert words in ada.client.get(ada.url()).text
    offer = Client().get(f"/j/{debate.join_code}/").text
    assert offer.index(words) < offer.index("<form")


# Queries of the page: the seat with its debate, papers, and before the verdict factors. Where a class follows
# what comes out: what is held back. Where it argues: the pair, the champions; in the discussion also the
# turn, the queue, the own arguments. After the closing ballot: the own two ballots and answers. Kept are how
# many arguments there are, and what was uncovered.
PAGE = {
    "lobby": 3,
    "opening": 3,
    "split": 5,
    "evidence": 6,
    "discussion": 9,
    "closing": 5,
    "verdict": 2,
}


@pytest.mark.parametrize("others", [0, 2, 29])
@pytest.mark.parametrize("phase", PAGE)
def test_the_page_costs_the_same_for_1_3_and_30_seats(phase, others, django_assert_num_queries):
    debate = make_debate()
    ada = make_pupil(debate)
    everybody = [ada.seat, *(make_seat(debate) for _ in range(others))]
    for kind in ("opening", "closing"):
        if list(Phase).index(phase) >= list(Phase).index(kind):
            go_to(debate, kind)
            for seat in everybody:
                cast(seat, "a > b > c > d", kind=kind)
    go_to(debate, phase)
    if phase == "verdict":
        reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=0)
    ada.client.get(ada.url())
    with django_assert_num_queries(PAGE[phase]):
        ada.client.get(ada.url())


@pytest.mark.parametrize("others", [0, 2, 29])
def test_asking_for_news_costs_one_query(others, django_assert_num_queries):
    debate = go_to(make_debate(), "opening")
    ada = make_pupil(debate)
    for _ in range(others):
        cast(make_seat(debate), "a > b > c > d")
    seen = seen_of(ada)
    with django_assert_num_queries(1):
        assert news(ada, seen).status_code == 204

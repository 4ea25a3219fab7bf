"""The way to the evidence: for the pupil who studies, for the wall, for the teacher who looks on."""

import re

import pytest
from django.test import Client

from debates.actions import evidence, phases
from debates.models import Phase
from tests.class_of_seven import uncover
from tests.dossiers.rome_debate import make_rome_debate
from tests.factories import go_to, make_debate, make_pupil, make_seat, teacher_of

pytestmark = pytest.mark.django_db
BEFORE = (Phase.LOBBY, Phase.OPENING, Phase.SPLIT)
AFTER = tuple(phase for phase in Phase if phase not in BEFORE)


@pytest.fixture
def debate():
    return make_rome_debate(has_periods=True)


@pytest.fixture
def ada(debate):
    return make_pupil(debate)


def do(verb, debate, **what):
    return verb(debate=debate, by=teacher_of(debate), **what)


def seen_of(pupil) -> str:
    return re.search(r"seen=([\w-]+)", pupil.client.get(pupil.url()).text)[1]


def news(pupil, seen: str):
    return pupil.client.get(pupil.url("now/"), {"seen": seen})


def doors_of(pupil) -> list[tuple[str, str, str]]:
    board = pupil.client.get(pupil.url()).context["board"]
    root = pupil.url("evidence/")
    return [
        (door.text, door.note, door.url.removeprefix(root)) for door in board.stage.evidence.doors
    ]


@pytest.mark.parametrize("phase", BEFORE)
def test_before_its_phase_no_way_leads_to_the_evidence(debate, ada, phase):
    go_to(debate, phase)
    assert "/evidence/" not in ada.client.get(ada.url()).text
    assert ada.client.get(ada.url("evidence/")).status_code == 404


@pytest.mark.parametrize("phase", AFTER)
def test_from_its_phase_on_the_way_is_open_and_leads_back(debate, ada, phase):
    go_to(debate, phase)
    assert f'href="{ada.url("evidence/")}' in ada.client.get(ada.url()).text
    page = ada.client.get(ada.url("evidence/"))
    assert page.status_code == 200
    assert f'href="{ada.url()}"' in page.text
    assert "You see what your class sees" not in page.text


def test_in_its_phase_the_evidence_is_the_main_thing(debate, ada):
    go_to(debate, "evidence")
    assert doors_of(ada) == [
        ("Factors", "For and against", "factors/"),
        ("Figures", "Lives and offices", "figures/"),
        ("Timeline", "What came first", "timeline/"),
        ("Sources", "4 source cards", "sources/"),
    ]
    do(evidence.withhold_sources, debate)
    do(evidence.release_next_source, debate, shown=0)
    assert doors_of(ada)[-1] == ("Sources", "1 source card", "sources/")


def test_without_any_card_there_is_no_door_to_sources(debate, ada):
    go_to(debate, "evidence")
    do(evidence.withhold_sources, debate)
    assert [text for text, _note, _url in doors_of(ada)] == ["Factors", "Figures", "Timeline"]


def test_an_edition_without_sections_has_one_way_in():
    ada = make_pupil(make_debate())
    go_to(ada.seat.debate, "evidence")
    assert doors_of(ada) == [("The evidence", "Factors, figures, sources", "")]


def test_the_essay_has_a_door_once_everything_is_uncovered(debate, ada):
    debate = uncover(go_to(debate, "verdict"), steps=4)
    assert [text for text, _note, _url in doors_of(ada)] == ["The evidence"]
    debate = uncover(debate)
    doors = [
        ("The evidence", "Factors, figures, sources", ""),
        ("The essay", "Claim by claim", "essay/"),
    ]
    assert doors_of(ada) == doors
    for phase in ("exit", "closed"):
        go_to(debate, phase)
        assert doors_of(ada) == doors


def test_a_card_that_comes_out_is_news_and_leaves_the_stage_alone(debate, ada):
    go_to(debate, "evidence")
    do(evidence.withhold_sources, debate)
    seen = seen_of(ada)
    assert news(ada, seen).status_code == 204
    do(evidence.release_next_source, debate, shown=0)
    answer = news(ada, seen)
    assert "A new source card:" in answer.text
    assert "Ammianus Marcellinus, Res Gestae" in answer.text
    assert f'href="{ada.url("evidence/sources/ammianus/")}"' in answer.text
    assert 'id="evidence"' in answer.text
    assert 'id="stage"' not in answer.text
    again = re.search(r"seen=([\w-]+)", answer.text)[1]
    assert (again, news(ada, again).status_code) == (seen_of(ada), 204)


def test_a_card_that_is_taken_away_changes_the_stage_that_cited_it(debate, ada):
    go_to(debate, "evidence")
    seen = seen_of(ada)
    do(evidence.withhold, debate, kind="source", slug="heather-fall")
    answer = news(ada, seen)
    assert 'id="stage"' in answer.text
    assert "Heather" not in answer.text


def test_in_the_discussion_too_a_new_card_is_told(debate, ada):
    go_to(debate, "discussion")
    do(evidence.withhold_sources, debate)
    seen = seen_of(ada)
    do(evidence.release, debate, kind="source", slug="heather-fall")
    assert "Heather, The Fall of the Roman Empire (2005)" in news(ada, seen).text


def test_a_claim_that_is_hidden_is_no_news_for_the_pupils_page(debate, ada):
    go_to(debate, "evidence")
    seen = seen_of(ada)
    do(evidence.withhold, debate, kind="claim", slug="k01")
    assert news(ada, seen).status_code == 204


@pytest.mark.parametrize("phase", ["closing", "verdict", "exit"])
def test_nobody_who_ranks_or_writes_is_told_of_cards(debate, ada, phase):
    do(evidence.withhold_sources, debate)
    go_to(debate, phase)
    seen = seen_of(ada)
    do(evidence.release_next_source, debate, shown=0)
    assert news(ada, seen).status_code == 204


@pytest.mark.parametrize("seen", ["", "-", "--", "x-y", "a-b-c-d-e", "é" * 300])
def test_a_page_that_has_seen_nonsense_gets_everything(debate, ada, seen):
    go_to(debate, "evidence")
    assert 'id="stage"' in news(ada, seen).text


@pytest.mark.parametrize("held", [1, 3])
@pytest.mark.parametrize(("phase", "queries"), [("evidence", 2), ("discussion", 2), ("closing", 1)])
def test_asking_for_news_costs_one_query_more_where_cards_are_followed(
    debate, ada, phase, queries, held, django_assert_num_queries
):
    for slug in ("ammianus", "heather-fall", "ward-perkins-fall")[:held]:
        do(evidence.withhold, debate, kind="source", slug=slug)
    go_to(debate, phase)
    seen = seen_of(ada)
    with django_assert_num_queries(queries):
        assert news(ada, seen).status_code == 204


# The wall


def wall(debate) -> str:
    return Client().get(f"/projector/{debate.projector_key}/").text


def test_the_wall_shows_the_card_that_came_out_last(debate):
    debate = go_to(debate, "evidence")
    assert 'id="source-card"' not in wall(debate)
    do(evidence.withhold_sources, debate)
    assert 'id="source-card"' not in wall(debate)
    for number, (title, said) in enumerate(
        [
            ("Res Gestae", "Written in Rome about 390."),
            ("The Fall of the Roman Empire", "To explain the fifth century."),
        ]
    ):
        do(evidence.release_next_source, debate, shown=number)
        page = wall(debate)
        assert f'<h2 id="source-card-title">{title}</h2>' in page
        assert said in page
    assert "A new source card · Secondary source" in page
    assert "Res Gestae" not in page
    do(evidence.release_sources, debate)
    assert 'id="source-card"' not in wall(debate)


def test_the_wall_shows_a_card_in_its_phase_alone(debate):
    do(evidence.withhold_sources, debate)
    do(evidence.release_next_source, debate, shown=0)
    for phase in Phase:
        debate = go_to(debate, phase)
        assert ('id="source-card"' in wall(debate)) is (phase == "evidence")


def test_a_paused_wall_shows_no_card(debate):
    debate = go_to(debate, "evidence")
    do(evidence.withhold_sources, debate)
    do(evidence.release_next_source, debate, shown=0)
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    assert 'id="source-card"' not in wall(debate)


@pytest.mark.parametrize("held", [1, 3])
def test_a_wall_with_a_card_takes_five_queries(
    debate, held, django_assert_num_queries, monkeypatch
):
    debate = go_to(debate, "evidence")
    do(evidence.withhold_sources, debate)
    for number in range(4 - held):
        do(evidence.release_next_source, debate, shown=number)
    wall(debate)
    monkeypatch.setattr("debates.views.projector._made.seconds", 0)
    with django_assert_num_queries(5):
        assert 'id="source-card"' in wall(debate)


# The teacher, and the open library


@pytest.mark.parametrize("phase", ["lobby", "evidence", "exit"])
def test_a_teacher_is_told_that_this_is_what_the_class_sees(debate, phase):
    go_to(debate, phase)
    novak = Client()
    novak.force_login(teacher_of(debate))
    page = novak.get(f"/debate/{debate.public_id}/evidence/").text
    assert "You see what your class sees now" in page
    assert f'href="/teacher/debate/{debate.public_id}/"' in page


def library_of(client):
    return client.get("/library/rome/").context["shelf"].dossier


def test_the_open_library_is_no_way_around_what_is_held_back(debate, ada):
    do(evidence.withhold, debate, kind="source", slug="heather-fall")
    whole, own = library_of(Client()), library_of(ada.client)
    assert ("k05" in whole.claims, "heather-fall" in whole.sources) == (True, True)
    assert ("k05" in own.claims, "heather-fall" in own.sources) == (False, False)
    go_to(debate, "closed")
    assert "heather-fall" in library_of(ada.client).sources


@pytest.mark.parametrize("held", [1, 3])
def test_the_library_takes_three_queries_with_a_seat(debate, held, django_assert_num_queries):
    for slug in ("ammianus", "heather-fall")[: held - 1]:
        do(evidence.withhold, debate, kind="source", slug=slug)
    pupil = make_pupil(debate)
    make_seat(debate)
    library_of(pupil.client)
    with django_assert_num_queries(3):
        library_of(pupil.client)

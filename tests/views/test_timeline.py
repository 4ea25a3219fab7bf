"""The page of the timeline, for the library and among the evidence of a debate."""

import re

import pytest
from django.core.management import call_command

from debates.queries.dossier import reading
from tests.browser.dossier import make_stalin_debate
from tests.dossiers.folders import ROME
from tests.dossiers.stalin import stalin_edition
from tests.factories import go_to, make_pupil

pytestmark = pytest.mark.django_db

PAGE = "/library/stalin/timeline/"


@pytest.fixture
def stalin():
    stalin_edition()


def test_everything_is_linked_in_the_drawing_and_in_the_list(client, stalin):
    text = client.get(PAGE).content.decode()
    for page in ("events/lenin-dies-1924", "factions/triumvirate"):
        assert text.count(f'href="/library/stalin/{page}/"') == 2, page
    # One for the drawing's group of offices, seven lines of the list.
    assert text.count('href="/library/stalin/figures/trotsky/"') == 8
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert "style=" not in text
    assert "<script" not in text


@pytest.mark.parametrize(
    "asked", ["from=%00", "from=1e3&to=0x7", "to=" + "9" * 3000, "figure=%3Cscript%3E",
              "factor[]=x", "faction=%F0%9F%98%80", "from=1924&from=x"]
)  # fmt: skip
def test_nonsense_is_answered_with_a_page(client, stalin, asked):
    answer = client.get(f"{PAGE}?{asked}")
    assert answer.status_code == 200
    assert b"<script>" not in answer.content.lower()


def test_a_small_dossier_has_a_timeline_too(client):
    call_command("dossier", "load", str(ROME), verbosity=0)
    text = client.get("/library/rome/timeline/").content.decode()
    assert "378–476" in text
    assert "about December 406" in text


def test_in_a_debate_only_its_factors_can_be_chosen(stalin):
    ada = make_pupil(go_to(make_stalin_debate(), "evidence"))
    text = ada.client.get(ada.url("evidence/timeline/")).content.decode()
    chosen = re.search(r'<select id="timeline-factor".*?</select>', text, re.DOTALL)[0]
    assert chosen.count("<option") == 1 + 8
    assert "testament-suppressed" not in chosen
    assert f'href="{ada.url("evidence/events/lenin-dies-1924/")}"' in text
    assert "/library/" not in text


def test_it_takes_one_query_and_two_the_first_time(client, stalin, django_assert_num_queries):
    reading._kept.clear()
    with django_assert_num_queries(2):
        client.get(PAGE)
    with django_assert_num_queries(1):
        client.get(PAGE, {"from": "1922", "to": "1925", "figure": "trotsky"})


def test_in_a_debate_it_takes_three_queries(stalin, django_assert_num_queries):
    ada = make_pupil(go_to(make_stalin_debate(), "evidence"))
    ada.client.get(ada.url("evidence/timeline/"))
    with django_assert_num_queries(3):
        ada.client.get(ada.url("evidence/timeline/"))

"""The page of the network, and the part of it that changes alone."""

import re

import pytest
from django.core.management import call_command

from debates.queries.dossier import reading
from tests.browser.dossier import make_stalin_debate
from tests.dossiers.folders import ROME
from tests.dossiers.stalin import stalin_edition
from tests.factories import go_to, make_pupil

pytestmark = pytest.mark.django_db

PAGE = "/library/stalin/network/"


@pytest.fixture
def stalin():
    stalin_edition()


def test_the_page_shows_a_day_and_what_changed(client, stalin):
    text = client.get(PAGE, {"date": "1925-09"}).content.decode()
    assert "On 30 September 1925" in text
    assert "What changed since August 1925" in text
    assert "Stalin and Zinoviev: alliance ended; opposition began." in text
    assert 'value="41" aria-valuetext="September 1925"' in text
    assert "Alliances: 19. Oppositions: 17. Breaks: 1." in text
    assert 'href="/library/stalin/figures/zinoviev/"' in text
    assert 'href="/library/stalin/network/?date=1925-10"' in text


def test_the_part_is_the_region_and_nothing_else(client, stalin):
    page = client.get(PAGE, {"date": "1926-10", "figure": "trotsky"}).content.decode()
    part = client.get(f"{PAGE}part/", {"date": "1926-10", "figure": "trotsky"}).content.decode()
    assert part.strip().startswith("<section")
    assert part.strip().endswith("</section>")
    assert part.strip() in page
    assert "<html" not in part


@pytest.mark.parametrize(
    "asked", ["date=%00", "date=%F0%9F%98%80", "date=" + "9" * 3000, "month=1e9", "month=-0",
              "date=1924-05&date=x", "figure=%3Cb%3E", "date=%3Cscript%3E", "date[]=1"]
)  # fmt: skip
def test_nonsense_is_answered_with_a_page(client, stalin, asked):
    for path in (PAGE, f"{PAGE}part/"):
        answer = client.get(f"{path}?{asked}")
        assert answer.status_code == 200
        assert b"<script>" not in answer.content.lower()
        assert b"<b>" not in answer.content


def test_no_id_stands_twice_and_nothing_is_styled_inline(client, stalin):
    text = client.get(PAGE, {"date": "1924-05"}).content.decode()
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


def test_the_same_elements_stand_there_on_every_day(client, stalin):
    """So that a morph finds each again and lets it fade."""

    def ids(date):
        text = client.get(f"{PAGE}part/", {"date": date}).content.decode()
        return re.findall(r'id="((?:tie|mark|node|step)-[^"]+)"', text)

    assert ids("1922-04") == ids("1926-10") == ids("1929-12")


def test_a_dossier_without_alliances_says_so(client):
    call_command("dossier", "load", str(ROME), verbosity=0)
    for path in ("/library/rome/network/", "/library/rome/network/part/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "This dossier has no alliances" in answer.content.decode()


def test_in_a_debate_it_stands_among_the_evidence(stalin):
    debate = go_to(make_stalin_debate(), "evidence")
    ada = make_pupil(debate)
    text = ada.client.get(ada.url("evidence/network/"), {"date": "1925-09"}).content.decode()
    assert f'href="{ada.url("evidence/figures/zinoviev/")}"' in text
    assert f'hx-get="{ada.url("evidence/network/part/")}"' in text
    assert "/library/" not in text


def test_it_takes_one_query_and_two_the_first_time(client, stalin, django_assert_num_queries):
    reading._kept.clear()
    with django_assert_num_queries(2):
        client.get(PAGE)
    for path in (PAGE, f"{PAGE}part/"):
        with django_assert_num_queries(1):
            client.get(path, {"date": "1926-10"})


def test_in_a_debate_it_takes_three_queries(stalin, django_assert_num_queries):
    ada = make_pupil(go_to(make_stalin_debate(), "evidence"))
    ada.client.get(ada.url("evidence/network/"))
    with django_assert_num_queries(3):
        ada.client.get(ada.url("evidence/network/"))

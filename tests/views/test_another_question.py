"""A whole lesson on Rome, over the wire: nothing in the product is about one question.

The dossier comes from files by command; the teacher starts the debate, pupils rank, study, rank again
and meet the essay's conclusion, and the library has its pages. Expectations are typed from
tests/dossiers/rome.
"""

import io
import re

import pytest
from django.core.management import call_command
from django.test import Client

from debates.models import Ballot, Debate, Phase
from tests.dossiers.folders import ROME
from tests.factories import Pupil, make_pupil, make_teacher

pytestmark = pytest.mark.django_db

TITLE = "Why did the Western Roman Empire fall?"
DEFAULT = ["outside-pressure", "civil-wars", "lost-africa", "child-emperors"]


@pytest.fixture
def novak() -> Client:
    client = Client()
    client.user = make_teacher()
    client.force_login(client.user)
    return client


def start(novak: Client) -> Debate:
    """With what the page itself proposes: the teacher only names the class."""
    page = novak.get("/teacher/new/").text
    assert TITLE in page
    fields = dict(re.findall(r'name="(minutes-\w+)"[^>]* value="(\d+)"', page))
    fields |= dict(re.findall(r'name="(\w+)" value="([^"]+)"[^>]* checked', page))
    ticked = re.findall(r'name="factors-rome" value="([^"]+)"[^>]* checked', page)
    sent = fields | {"question": "rome", "title": "Year 12", "zone": "UTC", "factors-rome": ticked}
    answer = novak.post("/teacher/new/", sent)
    assert answer.status_code == 303, re.findall(r'class="error"[^>]*>([^<]+)', answer.text)
    return Debate.objects.get()


def following(novak: Client, debate: Debate, phase: str) -> None:
    debate.refresh_from_db()
    sent = {"serial": debate.phase_serial, "drafts": "leave", "sure": "1"}
    assert novak.post(f"/teacher/debate/{debate.public_id}/next/", sent).status_code == 303
    debate.refresh_from_db()
    assert debate.phase == phase


def hand_in(pupil: Pupil, kind: str, order: list[str]) -> None:
    page = pupil.client.get(pupil.url()).text
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    places = {f"place-{slug}": str(place) for place, slug in enumerate(order, 1)}
    answer = pupil.client.post(pupil.url(f"{kind}/ballot/"), places | {"key": key})
    assert answer.status_code == 302


def test_a_class_asks_why_rome_fell(novak):
    call_command("dossier", "load", str(ROME), stdout=io.StringIO())
    debate = start(novak)
    slugs = list(debate.factors.values_list("slug", flat=True))
    assert slugs[:4] == DEFAULT
    pupils = [make_pupil(debate) for _ in range(5)]
    ada = pupils[0]
    following(novak, debate, Phase.OPENING)
    for pupil in pupils:
        hand_in(pupil, "opening", slugs)
    following(novak, debate, Phase.SPLIT)
    following(novak, debate, Phase.EVIDENCE)
    studied = ada.client.get(ada.url("evidence/factors/outside-pressure/"))
    assert studied.status_code == 200
    assert "Heather" in studied.text
    assert ada.client.get(ada.url("evidence/essay/")).status_code == 404
    assert ada.client.get("/library/rome/essay/").status_code == 404
    following(novak, debate, Phase.DISCUSSION)
    following(novak, debate, Phase.CLOSING)
    for pupil in pupils:
        hand_in(pupil, "closing", slugs[::-1])
    following(novak, debate, Phase.VERDICT)
    for shown in range(len(slugs)):
        novak.post(f"/teacher/debate/{debate.public_id}/uncover/", {"uncovered": shown})
    wall = Client().get(f"/projector/{debate.projector_key}/").text
    assert "The loss of Africa and its taxes" in wall
    assert ada.client.get(ada.url("evidence/essay/")).status_code == 200
    following(novak, debate, Phase.EXIT)
    following(novak, debate, Phase.CLOSED)
    assert Ballot.objects.count() == 10


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", TITLE),
        ("factors/", "Pressure from beyond the frontiers"),
        ("factors/lost-africa/", "Vandals take Carthage"),
        ("figures/geiseric/", "Geiseric"),
        ("factions/", "no factions"),
        ("events/adrianople/", "Adrianople"),
        ("terms/", "no glossary"),
        ("sources/heather-fall/", "Heather"),
        ("essay/", "claim by claim"),
        ("network/", "no alliances"),
        ("timeline/", "Timeline"),
        ("search/?q=vandals", "Vandals"),
    ],
)
def test_the_library_has_its_pages(page, words):
    call_command("dossier", "load", str(ROME), stdout=io.StringIO())
    answer = Client().get(f"/library/rome/{page}")
    assert answer.status_code == 200
    assert words.lower() in re.sub(r"<[^>]+>", "", answer.text).lower()

"""The library over the wire: every page is there, leads on and back, and holds nothing hidden."""

import functools
import re

import pytest
from django.test import Client

from debates.actions import reveals
from debates.actions.debates import FactorWording
from debates.actions.editions import publish_edition
from debates.models import Edition
from debates.queries.editions import factor_set
from debates.queries.packs import read_dossier
from tests.dossiers.folders import ROME
from tests.dossiers.stalin import stalin_edition
from tests.factories import go_to, make_debate, make_edition, make_pupil, teacher_of
from tests.views.library_pages import Library

pytestmark = pytest.mark.django_db

KINDS = {
    "factors": 12,
    "figures": 21,
    "factions": 9,
    "events": 60,
    "terms": 32,
    "sources": 35,
}
# The essay's conclusion in its own words: all that may be quoted of it.
QUOTED = [
    "was much more vital",
    "a big advantage",
    "also extremely important",
    "use their skills to his advantage",
    "he expanded the Bolshevik party",
    "keep the Political Testament a secret",
    "As well as this",
    "Without it I don’t think",
]
NAMES = {"Foundations of Leninism", "The Lenin Enrolment"}  # of a book and of a campaign
NOT_QUOTED = ["He was cunning", "When he expanded", "it allowed him"]
ONE_OF_EACH = [
    "",
    "factors/",
    "factors/fear-of-trotsky/",
    "figures/",
    "figures/stalin/",
    "factions/",
    "factions/united-opposition/",
    "events/lenin-dies-1924/",
    "terms/",
    "terms/politburo/",
    "sources/",
    "sources/deutscher-unarmed/",
    "search/?q=lenin",
]


@pytest.fixture
def stalin():
    stalin_edition()
    return Edition.objects.get()


@pytest.fixture
def rome():
    return publish_edition(content=read_dossier(ROME))


@pytest.fixture
def debate(stalin):
    """A class on the default factors that has not met the conclusion."""
    factors = [FactorWording(f.slug, f.title, f.summary) for f in factor_set(stalin, "default")]
    return make_debate(edition=stalin, wordings=factors, conclusions={"essay": "implied"})


def uncover_all(debate):
    """The verdict, and every factor of it."""
    debate = go_to(debate, "verdict")
    for number in range(8):
        reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=number)
    return debate


@functools.cache
def whole_library() -> Library:
    """Two tests look at the same pages, which are some two hundred."""
    return Library("/library/stalin/").read()


def test_every_entry_is_reached_from_the_front_and_every_link_leads_somewhere(stalin):
    library = whole_library()
    assert library.broken == []
    found = {
        kind: sum(place.startswith(f"{kind}/") for place in library.entries()) for kind in KINDS
    }
    assert found == KINDS
    assert "essay/" in library.entries()


def test_whoever_is_named_names_back(stalin):
    library = whole_library()
    assert library.one_way() == []
    # Pairs typed from the files, one of each kind, so that an empty page does not pass.
    for page, other in [
        ("factors/fear-of-trotsky/", "events/trotsky-war-commissar-1918/"),
        ("factors/fear-of-trotsky/", "sources/gill-origins/"),
        ("factors/testament-suppressed/", "factors/fear-of-trotsky/"),
        ("figures/stalin/", "events/krupskaya-quarrel-1922/"),
        ("figures/molotov/", "factions/stalin-centre/"),
        ("figures/lenin/", "sources/tumarkin-lenin-lives/"),
        ("figures/lenin/", "figures/krupskaya/"),
        ("events/october-revolution-1917/", "sources/lessons-of-october/"),
        ("factions/workers-opposition/", "events/party-unity-1921/"),
        ("terms/bolshevik/", "terms/menshevik/"),
        ("terms/politburo/", "essay/"),
        ("essay/", "figures/zinoviev/"),
        ("essay/", "factors/luck-circumstance/"),
        ("sources/student-essay/", "essay/"),
    ]:
        assert other in library.links[page], (page, other)
        assert page in library.links[other], (other, page)


def test_the_small_dossier_has_all_its_pages_too(rome):
    library = Library("/library/rome/").read()
    assert library.broken == []
    assert library.one_way() == []
    assert len(library.entries()) == 5 + 2 + 4 + 5 + 1  # factors, figures, events, sources, essay
    for empty in ("factions/", "terms/"):
        assert Client().get(f"/library/rome/{empty}").status_code == 200
        assert f'href="/library/rome/{empty}"' not in library.pages[""]
    assert library.pages["factors/civil-wars/"].count("All that is cited comes from") == 2


@pytest.mark.parametrize("questions", [1, 3])
def test_how_many_questions_a_page_asks_the_database(stalin, questions, django_assert_num_queries):
    for number in range(1, questions):
        make_edition("stalin", number=number)
        make_edition(f"other-{number}")
        publish_edition(content=stalin.content | {"credit": f"{number}"})
    client = Client()
    client.get("/library/stalin/")
    for place in [*ONE_OF_EACH, "essay/"]:
        with django_assert_num_queries(1):
            assert client.get(f"/library/stalin/{place}").status_code == 200
    with django_assert_num_queries(1):
        assert client.get("/library/").text.count('class="card tile"') == questions


@pytest.mark.parametrize("pupils", [1, 3])
def test_how_many_questions_evidence_asks_the_database(debate, pupils, django_assert_num_queries):
    ada, *_others = (make_pupil(debate) for _ in range(pupils))
    go_to(debate, "evidence")
    ada.client.get(ada.url("evidence/"))
    for place in ONE_OF_EACH:
        with django_assert_num_queries(3):  # the seat; factors, what is withheld
            assert ada.client.get(ada.url(f"evidence/{place}")).status_code == 200


def test_before_the_reveal_a_pupil_finds_nothing_of_the_conclusion_anywhere(debate, stalin):
    ada = make_pupil(debate)
    go_to(debate, "evidence")
    hidden = [factor["essay_says"] for factor in stalin.content["factors"]]
    hidden += [
        c["paraphrase"] for c in stalin.content["claims"] if c["locator"]["paragraph"] == "P7"
    ]
    hidden += [one["statement"] for one in stalin.content["conclusions"]]
    assert len(hidden) == 12 + 18 + 6
    for root in ("/library/stalin/", ada.url("evidence/")):
        library = Library(root, client=ada.client).read()
        assert library.broken == []
        assert library.one_way() == []
        assert len(library.pages) > 150
        text = "".join(library.pages.values())
        text = text.replace("&#x27;", "'").replace("&quot;", '"')
        assert [one for one in hidden if one in text] == []
        assert re.findall(r"\bc(?:7[0-9]|8[0-7])\b", text) == []
        assert "essay/" not in text
        assert "student-essay" not in text
        for gone in ("essay/", "sources/student-essay/"):
            assert ada.client.get(root + gone).status_code == 404
        factors = {place for place in library.entries() if place.startswith("factors/")}
        assert len(factors) == (12 if root == "/library/stalin/" else 8)
        found = ada.client.get(root + "search/?q=genius").text
        assert "0 entries found" in found
    assert Client().get("/library/stalin/essay/").status_code == 200


def test_after_the_reveal_it_is_all_there(debate):
    ada = make_pupil(debate)
    assert ada.client.get("/library/stalin/essay/").status_code == 404
    uncover_all(debate)
    for root in ("/library/stalin/", ada.url("evidence/")):
        page = ada.client.get(root + "essay/")
        assert page.status_code == 200
        assert 'id="c70"' in page.text
        assert f'href="{root}essay/"' in ada.client.get(root).text
        factor = ada.client.get(root + "factors/fear-of-trotsky/").text
        assert "P7 calls its influence minor" in factor


def test_evidence_has_only_the_factors_of_its_debate_and_leads_back_to_it(debate):
    ada = make_pupil(debate)
    go_to(debate, "evidence")
    page = ada.client.get(ada.url("evidence/factors/")).text
    root = re.escape(ada.url("evidence/"))
    assert set(re.findall(rf'href="{root}(factors/[a-z-]+/)"', page)) == {
        "factors/fear-of-trotsky/",
        "factors/lenin-legacy/",
        "factors/party-machine/",
        "factors/political-skill/",
        "factors/tactical-alliances/",
        "factors/ban-on-factions/",
        "factors/socialism-in-one-country/",
        "factors/rivals-mistakes/",
    }
    assert f'href="{ada.url()}"' in page
    teacher = Client()
    teacher.force_login(teacher_of(debate))
    console = f'href="/teacher/debate/{debate.public_id}/"'
    assert console in teacher.get(ada.url("evidence/factors/")).text


def test_a_teacher_finds_the_library_from_her_debates(debate):
    teacher = Client()
    teacher.force_login(teacher_of(debate))
    assert 'href="/library/"' in teacher.get("/teacher/").text


def test_the_essay_page_quotes_ten_times_at_most_and_is_not_indexed(stalin):
    page = Client().get("/library/stalin/essay/")
    text = page.text.replace("&#x27;", "'")
    assert re.findall(r"<q>(.*?)</q>", text) == QUOTED
    assert len(QUOTED) <= 10
    assert all(len(quote.split()) <= 6 for quote in QUOTED)
    anchors = [claim["anchor"]["quote"] for claim in stalin.content["claims"]]
    assert len(anchors) == 87
    told = re.sub(r"<q>.*?</q>", "", text)
    assert {quote for quote in [*anchors, *NOT_QUOTED] if quote in told} == NAMES
    assert page["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in text
    assert text.count("editor&#x27;s simplification") + text.count("editor's simplification") == 5
    front = Client().get("/library/stalin/")
    assert "X-Robots-Tag" not in front
    assert "noindex" not in front.text


@pytest.mark.parametrize(
    ("verdict", "count"),
    [("supported", 32), ("imprecise", 31), ("contested", 21), ("mistaken", 3), ("nonsense", 87)],
)
def test_claims_are_filtered_by_verdict(stalin, verdict, count):
    text = Client().get(f"/library/stalin/essay/?verdict={verdict}").text
    assert len(re.findall(r'<li class="card claim', text)) == count
    assert f"{count} of 87 claims" in text


@pytest.mark.parametrize("folder", [*KINDS])
@pytest.mark.parametrize("slug", ["nobody", "STALIN", "stalin%00", "..%2f", "é", "x" * 3000])
def test_an_entry_that_is_not_there_is_not_found(stalin, folder, slug):
    assert Client().get(f"/library/stalin/{folder}/{slug}/").status_code == 404


@pytest.mark.parametrize("page", ["search/", "terms/", "sources/"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "a" * 10_000,
        "lenin " * 1_500,
        "%00%01",
        "%ED%A0%80",
        "%F0%9F%98%80",
        "%E2%80%AEtrotsky",
        "<script>alert(1)</script>",
        "((((*+?[",
        "ﬁ ½ ß İ",
        "'\"><b>",
    ],
)
def test_no_query_is_too_odd(stalin, page, query):
    answer = Client().get(f"/library/stalin/{page}", query_string=f"q={query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert '"><b>' not in answer.text


def test_a_search_says_how_many_and_marks_the_words(stalin):
    text = Client().get("/library/stalin/search/?q=VOTES+559").text
    assert "majority line is approved by <mark>559</mark> <mark>votes</mark> to 65" in text
    assert "1 entry found" in text
    nothing = Client().get("/library/stalin/search/?q=zeppelin").text
    assert "0 entries found" in nothing


def test_lists_can_be_filtered(stalin):
    terms = Client().get("/library/stalin/terms/?q=calendars").text
    assert "1 of 32 terms" in terms
    assert 'id="old-style-new-style"' in terms
    primary = Client().get("/library/stalin/sources/?kind=primary").text
    assert "17 of 35 sources" in primary
    assert "Deutscher" not in primary
    assert "1 of 35 sources" in Client().get("/library/stalin/sources/?q=tumarkin").text

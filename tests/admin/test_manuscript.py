"""The manuscript's page, and the way from a save to the library with one curator and with two."""

import re

import pytest
from django.test import Client

from debates.models import Edition, Event, Factor, Proposal
from tests.admin.curators import page_of
from tests.browser.dossier import make_stalin_debate
from tests.factories import go_to, make_pupil

pytestmark = pytest.mark.django_db

# A token is masked anew on every page.
TOKEN = re.compile(rb"csrfmiddlewaretoken\" value=\"[^\"]+\"|seen=[0-9a-f-]+")
MANUSCRIPT = "/curate/manuscript/stalin/"
FACTOR = "fear-of-trotsky"
OLD, NEW = "Fear of Trotsky as Lenin&#x27;s heir", "Dread of Trotsky"


@pytest.fixture
def factor(stalin):
    return Factor.objects.get(slug=FACTOR)


def rename(curator, factor, title="Dread of Trotsky") -> None:
    assert curator.save(page_of(factor), title=title, why="A better word.") == []


def propose(curator, why="One factor renamed.") -> str:
    curator.press(f"{MANUSCRIPT}propose/", why=why)
    return f"{MANUSCRIPT}proposals/{Proposal.objects.first().pk}/"


def test_a_sound_manuscript_that_says_nothing_new(okoro, stalin):
    text = okoro.see(MANUSCRIPT)
    assert "None: the manuscript is a whole dossier." in text
    assert "Every point rests on something, and every source is used." in text
    assert "Different from edition 1" in text
    assert "Propose as an edition" not in text
    answer = okoro.press(f"{MANUSCRIPT}propose/", status=409, why="Nothing.")
    assert "The manuscript says what the newest edition says." in answer
    assert not Proposal.objects.exists()


def test_faults_and_warnings_lead_to_their_entries(okoro, stalin, factor):
    event = Event.objects.get(slug="lenin-dies-1924")
    okoro.press(page_of(event, "retire"), why="")
    point = factor.points.first()
    okoro.save(
        page_of(point),
        **{
            f"{kind}-{number}-DELETE": "on"
            for kind in ("events", "claims", "sources")
            for number in range(getattr(point, kind).count())
        },
    )
    text = okoro.see(MANUSCRIPT)
    assert "names the unknown event “lenin-dies-1924”" in text
    assert "mentions the event lenin-dies-1924, which is retired or gone" in text
    assert f"has a point without an event, claim or source: “{point.text[:30]}" in (
        text.replace("&#x27;", "'")
    )
    assert f'href="{page_of(factor)}"' in text
    assert "Propose as an edition" not in text
    answer = okoro.press(f"{MANUSCRIPT}propose/", status=409, why="Broken.")
    assert "names the unknown event “lenin-dies-1924”" in answer


def test_differences_are_shown_before_anything_is_proposed(okoro, factor):
    rename(okoro, factor)
    text = okoro.see(MANUSCRIPT)
    assert f'<a href="{page_of(factor)}">factors: {FACTOR}</a>' in text
    assert f"<del>{OLD}</del> <ins>{NEW}</ins>" in text


def test_a_proposal_says_why(okoro, factor):
    rename(okoro, factor)
    answer = okoro.press(f"{MANUSCRIPT}propose/", status=422, why="")
    assert "This field is required." in answer
    assert not Proposal.objects.exists()


def test_one_curator_proposes_and_publishes(okoro, factor):
    rename(okoro, factor)
    path = propose(okoro)
    assert f"<ins>{NEW}</ins>" in okoro.see(path)
    okoro.press(f"{path}publish/")
    assert Edition.objects.order_by("-number").first().number == 2
    assert "Different from edition 2" in okoro.see(MANUSCRIPT)
    assert "Somebody answered" in okoro.press(f"{path}publish/", status=409)
    assert "Somebody answered" in okoro.press(f"{path}refuse/", status=409, answer="No.")


def test_only_one_proposal_waits(okoro, weber, factor):
    rename(okoro, factor)
    propose(okoro)
    assert "Propose as an edition" not in weber.see(MANUSCRIPT)
    answer = weber.press(f"{MANUSCRIPT}propose/", status=409, why="Me too.")
    assert "Another proposal waits for an answer." in answer
    assert "A proposal waits for an answer." in weber.see("/curate/")


def test_sent_back_with_a_word(okoro, weber, factor):
    rename(okoro, factor)
    path = propose(okoro)
    weber.press(f"{path}refuse/", status=422, answer="")
    weber.press(f"{path}refuse/", answer="Dread of what?")
    text = okoro.see(MANUSCRIPT)
    assert "sent back. Dread of what?" in text
    assert "Propose as an edition" in text
    assert Edition.objects.count() == 1


def library_pages(question) -> list[str]:
    """The list pages of the edition, and one page of every kind of entry."""
    lists = (
        *("", "factors/", "figures/", "factions/", "terms/", "sources/", "essay/", "network/"),
        *("timeline/", "search/?q=trotsky"),
    )
    entries = (
        f"{kind}s/{getattr(question, f'{kind}_entries').first().slug}/"
        for kind in ("factor", "figure", "faction", "event", "term", "source")
    )
    return [f"/library/stalin/{page}" for page in (*lists, *entries)]


def test_two_curators_and_the_library_stays_the_same_until_the_second(
    okoro, weber, factor, settings
):
    settings.SECOND_CURATOR = True
    library = ["/library/", *library_pages(factor.question)]

    def public() -> list[bytes]:
        anybody = Client()
        answers = [anybody.get(path) for path in library]
        assert [one.status_code for one in answers] == [200] * len(library)
        return [one.content for one in answers]

    title = "Why did Stalin really win?"
    before = public()
    rename(okoro, factor)
    assert okoro.save(page_of(factor.question), title=title, why="Sharper.") == []
    assert public() == before
    path = propose(okoro)
    assert public() == before
    own = okoro.see(path)
    assert "somebody else has to read and publish it" in own
    assert f'action="{path}publish/"' not in own
    answer = okoro.press(f"{path}publish/", status=409)
    assert "somebody else has to read and publish it" in answer
    assert Edition.objects.count() == 1
    assert public() == before
    assert f'action="{path}publish/"' in weber.see(path)
    weber.press(f"{path}publish/")
    after = public()
    assert after != before
    assert title.encode() in after[0]


def test_a_running_debate_does_not_change(okoro, stalin, factor):
    debate = go_to(make_stalin_debate(minutes={}), "evidence")
    pupil = make_pupil(debate)
    pages = [pupil.url(), pupil.url("evidence/"), pupil.url("evidence/network/")]
    pages.append(pupil.url(f"evidence/factors/{FACTOR}/"))

    def seen() -> list[bytes]:
        answers = [pupil.client.get(path) for path in pages]
        assert [one.status_code for one in answers] == [200] * len(pages)
        return [TOKEN.sub(b"", one.content) for one in answers]

    before = seen()
    assert b"Fear of Trotsky" in b"".join(before)
    rename(okoro, factor)
    okoro.save(page_of(stalin), title="Another question?")
    okoro.press(f"{propose(okoro)}publish/")
    assert Edition.objects.count() == 2
    assert seen() == before


def test_questions_that_are_not_there(okoro, stalin):
    okoro.see("/curate/manuscript/nothing/", status=404)
    okoro.see(f"{MANUSCRIPT}proposals/999/", status=404)

"""A curator in a real browser: by keyboard, without script, at 320 pixels, and nothing in the way.

Playwright's `person` fails the test where a page breaks the security policy or asks another host.
"""

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.engines.sampling import sample
from tests.fixtures.browsers import ACCESSIBILITY, LAPTOP, SMALL_PHONE
from tests.staff import code_at


@pytest.fixture
def stalin(server):
    from django.core.management import call_command

    from debates.models import Question

    call_command("dossier", "load", "stalin", verbosity=0)
    return Question.objects.get()


@pytest.fixture
def curator(person, server, stalin):
    """A factory: a page of Mr Okoro, signed in."""
    from tests.admin.curators import make_curator_account

    user = make_curator_account("okoro")

    def enter(device=LAPTOP, **options):
        page = person(device, **options)
        client = Client()
        client.force_login(user)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}]
        )
        return page

    return enter


@pytest.fixture(scope="session")
def in_the_way():
    """As `violations`, without loading style sheets again: the admin's import others by relative
    addresses, which axe asks for in the wrong place."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def find(page) -> list[str]:
        only = {"type": "tag", "values": list(ACCESSIBILITY)}
        options = {"resultTypes": ["violations"], "runOnly": only, "preload": False}
        found = axe.run(page, options=options).response["violations"]
        return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]

    return find


def fits(page) -> bool:
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return page.evaluate(wide) <= 0


def addresses() -> dict[str, str]:
    from debates.models import Alliance, Claim, Conclusion, Event, Factor, Source
    from tests.admin.curators import page_of

    event = Event.objects.get(slug="lenin-dies-1924")
    factor = Factor.objects.get(slug="fear-of-trotsky")
    essay = Conclusion.objects.get(slug="essay")
    return {
        "front": "/curate/",
        "list": "/curate/debates/event/",
        "event": page_of(event),
        "factor": page_of(factor),
        "point": page_of(factor.points.first()),
        "source": page_of(Source.objects.first()),
        "claim": page_of(Claim.objects.first()),
        "alliance": page_of(Alliance.objects.first()),
        "conclusion": page_of(essay),
        "relation": page_of(essay.relations.first()),
        "new": "/curate/debates/event/add/",
        "history": page_of(event, "history"),
        "back": page_of(event, "revert", 1),
        "retire": page_of(event, "retire"),
        "remove": page_of(factor.points.first(), "delete"),
        "manuscript": "/curate/manuscript/stalin/",
        "upload": "/curate/packs/",
        "preview": "/curate/preview/stalin/",
    }


@pytest.mark.parametrize("device", [LAPTOP, SMALL_PHONE], ids=["laptop", "small phone"])
def test_nothing_is_in_the_way_of_curating(curator, in_the_way, device):
    page = curator(device)
    for name, address in sample(addresses().items()):
        page.goto(address)
        assert in_the_way(page) == [], name
        assert fits(page), name


def test_a_change_is_made_and_proposed_by_keyboard_alone(person, server, stalin, in_the_way):
    from debates.models import Event, Proposal, Revision
    from tests.admin.curators import make_curator_account

    make_curator_account("okoro")
    page = person()
    keys = page.keyboard

    def follow(locator):
        locator.focus()
        keys.press("Enter")
        page.wait_for_load_state()

    page.goto("/curate/debates/event/")
    page.get_by_label("Name or e-mail").focus()
    keys.type("okoro")
    keys.press("Tab")
    keys.type("correct horse battery")
    keys.press("Enter")
    page.get_by_label("Code from your app").focus()
    keys.type(code_at())
    keys.press("Enter")
    expect(page).to_have_url(f"{server.url}/curate/debates/event/")
    page.locator("#searchbar").focus()
    event = Event.objects.get(slug="lenin-dies-1924")
    keys.type(event.slug)
    keys.press("Enter")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    follow(page.get_by_role("link", name=event.title, exact=True))
    page.get_by_label("Title:").focus()
    keys.press("Control+A")
    keys.type("Lenin is dead")
    follow(page.get_by_role("button", name="Add another Figure"))
    row = page.locator("#figures-group tr.form-row:not(.empty-form)").last
    row.get_by_label("Figure").focus()
    keys.type("Kirov")
    page.get_by_label("What changed and why").focus()
    keys.type("Shorter.")
    page.get_by_role("button", name="Save and continue editing").focus()
    keys.press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    event.refresh_from_db()
    assert event.title == "Lenin is dead"
    assert event.figures.filter(cited__slug="kirov").exists()
    assert Revision.objects.get(kind="event", slug=event.slug, number=2).why == "Shorter."
    follow(page.get_by_role("link", name="History"))
    expect(page.get_by_role("cell", name="Lenin is dead")).to_be_visible()
    assert in_the_way(page) == []
    page.goto("/curate/manuscript/stalin/")
    assert in_the_way(page) == []
    page.get_by_label("What changed and why").focus()
    keys.type("One event.")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Proposal: One event.")).to_be_visible()
    assert in_the_way(page) == []
    page.get_by_role("button", name="Publish").focus()
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Different from edition 2")).to_be_visible()
    assert Proposal.objects.get().edition.number == 2


def test_a_pack_is_uploaded_without_script(curator, tmp_path, in_the_way):
    from debates.models import Question
    from debates.queries.packs import read_entries, zipped
    from tests.dossiers.folders import ROME

    (tmp_path / "rome.zip").write_bytes(zipped(read_entries(ROME)))
    page = curator(java_script_enabled=False)
    page.goto("/curate/packs/")
    page.get_by_label("Pack").set_input_files(tmp_path / "rome.zip")
    page.get_by_role("button", name="Check this pack").click()
    expect(page.get_by_role("heading", name="A new question")).to_be_visible()
    page.get_by_role("button", name="Write it into the manuscript").click()
    expect(page.get_by_text("Nothing is published yet")).to_be_visible()
    assert Question.objects.filter(slug="rome").exists()


def test_a_pack_is_sent_once(curator, tmp_path):
    from debates.queries.packs import read_entries, zipped
    from tests.dossiers.folders import ROME

    (tmp_path / "rome.zip").write_bytes(zipped(read_entries(ROME)))
    page = curator()
    page.goto("/curate/packs/")
    asked = []
    page.on("request", lambda one: asked.append(one.url) if one.method == "POST" else None)
    page.get_by_label("Pack").set_input_files(tmp_path / "rome.zip")
    page.get_by_role("button", name="Check this pack").dblclick()
    expect(page.get_by_role("heading", name="A new question")).to_be_visible()
    assert len(asked) == 1

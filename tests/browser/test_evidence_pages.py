"""Evidence in a real browser: a teacher's console, a pupil's phone and the wall at the same time."""

import dataclasses

import pytest
from django.test import Client
from playwright.sync_api import expect

from debates.actions import evidence
from debates.boards import projector
from debates.boards.source_card import source_card
from tests.browser.dossier import make_stalin_debate
from tests.browser.people import Keys, is_focused
from tests.factories import go_to, make_pupil, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE, PROJECTOR, SMALL_PHONE

BEAMER = {"viewport": {"width": 1280, "height": 720}}
LAPTOP_WALL = {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture
def debate(server):
    return go_to(make_stalin_debate(minutes={}), "evidence")


@pytest.fixture
def novak(person, server, debate):
    """A factory: a page of Ms Novak, signed in, on her console."""

    def enter(device=LAPTOP, **options):
        page = person(device, **options)
        client = Client()
        client.force_login(teacher_of(debate))
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}]
        )
        page.goto(f"/teacher/debate/{debate.public_id}/")
        return page

    return enter


@pytest.fixture
def ada(person, server, debate):
    """A factory: a page of Ada, who has a seat."""
    pupil = make_pupil(debate)

    def enter(device=PHONE, **options):
        page = person(device, **options)
        cookie = pupil.client.cookies["seats"].value
        page.context.add_cookies([{"name": "seats", "value": cookie, "url": server.url}])
        page.goto(pupil.url())
        return page

    return enter


def fits(page) -> bool:
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return page.evaluate(wide) <= 0


def count(page):
    return page.locator("#evidence-count")


def test_a_card_goes_from_the_keys_of_the_console_to_the_phone_and_the_wall(
    person, novak, ada, debate
):
    teacher, pupil, wall = novak(), ada(), person(PROJECTOR)
    wall.goto(f"/projector/{debate.projector_key}/")
    keys = Keys(teacher)
    keys.tab_to(teacher.locator("#hold-cards"))
    keys.press("Enter")
    expect(count(teacher)).to_contain_text("0 of 34 source cards shown")
    expect(count(teacher)).to_be_focused()  # the button is gone
    # The pupil's page follows; then she opens a card to read.
    expect(pupil.get_by_role("link", name="Sources")).to_have_count(0)
    pupil.locator(".factor-card summary").first.tap()
    pupil.evaluate("document.getElementById('stage').kept = true")
    keys.tab_to(teacher.locator("#next-card"))
    keys.press("Enter")
    expect(count(teacher)).to_contain_text("1 of 34 source cards shown")
    expect(teacher.locator("#next-card")).to_be_focused()
    card = "Lenin, Letter to the Congress (1922–1923)"
    expect(pupil.get_by_role("status").get_by_role("link", name=card)).to_be_visible()
    expect(pupil.get_by_role("link", name="Sources 1 source card")).to_be_visible()
    assert pupil.evaluate("document.getElementById('stage').kept"), "the stage was replaced"
    expect(pupil.locator(".factor-card[open]")).to_have_count(1)
    expect(wall.get_by_text("A new source card · Primary source")).to_be_visible()
    # One by one: the list stays open and the keyboard where it is.
    keys.tab_to(teacher.locator("#card-list summary"))
    keys.press("Enter")
    below = "document.documentElement.scrollHeight - document.querySelector('main').scrollHeight"
    assert teacher.evaluate(below) < 200, "the list that scrolls makes the page longer"
    turn = teacher.locator("#turn-deutscher-unarmed")
    keys.tab_to(turn)
    keys.press("Enter")
    expect(turn).to_have_text("Hold back Deutscher, The Prophet Unarmed (1959)")
    assert is_focused(turn)
    expect(wall.locator("#source-card h2")).to_have_text("The Prophet Unarmed: Trotsky, 1921-1929")
    expect(pupil.locator("#new-card")).to_contain_text("Deutscher")
    keys.press("Space")
    expect(turn).to_have_text("Show Deutscher, The Prophet Unarmed (1959)")
    expect(wall.locator("#source-card-kind")).to_contain_text("Primary source")


def test_a_claim_is_looked_for_and_hidden_by_keys(novak, debate):
    page = novak()
    keys = Keys(page)
    keys.tab_to(page.get_by_role("link", name="Show and hide claims"))
    keys.press("Enter")
    page.wait_for_load_state()
    keys.tab_to(page.get_by_label("Look for"))
    keys.type("pride")
    keys.press("Enter")
    hide = page.get_by_role("button", name="Hide c22")
    expect(hide).to_be_visible()
    page.wait_for_load_state()
    keys.tab_to(hide)
    keys.press("Enter")
    expect(page.locator("#claim-c22 .mark")).to_have_text("hidden")
    page.wait_for_load_state()
    keys.press("Tab")  # goes on at the claim, not at the top
    assert is_focused(page.get_by_role("button", name="Show c22"))
    assert page.get_by_label("Look for").input_value() == "pride"
    assert set(debate.withheld.values_list("slug", flat=True)) == {"c22", "c76"}


def test_everything_works_without_script(novak, ada, debate):
    page = novak(java_script_enabled=False)
    page.get_by_role("button", name="Hold all back").click()
    page.get_by_role("button", name="Show next source").click()
    page.get_by_text("One by one").click()
    page.get_by_role("button", name="Show Trotsky, My Life (1930)").click()
    expect(count(page)).to_contain_text("2 of 34 source cards shown")
    page.get_by_role("link", name="Show and hide claims").click()
    page.get_by_role("button", name="Hide c01").click()
    expect(page.locator("#claim-c01 .mark")).to_have_text("hidden")
    pupil = ada(java_script_enabled=False)
    expect(pupil.get_by_role("link", name="Sources 2 source cards")).to_be_visible()
    go_to(debate, "closing")
    pupil.reload()
    pupil.get_by_role("link", name="The evidence").click()
    pupil.get_by_role("link", name="Back to the debate").click()
    expect(pupil.get_by_role("heading", name="Rank on your own")).to_be_visible()


@pytest.mark.parametrize(
    "device",
    [
        pytest.param(LAPTOP, id="laptop"),
        pytest.param(PHONE, id="phone"),
        pytest.param(SMALL_PHONE, id="small"),
    ],
)
def test_nothing_is_in_the_way(person, novak, ada, violations, debate, device):
    by = teacher_of(debate)
    evidence.withhold_sources(debate=debate, by=by)
    evidence.release_next_source(debate=debate, by=by, shown=0)
    page = novak(device)
    page.get_by_text("One by one").click()
    pages = [page]
    claims = novak(device)
    claims.goto(f"/teacher/debate/{debate.public_id}/evidence/claims/?q=trotsky")
    as_class = novak(device)
    as_class.goto(f"/debate/{debate.public_id}/evidence/")
    wall = person(device)
    wall.goto(f"/projector/{debate.projector_key}/")
    pages += [claims, as_class, wall, ada(device)]
    for page in pages:
        assert violations(page) == [], page.url
        assert fits(page), page.url
    low = "[...document.querySelectorAll('#evidence :is(a, button, summary), .card-lines button')]"
    low += (
        ".filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 44)"
    )
    for page in pages:
        assert page.evaluate(f"{low}.map((one) => one.outerHTML)") == [], page.url


LONG = "words in a very long line that go on " * 7
LONGEST = LONG[:240]


@pytest.mark.parametrize(
    "device",
    [
        pytest.param(PROJECTOR, id="1920x1080"),
        pytest.param(BEAMER, id="1280x720"),
        pytest.param(LAPTOP_WALL, id="1280x800"),
    ],
)
def test_every_card_fits_the_wall_and_can_be_read(person, debate, device, monkeypatch):
    by, page = teacher_of(debate), person(device)
    evidence.withhold_sources(debate=debate, by=by)

    def over() -> tuple[int, int]:
        page.goto(f"/projector/{debate.projector_key}/")
        page.evaluate("document.fonts.ready")
        return tuple(
            page.evaluate(
                "[document.documentElement.scrollWidth - innerWidth,"
                " document.documentElement.scrollHeight - innerHeight]"
            )
        )

    def share(selector: str) -> float:
        return page.evaluate(
            "(what) => parseFloat(getComputedStyle(document.querySelector(what)).fontSize)"
            " / innerHeight",
            selector,
        )

    # The shipped dossier's longest of each size.
    for slug in ("bukharin-kamenev-notes-1928", "trotsky-my-life", "hatch-lenin-levy"):
        evidence.release(debate=debate, by=by, kind="source", slug=slug)
        assert over() == (0, 0), slug
        assert share("#source-card h2") > 1 / 30
        assert share("#source-card dd") > 1 / 45
    # As long as a dossier allows at all.
    parts = ("title", "citation", "origin", "purpose")
    longest = dict.fromkeys(parts, LONGEST)
    monkeypatch.setattr(
        projector,
        "source_card",
        lambda source: dataclasses.replace(source_card(source), **longest),
    )
    assert over() == (0, 0)

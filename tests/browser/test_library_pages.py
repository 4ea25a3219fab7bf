"""The library in a real browser: nothing in the way, by keyboard, on a small phone, on paper."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from tests.browser.people import Keys
from tests.dossiers.folders import ROME
from tests.dossiers.stalin import stalin_edition
from tests.engines.sampling import sample
from tests.fixtures.browsers import LAPTOP, SMALL_PHONE

ONE_OF_EACH = (
    "",
    "stalin/",
    "stalin/factors/",
    "stalin/factors/testament-suppressed/",
    "stalin/figures/",
    "stalin/figures/stalin/",
    "stalin/factions/",
    "stalin/factions/stalin-centre/",
    "stalin/events/october-revolution-1917/",
    "stalin/terms/",
    "stalin/terms/politburo/",
    "stalin/sources/",
    "stalin/sources/lenin-letter-to-congress/",
    "stalin/search/?q=lenin",
    "stalin/search/?q=zeppelin",
    "stalin/essay/",
    "rome/",
    "rome/factors/civil-wars/",
    "rome/factions/",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A link in running text is as high as its line; a tile is one target from edge to edge.
UNDER_44 = """() => [...document.querySelectorAll('button, a, select, summary, input, .tile')]
    .filter((e) => e.checkVisibility() && !e.matches('.skip, .tile a, [type=radio], [type=hidden]'))
    .filter((e) => getComputedStyle(e).display !== 'inline')
    .map((e) => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
    .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
ON_PAPER = """() => [...document.querySelectorAll('nav, form, .bar, .skip, button, input')]
    .filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))"""
SPLIT = """() => [...document.querySelectorAll('.claim, .point, .alliance, .tile')]
    .filter((e) => getComputedStyle(e).breakInside !== 'avoid').map((e) => e.className)"""


@pytest.fixture
def library(server):
    stalin_edition()
    call_command("dossier", "load", str(ROME), verbosity=0)


def test_nothing_is_in_the_way_on_any_page(person, library, violations):
    wide, small = person(LAPTOP), person(SMALL_PHONE)
    for place in sample(ONE_OF_EACH):
        for page in (wide, small):
            page.goto(f"/library/{place}")
            page.wait_for_load_state()
            assert page.evaluate(WIDER) <= 0, place
            assert page.evaluate(UNDER_44) == [], place
        assert violations(wide) == [], place


def test_by_keyboard_to_a_factor_and_to_a_search_without_script(person, library):
    page = person(LAPTOP, java_script_enabled=False)
    page.goto("/library/stalin/")
    keys = Keys(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    menu = page.get_by_role("navigation", name="Pages of the dossier")
    expect(menu.get_by_role("link", name="Overview")).to_have_attribute("aria-current", "page")
    keys.press("Enter")
    for _ in range(30):
        if page.evaluate("document.activeElement.textContent") == "Fear of Trotsky as Lenin's heir":
            break
        keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fear of Trotsky as Lenin's heir")
    expect(menu.get_by_role("link", name="Factors")).to_have_attribute("aria-current", "true")
    page.goto("/library/stalin/")
    box = page.get_by_label("Search the dossier")
    keys.tab_to(box)
    keys.type("tumarkin")
    keys.press("Enter")
    expect(page.get_by_text("1 entry found")).to_be_visible()
    expect(page.locator("mark")).to_have_text(["Tumarkin"])
    page.get_by_role("link", name="Tumarkin").click()
    expect(page.get_by_role("heading", name="How to cite it")).to_be_visible()


def test_verdicts_are_chosen_without_script(person, library):
    page = person(SMALL_PHONE, java_script_enabled=False)
    page.goto("/library/stalin/essay/")
    page.get_by_label("Mistaken").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("li.claim")).to_have_count(3)
    expect(page.get_by_label("Mistaken")).to_be_checked()


def test_on_paper_there_is_ink_and_nothing_to_click(person, library):
    page = person(LAPTOP)
    for place in ("", "factors/fear-of-trotsky/", "figures/stalin/", "sources/", "essay/"):
        page.goto(f"/library/stalin/{place}")
        page.wait_for_load_state()
        page.emulate_media(media="print")
        assert page.evaluate(ON_PAPER) == [], place
        assert page.evaluate(SPLIT) == [], place
        assert (
            page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        )
        assert page.locator(".colophon").is_visible()
        page.emulate_media(media="screen")

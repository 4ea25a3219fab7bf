"""Who stood with whom, in a real browser: by keyboard, without script, on every width, and still."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Keys, is_focused
from tests.browser.test_pupil_pages import TOO_SMALL, TOO_WIDE
from tests.dossiers.stalin import stalin_edition
from tests.fixtures.browsers import LAPTOP, PHONE, SMALL_PHONE

PAGE = "/library/stalin/network/"
TOO_SMALL_HERE = TOO_SMALL.replace("document.query", "document.getElementById('main').query")
# Names that are cut by the drawing's edge, or lie on each other or on a figure.
CLASHES = """() => {
    const box = document.getElementById("network-drawing").getBoundingClientRect();
    const texts = [...document.querySelectorAll("#network-drawing text")];
    const others = [...texts, ...document.querySelectorAll("#network-nodes .node")];
    const rect = (one) => one.getBoundingClientRect();
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const out = texts.filter((one) => rect(one).left < box.left || rect(one).right > box.right)
        .map((one) => `${one.textContent} is cut`);
    for (const [n, text] of texts.entries())
        for (const other of others.slice(n + 1))
            if (meet(rect(text), rect(other))) out.push(`${text.textContent} and ${other.outerHTML}`);
    return out }"""


@pytest.fixture
def network(person, server):
    """A factory: the page on a device, on a date."""

    def enter(device=LAPTOP, asked="", **options) -> Page:
        stalin_edition()
        page = person(device, **options)
        page.goto(f"{PAGE}{asked}")
        page.evaluate("document.fonts.ready")
        return page

    return enter


@pytest.mark.parametrize("device", [SMALL_PHONE, PHONE, LAPTOP], ids=["320", "390", "1280"])
def test_it_fits_and_names_can_be_read(network, violations, device):
    page = network(device, "?date=1926-10")
    page.wait_for_load_state()
    assert page.evaluate(CLASHES) == []
    assert page.evaluate("document.querySelectorAll('#network-drawing text').length") == 21
    # Eleven pixels of a condensed face; the table has the names in the size of the text.
    height = page.evaluate(
        "(() => { const all = document.getElementById('network-drawing');"
        "return 17 * all.getBoundingClientRect().width / all.viewBox.baseVal.width })()"
    )
    assert height >= (9 if device is SMALL_PHONE else 11.5)
    assert page.evaluate(TOO_WIDE) <= 0
    page.locator("summary").first.click()
    assert page.evaluate(TOO_SMALL_HERE) == []
    assert violations(page) == []


def test_it_is_used_by_keys_alone(network):
    page = network()
    keys = Keys(page)
    slider = page.get_by_role("slider", name="Month")
    keys.tab_to(slider)
    keys.press("ArrowRight")
    expect(page.get_by_role("heading", name="On 31 May 1922")).to_be_visible()
    assert slider.get_attribute("aria-valuetext") == "May 1922"
    keys.press("End")
    expect(page.get_by_role("heading", name="On 31 December 1929")).to_be_visible()
    expect(page.locator("#network-output")).to_have_text("December 1929")
    assert is_focused(slider)
    assert page.url.endswith("?date=1929-12")
    page.evaluate("document.querySelector('#tie-bukharin\\\\.stalin').kept = true")
    step = page.get_by_role("link", name="Previous change")
    keys.tab_to(step)
    keys.press("Enter")
    expect(page.get_by_role("heading", name="On 30 November 1929")).to_be_visible()
    expect(page.locator("#network-changes")).to_contain_text(
        "Stalin and Bukharin: opposition ended"
    )
    assert is_focused(step)
    assert slider.input_value() == "91"
    assert page.evaluate("document.querySelector('#tie-bukharin\\\\.stalin').kept")
    # Morphed elements are real SVG: a name in the wrong namespace has no box.
    assert page.evaluate(
        "[...document.querySelectorAll('#network-drawing *')].every((one) => one instanceof SVGElement)"
    )
    followed = page.inner_html("#network").split()
    page.reload()
    assert page.inner_html("#network").split() == followed


def test_the_end_of_time_keeps_the_focus_and_goes_nowhere(network, violations):
    page = network(asked="?date=1929-11&figure=lenin")
    keys = Keys(page)
    step = page.get_by_role("link", name="Next month")
    keys.tab_to(step)
    keys.press("Enter")
    expect(page.get_by_role("heading", name="On 31 December 1929")).to_be_visible()
    expect(step).to_have_attribute("aria-disabled", "true")
    assert is_focused(step)
    keys.press("Enter")
    expect(page.get_by_role("heading", name="On 31 December 1929")).to_be_visible()
    assert violations(page) == []


def test_one_figure_is_followed_over_time(network):
    page = network(asked="?date=1925-08")
    page.get_by_label("Follow one figure").select_option("Zinoviev")
    expect(page.locator("#network-group-1 th").first).to_have_text("Zinoviev")
    page.get_by_role("link", name="Next change").click()
    expect(
        page.get_by_role("heading", name="What changed for Zinoviev since August 1925")
    ).to_be_visible()
    expect(page.locator("#network-says")).to_have_attribute("role", "status")
    assert page.url.endswith("?date=1925-09&figure=zinoviev")
    assert page.locator("#tie-stalin\\.zinoviev").get_attribute("class") == (
        "tie is-opposition is-firm"
    )


def test_it_works_without_script(network):
    page = network(java_script_enabled=False)
    page.get_by_role("slider", name="Month").fill("25")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="On 31 May 1924")).to_be_visible()
    assert page.get_by_role("slider", name="Month").input_value() == "25"
    page.get_by_role("link", name="Next change").click()
    expect(page.get_by_role("heading", name="On 31 August 1924")).to_be_visible()


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_those_who_ask_for_stillness(network, motion, moves):
    page = network(asked="?date=1925-08", reduced_motion=motion)
    page.evaluate(
        """() => { window.most = 0; const count = () => { window.most = Math.max(window.most,
        document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 50).length);
        requestAnimationFrame(count) }; count() }"""
    )
    page.get_by_role("link", name="Next month").click()
    expect(page.get_by_role("heading", name="On 30 September 1925")).to_be_visible()
    page.wait_for_timeout(200)
    assert (page.evaluate("window.most") > 0) is moves

"""The timeline in a real browser: readable, reachable, on every width."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Keys
from tests.browser.test_pupil_pages import TOO_SMALL, TOO_WIDE
from tests.dossiers.stalin import stalin_edition
from tests.fixtures.browsers import LAPTOP, PHONE, SMALL_PHONE

TOO_SMALL_HERE = TOO_SMALL.replace("document.query", "document.getElementById('main').query")
# Labels that lie on each other, on another one's bar, or are cut by the edge of their drawing.
CLASHES = """() => {
    const rect = (one) => one.getBoundingClientRect();
    const meet = (a, b) => a.left < b.right && b.left < a.right
        && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
    const found = [];
    for (const drawing of document.querySelectorAll(".timeline-drawing")) {
        const labels = [...drawing.querySelectorAll(".label, .name")];
        const bars = [...drawing.querySelectorAll(".point, .span")];
        const box = rect(drawing);
        for (const [n, label] of labels.entries()) {
            const own = label.parentElement;
            if (rect(label).left < box.left || rect(label).right > box.right)
                found.push(`${label.textContent} is cut`);
            for (const other of [...labels.slice(n + 1), ...bars])
                if (!own.contains(other) && meet(rect(label), rect(other)))
                    found.push(`${label.textContent} and ${other.closest("[id]").id}`);
        }
    }
    return found }"""


@pytest.fixture
def timeline(person, server):
    def enter(device=LAPTOP, asked="", **options) -> Page:
        stalin_edition()
        page = person(device, **options)
        page.goto(f"/library/stalin/timeline/{asked}")
        page.evaluate("document.fonts.ready")
        return page

    return enter


@pytest.mark.parametrize("device", [SMALL_PHONE, PHONE, LAPTOP], ids=["320", "390", "1280"])
def test_it_fits(timeline, violations, device):
    page = timeline(device, "?from=1923&to=1926")
    page.wait_for_load_state()
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(TOO_SMALL_HERE) == []
    assert violations(page) == []


def test_labels_can_be_read_in_every_period(timeline):
    page = timeline()
    for asked in (
        "",
        "?from=1922&to=1929",
        "?from=1924&to=1925",
        "?from=1924&to=1924",
        "?from=1940&to=1940",
    ):
        page.goto(f"/library/stalin/timeline/{asked}")
        page.evaluate("document.fonts.ready")
        assert page.locator(".timeline-drawing .label").count() > 5
        assert page.evaluate(CLASHES) == [], asked


def test_it_is_used_by_keys_and_without_script(timeline):
    page = timeline(java_script_enabled=False)
    region = page.get_by_role("region", name="Drawing of the timeline, scrolls sideways")
    page.get_by_role("link", name="1925–1928").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline 1925–1928")
    page.get_by_label("Figure").select_option("Trotsky")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="Stalin's group")).to_have_count(0)
    expect(page.get_by_label("Figure")).to_have_value("trotsky")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline 1925–1928")
    Keys(page).tab_to(region)
    page.get_by_role("link", name="Read it as a list").click()
    line = page.locator("#timeline-list li").filter(has_text="The United Opposition forms")
    expect(line).to_contain_text("April–July 1926")
    expect(line.get_by_role("link")).to_have_attribute(
        "href", "/library/stalin/events/united-opposition-1926/"
    )

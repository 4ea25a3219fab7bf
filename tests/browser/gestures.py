"""A ballot over factors a, b, c ... as its script shows it: where each one is, and what is kept."""

from playwright.sync_api import expect

from debates.models import Ballot

ITEMS = "all => all.map(one => one.dataset.item)"


def chip(page, letter):
    return page.locator(f'.chip[data-item="{letter}"]')


def card(page, letter):
    return page.locator(f'.faces :is(.pick, .cell)[data-item="{letter}"]')


def order(page) -> str:
    return "".join(page.locator(".faces :is(.pick, .cell)").evaluate_all(ITEMS))


def place_all(page, letters):
    for letter in letters:
        chip(page, letter).click()


def handed_in(page):
    """Waits for the acknowledgement, then says what the ledger holds: one string a tier."""
    expect(page.locator(".state")).to_contain_text("Handed in at")
    return ["".join(tier) for tier in Ballot.objects.order_by("number").last().ranking]


def said(page):
    return page.locator("#ballot-said")


def active(page) -> str:
    return page.evaluate("document.activeElement.dataset.item")


def state(page):
    return page.locator(".state")


def kept(page):
    expect(state(page)).to_have_text("✓ Kept as you go · not handed in yet")

"""Two real browsers, a wall's and a phone's: when a new phase is painted, not only received."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, async_playwright

from tests.engines import chromium
from tests.fixtures.browsers import FLAGS, PHONE, PROJECTOR

# The moment after the frame in which the text of an element is another one, in milliseconds since 1970.
NEXT_TEXT_PAINTED = """selector => new Promise((done) => {
  const before = document.querySelector(selector).textContent;
  new MutationObserver((_, observer) => {
    if ((document.querySelector(selector) ?? { textContent: before }).textContent === before) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(Date.now())));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
})"""


@asynccontextmanager
async def two_browsers(port: int, room: dict, pupil: str) -> AsyncIterator[tuple[Page, Page]]:
    """Wall and phone (with the cookie of a `pupil`), each with its stream open."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium.find().path, args=[*FLAGS, *root]
        )
        url = f"http://class.test:{port}"
        wall = await _open(browser, PROJECTOR, f"{url}{room['wall']}")
        phone = await _open(browser, PHONE, f"{url}/debate/{room['debate']}/", pupil)
        yield wall, phone
        await browser.close()


async def _open(browser: Browser, device: dict, address: str, pupil: str = "") -> Page:
    context = await browser.new_context(**device)
    if pupil:
        await context.add_cookies([{"name": "seats", "value": pupil, "url": address}])
    page = await context.new_page()
    async with page.expect_request(re.compile("/bell/$")):
        await page.goto(address)
    await asyncio.sleep(1)
    return page


async def next_paints(wall: Page, phone: Page) -> tuple[float, float]:
    """When each paints its next phase, in seconds since 1970."""
    painted = await asyncio.gather(
        wall.evaluate(NEXT_TEXT_PAINTED, "#phase"), phone.evaluate(NEXT_TEXT_PAINTED, "h1")
    )
    return painted[0] / 1000, painted[1] / 1000

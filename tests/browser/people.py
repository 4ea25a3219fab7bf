"""How the people of a lesson use its pages: by taps, by keys, by the plain form, from a console.

Knows pages by what they say: words, roles, addresses. Waits for what somebody would wait for and
decides nothing about what a test expects of it.
"""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

RANKING = "Your ranking, the most important first"
TRAY = "Still to place"
HANDED_IN = re.compile(r"Handed in at \d")
KEPT = "✓ Kept as you go · not handed in yet"
MOST_TABS = 60


def says(page: Page, heading: str) -> None:
    """Waits until the page is about `heading`."""
    expect(page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()


# Joining ---------------------------------------------------------------------------------------


def scan(page: Page, code: str) -> None:
    """The QR code opens the address with the join code in it."""
    page.goto(f"/j/{code.replace(' ', '')}/")


def join(page: Page, code: str) -> None:
    scan(page, code)
    page.get_by_role("button", name="Join").click()
    expect(seat_code(page)).to_be_visible()
    page.wait_for_load_state()  # its script has built what it builds


def seat_code(page: Page) -> Locator:
    return page.get_by_role("complementary").locator("strong")


def come_back(page: Page, code: str, seat: str) -> None:
    """With the code on the board and one's own, as on a device that knows nothing."""
    page.goto("/back/")
    page.get_by_label("Code on the board").fill(code)
    page.get_by_label("Your seat code").fill(seat)
    page.get_by_role("button", name="Come back").click()


# Ranking ---------------------------------------------------------------------------------------


def ranking(page: Page) -> Locator:
    """The placed factors, each with its place in words."""
    return page.get_by_role("list", name=RANKING, exact=True).locator("button[data-item]")


def placed(page: Page) -> list[str]:
    """Titles in the order shown; what a screen reader adds to each has to agree with it."""
    shown = [text.rpartition(", ") for text in ranking(page).all_text_contents()]
    places = [int(re.match(r"\d+", place)[0]) for _title, _comma, place in shown]
    assert places == sorted(places), shown
    return [title for title, _comma, _place in shown]


def tray(page: Page) -> Locator:
    return page.get_by_role("list", name=TRAY, exact=True).get_by_role("button")


def chip(page: Page, title: str) -> Locator:
    return page.get_by_role("list", name=TRAY, exact=True).get_by_role(
        "button", name=title, exact=True
    )


def card(page: Page, title: str) -> Locator:
    return ranking(page).filter(has_text=title)


def hand_in(page: Page) -> Locator:
    return page.get_by_role("button", name="Hand in")


def state(page: Page) -> Locator:
    """The line under the button: where the order is kept, whether it is handed in."""
    return page.locator("#ballot-state")


def place_all(page: Page, titles: list[str]) -> None:
    """A tap on each, the most important first."""
    for title in titles:
        chip(page, title).click()
    expect(card(page, titles[-1])).to_be_visible()


def hand_in_now(page: Page) -> None:
    hand_in(page).click()
    expect(state(page)).to_have_text(HANDED_IN)


def tap(target: Locator) -> None:
    """A finger; the page has to be one that knows fingers."""
    target.tap()


@dataclass
class Keys:
    """Somebody who never touches a mouse. Every key pressed is counted."""

    page: Page
    presses: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.presses += len(text)

    def tab_to(self, target: Locator, *, key: str = "Tab") -> None:
        for _ in range(MOST_TABS):
            if is_focused(target):
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead to {target}")

    def place(self, order: list[str]) -> None:
        """From the end of the tray to where it stands among those placed so far.

        In this way there is never a free place between two cards, whatever the tray's order. A
        place beyond the ninth has no key of its own: the ninth, and then down.
        """
        self.tab_to(tray(self.page).first)
        there: list[int] = []
        while self.page.evaluate("document.activeElement.className") == "chip":
            title = self.page.evaluate("document.activeElement.textContent")
            number = 1 + sum(place < order.index(title) for place in there)
            there.append(order.index(title))
            self.press(str(min(number, 9)), *["Alt+ArrowDown"] * (number - 9))
            self.press("End")


def is_focused(target: Locator) -> bool:
    return target.count() == 1 and target.evaluate("one => one === document.activeElement")


# Teaching --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Console:
    """A teacher at the console."""

    page: Page

    def sign_in(self, name: str, password: str) -> None:
        self.page.goto("/sign-in/")
        self.page.get_by_label("Name or e-mail").fill(name)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def next(self, phase: str) -> None:
        """Next, which leads to `phase`."""
        self.click(f"Next: {phase}")
        self.stands_at(phase)

    def stands_at(self, phase: str) -> None:
        expect(self.page.locator("[aria-current=step]")).to_have_text(phase)

    def figure(self, name: str) -> Locator:
        """One of the figures at a glance, such as "joined"."""
        term = self.page.locator("dt").get_by_text(name, exact=True)
        return self.page.locator("dl > div").filter(has=term).locator("dd")

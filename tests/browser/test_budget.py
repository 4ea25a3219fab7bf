"""What a pupil's pages weigh on the wire: all of it, gzipped, in a browser that has nothing yet."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.dossier import make_stalin_debate
from tests.factories import go_to
from tests.fixtures.browsers import PHONE

MOST_BYTES = 60_000
MOST_REQUESTS = 8
MOST_FONT = 15_000
BELL = re.compile(r"/js/bell[.\w]*\.js$|/bell/$")
# Browsers with a window ask for the icon by themselves, this one does not.
FETCH_ICON = "fetch(document.querySelector('link[rel=icon]').href).then((icon) => icon.blob())"
READY = "document.readyState === 'complete' && document.fonts.ready.then(() => true)"


@dataclass(repr=False)
class Wire:
    """What came over the network as the browser's own tools count it: headers and body, packed."""

    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    packed: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "Wire":
        wire = cls()
        tools = page.context.new_cdp_session(page)
        tools.on("Network.requestWillBeSent", wire._asked)
        tools.on("Network.requestServedFromCache", wire._kept)
        tools.on("Network.responseReceived", wire._answered)
        tools.on("Network.loadingFinished", wire._arrived)
        tools.send("Network.enable")
        return wire

    def _asked(self, event) -> None:
        name = event["requestId"]
        if before := event.get("redirectResponse"):
            self.addresses[f"{name} before"] = self.addresses.pop(name)
            self.sizes[f"{name} before"] = before["encodedDataLength"]
        self.addresses[name] = event["request"]["url"]

    def _kept(self, event) -> None:
        del self.addresses[event["requestId"]]

    def _answered(self, event) -> None:
        response, name = event["response"], event["requestId"]
        if response.get("fromDiskCache"):
            self.addresses.pop(name, None)
        headers = {key.lower(): value for key, value in response["headers"].items()}
        self.packed[name] = headers.get("content-encoding") == "gzip"

    def _arrived(self, event) -> None:
        if event["requestId"] in self.addresses:
            self.sizes[event["requestId"]] = event["encodedDataLength"]

    @property
    def bytes(self) -> int:
        return sum(self.sizes.values())

    @property
    def at_first(self) -> dict[str, str]:
        """What the page needs; the bell comes when that is there, and its stream never ends."""
        return {n: url for n, url in self.addresses.items() if not BELL.search(url)}

    def wait_for_the_bell(self, page: Page) -> None:
        for _ in range(100):
            if any("/js/bell" in self.addresses[name] for name in self.sizes):
                return
            page.wait_for_timeout(100)
        raise AssertionError(f"no bell: {self}")

    def size_of(self, ending: str) -> int:
        return sum(self.sizes[name] for name, url in self.addresses.items() if url.endswith(ending))

    def __repr__(self) -> str:
        lines = [f"{self.sizes[name]:>7} {url}" for name, url in self.addresses.items()]
        return "\n".join([f"{self.bytes} bytes, {len(self.addresses)} requests", *lines])

    def assert_within_budget(self, url: str) -> None:
        assert self.bytes <= MOST_BYTES, self
        assert len(self.at_first) <= MOST_REQUESTS, self
        assert self.at_first.keys() <= self.sizes.keys(), self
        hosts = {urlsplit(address).netloc for address in self.addresses.values()}
        assert hosts == {urlsplit(url).netloc}
        texts = [
            name
            for name, address in self.addresses.items()
            if not address.endswith(".woff2") and self.sizes.get(name, 0) > 1000
        ]
        assert texts
        assert all(self.packed[name] for name in texts), self


def settle(page: Page) -> None:
    """Everything that the page asks for at once has come."""
    page.wait_for_function(READY)
    page.evaluate(FETCH_ICON)


@pytest.fixture
def debate(server):
    return go_to(make_stalin_debate("diamond"), "opening")


def test_the_first_page_is_light(person, server, debate):
    page = person(PHONE)
    wire = Wire.of(page)
    people.scan(page, debate.join_code)
    expect(page.get_by_role("button", name="Join")).to_be_visible()
    settle(page)
    wire.assert_within_budget(server.url)
    assert 0 < wire.size_of(".woff2") <= MOST_FONT


def test_the_ballot_is_light_on_a_device_that_has_nothing_yet(person, server, debate):
    first = person(PHONE)
    people.join(first, debate.join_code)
    page = person(PHONE, storage_state=first.context.storage_state())
    wire = Wire.of(page)
    page.goto(first.url)
    expect(people.tray(page)).to_have_count(9)
    settle(page)
    wire.wait_for_the_bell(page)  # it weighs as well
    wire.assert_within_budget(server.url)


def test_from_the_qr_code_to_the_ballot_is_light(person, server, debate):
    page = person(PHONE)
    wire = Wire.of(page)
    people.scan(page, debate.join_code)
    settle(page)
    before = len(wire.at_first)
    page.get_by_role("button", name="Join").click()
    expect(people.tray(page)).to_have_count(9)
    settle(page)
    assert wire.bytes <= MOST_BYTES, wire
    assert len(wire.at_first) - before <= MOST_REQUESTS, wire

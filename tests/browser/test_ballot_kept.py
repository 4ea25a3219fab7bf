"""Whatever the network, the server or a second page does: nothing placed is lost or sent twice."""

from playwright.sync_api import expect

from debates.actions import phases, seats
from debates.models import Ballot, Paper
from tests.browser.gestures import card, chip, handed_in, kept, order, place_all, state
from tests.factories import go_to, teacher_of
from tests.fixtures.network import CLASS_HOST

OFFLINE = ("Failed to fetch", "ERR_")


def draft(paper) -> str:
    paper.refresh_from_db()
    return "".join(sorted(paper.draft, key=paper.draft.get))


def expect_draft(page, paper, order: str) -> None:
    """Waits as long as a hand-in waits between two tries, and some more."""
    for _ in range(100):
        if draft(paper) == order:
            return
        page.wait_for_timeout(100)
    raise AssertionError(draft(paper))


class Wire:
    """Between a page and one address of the server: mended, cut before it or cut behind it."""

    def __init__(self, page, part):
        self.answer = None
        self.delivers = False
        self.sent = []
        page.route(f"**/{part}/", self.pass_on)

    def cut(self, *, delivers=False, **answer):
        """From now on the page gets `answer`, and the server gets what was sent if `delivers`."""
        self.delivers, self.answer = delivers, answer

    def mend(self):
        self.answer = None

    def pass_on(self, route):
        self.sent.append(route.request.post_data)
        answer = self.answer  # the wire may be mended while this one is under way
        if answer is None:
            route.continue_()
            return
        if self.delivers:
            host = route.request.url.split("/")[2]
            url = route.request.url.replace(CLASS_HOST, "127.0.0.1")
            route.fetch(url=url, headers=route.request.headers | {"host": host})
        route.fulfill(**answer)


def test_every_move_is_kept_on_the_server(ballot):
    page, paper = ballot()
    place_all(page, "cab")
    kept(page)
    assert draft(paper) == "cab"
    page.reload()
    assert order(page) == "cab"


def test_offline_moves_are_kept_here_and_sent_later(ballot):
    page, paper = ballot(allow=OFFLINE)
    page.context.set_offline(True)
    place_all(page, "cab")
    expect(state(page)).to_have_text("Kept on this device only: no connection")
    assert draft(paper) == ""
    page.context.set_offline(False)
    kept(page)
    assert draft(paper) == "cab"


def test_a_dead_server_and_a_closed_page_lose_nothing(ballot):
    page, paper = ballot()
    Wire(page, "draft").cut(status=503)
    place_all(page, "cab")
    expect(state(page)).to_have_text("Kept on this device only: no connection")
    stored = page.evaluate("Object.values(localStorage).join()")
    assert "Factor" not in stored
    page.close()
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator(".pick")).to_have_count(3)
    kept(again)
    assert draft(paper) == order(again) == "cab"


def test_a_lost_answer_is_no_conflict(ballot):
    page, paper = ballot()
    wire = Wire(page, "draft")
    wire.cut(delivers=True, status=502)
    place_all(page, "ca")
    expect(state(page)).to_have_text("Kept on this device only: no connection")
    place_all(page, "b")
    wire.mend()
    kept(page)
    assert draft(paper) == order(page) == "cab"
    expect(page.locator("#ballot-news")).to_be_empty()


def test_a_change_from_elsewhere_is_shown_and_ours_offered(ballot):
    page, paper = ballot(allow=OFFLINE)
    place_all(page, "a")
    kept(page)
    page.context.set_offline(True)
    place_all(page, "bc")
    Paper.objects.filter(pk=paper.pk).update(draft={"h": 1}, draft_serial=paper.draft_serial + 9)
    page.context.set_offline(False)
    notice = page.locator("#ballot-news")
    expect(notice).to_contain_text("changed on another page or device")
    assert order(page) == "h"
    page.reload()
    expect(notice).to_contain_text("changed on another page or device")
    page.get_by_role("button", name="Use the order kept on this device").click()
    kept(page)
    assert draft(paper) == order(page) == "abc"
    expect(notice).to_be_empty()


def test_two_pages_of_one_browser_stay_in_step(ballot):
    page, _paper = ballot(factors=4)
    other = page.context.new_page()
    other.goto(page.url)
    chip(page, "a").click()
    expect(card(other, "a")).to_be_visible()
    chip(other, "b").click()
    expect(card(page, "b")).to_be_visible()
    place_all(page, "cd")
    kept(page)
    kept(other)
    page.locator("#hand-in").click()
    assert handed_in(page) == list("abcd")
    expect(state(other)).to_contain_text("Handed in at")
    assert page.evaluate("localStorage.length") == 0


def test_a_ballot_handed_in_offline_goes_out_by_itself_once(ballot):
    page, _paper = ballot(factors=4, allow=OFFLINE)
    place_all(page, "dcba")
    kept(page)
    page.context.set_offline(True)
    page.locator("#hand-in").tap()
    waits = "Not handed in yet: no connection. It goes out by itself."
    expect(state(page)).to_have_text(waits)
    page.context.set_offline(False)
    assert handed_in(page) == list("dcba")
    assert Ballot.objects.count() == 1


def test_the_same_key_is_sent_until_somebody_answers(ballot):
    page, _paper = ballot(factors=4)
    wire = Wire(page, "ballot")
    wire.cut(delivers=True, status=200, body="<h1>Log in to the school's network</h1>")
    place_all(page, "dcba")
    page.locator("#hand-in").tap()
    expect(state(page)).to_contain_text("It goes out by itself")
    page.reload()
    expect(state(page)).to_contain_text("It goes out by itself")
    wire.mend()
    assert handed_in(page) == list("dcba")
    assert len(wire.sent) >= 3
    assert Ballot.objects.count() == 1
    assert page.evaluate("localStorage.length") == 0


def test_a_round_that_closed_meanwhile_keeps_the_order(ballot):
    page, paper = ballot(factors=4, allow=OFFLINE)
    place_all(page, "dcb")
    kept(page)
    page.context.set_offline(True)
    place_all(page, "a")
    page.locator("#hand-in").tap()
    expect(state(page)).to_contain_text("It goes out by itself")
    go_to(paper.seat.debate, "split")
    page.context.set_offline(False)
    said = page.get_by_text("The round closed before you handed in. Your order is kept")
    expect(said.first).to_be_visible()
    # The page asks for news and sends its hand-in again, whichever comes first.
    expect_draft(page, paper, "dcba")
    assert not Ballot.objects.exists()


def test_a_seat_that_moved_says_so_and_keeps_what_is_here(ballot):
    page, paper = ballot(factors=4, allow=OFFLINE)
    place_all(page, "ab")
    kept(page)
    code = page.locator("#seat .code").inner_text()
    page.route("**/now/*", lambda route: route.abort())  # or the poll is first to know
    seats.move_seat(debate=paper.seat.debate, code=code)
    place_all(page, "c")
    expect(page.locator("#ballot-news")).to_contain_text("load the page again")
    assert order(page) == "abc"
    page.get_by_role("link", name="Load again").click()
    expect(page.get_by_role("heading")).to_have_text("Your seat is on another device")


def test_a_pause_takes_nothing_from_the_hands(ballot):
    page, paper = ballot(factors=4)
    wire = Wire(page, "draft")
    wire.cut(status=503)
    place_all(page, "ab")
    debate = paper.seat.debate
    debate.refresh_from_db()
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    expect(page.locator("h1")).to_have_text("Until next lesson")
    phases.resume_debate(debate=debate, by=teacher_of(debate))
    expect(page.locator("h1")).to_have_text("Rank on your own")
    expect(page.locator(".pick")).to_have_count(2)
    wire.mend()
    place_all(page, "cd")
    kept(page)
    assert draft(paper) == "abcd"

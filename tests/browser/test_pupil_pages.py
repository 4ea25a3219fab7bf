"""Every page that a pupil can meet, in every state: in reach of an eye, a thumb and axe."""

import pytest
from playwright.sync_api import Page, expect

from debates.actions import door, knocks, phases, reveals, seats
from debates.models import Debate, Knock, Seat, ids
from tests.browser import people
from tests.browser.dossier import LONG_WORD, make_stalin_debate
from tests.browser.people import card, chip, says
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of
from tests.fixtures.browsers import PHONE

SIZES = ({"width": 390, "height": 844}, {"width": 320, "height": 640})
# No link is excused, inside a sentence or not. The skip link is off the screen until a key brings it.
TOO_SMALL = """() => [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip'))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.99 || box.height < 43.99)
    .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
BROKEN_WORDS = """() => [...document.querySelectorAll('thead th')].flatMap((cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [];
    while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        if (range.getClientRects().length > 1) broken.push(word[0]);
    }
    return broken;
})"""


@pytest.fixture
def fits(violations):
    """A function: the page as it stands is for everybody, on both sizes of phone."""

    def check(page: Page, state: str) -> None:
        page.wait_for_load_state()  # a style that is still on its way makes everything small
        for size in SIZES:
            page.set_viewport_size(size)
            where = f"{state}, {size['width']} px"
            assert page.evaluate(TOO_SMALL) == [], where
            assert page.evaluate(TOO_WIDE) <= 0, where
            assert page.evaluate(BROKEN_WORDS) == [], where
        # Seen whole and at its narrowest: what the bar at the foot covers for the moment is no target
        # too small.
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size(size | {"height": max(size["height"], tall)})
        assert violations(page) == [], where

    return check


def enter(page: Page, debate: Debate) -> Seat:
    people.join(page, debate.join_code)
    return Seat.objects.get(debate=debate)


def hand_in_for(debate: Debate, kind: str) -> None:
    """Five more ballots, so that there is a class order."""
    order = " > ".join(debate.factors.values_list("slug", flat=True))
    present = Seat.objects.filter(debate=debate, pseudonym__startswith="Extra")
    for seat in present or [make_seat(debate, pseudonym=f"Extra {n}") for n in range(5)]:
        cast(seat, order, kind=kind)


def test_the_way_in_fits(person, server, fits):
    debate = make_debate()
    page = person(PHONE)
    page.goto("/")
    fits(page, "join")
    page.get_by_label("Code on the board, or on your slip").fill("NO SUCH CODE")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("alert")).to_contain_text("This code opens nothing")
    fits(page, "wrong code")
    people.scan(page, debate.join_code)
    fits(page, "offer")
    page.get_by_label("Your name, for your teacher only").fill("a" * 300)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("alert")).to_be_visible()
    fits(page, "name too long")
    Debate.objects.update(locked=True)
    people.scan(page, debate.join_code)
    fits(page, "offer of a locked room")
    page.get_by_role("button", name="Join").click()
    says(page, "No place at the moment")
    fits(page, "locked")
    people.come_back(page, debate.join_code, "WRONG")
    expect(page.get_by_role("alert")).to_contain_text("These two codes do not belong together")
    fits(page, "come back, wrong codes")
    page.goto(f"/back/?code={debate.join_code}")
    fits(page, "come back")
    page.goto("/nowhere/")
    says(page, "Not here")
    fits(page, "404")
    Debate.objects.update(locked=False)
    people.join(page, debate.join_code)
    fits(page, "lobby")
    seat = Seat.objects.get()
    people.scan(page, debate.join_code)
    says(page, f"Are you {seat.pseudonym}?")
    fits(page, "whose device")
    page.get_by_role("link", name="Yes, go on as").click()
    page.context.clear_cookies()
    page.get_by_role("button", name="Next pupil on this device").click()
    says(page, "That did not arrive")
    fits(page, "no cookies")


def test_the_door_fits_and_opens_by_itself(person, server, fits):
    debate = make_debate(admits_by_hand=True)
    page = person(PHONE)
    seat = enter(page, debate)
    says(page, "Wait to be let in")
    fits(page, "at the door")
    door.let_in(debate=debate, by=teacher_of(debate))
    says(page, "You are in")
    other = person(PHONE)
    other.goto(f"/back/?code={debate.join_code}")
    other.get_by_role("link", name="I have no seat code").click()
    fits(other, "knock")
    other.get_by_label("Your pseudonym").fill(seat.pseudonym)
    other.get_by_role("button", name="Ask").click()
    says(other, "Your teacher is asked")
    fits(other, "knocked")
    knock = Knock.objects.select_related("debate").get()
    knocks.answer_knock(knock=knock, by=teacher_of(debate), is_granted=True)
    says(other, "You are in")
    says(page, "Your seat is on another device")


@pytest.mark.parametrize(
    ("shape", "chosen"), [("ladder", "default"), ("diamond", "diamond"), ("tiers", "default")]
)
def test_a_ballot_fits(person, server, fits, shape, chosen):
    debate = go_to(make_stalin_debate(chosen, shape=shape), "opening")
    page = person(PHONE)
    enter(page, debate)
    expect(people.tray(page).first).to_be_visible()
    fits(page, "empty")
    page.get_by_text("What each factor means").click()
    fits(page, "meanings")
    page.get_by_text("What each factor means").click()
    order = people.tray(page).all_text_contents()
    people.place_all(page, order[:3])
    fits(page, "part")
    people.hand_in(page).click()
    expect(page.get_by_role("heading", name="Not handed in yet")).to_be_visible()
    fits(page, "faults")
    people.place_all(page, order[3:])
    card(page, order[3]).click()
    fits(page, "full, a card open")
    if shape == "diamond":
        page.get_by_role("button", name="Swap").click()
        fits(page, "swapping")
    people.hand_in_now(page)
    fits(page, "handed in")


def test_what_a_ballot_says_in_trouble_fits(person, server, fits):
    debate = go_to(make_stalin_debate(), "opening")
    page = person(PHONE)
    enter(page, debate)
    expect(people.tray(page)).to_have_count(8)
    order = people.tray(page).all_text_contents()
    people.place_all(page, order)
    tiers = {"stored": [[title] for title in order], "sent": [[title] for title in order[::-1]]}
    answer = {"state": "conflict", "text": "Which one counts?", "key": ids.new_key(), **tiers}
    page.route("**/ballot/", lambda route: route.fulfill(status=409, json=answer))
    people.hand_in(page).click()
    expect(page.get_by_role("button", name="Hand in the new one")).to_be_visible()
    fits(page, "conflict")
    page.unroute("**/ballot/")
    page.route(
        "**/draft/", lambda route: route.fulfill(status=409, json={"serial": 9, "places": {}})
    )
    card(page, order[0]).click()
    page.get_by_role("button", name=f"Move {order[0]} down").click()
    expect(page.get_by_text("Your order was changed on another page or device")).to_be_visible()
    fits(page, "changed elsewhere")
    page.unroute("**/draft/")
    page.route("**/draft/", lambda route: route.fulfill(status=403))
    chip(page, order[0]).click()
    expect(page.get_by_role("link", name="Load again")).to_be_visible()
    fits(page, "out of date")


def test_the_plain_form_fits(person, server, fits):
    debate = go_to(make_stalin_debate(), "opening")
    page = person(PHONE)
    page.route("**/*.js", lambda route: route.abort())  # axe itself needs a browser with script
    enter(page, debate)
    fits(page, "selects")
    people.hand_in(page).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is placed yet")
    fits(page, "selects, faults")
    selects = page.get_by_role("combobox").all()
    for place, select in enumerate(selects, 1):
        select.select_option(str(place))
    key = page.locator("[name=key]").input_value()
    people.hand_in(page).click()
    expect(people.state(page)).to_have_text(people.HANDED_IN)
    fits(page, "selects, handed in")
    page.locator("[name=key]").evaluate("(field, key) => { field.value = key }", key)
    for place, select in zip(range(8, 0, -1), page.get_by_role("combobox").all(), strict=True):
        select.select_option(str(place))
    people.hand_in(page).click()
    expect(page.get_by_role("alert")).to_contain_text("Which one counts?")
    fits(page, "selects, conflict")


def test_every_phase_fits(person, server, fits):
    debate = go_to(make_stalin_debate(), "opening")
    page = person(PHONE)
    seat = enter(page, debate)
    order = " > ".join(debate.factors.values_list("slug", flat=True))
    cast(seat, order)
    hand_in_for(debate, "opening")
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    says(page, "Until next lesson")
    fits(page, "paused")
    phases.resume_debate(debate=debate, by=teacher_of(debate))
    go_to(debate, "split")
    page.reload()
    says(page, "What splits us?")
    fits(page, "split")
    go_to(debate, "evidence")
    page.reload()
    says(page, "Study the evidence")
    fits(page, "evidence")
    for summary in page.locator("#stage summary").all():
        summary.click()
    fits(page, "evidence, all open")
    go_to(debate, "discussion")
    page.reload()
    fits(page, "discussion")
    debate = go_to(debate, "closing")
    hand_in_for(debate, "closing")
    debate.factors.filter(slug=debate.factors.last().slug).update(title=LONG_WORD)
    debate = go_to(debate, "verdict")
    page.reload()
    fits(page, "verdict, all covered")
    for uncovered in range(8):
        reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=uncovered)
        if uncovered == 3:
            page.reload()
            fits(page, "verdict, part")
    page.reload()
    expect(page.get_by_text("not an answer key")).to_be_visible()
    fits(page, "verdict, complete")
    go_to(debate, "exit")
    page.reload()
    says(page, "Your judgement")
    fits(page, "exit")
    seats.remove_seat(seat=seat, by=teacher_of(debate))
    page.reload()
    says(page, "You are not in this room any more")
    fits(page, "removed")
    seats.return_seat(seat=seat, by=teacher_of(debate))
    go_to(debate, "closed")
    page.reload()
    says(page, "The debate is over")
    fits(page, "closed")
    Seat.objects.filter(pk=seat.pk).update(device=ids.new_key())
    page.reload()
    says(page, "Your seat is on another device")
    fits(page, "moved")

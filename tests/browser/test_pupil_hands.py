"""What a pupil's hands, eyes and ears meet while a ballot is made: the focus, what is said, what moves.

Taps and keys are counted here as the browser gets them, not as the test meant them.
"""

import pytest
from playwright.sync_api import Page, expect

from debates.actions import phases
from debates.models import Ballot, Paper
from tests.browser import people
from tests.browser.people import Keys, card, chip, placed, says, tap
from tests.factories import go_to, make_debate, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE

# Whatever an ear is told: each change of a live region, once, with what it says then.
LISTEN = """() => {
    const live = '[role=status], [role=alert], [aria-live], output';
    window.heard = [];
    new MutationObserver((changes) => {
        const regions = new Set();
        for (const { target, addedNodes } of changes) {
            const around = target.nodeType === 1 ? target : target.parentElement;
            if (around?.closest(live)) regions.add(around.closest(live));
            for (const node of addedNodes) {
                if (node.nodeType === 1) for (const one of [node, ...node.querySelectorAll(live)]) {
                    if (one.matches(live)) regions.add(one);
                }
            }
        }
        for (const region of regions) if (region.textContent.trim()) heard.push(region.textContent.trim());
    }).observe(document, { subtree: true, childList: true, characterData: true });
}"""
COUNT_TAPS = """addEventListener('pointerdown', () => {
    sessionStorage.setItem('taps', 1 + Number(sessionStorage.getItem('taps')));
}, true)"""
TAPS = "Number(sessionStorage.getItem('taps'))"


@pytest.fixture
def rank(person, server):
    """A factory: a pupil with an open ballot over Factor A, B ..., and its paper."""

    def enter(device=LAPTOP, *, factors=4, url="", allow=(), reduced_motion=None, **plan):
        debate = go_to(make_debate(factors=factors, **plan), "opening")
        page = person(device, url=url, allow=allow, reduced_motion=reduced_motion)
        people.join(page, debate.join_code)
        expect(people.tray(page)).to_have_count(factors)
        return page, Paper.objects.get(round__debate=debate, round__kind="opening")

    return enter


def factors(letters: str) -> list[str]:
    return [f"Factor {letter.upper()}" for letter in letters]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def heard(page: Page) -> list[str]:
    """What was said since the last time, once nothing is under way any more."""
    expect(people.state(page)).to_have_text(people.KEPT)
    return page.evaluate("heard.splice(0)")


def test_ten_taps_from_the_qr_code_to_a_ballot(person, server):
    debate = go_to(make_debate(factors=8), "opening")
    page = person(PHONE)
    page.add_init_script(COUNT_TAPS)
    people.scan(page, debate.join_code)
    tap(page.get_by_role("button", name="Join"))
    for title in factors("hcafbged"):
        tap(chip(page, title))
    tap(people.hand_in(page))
    expect(people.state(page)).to_have_text(people.HANDED_IN)
    assert page.evaluate(TAPS) == 10
    assert Ballot.objects.get().ranking == [[letter] for letter in "hcafbged"]


def test_sixty_keys_rank_twelve_from_a_fresh_page(rank):
    page, _paper = rank(factors=12)
    page.reload()
    keys = Keys(page)
    keys.place(factors("lbkdjfhgicea"))
    keys.tab_to(people.hand_in(page))
    keys.press("Enter")
    expect(people.state(page)).to_have_text(people.HANDED_IN)
    assert placed(page) == factors("lbkdjfhgicea")
    assert keys.presses <= 60


@pytest.mark.parametrize(
    ("shape", "number", "moves"),
    [
        ("ladder", 4, ("Move Factor B up", "Move Factor B down", "Move Factor B to place 4")),
        ("tiers", 4, ("Tie with above: Factor B", "Move Factor B up", "Move Factor B to place 3")),
        ("diamond", 9, ("Move Factor B up a row", "Move Factor B to row 3, middle row")),
    ],
)
def test_the_focus_stays_with_the_hands(rank, shape, number, moves):
    page, _paper = rank(factors=number, shape=shape)
    letters = "abcdefghi"[:number]
    for title in factors(letters):
        chip(page, title).focus()
        page.keyboard.press("Enter")
        expect(card(page, title)).to_be_focused()
    card(page, "Factor B").focus()
    page.keyboard.press("Enter")
    for name in moves:
        button = page.get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_be_focused()
    page.get_by_role("button", name="Remove Factor B from the ranking").focus()
    page.keyboard.press("Enter")
    expect(chip(page, "Factor B")).to_be_focused()


def test_the_focus_goes_with_a_swap(rank):
    page, _paper = rank(factors=9, shape="diamond")
    people.place_all(page, factors("abcdefghi"))
    card(page, "Factor B").click()
    page.get_by_role("button", name="Swap Factor B with another").focus()
    page.keyboard.press("Enter")
    card(page, "Factor I").focus()
    page.keyboard.press("Enter")
    expect(card(page, "Factor B")).to_be_focused()


def test_the_focus_survives_a_hand_in(rank):
    page, _paper = rank()
    people.hand_in(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ballot-news .notice")).to_be_focused()
    people.place_all(page, factors("abcd"))
    people.hand_in(page).focus()
    page.keyboard.press("Enter")
    expect(people.state(page)).to_have_text(people.HANDED_IN)
    expect(people.hand_in(page)).to_be_focused()


def test_the_focus_follows_the_lesson(rank):
    page, paper = rank()
    debate = paper.seat.debate
    people.place_all(page, factors("abcd"))
    people.hand_in_now(page)
    for phase, heading in (
        ("split", "What splits us?"),
        ("evidence", "Study the evidence"),
        ("closing", "Rank again"),
    ):
        debate = go_to(debate, phase)
        says(page, heading)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
    card(page, "Factor A").focus()
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    says(page, "Until next lesson")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_the_focus_stays_on_what_the_lesson_does_not_change(rank):
    page, paper = rank()
    leave = page.get_by_role("button", name="Next pupil on this device")
    leave.focus()
    page.evaluate(LISTEN)
    go_to(paper.seat.debate, "split")
    says(page, "What splits us?")
    expect(leave).to_be_focused()
    assert page.evaluate("heard") == ["What splits us?"]


def test_each_move_is_said_once(rank):
    page, _paper = rank()
    page.evaluate(LISTEN)
    chip(page, "Factor C").click()
    assert heard(page) == ["Factor C, now 1st of 4"]
    chip(page, "Factor A").click()
    assert heard(page) == ["Factor A, now 2nd of 4"]
    card(page, "Factor A").click()
    assert heard(page) == []
    press(page, "Move Factor A up")
    assert heard(page) == ["Factor A, now 1st of 4"]
    press(page, "Move Factor A up")
    assert heard(page) == ["Factor A stays: 1st"]
    press(page, "Move Factor A to place 4")
    assert heard(page) == ["Factor A, now 4th of 4"]
    press(page, "Remove Factor A from the ranking")
    assert heard(page) == ["Factor A, back among those still to place"]
    press(page, "Undo")
    assert heard(page) == ["Undone."]


def test_a_hand_in_is_said_once(rank):
    page, _paper = rank()
    people.place_all(page, factors("dcba"))
    expect(people.state(page)).to_have_text(people.KEPT)
    page.evaluate(LISTEN)
    people.hand_in_now(page)
    assert page.evaluate("heard") == [people.state(page).inner_text()]


@pytest.mark.parametrize(("motion", "moving"), [("reduce", 0), ("no-preference", 1)])
def test_nothing_moves_for_those_who_asked(rank, motion, moving):
    page, _paper = rank(reduced_motion=motion)
    chip(page, "Factor A").click()
    running = (
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame("
        "() => done(document.getAnimations().length))))"
    )
    assert page.evaluate(running) == moving


def test_a_killed_server_takes_nothing(rank, server_process):
    process = server_process()
    page, paper = rank(url=process.url, allow=("Failed to fetch",))
    people.place_all(page, factors("ca"))
    expect(people.state(page)).to_have_text(people.KEPT)
    process.kill()
    people.place_all(page, factors("db"))
    expect(people.state(page)).to_have_text("Kept on this device only: no connection")
    assert placed(page) == factors("cadb")
    process.start()
    expect(people.state(page)).to_have_text(people.KEPT)
    paper.refresh_from_db()
    assert paper.draft == {"c": 1, "a": 2, "d": 3, "b": 4}
    process.kill()
    people.hand_in(page).click()
    expect(people.state(page)).to_have_text(
        "Not handed in yet: no connection. It goes out by itself."
    )
    process.start()
    expect(people.state(page)).to_have_text(people.HANDED_IN)
    assert placed(page) == factors("cadb")
    assert Ballot.objects.get().ranking == [["c"], ["a"], ["d"], ["b"]]


def test_a_round_that_closes_in_the_middle_says_what_became_of_the_order(rank):
    page, paper = rank()
    people.place_all(page, factors("db"))
    expect(people.state(page)).to_have_text(people.KEPT)
    debate = go_to(paper.seat.debate, "split")
    says(page, "What splits us?")
    expect(page.locator("main")).to_contain_text("Your order is kept")
    phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)
    says(page, "Rank on your own")
    expect(people.ranking(page)).to_have_count(2)
    assert placed(page) == factors("db")


def test_what_was_said_of_a_closed_round_goes_when_it_opens_again(rank):
    page, paper = rank()
    people.place_all(page, factors("dbac"))
    expect(people.state(page)).to_have_text(people.KEPT)
    held = []
    page.route("**/opening/ballot/", lambda route: held.append(route), times=1)
    people.hand_in(page).click()
    expect(people.state(page)).to_have_text("Handing in…")
    debate = go_to(paper.seat.debate, "split")
    says(page, "What splits us?")
    held[0].continue_()
    notice = page.locator("[data-kind=shut]")
    expect(notice).to_be_visible()
    phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)
    says(page, "Rank on your own")
    expect(notice).to_have_count(0)
    assert placed(page) == factors("dbac")

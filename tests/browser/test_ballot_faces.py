"""One ballot, four faces: taps, keys, drags and plain selects, down to what the ledger holds."""

import re

import pytest
from playwright.sync_api import expect

from debates.models import Ballot
from tests.browser.gestures import ITEMS, active, card, chip, handed_in, order, place_all, said
from tests.factories import go_to, make_debate
from tests.fixtures.browsers import LAPTOP, PHONE, SMALL_PHONE

ACTIVE = "document.activeElement"
UNDER_44 = """() => [...document.querySelectorAll('button, a, select, summary, .grip')]
    .filter((e) => e.checkVisibility() && !e.matches('.skip'))
    .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
    .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
CLOSER_THAN_8 = """() => {
    const all = [...document.querySelectorAll('.ballot button, .ballot summary, .grip')]
        .filter((e) => e.checkVisibility())
        .map((e) => [e.className + e.textContent, e.getBoundingClientRect()]);
    return all.flatMap(([one, a], n) => all.slice(n + 1)
        .filter(([, b]) => Math.max(a.left - b.right, b.left - a.right) < 7.9
            && Math.max(a.top - b.bottom, b.top - a.bottom) < 7.9)
        .map(([other]) => `${one} / ${other}`));
}"""
WATCH_LINES = """() => {
    const said = document.getElementById('ballot-said');
    window.lines = [];
    new MutationObserver(() => lines.push(said.textContent))
        .observe(said, { childList: true, characterData: true, subtree: true });
}"""
HIDDEN_FOCUS = """() => {
    const at = document.activeElement, bar = document.querySelector('.state');
    const box = at.getBoundingClientRect(), over = bar.getBoundingClientRect();
    if (at === document.body || at.id === 'main') return '';
    const isCovered = getComputedStyle(bar).position === 'sticky'
        && box.bottom > over.top + 0.5 && box.top < over.bottom;
    const isOut = box.top < -0.5 || box.bottom > innerHeight + 0.5;
    return isCovered || isOut ? at.outerHTML.slice(0, 90) : '';
}"""


def test_ten_taps_are_a_ballot(ballot):
    page, paper = ballot()  # the first tap joined
    taps = 1
    for letter in "cafbhged":
        chip(page, letter).tap()
        taps += 1
    page.get_by_role("button", name="Hand in").tap()
    assert taps + 1 == 10
    assert handed_in(page) == list("cafbhged")
    paper.refresh_from_db()
    assert paper.draft == {letter: n for n, letter in enumerate("cafbhged", 1)}


def test_the_tray_stands_in_the_papers_own_order(ballot):
    page, paper = ballot()
    shown = page.locator(".chip").evaluate_all(ITEMS)
    assert shown == paper.shuffle


def test_a_placed_card_opens_its_moves(ballot):
    page, _paper = ballot(factors=4)
    place_all(page, "abcd")
    card(page, "c").tap()
    page.get_by_role("button", name="Move Factor C up").tap()
    expect(said(page)).to_have_text("Factor C, now 2nd of 4")
    page.get_by_role("button", name="Move Factor C down").tap()
    page.get_by_role("button", name="Move Factor C to place 1").tap()
    assert order(page) == "cabd"
    page.get_by_role("button", name="Remove Factor C from the ranking").tap()
    expect(chip(page, "c")).to_be_visible()
    page.get_by_role("button", name="Undo").tap()
    assert order(page) == "cabd"
    page.locator("#hand-in").tap()
    assert handed_in(page) == list("cabd")


def test_keys_alone_rank_twelve_in_sixty_presses(ballot):
    page, _paper = ballot(LAPTOP, factors=12)
    wanted, presses = "lbkdjfhgicea", 0

    def press(key):
        nonlocal presses
        presses += 1
        page.keyboard.press(key)

    page.locator("#stage-heading").focus()
    press("Tab")
    while left := page.locator(".chip").evaluate_all(ITEMS):
        by_number = [letter for letter in left if wanted.index(letter) < 9]
        target = by_number[-1] if by_number else min(left, key=wanted.index)
        press("End")
        while active(page) != target:
            press("ArrowUp")
        press(str(wanted.index(target) + 1) if by_number else "Enter")
        assert active(page) == target  # the focus stays on what was moved
    while page.evaluate(f"{ACTIVE}.id") != "hand-in":
        press("Tab")
    press("Enter")
    assert handed_in(page) == list(wanted)
    assert presses <= 60


def test_tab_and_enter_are_enough(ballot):
    page, paper = ballot(LAPTOP)
    page.locator(".chip").first.focus()
    for _ in range(7):
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert order(page) == "".join(paper.shuffle)


def test_keys_act_on_the_focused_card_only(ballot):
    page, _paper = ballot(LAPTOP, factors=4)
    place_all(page, "abc")
    card(page, "c").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(said(page)).to_have_text("Factor C, now 2nd of 4")
    page.keyboard.press("1")
    assert (order(page), active(page)) == ("cab", "c")
    page.keyboard.press("Delete")
    expect(said(page)).to_have_text("Factor C, back among those still to place")
    assert (order(page), active(page)) == ("ab", "c")
    page.keyboard.press("u")
    assert (order(page), active(page)) == ("cab", "c")
    page.locator("#stage-heading").focus()
    for key in ("1", "u", "Delete", "Alt+ArrowDown"):
        page.keyboard.press(key)
    assert order(page) == "cab"


def test_a_move_is_said_once(ballot):
    page, _paper = ballot(LAPTOP, factors=4)
    page.evaluate(WATCH_LINES)
    chip(page, "b").click()
    card(page, "b").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".state")).to_contain_text("Kept as you go")
    assert page.evaluate("lines") == ["Factor B, now 1st of 4", "Factor B, now 2nd of 4"]


def middle(page, selector):
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_handle_drags_and_escape_lets_go(ballot):
    page, _paper = ballot(LAPTOP)
    place_all(page, "abcd")
    x, start = middle(page, '[data-grip="d"]')
    _x, end = middle(page, '[data-grip="b"]')
    page.mouse.move(x, start)
    page.mouse.down()
    page.mouse.move(x, end, steps=5)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert order(page) == "abcd"
    page.mouse.move(x, start)
    page.mouse.down()
    page.mouse.move(x, end, steps=5)
    page.mouse.up()
    assert order(page) == "adbc"
    expect(said(page)).to_have_text("Factor D, now 2nd of 8")


def test_a_finger_drags_on_the_handle_and_scrolls_elsewhere(ballot):
    page, _paper = ballot(SMALL_PHONE)
    place_all(page, "abcdefgh")
    page.evaluate("scrollTo(0, 0)")
    fingers = page.context.new_cdp_session(page)

    def touch(kind, *points):
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    def swipe(x, start, end):
        touch("touchStart", {"x": x, "y": start})
        for n in range(1, 7):
            touch("touchMove", {"x": x, "y": start + (end - start) * n / 6})
        touch("touchEnd")

    x, start = middle(page, '[data-grip="a"]')
    swipe(x, start, middle(page, '[data-grip="c"]')[1])
    assert (order(page), page.evaluate("scrollY")) == ("bcadefgh", 0)
    x, start = middle(page, '[data-item="d"].pick')
    swipe(x, start, start - 200)
    page.wait_for_function("scrollY > 50")
    assert order(page) == "bcadefgh"


def test_a_diamond_fills_from_the_top_and_swaps_full_rows(ballot):
    page, _paper = ballot(factors=9, shape="diamond")
    place_all(page, "abcdefghi")
    expect(page.locator("#tray-heading")).to_contain_text("Everything is placed")
    card(page, "b").tap()
    page.get_by_role("button", name="Move Factor B up a row").tap()  # changes places with a
    page.get_by_role("button", name="Swap Factor B with another").tap()
    expect(said(page)).to_contain_text("changes places with Factor B")
    card(page, "i").tap()
    expect(said(page)).to_have_text("Factor B, now bottom; Factor I changed places with it")
    page.locator("#hand-in").tap()
    assert handed_in(page) == ["i", "ac", "def", "gh", "b"]


def test_free_tiers_tie_and_come_apart(ballot):
    page, _paper = ballot(factors=4, shape="tiers")
    place_all(page, "abcd")
    for letter in "bd":
        card(page, letter).tap()
        page.get_by_role("button", name="Tie with above").tap()
    expect(said(page)).to_have_text("Factor D, now 3rd of 4, level with Factor C")
    card(page, "b").tap()
    page.get_by_role("button", name="Move Factor B up").tap()
    page.locator("#hand-in").tap()
    assert handed_in(page) == ["b", "a", "cd"]


def test_what_is_missing_is_said_and_seen(ballot):
    page, _paper = ballot(SMALL_PHONE, factors=4)
    place_all(page, "ab")
    page.get_by_role("button", name=re.compile("Hand in · 2 still to place")).tap()
    notice = page.locator("#ballot-news .notice")
    expect(notice).to_contain_text(re.compile("2 factors still to place: Factor [CD], Factor [CD]"))
    expect(notice).to_be_focused()
    assert page.evaluate(HIDDEN_FOCUS) == ""
    assert not Ballot.objects.exists()


def test_gaps_are_no_opinion_where_they_are_allowed(ballot):
    page, _paper = ballot(factors=4, gaps_allowed=True)
    page.get_by_role("button", name="Hand in").tap()
    expect(page.locator("#ballot-news")).to_contain_text("Nothing is placed yet")
    place_all(page, "ca")
    page.get_by_role("button", name="Hand in").tap()
    assert handed_in(page) == ["c", "a"]


def test_changing_ones_mind_until_the_round_closes(ballot):
    page, paper = ballot(factors=4)
    place_all(page, "abcd")
    page.locator("#hand-in").dblclick()
    assert handed_in(page) == list("abcd")
    assert Ballot.objects.count() == 1
    assert page.evaluate("JSON.stringify(localStorage)") == "{}"
    card(page, "d").tap()
    page.get_by_role("button", name="Move Factor D to place 1").tap()
    expect(page.locator(".state")).to_have_text("Changed since you handed in")
    page.reload()
    expect(page.locator(".state")).to_have_text("Changed since you handed in")
    page.get_by_role("button", name="Hand in").tap()
    assert handed_in(page) == list("dabc")
    assert Ballot.objects.filter(paper=paper).count() == 2


@pytest.mark.parametrize("device", [SMALL_PHONE, LAPTOP], ids=["320", "laptop"])
@pytest.mark.parametrize(("shape", "factors"), [("ladder", 14), ("diamond", 9), ("tiers", 8)])
def test_everything_is_in_reach(ballot, violations, device, shape, factors):
    page, _paper = ballot(device, factors=factors, shape=shape)
    place_all(page, "abcde")
    card(page, "b").click()
    assert page.evaluate(UNDER_44) == []
    assert page.evaluate(CLOSER_THAN_8) == []
    assert page.evaluate("document.documentElement.scrollWidth") == device["viewport"]["width"]
    assert violations(page) == []
    for key in ("Tab", "Shift+Tab"):
        page.evaluate(f"{ACTIVE}.blur()")
        for _ in range(45):
            page.keyboard.press(key)
            assert page.evaluate(HIDDEN_FOCUS) == ""


def test_plain_selects_do_without_script(person, server, violations):
    debate = go_to(make_debate(minutes={}), "opening")
    page = person(PHONE, java_script_enabled=False)
    page.goto(f"/j/{debate.join_code}/")
    page.get_by_role("button", name="Join").click()
    for n, letter in enumerate("bad", 1):
        page.get_by_label(f"Factor {letter.upper()}").select_option(str(n))
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("alert")).to_contain_text("1 factor still to place: Factor C.")
    expect(page.get_by_label("Factor B")).to_have_value("1")
    page.get_by_label("Factor C").select_option("4")
    page.get_by_role("button", name="Hand in").click()
    assert handed_in(page) == list("badc")

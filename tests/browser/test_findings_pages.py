"""Findings in a real browser: to be read on a phone and from the back row, kept as a picture, printed."""

import random
import re
import struct

import pytest
from playwright.sync_api import expect

from debates.actions import features
from tests.browser.dossier import make_stalin_debate
from tests.browser.drawings import clashes
from tests.class_of_seven import uncover
from tests.factories import cast, go_to, make_seat, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE, PROJECTOR, SMALL_PHONE

BEAMER = {"viewport": {"width": 1280, "height": 720}}
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TALL = "document.documentElement.scrollHeight - document.documentElement.clientHeight"


def met(shape: str = "ladder", **plan):
    """Twenty-six pupils in two groups, on the shipped dossier."""
    debate = make_stalin_debate("diamond" if shape == "diamond" else "default", shape=shape, **plan)
    slugs, drawn = list(debate.factors.values_list("slug", flat=True)), random.Random(3)
    seats = [make_seat(debate) for _ in range(26)]
    for kind in debate.rounds.order_by("id").values_list("kind", flat=True):
        debate, noise = go_to(debate, kind), 2.2 if kind == "opening" else 1.2
        for n, seat in enumerate(seats):
            way = 1 if n % 2 else -0.8
            weights = {slug: way * at + drawn.gauss(0, noise) for at, slug in enumerate(slugs)}
            order = sorted(slugs, key=weights.__getitem__)
            rows = (1, 2, 3, 2, 1) if shape == "diamond" else (1,) * len(order)
            tiers = [[order.pop(0) for _ in range(size)] for size in rows]
            cast(seat, " > ".join(" = ".join(tier) for tier in tiers), kind=kind)
    debate = uncover(go_to(debate, "verdict"), steps=len(slugs))
    debate.room = seats
    return debate


def test_nothing_is_in_the_way(enter, violations):
    debate = met(has_periods=True)
    for device, pupil in ((PHONE, True), (SMALL_PHONE, True), (LAPTOP, False)):
        who = {"seat": debate.room[0]} if pupil else {"user": teacher_of(debate)}
        page = enter(**who, device=device)
        start = f"/{'' if pupil else 'teacher/'}debate/{debate.public_id}/findings/"
        for part in ("", "sums/"):
            page.goto(start + part)
            page.evaluate("document.fonts.ready")
            assert page.evaluate(WIDE) == 0
            assert clashes(page, "svg.chart", close="name") == []
            assert page.locator("#slope").is_visible() == (not pupil and part == "")
            assert violations(page) == []
    expect(page.locator("h1")).to_have_text("The working")


def test_a_pupil_goes_through_them_by_keyboard(enter):
    debate = met("diamond")
    page = enter(debate.room[0], device=LAPTOP)
    page.goto(f"/debate/{debate.public_id}/")
    page.locator("#to-findings").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chart-diamond")).to_be_visible()
    page.locator("#twin-duels summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#table-duels")).to_be_visible()
    page.locator("#against").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#readings-heading .mark")).to_have_text("editor's simplification")


@pytest.mark.parametrize("device", [PROJECTOR, BEAMER], ids=["1920x1080", "1280x720"])
def test_each_chart_fits_on_the_wall(person, server, violations, device):
    debate = met("diamond")
    page = person(device)
    for name in ("ranges", "places", "moves", "diamond", "duels", "room"):
        features.feature_chart(debate=debate, by=teacher_of(debate), name=name)
        page.goto(f"/projector/{debate.projector_key}/")
        page.evaluate("document.fonts.ready")
        expect(page.locator(f"#chart-{name}")).to_be_visible()
        assert page.evaluate(f"[{WIDE}, {TALL}]") == [0, 0], name
        assert clashes(page, "svg.chart", close="name") == [], name
    assert violations(page) == []


def test_a_click_puts_a_chart_on_the_wall_and_the_drawing_moves(enter, person, server):
    debate = met()
    wall, console = person(PROJECTOR), enter(user=teacher_of(debate), device=LAPTOP)
    wall.goto(f"/projector/{debate.projector_key}/")
    console.goto(f"/teacher/debate/{debate.public_id}/")
    console.locator("#show-places").focus()
    console.keyboard.press("Enter")
    expect(wall.locator("#chart-places")).to_be_visible()
    expect(console.locator("#show-places")).to_contain_text("Take it off")
    console.locator("#show-places").press("Enter")
    expect(wall.locator("#slope")).to_be_visible()


def test_a_drawing_is_kept_as_a_picture(enter):
    debate = met()
    page = enter(user=teacher_of(debate), device=LAPTOP)
    page.goto(f"/teacher/debate/{debate.public_id}/findings/")
    with page.expect_download() as kept:
        page.locator("[data-name='ranges.png']").press("Enter")
    assert kept.value.suggested_filename == "ranges.png"
    content = kept.value.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    # Twice the view box: 720 wide, eight rows of 58 between a head of 60 and a foot of 14.
    assert struct.unpack(">II", content[16:24]) == (2 * 720, 2 * (60 + 8 * 58 + 14))
    assert len(content) > 10_000  # something is drawn on it
    with page.expect_download() as kept:
        page.locator("[data-name='slope.png']").press("Enter")
    content = kept.value.path().read_bytes()
    assert struct.unpack(">I", content[16:20]) == (2 * 1500,)
    assert len(content) > 100_000  # and not only headings, as while things still appear


def test_the_opening_ranking_and_another_class_are_chosen_by_keyboard(enter):
    debate = met()
    go_to(met(by=teacher_of(debate), title="Last year"), "closed")
    page = enter(user=teacher_of(debate), device=LAPTOP)
    page.goto(f"/teacher/debate/{debate.public_id}/findings/")
    page.locator("#of").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#of")).to_have_value("opening")
    expect(page.locator("#chart-places")).to_be_visible()
    expect(page.locator("#chart-moves")).to_have_count(0)
    page.locator("#beside").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#slope .ghost")).to_have_count(8)


@pytest.mark.parametrize(
    "plan",
    [{}, {"shape": "diamond"}, {"has_periods": True}],
    ids=["ladder", "diamond", "periods"],
)
def test_the_report_is_two_sheets_of_paper(enter, violations, plan):
    debate = met(**plan)
    page = enter(user=teacher_of(debate), device=LAPTOP)
    page.goto(f"/teacher/debate/{debate.public_id}/findings/report/")
    assert page.locator("#chart-periods").count() == ("has_periods" in plan)
    assert violations(page) == []
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2


def test_a_guess_is_made_by_keyboard_and_stands_there_again(enter):
    debate = go_to(make_stalin_debate("default"), "verdict")
    page = enter(make_seat(debate), device=SMALL_PHONE)
    page.goto(f"/debate/{debate.public_id}/prediction/")
    assert page.evaluate(WIDE) == 0
    keys = page.keyboard
    page.evaluate("document.activeElement.blur()")
    for _ in range(12):
        keys.press("Tab")
        if page.evaluate("document.activeElement.id") == "higher-1":
            break
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    for _ in range(5):
        keys.press("Tab")
    keys.press("Enter")
    first, second = debate.factors.values_list("slug", flat=True)[:2]
    expect(page).not_to_have_url(re.compile("prediction/$"))
    page.goto(f"/debate/{debate.public_id}/prediction/")
    expect(page.locator("#higher-1")).to_have_value(first)
    expect(page.locator("#lower-1")).to_have_value(second)


def test_debates_are_looked_for_by_keyboard(enter, violations):
    debate = go_to(make_stalin_debate("default"), "closed")
    page = enter(user=teacher_of(debate), device=SMALL_PHONE)
    page.goto("/teacher/")
    assert page.evaluate(WIDE) == 0
    for name in ("q", "question", "state"):  # a label never leaves its field
        label, field = page.locator(f'label[for="{name}"]'), page.locator(f"#{name}")
        apart = label.bounding_box()["y"] - field.bounding_box()["y"]
        assert abs(apart) < field.bounding_box()["height"], name
    page.locator("#q").focus()
    page.keyboard.type("nothing of the kind")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("0 debates found.")
    page.locator("#q").focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("state=over"))
    expect(page.get_by_role("heading", name=debate.title)).to_be_visible()
    assert violations(page) == []

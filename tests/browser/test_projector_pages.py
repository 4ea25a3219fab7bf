"""The wall in a real browser: one screenful, readable, alive, and still for those who ask for it."""

import pytest
from playwright.sync_api import expect

from debates.actions import debates, phases
from debates.actions.debates import FactorWording, Plan
from debates.models import Edition
from debates.queries.editions import all_factors, factor_set
from tests.browser.drawings import clashes
from tests.class_of_seven import OPENING, class_of_seven, uncover
from tests.dossiers.stalin import stalin_edition
from tests.engines.sampling import sample
from tests.factories import cast, go_to, make_seat, make_teacher, teacher_of
from tests.fixtures.browsers import PHONE, PROJECTOR

BEAMER = {"viewport": {"width": 1280, "height": 720}}
LAPTOP_WALL = {"viewport": {"width": 1280, "height": 800}}
SCREENS = [
    pytest.param(PROJECTOR, id="1920x1080"),
    pytest.param(BEAMER, id="1280x720"),
    pytest.param(LAPTOP_WALL, id="1280x800"),
]
STATES = ("lobby", "opening", "discussion", "paused", "locked", "covered", "partly", "all", "few")


def make(state: str, **plan):
    """A class of seven (of four where a class order is withheld) in one of the wall's states."""
    match state:
        case "paused" | "locked":
            debate = class_of_seven(phase="evidence", **plan)
            by = teacher_of(debate)
            if state == "paused":
                return phases.pause_debate(debate=debate, by=by)
            return debates.lock_room(debate=debate, by=by, locked=True)
        case "covered" | "partly" | "all":
            steps = {"covered": 0, "partly": 2, "all": 4}[state]
            return uncover(class_of_seven(**plan), steps=steps)
        case "few":
            return uncover(class_of_seven(pupils=4, **plan), steps=2)
    return class_of_seven(phase=state, **plan)


def look(page, debate):
    page.goto(f"/projector/{debate.projector_key}/")
    page.evaluate("document.fonts.ready")
    return page


def overflow(page) -> list[int]:
    return page.evaluate(
        """() => { const all = document.documentElement;
        return [all.scrollWidth - innerWidth, all.scrollHeight - innerHeight] }"""
    )


@pytest.mark.parametrize("device", SCREENS)
def test_every_screen_fits_without_scrolling(person, device):
    page = person(device)
    for number, state in enumerate(sample(STATES)):
        look(page, make(state, by=make_teacher(f"teacher-{number}")))
        assert overflow(page) == [0, 0], state
        if page.locator("#slope").count():
            assert clashes(page, "#slope") == [], state


def shipped(strength: str, pick):
    """A verdict on the shipped dossier, its longest sentences and all, by a class of one."""
    stalin_edition()
    edition = Edition.objects.get()
    plan = Plan(
        title="Year 12",
        factors=[FactorWording(f.slug, f.title, f.summary) for f in pick(edition)],
        anonymity="hands",
        conclusions={"essay": strength},
    )
    debate = debates.open_debate(by=make_teacher(), edition=edition, plan=plan)
    seat, slugs = make_seat(debate), [factor.slug for factor in pick(edition)]
    for kind, order in (("opening", slugs), ("closing", slugs[::-1])):
        debate = go_to(debate, kind)
        cast(seat, " > ".join(order), kind=kind)
    return uncover(go_to(debate, "verdict"), steps=len(slugs))


@pytest.mark.parametrize(
    ("strength", "pick"),
    [
        pytest.param("implied", lambda edition: factor_set(edition, "default"), id="eight"),
        pytest.param("derived", all_factors, id="twelve"),
    ],
)
def test_the_shipped_dossier_fits_too(person, strength, pick):
    debate = shipped(strength, pick)
    for device in (PROJECTOR, BEAMER, LAPTOP_WALL):
        page = look(person(device), debate)
        assert overflow(page) == [0, 0]
        assert clashes(page, "#slope") == []
    if strength == "implied":
        whole = "(list) => list.scrollHeight <= list.clientHeight + 1"
        assert page.locator("#comparisons").evaluate(whole)


@pytest.mark.parametrize("state", ["lobby", "opening", "partly", "all", "few"])
def test_it_does_not_break_on_a_phone(person, state):
    page = look(person(PHONE), make(state))
    assert overflow(page)[0] == 0
    if state in ("partly", "all"):
        expect(page.get_by_role("table")).to_be_visible()
        expect(page.locator("#slope")).to_be_hidden()


def test_the_last_row_can_read_it(person):
    """Heights of letters as shares of the screen's height."""

    def share(selector: str) -> float:
        return page.evaluate(
            """(what) => parseFloat(getComputedStyle(document.querySelector(what)).fontSize)
            * (document.querySelector(what).getCTM?.().a ?? 1) / innerHeight""",
            selector,
        )

    page = look(person(PROJECTOR), make("opening"))
    assert share("#count") > 1 / 7
    assert share("#code") > 1 / 18
    assert share("#left .clock") > 1 / 12
    look(page, make("all", by=make_teacher("okoro")))
    assert share("#slope .name") > 1 / 45
    assert share("#slope .place") > 1 / 45


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("device", [SCREENS[0], pytest.param(PHONE, id="phone")])
def test_nothing_is_in_the_way(person, violations, device, state):
    page = look(person(device, reduced_motion="reduce"), make(state))
    assert violations(page) == []


def mark(page, selector: str) -> None:
    """Leaves a sign on an element that no reload and no exchange would keep."""
    page.evaluate("(what) => { document.querySelector(what).kept = true }", selector)


def kept(page, selector: str) -> bool:
    return page.evaluate("(what) => document.querySelector(what).kept === true", selector)


def test_ballots_are_counted_by_themselves_and_the_bar_is_the_same_bar(person):
    debate = go_to(class_of_seven(phase="lobby"), "opening")
    page = look(person(PROJECTOR), debate)
    expect(page.locator("#count")).to_have_text("0 of 7 in")
    mark(page, "#gauge-in")
    for seat, order in zip(debate.seats.all()[:3], OPENING, strict=False):
        cast(seat, order)
    expect(page.locator("#count")).to_have_text("3 of 7 in")
    expect(page.locator("#gauge-in")).to_have_attribute("width", "428")
    assert kept(page, "#gauge-in")
    make_seat(debate)
    expect(page.locator("#count")).to_have_text("3 of 8 in")


def test_the_wall_follows_the_lesson_and_keeps_what_was_uncovered(person):
    debate = class_of_seven(phase="closing")
    page = look(person(PROJECTOR), debate)
    expect(page.get_by_role("heading", name="Rank again, on your own")).to_be_visible()
    debate = go_to(debate, "verdict")
    expect(page.locator("#slope-slots rect")).to_have_count(5)
    assert "Factor" not in page.content()
    uncover(debate, steps=2)
    expect(page.locator("#slope-line-e")).to_be_attached()
    for part in ("#slope", "#slope-line-c", "#slope-after-c", "#comparison-c\\.e"):
        mark(page, part)
    uncover(debate)
    expect(page.locator("#slope-line-a")).to_be_attached()
    for part in ("#slope", "#slope-line-c", "#slope-after-c", "#comparison-c\\.e"):
        assert kept(page, part), part
    uncover(debate)
    expect(page.get_by_text("We agree with 1.")).to_be_visible()
    expect(page.locator("#slope-slots rect")).to_have_count(0)
    # Everything that came by morphing is real SVG: a name in the wrong namespace has no box.
    assert page.evaluate(
        "[...document.querySelectorAll('#slope *')].every((one) => one instanceof SVGElement)"
    )
    assert clashes(page, "#slope") == []


def test_the_morphed_wall_is_what_a_reload_shows(person):
    debate = class_of_seven()
    page = look(person(PROJECTOR, reduced_motion="reduce"), debate)
    for steps in range(1, 5):
        uncover(debate)
        expect(page.locator("#slope-slots rect")).to_have_count([4, 3, 1, 0][steps - 1])
    wall = "document.getElementById('stage').innerHTML.replace(/<time.*?<[/]time>/g, '')"
    wall += ".replace(/\\s+/g, ' ')"
    followed = page.evaluate(wall)
    page.reload()
    assert page.evaluate(wall) == followed


def running(page) -> int:
    """Animations and transitions that last longer than a blink."""
    return page.evaluate(
        """() => document.getAnimations().filter(
        (one) => one.effect.getComputedTiming().duration > 50).length"""
    )


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_those_who_ask_for_stillness(person, motion, moves):
    debate = uncover(class_of_seven(), steps=2)
    page = look(person(PROJECTOR, reduced_motion=motion), debate)
    page.evaluate(
        """() => { window.most = 0; const count = () => { window.most = Math.max(window.most,
        document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 50).length);
        requestAnimationFrame(count) }; count() }"""
    )
    uncover(debate)
    expect(page.locator("#slope-line-a")).to_be_attached()
    page.wait_for_timeout(200)
    assert (page.evaluate("window.most") > 0) is moves
    assert running(page) == 0 or moves


@pytest.mark.parametrize("status", [500, 404, 503])
def test_it_goes_on_after_the_server_was_away(person, status):
    debate = go_to(class_of_seven(phase="lobby"), "opening")
    page = look(person(PROJECTOR), debate)
    failed = []

    def fail(route):
        failed.append(route.request.url)
        route.fulfill(status=status, body="<h1>Not this</h1>", content_type="text/html")

    page.route("**/now/**", fail)
    for _ in range(50):
        page.wait_for_timeout(200)
        if len(failed) > 1:
            break
    assert len(failed) > 1, "it gave up asking"
    expect(page.get_by_text("Not this")).to_have_count(0)
    expect(page.locator("#count")).to_have_text("0 of 7 in")
    cast(debate.seats.first(), "a > b > c > d > e")
    page.unroute("**/now/**")
    expect(page.locator("#count")).to_have_text("1 of 7 in")


def test_it_reads_without_script(person):
    page = look(person(PROJECTOR, java_script_enabled=False), make("opening"))
    expect(page.locator("#count")).to_have_text("7 of 7 in")
    expect(page.locator("#left")).to_have_text("7 minutes left")
    expect(page.get_by_role("img", name="QR code to class.test")).to_be_visible()


def test_a_room_that_is_locked_loses_its_code_by_itself(person):
    debate = make("discussion")
    page = look(person(PROJECTOR), debate)
    code = f"{debate.join_code[:4]} {debate.join_code[4:]}"
    expect(page.get_by_text(code)).to_be_visible()
    debates.lock_room(debate=debate, by=teacher_of(debate), locked=True)
    expect(page.get_by_text("The room is locked")).to_be_visible()
    expect(page.get_by_text(code)).to_have_count(0)
    expect(page.get_by_role("img")).to_have_count(0)

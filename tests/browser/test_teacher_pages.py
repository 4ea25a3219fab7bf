"""The teacher's pages in a real browser: nothing in the way, by keyboard, without script."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from debates.actions import door, knocks, phases
from debates.models import Debate
from tests.browser.dossier import LONG_WORD
from tests.dossiers.stalin import stalin_edition
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE, SMALL_PHONE

DEVICES = [pytest.param(LAPTOP, id="laptop"), pytest.param(PHONE, id="phone")]


@pytest.fixture
def novak(person, server):
    """A factory: a page of Ms Novak, signed in."""

    def enter(user, device=LAPTOP, **options):
        page = person(device, **options)
        client = Client()
        client.force_login(user)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}]
        )
        return page

    return enter


@pytest.fixture
def debate(server):
    """Ada has handed in, Ben's paper is empty, Cleo has a draft; nobody's clock runs out."""
    debate = go_to(make_debate(minutes={}), "opening")
    ada, _ben, _cleo = (make_seat(debate, name=name) for name in ("Ada", "Ben", "Cleo"))
    cast(ada, "a > b > c > d")
    debate.refresh_from_db()
    return debate


def console(debate) -> str:
    return f"/teacher/debate/{debate.public_id}/"


def running(page):
    return page.locator('.phases [aria-current="step"]')


def assert_saved(page, debate, phase: str, note: str) -> None:
    for _ in range(30):
        if debate.plan.get(phase=phase).note == note:
            return
        page.wait_for_timeout(100)
    raise AssertionError(debate.plan.get(phase=phase).note)


def fits(page) -> bool:
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return page.evaluate(wide) <= 0


@pytest.mark.parametrize("device", DEVICES)
def test_nothing_is_in_the_way_of_signing_in(person, violations, device):
    page = person(device)
    page.goto("/sign-in/")
    assert violations(page) == []
    page.get_by_label("Name or e-mail").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    assert fits(page)


@pytest.mark.parametrize("device", DEVICES)
def test_nothing_is_in_the_way_of_starting(novak, violations, device, server):
    stalin_edition()
    user = make_teacher()
    make_debate(by=user)
    page = novak(user, device)
    for address in ("/teacher/", "/teacher/new/", "/sign-out/"):
        page.goto(address)
        assert violations(page) == [], address
        assert fits(page), address
    page.goto("/teacher/new/")
    page.get_by_text("Options", exact=True).click()
    page.get_by_label("Split").or_(page.get_by_label("What splits us")).fill("two")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("Write whole minutes from 1 to 600")).to_be_visible()
    assert violations(page) == []
    assert fits(page)


@pytest.mark.parametrize("device", DEVICES)
def test_nothing_is_in_the_way_on_the_console(novak, debate, violations, device):
    page = novak(teacher_of(debate), device)
    door.let_in_by_hand(debate=debate, by=teacher_of(debate), on=True)
    knocks.knock(debate=debate, asked="Ada")
    make_seat(debate, name="Dora")
    page.goto(console(debate))
    expect(page.get_by_role("heading", name="1 waits to be let in")).to_be_visible()
    assert violations(page) == []
    assert fits(page)
    page.get_by_role("button", name="It is them").click()
    expect(page.get_by_text("is on the new device now")).to_be_visible()
    page.get_by_role("button", name="Remove all not let in").click()
    expect(page.get_by_role("heading", name="At the door")).to_be_hidden()
    page.get_by_role("button", name="Next: Split").click()
    expect(page.get_by_role("alert")).to_contain_text("2 have not handed in")
    page.get_by_role("button", name="Show names").click()
    expect(page.get_by_text("Cleo", exact=True)).to_be_visible()
    assert violations(page) == []
    assert fits(page)
    go_to(debate, "verdict")
    page.reload()
    page.get_by_role("button", name="Uncover the next factor").click()
    expect(page.locator("#uncovering li")).to_have_count(1)
    page.get_by_role("button", name="Show results").click()
    expect(page.locator("#results")).to_contain_text("fewer than five")
    assert violations(page) == []
    assert fits(page)
    go_to(debate, "exit")
    page.reload()
    page.get_by_role("button", name="Close the debate").click()
    expect(page.get_by_role("alert")).to_contain_text("for good")
    assert violations(page) == []
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("The debate is over.").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("device", DEVICES)
def test_nothing_is_in_the_way_of_a_seat(novak, debate, violations, device):
    page = novak(teacher_of(debate), device)
    page.goto(console(debate))
    page.locator("#seats a").first.click()
    assert violations(page) == []
    page.get_by_role("button", name="New seat code").click()
    expect(page.get_by_text("It is shown only this once")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Remove from the room").click()
    expect(page.get_by_role("button", name="Bring back")).to_be_visible()
    assert violations(page) == []
    assert fits(page)


def test_a_results_table_of_a_class_reads_well(novak, server, violations):
    debate = go_to(make_debate(minutes={}), "opening")
    for _ in range(5):
        cast(make_seat(debate), "b > a > c > d")
    go_to(debate, "split")
    page = novak(teacher_of(debate), PHONE)
    page.goto(console(debate))
    page.get_by_role("button", name="Show results").click()
    expect(page.locator("#results-opening tbody tr")).to_contain_text(
        ["Factor B 1st 1.00", "Factor A 2nd 2.00", "Factor C 3rd 3.00", "Factor D 4th 4.00"]
    )
    assert violations(page) == []
    assert fits(page)
    debate.factors.filter(slug="c").update(title=LONG_WORD)
    page.set_viewport_size(SMALL_PHONE["viewport"])
    page.reload()
    expect(page.locator("#results-opening")).to_contain_text(LONG_WORD)
    assert fits(page)


def test_a_lesson_is_started_by_keyboard_alone(person, server):
    stalin_edition()
    make_teacher()
    page = person()
    page.goto("/teacher/")
    page.get_by_label("Name or e-mail").focus()
    page.keyboard.type("novak")
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="New debate").focus()
    page.keyboard.press("Enter")
    # The question is chosen already: the class, and start.
    page.get_by_label("Class", exact=True).focus()
    page.keyboard.type("Year 12")
    page.keyboard.press("Enter")
    expect(running(page)).to_have_text("Lobby")
    debate = Debate.objects.get()
    assert (debate.title, debate.factors.count()) == ("Year 12", 8)
    page.wait_for_load_state()  # before that, Next loads a page, which begins at its top
    page.locator("#next").focus()
    for phase in ("Opening", "Split", "Evidence", "Discussion", "Closing", "Verdict", "Exit"):
        page.keyboard.press("Enter")
        expect(running(page)).to_have_text(phase)
        expect(page.locator("#next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("for good")
    page.get_by_role("button", name="Close it").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#steer-closed")).to_be_focused()
    debate.refresh_from_db()
    assert (debate.phase, debate.phase_serial) == ("closed", 8)


def test_the_keyboard_goes_on_at_next_when_its_question_is_answered(novak, debate):
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    page.locator("#next").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#decision")).to_be_visible()
    page.locator("#wait").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#decision")).to_have_count(0)
    expect(page.locator("#next")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#leave").focus()
    page.keyboard.press("Enter")
    expect(running(page)).to_have_text("Split")
    expect(page.locator("#next")).to_be_focused()


@pytest.mark.parametrize("button", ["#toggle-names", "#toggle-results"])
def test_the_focus_stays_on_a_button_that_shows_and_covers(novak, debate, button):
    go_to(debate, "split")
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    page.locator(button).focus()
    for words in ("Cover again", "Show"):
        page.keyboard.press("Enter")
        expect(page.locator(button)).to_contain_text(words)
        expect(page.locator(button)).to_be_focused()


def test_a_double_click_on_next_moves_once(novak, debate):
    go_to(debate, "split")
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    page.locator("#next").dblclick(delay=120)
    expect(running(page)).to_have_text("Evidence")
    page.wait_for_timeout(500)
    debate.refresh_from_db()
    assert (debate.phase, debate.phase_serial) == ("evidence", 3)


def test_enter_held_down_on_next_moves_once(novak, debate):
    go_to(debate, "split")
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    page.locator("#next").focus()
    for _ in range(6):
        page.keyboard.down("Enter")  # from the second on they repeat
        page.wait_for_timeout(80)
    page.keyboard.up("Enter")
    expect(running(page)).to_have_text("Evidence")
    page.wait_for_timeout(300)
    debate.refresh_from_db()
    assert debate.phase == "evidence"


def test_the_class_comes_in_while_the_teacher_types(novak, debate):
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    note = page.get_by_label("Opening ranking", exact=True)
    note.click()
    page.keyboard.type("Who kept him")
    make_seat(debate, pseudonym="Teal Heron")
    expect(page.get_by_role("link", name="Teal Heron")).to_be_visible()
    expect(page.locator(".stats dd").first).to_have_text("4")
    page.keyboard.type(" in office?")
    expect(note).to_be_focused()
    expect(note).to_have_value("Who kept him in office?")
    assert_saved(page, debate, "opening", "Who kept him in office?")


def test_another_teachers_next_takes_no_word_from_who_is_typing(novak, debate):
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    note = page.get_by_label("Opening ranking", exact=True)
    note.click()
    page.keyboard.type("Who kept him")
    phases.advance_phase(debate=debate, by=teacher_of(debate), serial=1, drafts="leave")
    expect(running(page)).to_have_text("Split")
    page.keyboard.type(" in office?")
    expect(page.locator("#note-opening")).to_have_value("Who kept him in office?")
    assert_saved(page, debate, "opening", "Who kept him in office?")
    assert debate.plan.get(phase="split").note == ""
    page.locator("#note-split").click()
    expect(page.locator("#note-opening")).to_be_hidden()


def test_what_is_opened_stays_open_when_the_class_moves(novak, debate):
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    page.get_by_text("The same for the next class").click()
    page.locator("#copy-title").fill("Year 13")
    page.get_by_label("For all phases").check()
    make_seat(debate, pseudonym="Teal Heron")
    expect(page.get_by_role("link", name="Teal Heron")).to_be_visible()
    expect(page.locator("#copy-title")).to_have_value("Year 13")
    expect(page.locator("#note-split")).to_be_visible()


def test_a_page_whose_teacher_was_signed_out_asks_to_sign_in(novak, debate):
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    page.context.clear_cookies()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.url.endswith(f"/sign-in/?next={console(debate)}")


def test_a_trial_opens_beside_the_console(novak, debate):
    page = novak(teacher_of(debate))
    page.goto(console(debate))
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Try it as a pupil").click()
    expect(opened.value.get_by_text("A teacher's trial")).to_be_visible()
    expect(page.get_by_text("trial, never counts")).to_be_visible()
    expect(page.locator(".stats dd").first).to_have_text("3")


def test_a_lesson_is_run_without_script(novak, debate):
    page = novak(teacher_of(debate), java_script_enabled=False)
    page.goto("/teacher/")
    page.get_by_role("link", name="Year 12").click()
    page.get_by_role("button", name="Next: Split").click()
    expect(page.get_by_role("heading", name="2 have not handed in")).to_be_visible()
    page.get_by_role("button", name="Close without them").click()
    page.get_by_label("What splits us", exact=True).fill("Who kept him in office?")
    page.get_by_role("button", name="Save What splits us").click()
    expect(page.get_by_text("Saved at")).to_be_visible()
    for phase in ("Evidence", "Discussion", "Closing"):
        page.get_by_role("button", name=f"Next: {phase}").click()
    page.get_by_role("button", name="Next: Verdict").click()
    page.get_by_role("button", name="Close without them").click()
    for _ in range(4):
        page.get_by_role("button", name="Uncover the next factor").click()
    expect(page.get_by_text("Everything is uncovered.")).to_be_visible()
    page.get_by_role("button", name="Next: Exit").click()
    page.get_by_role("button", name="Close the debate").click()
    page.get_by_role("button", name="Close it").click()
    expect(page.locator("#steer-closed")).to_be_visible()
    debate.refresh_from_db()
    assert debate.phase == "closed"
    assert debate.plan.get(phase="split").note == "Who kept him in office?"

"""Pages that are told: a change shows at once although nobody asks for ten minutes, and without the bell all
goes on by asking.
"""

import re
import time

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from debates.actions import phases
from debates.live import tower
from tests.browser import people
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE, PROJECTOR

pytestmark = pytest.mark.bell("on")
# On a quiet machine half a second. Nobody waits for a poll, which comes after ten minutes.
SOON = 5000
PUPIL_SOON = SOON + 1500
HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def nobody_asks(monkeypatch):
    for audience in ("pupil", "projector", "console"):
        monkeypatch.setattr(
            f"debates.views.{audience}.INTERVALS",
            {"pupil": 600, "projector": 600, "console": 600},
        )


@pytest.fixture
def debate(server):
    return go_to(make_debate(minutes={}), "opening")


def next_phase(debate) -> None:
    debate.refresh_from_db()
    phases.advance_phase(
        debate=debate, by=teacher_of(debate), serial=debate.phase_serial, drafts="leave"
    )


def wall_of(person, debate, **options):
    page = person(PROJECTOR, **options)
    page.goto(f"/projector/{debate.projector_key}/")
    return page


def pupil_of(person, debate, **options):
    page = person(PHONE, **options)
    people.join(page, debate.join_code)
    return page


def listening(count: int) -> None:
    """Waits until this server has so many streams."""
    deadline = time.monotonic() + 15
    while len(tower.tower) != count:
        assert time.monotonic() < deadline, f"{len(tower.tower)} streams"
        time.sleep(0.05)


def asked(page) -> list[str]:
    """What the page asks for from now on, the stream aside."""
    urls = []
    page.on("request", lambda request: "/now/" in request.url and urls.append(request.url))
    return urls


def test_wall_and_pupil_move_together_without_asking(person, debate, nobody_asks):
    neighbour = make_seat(debate)
    wall, pupil = wall_of(person, debate), pupil_of(person, debate)
    listening(2)
    expect(wall.locator("#count")).to_have_text("0 of 2 in", timeout=SOON)
    on_wall, on_phone = asked(wall), asked(pupil)
    wall.locator("#hold").focus()
    people.chip(pupil, "Factor A").click()
    people.chip(pupil, "Factor B").focus()
    cast(neighbour, "b > a > c > d")
    expect(wall.locator("#count")).to_have_text("1 of 2 in", timeout=SOON)
    expect(wall.locator("#gauge-in")).to_have_attribute("width", "500")
    # The count came with the bell: nobody asked, and nothing was taken from a pupil's hands.
    pupil.wait_for_timeout(1800)
    assert (on_wall, on_phone) == ([], [])
    assert people.placed(pupil) == ["Factor A"]
    assert people.is_focused(people.chip(pupil, "Factor B"))
    make_seat(debate)
    expect(wall.locator("#count")).to_have_text("1 of 3 in", timeout=SOON)
    assert people.is_focused(wall.locator("#hold"))
    assert (len(on_wall), on_phone) == (1, [])
    next_phase(debate)
    expect(wall.locator("#phase")).to_have_text("What splits us", timeout=SOON)
    expect(pupil.locator("h1")).to_have_text("What splits us?", timeout=PUPIL_SOON)
    assert (len(on_wall), len(on_phone)) == (2, 1)


def test_the_console_is_told_of_seats_and_papers(person, server, debate, nobody_asks):
    page = person(LAPTOP)
    console = people.Console(page)
    console.sign_in("novak", "correct horse battery")
    page.goto(f"/teacher/debate/{debate.public_id}/")
    listening(1)
    seat = make_seat(debate)
    expect(console.figure("joined")).to_have_text("1", timeout=SOON)
    cast(seat, "a > b > c > d")
    expect(console.figure("handed in")).to_have_text("1", timeout=SOON)
    expect(page.locator("#seats")).to_contain_text("handed in", timeout=SOON)


def test_seven_tabs_share_one_stream(person, debate, nobody_asks):
    first = pupil_of(person, debate)
    tabs = [first, *(first.context.new_page() for _ in range(6))]
    for tab in tabs[1:]:
        tab.goto(first.url)
    listening(1)
    next_phase(debate)
    for tab in tabs:
        expect(tab.locator("h1")).to_have_text("What splits us?", timeout=PUPIL_SOON)
    assert len(tower.tower) == 1
    # Whichever of them listens goes; another one does.
    for tab in tabs[:6]:
        tab.close()
    listening(1)
    next_phase(debate)
    expect(tabs[6].locator("h1")).to_have_text("Study the evidence", timeout=8000)


def test_seven_tabs_of_five_pages_leave_room_for_pages(person, debate):
    """Of a browser's six connections at most three are streams; who gets none asks."""
    pupil = pupil_of(person, debate)
    others = [go_to(make_debate(by=make_teacher(name)), "opening") for name in ("okoro", "sato")]
    walls = [f"/projector/{one.projector_key}/" for one in (debate, *others)]
    console = pupil.context.new_page()
    people.Console(console).sign_in("novak", "correct horse battery")
    tabs = [pupil.context.new_page() for _ in range(5)]
    for tab, path in zip(tabs, [*walls, pupil.url, pupil.url], strict=True):
        tab.goto(path)
    console.goto(f"/teacher/debate/{debate.public_id}/")
    listening(3)
    for one in (debate, *others):
        next_phase(one)
    for tab in tabs[:3]:
        expect(tab.locator("#phase")).to_have_text("What splits us")
    for tab in (pupil, *tabs[3:]):
        expect(tab.locator("h1")).to_have_text("What splits us?")
    people.Console(console).stands_at("Split")
    listening(3)
    eighth = pupil.context.new_page()
    eighth.goto(pupil.url, timeout=SOON)  # with all its files
    expect(eighth.locator("h1")).to_have_text("What splits us?")


def test_of_too_many_that_began_at_once_one_gives_up_its_stream(person, debate):
    pupil = pupil_of(person, debate)
    listening(1)
    pupil.evaluate("""() => {
      const others = new BroadcastChannel("bell");
      for (const url of ["/1/bell/", "/2/bell/", "/3/bell/"]) others.postMessage({ url, me: -1, lead: true });
    }""")
    listening(0)
    next_phase(debate)
    expect(pupil.locator("h1")).to_have_text("What splits us?", timeout=PUPIL_SOON)


def test_a_hidden_page_is_quiet_and_catches_up(person, debate, nobody_asks):
    pupil = pupil_of(person, debate)
    listening(1)
    pupil.evaluate(HIDE, True)
    listening(0)
    requests = asked(pupil)
    next_phase(debate)
    pupil.wait_for_timeout(500)
    assert requests == []
    pupil.evaluate(HIDE, False)
    expect(pupil.locator("h1")).to_have_text("What splits us?", timeout=SOON)
    listening(1)


def test_the_wall_holds_still_until_it_is_let_go(person, debate):
    wall = wall_of(person, debate)
    listening(1)
    wall.get_by_role("button", name="Hold still").click()
    cast(make_seat(debate), "a > b > c > d")
    wall.wait_for_timeout(1000)
    expect(wall.locator("#count")).to_have_text("0 of 0 in")
    next_phase(debate)
    wall.wait_for_timeout(2500)  # longer than the wall waits between two questions
    expect(wall.locator("#count")).to_have_text("0 of 0 in")
    wall.get_by_role("button", name="Follow again").click()
    expect(wall.locator("#phase")).to_have_text("What splits us", timeout=SOON)
    expect(wall.get_by_role("button", name="Hold still")).to_be_visible()


def test_no_more_than_one_thing_is_read_out_in_ten_seconds(person, debate, nobody_asks):
    pupil = pupil_of(person, debate)
    listening(1)
    pupil.evaluate("document.activeElement.blur()")
    line = pupil.locator(".trouble")
    next_phase(debate)
    expect(line).to_have_text("What splits us?")
    began = time.monotonic()
    next_phase(debate)
    expect(pupil.locator("h1")).to_have_text("Study the evidence")
    next_phase(debate)
    expect(pupil.locator("h1")).to_have_text("Argue")
    expect(line).to_have_text("What splits us?")
    expect(line).to_have_text("Argue")
    assert time.monotonic() - began > 8


# Without the bell


def test_where_streams_are_blocked_pages_ask_by_themselves(person, debate):
    page = person(PROJECTOR, allow=("EventSource",))
    page.route(re.compile("/bell/$"), lambda route: route.abort())
    page.goto(f"/projector/{debate.projector_key}/")
    next_phase(debate)
    expect(page.locator("#phase")).to_have_text("What splits us")
    assert len(tower.tower) == 0
    page.unroute(re.compile("/bell/$"))
    listening(1)


def test_turned_off_in_the_running_server_pages_ask_by_themselves(person, debate, monkeypatch):
    monkeypatch.setattr(tower, "LOOK_AGAIN_SECONDS", 0.5)
    wall, pupil = wall_of(person, debate), pupil_of(person, debate)
    listening(2)
    call_command("bell", "off")
    listening(0)
    next_phase(debate)
    expect(wall.locator("#phase")).to_have_text("What splits us")
    expect(pupil.locator("h1")).to_have_text("What splits us?")


def test_a_server_that_comes_back_is_heard_again(person, debate, server_process):
    process = server_process()
    trouble = ("Failed to fetch", "ERR_")
    wall = wall_of(person, debate, url=process.url, allow=trouble)
    expect(wall.locator("#count")).to_have_text("0 of 0 in")
    wall.wait_for_timeout(1500)
    process.kill()
    make_seat(debate)
    process.start()
    expect(wall.locator("#count")).to_have_text("0 of 1 in", timeout=10_000)

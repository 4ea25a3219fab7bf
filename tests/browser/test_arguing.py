"""A class that argues, in a real browser: by keyboard, as it happens, as text alone, nothing in the way."""

import pytest
from playwright.sync_api import expect

from debates.actions import arguments as acts
from debates.actions import features, floor, groupings, judgement, moderation
from debates.models import Argument, Debate, ExitSentence, Wish
from tests.dossiers.rome_debate import make_rome_debate
from tests.engines.sampling import sample
from tests.factories import cast, go_to, make_seat, teacher_of
from tests.fixtures.browsers import LAPTOP, PROJECTOR, SMALL_PHONE
from tests.hostile import STRINGS

SAID = "It lost its army, and nobody paid for another: the evidence shows it year after year."
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.PAUSE * 0)


@pytest.fixture
def debate(server):
    debate = make_rome_debate(minutes={}, anonymity="teacher")
    Debate.objects.filter(pk=debate.pk).update(approval="nobody")
    seats = [make_seat(debate, name=f"Pupil {n}") for n in range(6)]
    slugs = list(debate.factors.values_list("slug", flat=True))
    go_to(debate, "opening")
    for n, seat in enumerate(seats):
        cast(seat, " > ".join(slugs if n % 2 else reversed(slugs)))
    debate = go_to(debate, "discussion")
    debate.room = seats
    return debate


def say(debate, seat, text=SAID, **kwargs):
    factor = debate.factors.first()
    return acts.post_argument(
        seat=seat, key=text[:60], text=text, factor=factor, side="for", **kwargs
    )


def test_nothing_is_in_the_way(enter, debate, violations):
    by, room = teacher_of(debate), debate.room
    event = debate.edition.content["events"][0]["slug"]
    point = say(debate, debate.room[0], pins=[acts.PinnedPiece("event", event, 3)])
    acts.post_reply(
        seat=debate.room[1], key="r", text="How do you know?", parent=point, kind="question"
    )
    groupings.make_pairs(debate=debate, by=by, method="opposed")
    slugs = list(debate.factors.values_list("slug", flat=True)[:2])
    groupings.make_champions(debate=debate, by=by, factors=slugs)
    floor.wish_to_speak(seat=debate.room[0], kind="new")
    floor.wish_to_speak(seat=debate.room[1], kind="challenge")
    floor.give_floor(debate=debate, by=by, seconds=60, wish=Wish.objects.first())
    features.feature(debate=debate, by=by, thing=point)
    pupil = f"/debate/{debate.public_id}/"
    new = f"{pupil}arguments/new/?factor={slugs[0]}&side=for"
    one = f"{pupil}arguments/{point.public_id}/"
    ada, small = enter(debate.room[2]), enter(debate.room[3], device=SMALL_PHONE)
    novak, wall = enter(user=by, device=LAPTOP), enter(device=PROJECTOR)
    visits = [(ada, path) for path in (pupil, new, one, f"{pupil}sign/", f"{pupil}arguments/")]
    visits += [(small, pupil), (small, new), (novak, f"/teacher/debate/{debate.public_id}/")]
    visits += [(wall, f"/projector/{debate.projector_key}/")]
    for page, path in sample(visits):
        look(page, path, violations)
    go_to(debate, "closing")
    for seat in room:
        cast(seat, " > ".join(debate.factors.values_list("slug", flat=True)), kind="closing")
    look(ada, pupil, violations)
    debate = go_to(debate, "exit")
    first, second = debate.factors.all()[:2]
    sentences = [
        judgement.hand_in_sentence(seat=seat, because=first, more_than=second, since="x " * 140)
        for seat in room[:3]
    ]
    for sentence in sentences:
        features.feature(debate=debate, by=by, thing=sentence)
    ends = [(ada, f"{pupil}{part}") for part in ("", "sentence/", "essay/")]
    for page, path in (*ends, (wall, visits[-1][1])):
        look(page, path, violations)
    assert wall.evaluate("document.documentElement.scrollHeight") <= 1080


def look(page, path, violations):
    assert page.goto(path).status == 200, path
    assert violations(page) == [], path
    assert page.evaluate(WIDE) <= 0, path


def test_a_point_is_made_by_keyboard_and_kept_through_a_reload(enter, debate):
    page = enter(debate.room[0], device=LAPTOP)
    page.goto(f"/debate/{debate.public_id}/")
    tab_to(page, "For")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("For ")
    tab_to(page, "One or two sentences")
    page.keyboard.type("Half of what I")
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("Half of what I")
    tab_to(page, "One or two sentences")
    page.keyboard.press("End")
    page.keyboard.type(" have to say.")
    tab_to(page, "checkbox")
    page.keyboard.press("Space")
    tab_to(page, "Post", most=400)
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is in.")).to_be_visible()
    argument = Argument.objects.get()
    assert argument.text == "Half of what I have to say."
    assert argument.pins.count() == 1
    page.goto(f"/debate/{debate.public_id}/arguments/new/")
    expect(page.get_by_role("textbox")).to_have_value("")


def tab_to(page, label, most=120):
    """Presses Tab until what has the focus is called so, or is of this type."""
    called = """() => { const one = document.activeElement;
      return [one.type, one.textContent.trim(), one.labels?.[0]?.textContent.trim() ?? ""].join(" | "); }"""
    for _ in range(most):
        page.keyboard.press("Tab")
        parts = page.evaluate(called).split(" | ")
        if any(part.startswith(label) for part in parts):
            return
    raise AssertionError(f"no way to {label}")


@pytest.mark.bell("on")
def test_what_others_say_comes_and_goes_without_disturbing_who_types(enter, debate):
    by = teacher_of(debate)
    ada = enter(debate.room[0])
    ada.goto(f"/debate/{debate.public_id}/arguments/new/")
    ada.goto(f"/debate/{debate.public_id}/")
    ada.wait_for_load_state()
    heading = ada.locator("#stage-heading")
    heading.evaluate("one => { one.marked = true; one.focus(); }")
    point = say(debate, debate.room[1])
    expect(ada.get_by_text(SAID)).to_be_visible()
    moderation.hide_argument(argument=point, by=by)
    expect(ada.get_by_text(SAID)).to_have_count(0)
    assert heading.evaluate("one => one.marked && document.activeElement === one")


def test_two_questions_come_after_the_hand_in_and_a_sentence_is_kept(enter, debate):
    go_to(debate, "closing")
    ada = enter(debate.room[0])
    ada.goto(f"/debate/{debate.public_id}/")
    expect(ada.locator(".ranking button").first).to_be_visible()
    ada.locator("#hand-in").tap()
    ada.get_by_label("surely").first.check()
    ada.get_by_role("button", name="Keep my answers").tap()
    expect(ada.get_by_label("surely").first).to_be_checked()
    go_to(debate, "exit")
    ada.goto(f"/debate/{debate.public_id}/")
    ada.get_by_role("link", name="Write my sentence").tap()
    expect(ada.get_by_text("280 characters left.")).to_be_visible()
    ada.get_by_label("since").fill("nobody paid")
    ada.reload()
    expect(ada.get_by_label("since")).to_have_value("nobody paid")
    ada.get_by_label("mainly because of").select_option(index=1)
    ada.get_by_label("more than").select_option(index=2)
    ada.get_by_role("button", name="Hand in").tap()
    expect(ada.get_by_text("since nobody paid")).to_be_visible()


def test_no_hostile_string_ever_runs(enter, debate):
    assert len(STRINGS) == 150
    by, seats = teacher_of(debate), debate.room
    factor = debate.factors.first()
    Argument.objects.bulk_create(
        Argument(debate=debate, seat=seats[n % 6], factor=factor, side="for", text=text, key=str(n))
        for n, text in enumerate(STRINGS)
    )
    point = Argument.objects.last()
    features.feature(debate=debate, by=by, thing=point)
    pupil = f"/debate/{debate.public_id}/"
    ada, novak, wall = enter(seats[0]), enter(user=by, device=LAPTOP), enter(device=PROJECTOR)
    visits = [(ada, f"{pupil}arguments/?page={n}") for n in range(3)]
    visits += [(ada, pupil), (ada, f"{pupil}arguments/{point.public_id}/")]
    visits += [(novak, f"/teacher/debate/{debate.public_id}/")]
    visits += [(wall, f"/projector/{debate.projector_key}/")]
    run_nothing(visits)
    debate = go_to(Debate.objects.get(), "exit")
    more_than = debate.factors.last()
    ExitSentence.objects.bulk_create(
        ExitSentence(seat=seat, because=factor, more_than=more_than, since=text)
        for seat, text in zip(seats, STRINGS[::25], strict=True)
    )
    features.feature(debate=debate, by=by, thing=ExitSentence.objects.first())
    run_nothing([(ada, pupil), (ada, f"{pupil}essay/"), *visits[-2:]])


def run_nothing(visits):
    for page, path in visits:
        assert page.goto(path).status == 200, path
        page.wait_for_load_state()
        assert page.evaluate("window.hit") is None, path
        assert page.locator("body").inner_text().count("window.hit=1") > 0, path

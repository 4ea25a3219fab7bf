"""Ranking for one period after the other, by pupils who keep one page open, and what comes of it."""

import pytest
from playwright.sync_api import expect

from debates.models import Ballot
from tests.browser import gestures, people
from tests.class_of_periods import debate_of_periods, met
from tests.factories import go_to, make_pupil, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE, PROJECTOR

SOON = 8000


@pytest.mark.bell("on")
def test_one_ballot_gives_way_to_the_next_with_its_order(person, server):
    """By keys alone: what is typed after Next goes to the new paper, and the old ballot stays as it was."""
    debate = go_to(debate_of_periods(minutes={}), "period1")
    page = person(PHONE)
    people.join(page, debate.join_code)
    expect(page.locator("h1")).to_have_text("Rank for 1922–24 alone")
    for letter in "abcd":
        gestures.chip(page, letter).focus()
        page.keyboard.press("Enter")
    page.locator("#hand-in").focus()
    page.keyboard.press("Enter")
    expect(gestures.state(page)).to_contain_text("Handed in at")
    go_to(debate, "period2")
    expect(page.locator("h1")).to_have_text("Rank for 1925–27 alone", timeout=SOON)
    expect(gestures.state(page)).to_contain_text("not handed in yet")
    assert gestures.order(page) == "abcd"
    gestures.card(page, "a").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.locator("#hand-in").focus()
    page.keyboard.press("Enter")
    expect(gestures.state(page)).to_contain_text("Handed in at")
    ledger = Ballot.objects.order_by("id").values_list("paper__round__kind", "ranking")
    assert list(ledger) == [
        ("period1", [["a"], ["b"], ["c"], ["d"]]),
        ("period2", [["b"], ["a"], ["c"], ["d"]]),
    ]


@pytest.mark.parametrize("device", [PHONE, LAPTOP])
def test_rise_and_fall_is_drawn_and_told(enter, violations, device):
    debate = met()
    page = enter(seat=make_pupil(debate).seat, device=device)
    page.goto(f"/debate/{debate.public_id}/findings/")
    chart = page.locator("#chart-periods")
    expect(chart).to_be_visible()
    assert chart.locator("circle").count() == 12
    page.locator("#twin-periods summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#table-periods")).to_contain_text("fell by 3 places")
    assert page.evaluate("document.documentElement.scrollWidth") == device["viewport"]["width"]
    assert violations(page) == []


def test_the_wall_holds_it_whole(person, violations):
    from debates.actions.features import feature_chart

    debate = met()
    feature_chart(debate=debate, by=teacher_of(debate), name="periods")
    page = person(PROJECTOR)
    page.goto(f"/projector/{debate.projector_key}/")
    box = page.locator("#chart-periods").bounding_box()
    assert box["y"] + box["height"] <= 1080
    assert violations(page) == []

"""A page that follows its debate: the clock, a new phase under somebody's hands, a server that is away.

What a change does to a page is the same with the bell and without it.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from debates.actions import seats
from debates.live.tower import is_on
from debates.models import Debate
from tests.browser.gestures import chip
from tests.factories import go_to
from tests.fixtures.browsers import LAPTOP

with_and_without_the_bell = pytest.mark.parametrize(
    "bell", [pytest.param(switch, marks=pytest.mark.bell(switch)) for switch in ("on", "off")]
)


def end_in(paper, seconds):
    end = timezone.now() + timedelta(seconds=seconds)
    Debate.objects.filter(pk=paper.seat.debate_id).update(phase_ends_at=end)


def test_the_clock_ticks_by_the_servers_time(ballot):
    page, paper = ballot()
    page.clock.set_fixed_time(timezone.now() - timedelta(days=1))  # a device whose clock is wrong
    clock = page.locator(".clock")
    end_in(paper, 62)
    page.reload()
    expect(clock).to_have_text(re.compile(r"^1:0[012]$"))
    expect(clock).to_have_text(re.compile(r"^0:5\d$"))
    end_in(paper, 2)
    page.reload()
    expect(clock).to_have_text("0:00")
    expect(clock).to_have_text(re.compile(r"^\+0:0[1-4]"))


@with_and_without_the_bell
def test_a_new_phase_takes_the_focus_to_its_heading(ballot, bell):
    page, paper = ballot(LAPTOP)
    chip(page, "a").click()
    chip(page, "b").focus()
    assert is_on() == (bell == "on")
    go_to(paper.seat.debate, "split")
    heading = page.get_by_role("heading", name="What splits us?")
    expect(heading).to_be_focused()
    expect(page.locator(".phase")).to_have_text("What splits us")


@with_and_without_the_bell
def test_a_new_phase_is_read_out_to_those_who_touch_nothing(ballot, bell):
    page, paper = ballot(LAPTOP)
    page.evaluate("document.activeElement.blur()")
    go_to(paper.seat.debate, "split")
    expect(page.locator(".trouble")).to_have_text("What splits us?")
    assert page.evaluate("document.activeElement === document.body")


def test_a_server_that_is_away_is_said_and_forgotten(ballot):
    page, paper = ballot(allow=("Failed to fetch", "ERR_"))
    go_to(paper.seat.debate, "split")
    expect(page.locator("h1")).to_have_text("What splits us?")
    page.context.set_offline(True)
    line = page.locator(".trouble")
    expect(line).to_have_text(
        "No connection. This page goes on by itself when it is back.", timeout=15_000
    )
    page.context.set_offline(False)
    expect(line).to_be_empty()


@with_and_without_the_bell
def test_a_seat_that_moved_away_learns_it_by_itself(ballot, bell):
    page, paper = ballot()
    code = page.locator("#seat .code").inner_text()
    seats.move_seat(debate=paper.seat.debate, code=code)
    expect(page.get_by_role("heading", name="Your seat is on another device")).to_be_visible()

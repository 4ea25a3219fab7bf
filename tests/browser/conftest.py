"""What several browser tests begin with."""

import pytest
from playwright.sync_api import expect

from tests.fixtures.browsers import PHONE


@pytest.fixture
def ballot(person, server):
    """A factory: the page of a pupil who has just come in by the QR code, and her paper."""
    # Read before Django is set up when this folder is named on the command line.
    from debates.models import Paper
    from tests.factories import go_to, make_debate

    def enter(device=PHONE, *, factors=8, allow=(), **plan):
        debate = go_to(make_debate(factors=factors, minutes={}, **plan), "opening")
        page = person(device, allow=allow)
        page.goto(f"/j/{debate.join_code}/")
        page.get_by_role("button", name="Join").click()
        expect(page.locator(".chip").first).to_be_visible()
        return page, Paper.objects.get(seat__debate=debate, round__kind="opening")

    return enter

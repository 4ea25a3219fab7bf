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


@pytest.fixture
def enter(person, server):
    """A factory: somebody's page, with the cookie of a pupil or a teacher."""
    from django.test import Client

    from tests.factories import Pupil

    def page_of(seat=None, user=None, device=PHONE, **options):
        page = person(device, **options)
        if seat or user:
            client = Pupil(seat).client if seat else Client()
            if user:
                client.force_login(user)
            name = "seats" if seat else "sessionid"
            cookie = {"name": name, "value": client.cookies[name].value, "url": server.url}
            page.context.add_cookies([cookie])
        return page

    return page_of

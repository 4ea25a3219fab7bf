"""A class with a roster, all the way: names in, slips out, a pupil with a slip, and the next lesson."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from debates.models import Classroom
from debates.queries.slips import slip_code
from tests.browser.people import Keys, hand_in_now, place_all, ranking, says
from tests.factories import go_to, make_debate, make_teacher, owner_of
from tests.fixtures.browsers import LAPTOP, PHONE

PASTED = "Lovelace, Ada\nOkoro, Ben\nKay, Cleo\n" + "\n".join(f"Pupil, No {n}" for n in range(6))
PAGES_IN_A_PDF = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def novak(person, server):
    """A page of Ms Novak, signed in."""
    client = Client()
    client.force_login(make_teacher())
    page = person(LAPTOP)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}]
    )
    return page


@pytest.fixture
def fine(violations):
    """A function: nothing is in the way on this page, nor at the width of the smallest phone."""

    def check(page) -> None:
        assert violations(page) == [], page.url
        size = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 640})
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, page.url
        page.set_viewport_size(size)

    return check


def make_a_class(page, fine) -> Classroom:
    """Names go in, all nine at once, after a look at them."""
    page.goto("/teacher/classes/")
    fine(page)
    page.get_by_label("Class", exact=True).fill("Year 12 A")
    page.get_by_role("button", name="Create").click()
    says(page, "Year 12 A")
    page.get_by_role("link", name="Add a list").click()
    fine(page)
    page.get_by_label("Paste names").fill(PASTED + "\nOkoro, Ben")
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("alert")).to_contain_text("Stands on line 2 already")
    fine(page)
    names = page.get_by_label("Names, one on each line")
    names.fill(names.input_value().rstrip().removesuffix("\nBen Okoro"))
    page.get_by_role("button", name="Look at it again").click()
    fine(page)
    page.get_by_role("button", name="Add 9 names").click()
    expect(page.get_by_role("heading", name="9 pupils")).to_be_visible()
    fine(page)
    page.get_by_role("link", name="Cleo Kay").click()
    says(page, "Cleo Kay")
    fine(page)
    return Classroom.objects.get()


def test_a_class_from_its_names_to_the_next_lesson(person, novak, fine):
    classroom = make_a_class(novak, fine)

    # Slips come out: nine fill two sheets.
    novak.goto(f"/teacher/classes/{classroom.public_id}/slips/")
    fine(novak)
    assert len(PAGES_IN_A_PDF.findall(novak.pdf(prefer_css_page_size=True))) == 2

    # A lesson; Ada comes in with her slip.
    debate = make_debate(by=owner_of(classroom), classroom=classroom, minutes={})
    go_to(debate, "opening")
    code = slip_code(classroom.pupils.get(name="Ada Lovelace"))
    phone = person(PHONE)
    phone.goto(f"/s/{code}/")
    says(phone, "Is this you?")
    fine(phone)
    phone.get_by_role("button", name="Yes, go on").click()
    says(phone, "Ada Lovelace")
    fine(phone)
    phone.get_by_role("button", name="Go in").click()
    says(phone, "Why did it happen?")
    expect(phone.get_by_role("heading", name="What we keep about you")).to_be_visible()
    fine(phone)
    phone.get_by_role("button", name="Go in").click()
    place_all(phone, ["Factor B", "Factor A"])
    expect(phone.locator("#ballot-state")).to_contain_text("Kept")

    # The next lesson, at another device, by the code and by keyboard alone: the seat is there.
    chromebook = person(LAPTOP)
    chromebook.goto("/")
    fine(chromebook)
    keys = Keys(chromebook)
    keys.tab_to(chromebook.get_by_label("Code on the board, or on your slip"))
    keys.type(f"{code[:3]}-{code[3:6]}-{code[6:]}".lower())
    keys.press("Enter")
    says(chromebook, "Ada Lovelace")
    keys.tab_to(chromebook.get_by_role("button", name="Go in"))
    keys.press("Enter")
    expect(ranking(chromebook)).to_have_count(2)
    place_all(chromebook, ["Factor D", "Factor C"])
    hand_in_now(chromebook)
    phone.reload()
    says(phone, "Your seat is on another device")

    # The console says who is missing, by name once names are shown.
    novak.goto(f"/teacher/debate/{debate.public_id}/")
    expect(novak.locator("#missing")).to_have_text("8 of the roster are not here")
    novak.get_by_role("button", name="Show names").click()
    expect(novak.locator("#missing")).to_contain_text("Ben Okoro, Cleo Kay")
    expect(novak.locator("#seats")).to_contain_text("Ada Lovelace")
    fine(novak)

    # Over: her own page still leads to what she ranked, until she signs out.
    go_to(debate, "closed")
    chromebook.goto("/me/")
    fine(chromebook)
    chromebook.get_by_role("button", name="Look at it").click()
    expect(chromebook.get_by_role("table", name="What you handed in")).to_contain_text("Factor B")
    chromebook.get_by_role("link", name="My page").click()
    chromebook.get_by_role("button", name="Not Ada Lovelace? Sign out").click()
    says(chromebook, "Join your debate")
    chromebook.goto(f"/debate/{debate.public_id}/")
    says(chromebook, "Not here")

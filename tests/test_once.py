"""A fragment that is the same for everybody is made once, and sees nothing of who asks."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from debates.boards.verdict import Moved
from debates.queries.kept import Kept
from debates.templatetags import once


@pytest.fixture(autouse=True)
def made(monkeypatch):
    """Names of the templates that were really made."""
    names = []

    def make(name, given):
        names.append(name)
        return " ".join([name, *sorted(given)])

    monkeypatch.setattr(once, "_kept", Kept(128))
    monkeypatch.setattr(once, "render_to_string", make)
    return names


def page(**context) -> str:
    template = Template('{% load once %}{% once "part.html" moved=moved id=id %}')
    return template.render(Context({"pupil": "Ada", "id": "x"} | context))


def test_it_is_made_once_for_all_and_given_nothing_else(made):
    moved = Moved("2nd", "1st")
    assert page(moved=moved) == page(moved=moved, pupil="Ben") == "part.html id moved"
    assert made == ["part.html"]


def test_another_object_text_or_language_is_another_one(made):
    moved, equal = Moved("2nd", "1st"), Moved("2nd", "1st")
    page(moved=moved)
    page(moved=equal)
    page(moved=moved, id="y")
    with override("de"):
        page(moved=moved)
    assert len(made) == 4


def test_what_it_was_given_stays_as_long_as_the_fragment(made):
    """Or the next object could come to stand at the same place in memory, and be taken for the first."""
    for place in range(50):
        page(moved=Moved("", f"{place}"))
    assert len(made) == 50

"""A pasted list of sources: rows in the manuscript, or words about what could not be read."""

import pytest

from debates.models import Edition, Revision, Source

pytestmark = pytest.mark.django_db

PAGE = "/curate/manuscript/stalin/sources/"
BIBTEX = """@book{suny, title = {Stalin: Passage to Revolution}, author = {Suny, Ronald Grigor},
  publisher = {Princeton University Press}, year = 2020}"""
JSON = """[{"id": "suny", "type": "book", "title": "Stalin: Passage to Revolution"}]"""


@pytest.mark.parametrize("listed", [BIBTEX, JSON], ids=["bibtex", "csl-json"])
def test_a_list_becomes_rows_of_the_manuscript(okoro, stalin, listed):
    answer = okoro.client.post(PAGE, {"listed": listed}, follow=True)
    assert "1 new, 0 changed, 0 as they were." in answer.text
    row = Source.objects.get(slug="suny")
    assert (row.citation["title"], row.kind) == ("Stalin: Passage to Revolution", "secondary")
    kept = Revision.objects.get(kind="source", slug="suny")
    assert (kept.by, kept.why) == (okoro.user, "From a list.")
    # Readers see nothing of it, and the page it leads to names what is left to write.
    assert Edition.objects.count() == 1
    assert "reliability.origin is empty" in answer.text


def test_a_source_that_is_there_keeps_its_card(okoro, stalin):
    origin = Source.objects.get(slug="gill-origins").origin
    listed = "@book{gill-origins, title = {Another title}, author = {Gill, Graeme}, year = 1990}"
    answer = okoro.client.post(PAGE, {"listed": listed}, follow=True)
    assert "0 new, 1 changed, 0 as they were." in answer.text
    row = Source.objects.get(slug="gill-origins")
    assert (row.citation["title"], row.origin) == ("Another title", origin)


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ("", "This field is required."),
        ("   ", "This field is required."),
        ("no list at all", "There is no source in it."),
        ("[]", "There is no source in it."),
        ('[{"id": "a", "type": "book"}]', "Nothing was added"),
        ("x" * 10_001, "at most 10000 characters"),
        ("[" * 10_000, "Nothing was added"),
        ("Я" * 10_000, "There is no source in it."),
    ],
)
def test_what_cannot_be_read_adds_nothing(okoro, stalin, listed, words):
    count = Source.objects.count()
    answer = okoro.client.post(PAGE, {"listed": listed})
    assert answer.status_code == 422
    assert words in answer.text
    assert Source.objects.count() == count

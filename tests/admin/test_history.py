"""Who saved what and why; going back; retiring and taking back into use."""

import pytest

from debates.models import Alliance, Event, Factor, Figure, Revision
from debates.queries.manuscript import entries_in, entry_of
from tests.admin.curators import page_of

pytestmark = pytest.mark.django_db

EVENT = "lenin-dies-1924"


@pytest.fixture
def event(stalin):
    return Event.objects.get(slug=EVENT)


def last(kind: str, slug: str) -> Revision:
    return Revision.objects.filter(kind=kind, slug=slug).first()


def test_the_history_tells_who_when_why_and_what(okoro, weber, event):
    okoro.save(page_of(event), title="Lenin is dead", why="Shorter.")
    weber.save(page_of(event), title="Lenin is no more", summary="He died.", why="Kinder.")
    text = okoro.see(page_of(event, "history"))
    newest, older, first = text.split('<li class="module panel">')[1:]
    assert "weber, " in newest
    assert "Kinder." in newest
    assert "as it is now" in newest
    assert "title</th><td>Lenin is dead</td><td>Lenin is no more</td>" in newest
    assert 'scope="row">summary</th>' in newest
    assert "okoro, " in older
    assert "Shorter." in older
    assert 'scope="row">summary</th>' not in older
    assert "A command, " in first
    assert "The first that is known." in first
    assert "Go back to number 3" not in text
    assert "Go back to number 2" in text


def test_going_back_asks_first_and_is_exact(okoro, event):
    before = entry_of("event", event)
    row = event.figures.first()
    okoro.save(page_of(event), title="Lenin is dead", **{"figures-0-DELETE": "on"})
    event.refresh_from_db()
    assert entry_of("event", event) != before
    path = page_of(event, "revert", 1)
    asked = okoro.see(path)
    assert "<td>Lenin is dead</td>" in asked
    assert row.cited.slug in asked
    event.refresh_from_db()
    assert event.title == "Lenin is dead"  # nothing yet
    okoro.press(path, why="It was right.")
    event.refresh_from_db()
    assert entry_of("event", event) == before
    assert (last("event", EVENT).number, last("event", EVENT).why) == (3, "It was right.")
    assert last("event", EVENT).by == okoro.user


def test_going_back_into_an_overlap_is_refused_in_words(okoro, stalin):
    row = Alliance.objects.get(slug="lenin-stalin-patron")
    assert okoro.save(page_of(row), start="1910", end="1911", end_event="") == []
    other = Alliance.objects.get(slug="lenin-stalin-break")
    assert okoro.save(page_of(other), start="1920", end="1924-01-21") == []
    text = okoro.press(page_of(row, "revert", 1), status=409, why="Back.")
    assert "“lenin-stalin-break” holds between the same two figures" in text
    row.refresh_from_db()
    assert str(row.start) == "1910"


def test_a_number_that_is_not_there(okoro, event):
    okoro.see(page_of(event, "revert", 9), status=404)


def test_a_list_shows_what_is_in_use(okoro, event):
    assert page_of(event) in okoro.see("/curate/debates/event/?q=lenin")


def test_retiring_asks_for_a_reason_and_can_be_undone(okoro, stalin, event):
    path = page_of(event, "retire")
    assert "left out of the next edition" in okoro.see(path)
    assert EVENT in entries_in(stalin)["event"]
    okoro.press(path, why="Told elsewhere.")
    assert EVENT not in entries_in(stalin)["event"]
    assert (last("event", EVENT).content, last("event", EVENT).why) == (None, "Told elsewhere.")
    assert "Retired: left out of the next edition." in okoro.see(page_of(event))
    assert "Retired." in okoro.see(page_of(event, "history"))
    assert page_of(event) not in okoro.see("/curate/debates/event/?q=lenin")
    assert page_of(event) in okoro.see("/curate/debates/event/?q=lenin&state=retired")
    okoro.press(path, why="Needed after all.")
    assert EVENT in entries_in(stalin)["event"]
    assert last("event", EVENT).why == "Needed after all."
    text = okoro.see(page_of(event, "history"))
    assert "In use again, with the same words." in text


def test_several_are_retired_by_the_list(okoro, stalin):
    rows = [Figure.objects.get(slug=slug) for slug in ("krupskaya", "kirov")]
    chosen = {"action": "retire", "_selected_action": [row.pk for row in rows]}
    asked = okoro.press("/curate/debates/figure/", status=200, **chosen)
    assert "Krupskaya" in asked
    assert "krupskaya" in entries_in(stalin)["figure"]
    okoro.press("/curate/debates/figure/", confirmed="yes", why="Too many.", **chosen)
    assert not {"krupskaya", "kirov"} & set(entries_in(stalin)["figure"])
    assert last("figure", "kirov").why == "Too many."
    chosen["action"] = "take_back"
    retired = "/curate/debates/figure/?state=retired"
    okoro.press(retired, confirmed="yes", why="", **chosen)
    assert {"krupskaya", "kirov"} <= set(entries_in(stalin)["figure"])


def test_what_is_retired_is_not_retired_again(okoro, event):
    okoro.press(page_of(event, "retire"), why="Once.")
    chosen = {"action": "retire", "_selected_action": [event.pk]}
    answer = okoro.client.post("/curate/debates/event/?state=all", chosen, follow=True)
    assert "Nothing was chosen that this could be done to." in answer.text
    assert last("event", EVENT).number == 2


def test_taking_back_into_an_overlap_is_refused(okoro, stalin):
    row = Alliance.objects.get(slug="lenin-stalin-patron")
    okoro.press(page_of(row, "retire"), why="")
    other = Alliance.objects.get(slug="lenin-stalin-break")
    assert okoro.save(page_of(other), start="1920", end="1924-01-21") == []
    text = okoro.press(page_of(row, "retire"), status=409, why="")
    assert "“lenin-stalin-break” holds between the same two figures" in text
    row.refresh_from_db()
    assert row.retired_at is not None


def test_a_reason_has_an_end(okoro, stalin, event):
    okoro.press(page_of(event, "retire"), status=200, why="x" * 301)
    assert EVENT in entries_in(stalin)["event"]


def test_the_history_of_a_part_is_that_of_its_entry(okoro, stalin):
    factor = Factor.objects.get(slug="fear-of-trotsky")
    point = factor.points.first()
    answer = okoro.client.get(page_of(point, "history"))
    assert answer["Location"] == page_of(factor, "history")

"""Publishing numbers editions, changes none, and writes nothing twice."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from debates.actions.editions import publish_edition
from debates.models import Edition, Question
from debates.queries.packs import canonical_text, digest_of, read_dossier
from tests.dossiers.folders import ROME, STALIN
from tests.factories import make_teacher


@pytest.fixture
def rome():
    return read_dossier(ROME)


def reworded(content: dict, **question) -> dict:
    return content | {"question": content["question"] | question}


@pytest.mark.django_db
def test_the_first_edition_makes_its_question(rome):
    edition = publish_edition(content=rome)
    assert (edition.number, edition.digest) == (1, digest_of(rome))
    assert edition.question.slug == "rome"
    assert edition.question.title == "Why did the Western Roman Empire fall?"


@pytest.mark.django_db
def test_what_is_stored_is_the_content_that_the_digest_tells(rome):
    publish_edition(content=rome)
    stored = Edition.objects.get()
    assert stored.content == rome
    assert digest_of(stored.content) == stored.digest


@pytest.mark.django_db
def test_the_same_content_again_is_the_same_edition_and_writes_nothing(
    rome, django_assert_num_queries
):
    first = publish_edition(content=rome)
    again = dict(reversed(rome.items()))
    # savepoint, question, question under lock, edition, release
    with django_assert_num_queries(5) as asked:
        assert publish_edition(content=again) == first
    written = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE"))]
    assert written == []
    assert Edition.objects.count() == Question.objects.count() == 1


@pytest.mark.django_db
def test_new_content_gets_the_next_number_and_leaves_the_old_alone(rome):
    first = publish_edition(content=rome)
    second = publish_edition(content=reworded(rome, credit="Reworded."))
    assert (first.number, second.number) == (1, 2)
    first.refresh_from_db()
    assert first.content == rome


@pytest.mark.django_db
def test_every_edition_keeps_its_own_title(rome):
    publish_edition(content=rome)
    publish_edition(content=reworded(rome, title="Why did Rome fall?"))
    titles = Edition.objects.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["Why did the Western Roman Empire fall?", "Why did Rome fall?"]
    # The question's own is the curators' manuscript, which nobody saved.
    assert Question.objects.get().title == "Why did the Western Roman Empire fall?"


@pytest.mark.django_db
def test_questions_are_numbered_apart(rome):
    publish_edition(content=rome)
    assert publish_edition(content=read_dossier(STALIN)).number == 1
    assert sorted(Question.objects.values_list("slug", flat=True)) == ["rome", "stalin"]


@pytest.mark.django_db
def test_who_published_is_in_the_log(rome, caplog):
    with caplog.at_level("INFO", logger="debates.actions.editions"):
        publish_edition(content=rome, by=make_teacher("novak"))
    assert caplog.messages == ["Edition 1 of rome published by novak"]
    assert Edition.objects.get().published_by.username == "novak"


@pytest.mark.django_db
def test_an_older_content_comes_back_under_a_new_number(rome):
    """The library shows the newest: going back has to be an edition of its own."""
    publish_edition(content=rome)
    publish_edition(content=reworded(rome, credit="Reworded."))
    third = publish_edition(content=rome)
    assert (third.number, third.content["question"]["credit"]) == (3, rome["question"]["credit"])


def test_the_canonical_text_is_one_for_one_content():
    assert canonical_text({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'
    assert digest_of({"b": 1, "a": 2}) == digest_of({"a": 2, "b": 1})
    assert digest_of({"a": [1, 2]}) != digest_of({"a": [2, 1]})


def at_once(jobs) -> list[int]:
    """Publish all at the same moment, each from a connection of its own. Answers their numbers."""
    start = threading.Barrier(len(jobs))

    def run(content):
        try:
            connection.ensure_connection()
            start.wait(20)
            return publish_edition(content=content).number
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


@pytest.mark.django_db(transaction=True)
def test_two_publishers_at_once_make_one_edition(rome):
    """Two servers start on one database: both load the shipped dossier."""
    assert at_once([rome, rome]) == [1, 1]
    assert Edition.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_different_contents_at_once_get_numbers_of_their_own(rome):
    publish_edition(content=rome)
    contents = [reworded(rome, credit=f"{word}.") for word in "abcd"]
    assert sorted(at_once(contents)) == [2, 3, 4, 5]

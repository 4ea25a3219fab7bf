"""Every deed has words, and the page for superusers shows all of them."""

import ast
from pathlib import Path

import pytest
from django.test import Client

from debates.actions.debates import lock_room
from debates.boards.deeds import WORDS, in_words
from debates.models import Act
from tests.factories import make_debate, make_seat, make_teacher, teacher_of
from tests.people import class_with_ada

ACTIONS = Path(__file__).parents[2] / "debates" / "actions"


def verbs_in_the_code() -> set[str]:
    """The third word of every call of `log`."""
    calls = [
        node
        for file in ACTIONS.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "log"
    ]
    assert len(calls) > 25
    return {call.args[2].value for call in calls}


def test_every_verb_of_the_log_has_words_and_no_other():
    assert verbs_in_the_code() == set(WORDS)


@pytest.mark.django_db
def test_the_words_fit_what_is_written_with_them():
    told = class_with_ada()
    by = teacher_of(told.debate)
    lock_room(debate=told.debate, by=by, locked=True)
    said = {in_words(act.verb, act.detail) for act in Act.objects.all()}
    assert "opened the debate" in said
    assert "went from Lobby to Opening ranking" in said
    assert "closed Closing ranking, sealed with 12 ballots" in said
    assert "locked the room" in said


@pytest.mark.django_db
def test_superusers_read_the_deeds_of_all_and_curators_do_not(django_assert_num_queries):
    debate = make_debate(title="Year 12 canary")
    make_seat(debate, name="Canary Ada")
    root = make_teacher("root")
    root.is_staff = root.is_superuser = True
    root.save()
    client = Client()
    client.force_login(root)
    for _ in range(2):
        with django_assert_num_queries(4):  # session, account, how many, acts
            page = client.get("/curate/log/").text
        assert page.count("opened the debate") == Act.objects.count()
        make_debate(by=root, edition=debate.edition)
    assert "Year 12 canary" in page
    assert "Canary Ada" not in page
    assert client.post("/curate/log/").status_code == 405
    assert client.get("/curate/log/?page=99").status_code == 200

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
from tests.staff import give_app

ROOT = Path(__file__).parents[2]
LOGS = ("log", "log_about_account")  # who, by whom, then the verb


def calls_in(folder: str) -> list[ast.Call]:
    return [
        node
        for file in (ROOT / folder).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]


def verbs_in_the_code() -> set[str]:
    """The third word of every call that logs, and what signals about accounts hand on."""
    verbs = [call.args[2] for call in calls_in("debates/actions") if call.func.id in LOGS]
    for call in calls_in("powerstruggle"):
        verbs += [word.value for word in call.keywords if word.arg == "verb"]
    spelt = [verb.value for verb in verbs if isinstance(verb, ast.Constant)]
    assert len(verbs) - len(spelt) == 1, "log_change alone is told its verb"
    assert len(spelt) > 60
    return set(spelt)


def test_every_verb_of_the_log_has_words_and_no_other():
    assert verbs_in_the_code() == set(WORDS)


def test_words_ask_for_nothing_that_their_verb_does_not_log():
    given = {"left": "lobby", "entered": "opening", "kind": "opening", "shown": "split"}
    for call in calls_in("debates/actions"):
        detail = {word.arg: given.get(word.arg, 2) for word in call.keywords}
        is_spelt_out = None not in detail  # not log(…, **detail)
        if is_spelt_out and call.func.id in LOGS:
            assert in_words(call.args[2].value, detail) != call.args[2].value


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
    give_app(root)
    client = Client()
    client.force_login(root)
    for _ in range(2):
        with django_assert_num_queries(5):  # session, account, second factor, how many, acts
            page = client.get("/curate/log/").text
        assert page.count("opened the debate") == Act.objects.count()
        make_debate(by=root, edition=debate.edition)
    assert "Year 12 canary" in page
    assert "Canary Ada" not in page
    assert client.post("/curate/log/").status_code == 405
    assert client.get("/curate/log/?page=99").status_code == 200

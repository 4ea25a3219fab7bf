"""`manage.py dossier`: an edition or nothing, and words that say which."""

import io

import pytest
from django.core.management import CommandError, call_command

from debates.models import Edition, Question
from tests.dossiers.folders import ROME, change, copy_of

pytestmark = pytest.mark.django_db


def load(dossier, **options) -> str:
    said = io.StringIO()
    call_command("dossier", "load", str(dossier), stdout=said, **options)
    return said.getvalue()


def test_a_shipped_dossier_is_loaded_by_name():
    title = "Why did Stalin win the power struggle?"
    assert load("stalin") == f"Edition 1 of “{title}” published.\n"
    assert load("stalin") == f"Edition 1 of “{title}” unchanged.\n"
    assert Edition.objects.count() == 1


def test_a_changed_folder_becomes_the_next_edition(tmp_path):
    folder = copy_of(ROME, tmp_path)
    title = "Why did the Western Roman Empire fall?"
    assert load(folder) == f"Edition 1 of “{title}” published.\n"
    change(folder, "events", "Vandals take Carthage", "Carthage falls to the Vandals")
    assert load(folder) == f"Edition 2 of “{title}” published.\n"


def test_a_start_may_load_in_silence():
    assert load("stalin", verbosity=0) == ""


def test_faults_are_told_and_nothing_is_written(tmp_path):
    folder = copy_of(ROME, tmp_path)
    change(folder, "essay_conclusion", "lower: civil-wars", "lower: civil-war")
    change(folder, "events", "title: Vandals take Carthage", "title: 439")
    complaints = io.StringIO()
    with pytest.raises(CommandError, match="Nothing was loaded: 2 faults in") as refused:
        load(folder, stderr=complaints)
    assert refused.value.returncode == 1
    told = complaints.getvalue().splitlines()
    assert len(told) == 2
    assert told[0].startswith("essay_conclusion.yaml:")
    assert told[0].endswith("relation r1: lower names the unknown factor “civil-war”")
    assert told[1].startswith("events.yaml:")
    assert not Question.objects.exists()


def test_a_name_that_is_neither_shipped_nor_a_folder():
    complaints = io.StringIO()
    with pytest.raises(CommandError, match="1 fault in “nobody”"):
        load("nobody", stderr=complaints)
    assert complaints.getvalue() == "nobody: is neither a folder nor a zip\n"

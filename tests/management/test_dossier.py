"""`manage.py dossier`: an edition or nothing, and words that say which."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from debates.actions.manuscript import save_row
from debates.models import Edition, Event, Question, Source
from tests.dossiers.folders import ROME, STALIN, change, copy_of

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]


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


def run(*words, **options) -> str:
    said = io.StringIO()
    call_command("dossier", *map(str, words), stdout=said, **options)
    return said.getvalue()


def test_a_dry_run_shows_what_would_change(tmp_path):
    folder = copy_of(ROME, tmp_path)
    load(folder)
    change(folder, "events", "Vandals take Carthage", "Carthage falls")
    said = run("load", folder, "--dry-run").splitlines()
    assert said == [
        "changed  events carthage-taken: title",
        "         - title: Vandals take Carthage",
        "         + title: Carthage falls",
        "1 difference; nothing was written.",
    ]
    assert Edition.objects.count() == 1


def test_curators_work_is_refused_left_alone_or_replaced():
    load(ROME)
    row = Event.objects.get(slug="carthage-taken")
    row.title = "Carthage is lost"
    save_row(row=row)
    with pytest.raises(CommandError, match="curators have changed"):
        load(ROME)
    title = "Why did the Western Roman Empire fall?"
    assert run("load", ROME, "--if-untouched") == (
        f"“{title}” is curated here and was left alone.\n"
    )
    row.refresh_from_db()
    assert row.title == "Carthage is lost"
    assert run("load", ROME, "--replace") == f"Edition 1 of “{title}” unchanged.\n"
    row.refresh_from_db()
    assert row.title == "Vandals take Carthage"


def test_a_check_counts_and_writes_nothing():
    assert run("check", "stalin") == (
        "In order: 12 factors, 21 figures, 9 factions, 60 alliances, 60 events, 32 terms, "
        "35 sources, 87 claims, 6 conclusions.\n"
    )
    assert not Question.objects.exists()


def test_a_check_tells_every_fault(tmp_path):
    folder = copy_of(ROME, tmp_path)
    change(folder, "events", "title: Vandals take Carthage", "title: 439")
    complaints = io.StringIO()
    with pytest.raises(CommandError, match="Not in order: 1 fault in"):
        run("check", folder, stderr=complaints)
    assert "events.yaml:" in complaints.getvalue()


@pytest.mark.parametrize("name", ["pack", "pack.zip"])
def test_what_is_exported_loads_as_the_same(tmp_path, name):
    load("stalin")
    said = run("export", "stalin", tmp_path / name)
    assert said.endswith(f", 87 claims, 6 conclusions written to {tmp_path / name}.\n")
    assert (
        load(tmp_path / name)
        == "Edition 1 of “Why did Stalin win the power struggle?” unchanged.\n"
    )


def test_the_shipped_files_are_what_an_export_writes(tmp_path):
    load("stalin")
    run("export", "stalin", tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in STALIN.glob("*.yaml")
    }


def test_an_export_overwrites_nothing(tmp_path):
    load(ROME)
    (tmp_path / "keep.txt").write_text("mine")
    with pytest.raises(CommandError, match="is not empty; nothing was written"):
        run("export", "rome", tmp_path)
    (tmp_path / "pack.zip").write_text("mine")
    with pytest.raises(CommandError, match="File exists"):
        run("export", "rome", tmp_path / "pack.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keep.txt", "pack.zip"]


def test_an_export_of_nothing_says_so(tmp_path):
    with pytest.raises(CommandError, match="There is no question “rome”"):
        run("export", "rome", tmp_path)
    Question.objects.create(slug="rome", title="Why?")
    with pytest.raises(CommandError, match="“rome” has no dossier"):
        run("export", "rome", tmp_path)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("list.json", '"title": "The Fall of the Roman Empire'),
        ("list.bib", "author = {Heather, Peter}"),
        ("list.ris", "AU  - Heather, Peter"),
    ],
)
def test_sources_go_out_as_a_list(tmp_path, name, part):
    load(ROME)
    path = tmp_path / name
    assert run("sources", "rome", path) == f"5 sources written to {path}.\n"
    assert part in path.read_text()
    with pytest.raises(CommandError, match="File exists"):
        run("sources", "rome", path)
    with pytest.raises(CommandError, match=r"does not end in \.json, \.bib, \.ris"):
        run("sources", "rome", tmp_path / "list.txt")


def test_sources_come_in_as_a_list(tmp_path):
    load(ROME)
    path = tmp_path / "list.bib"
    path.write_text(
        "@book{gibbon, title={The Decline and Fall of the Roman Empire}, author={Gibbon, Edward},"
        " year={1776}}\n@book{heather-fall, title={Another title}, author={Heather, Peter}, year=2006}"
    )
    assert run("add-sources", "rome", path) == "1 new, 1 changed, 0 as they were.\n"
    assert run("add-sources", "rome", path) == "0 new, 0 changed, 2 as they were.\n"
    gibbon = Source.objects.get(slug="gibbon")
    assert gibbon.citation["author"] == [{"family": "Gibbon", "given": "Edward"}]
    assert (gibbon.kind, gibbon.origin) == ("secondary", "")
    assert Source.objects.get(slug="heather-fall").origin != ""
    # Nothing is published by it, and the check says what is left to write.
    assert Edition.objects.count() == 1
    complaints = io.StringIO()
    run("export", "rome", tmp_path / "pack", stderr=complaints)
    assert "source gibbon: reliability.origin is empty" in complaints.getvalue()


def test_a_list_that_cannot_be_read_adds_nothing(tmp_path):
    load(ROME)
    path = tmp_path / "list.json"
    path.write_text('[{"id": "a", "type": "book", "title": "A"}, {"id": "b", "type": "book"}]')
    complaints = io.StringIO()
    with pytest.raises(CommandError, match="Nothing was added"):
        run("add-sources", "rome", path, stderr=complaints)
    assert complaints.getvalue().startswith(f"{path}: ")
    assert not Source.objects.filter(slug="a").exists()
    with pytest.raises(CommandError, match="No such file"):
        run("add-sources", "rome", tmp_path / "none.json")


def test_it_runs_from_a_shell(tmp_path):
    """With Django's own checks before it, which `call_command` leaves out."""
    environ = os.environ | {"VAR_DIR": str(tmp_path)}
    environ.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "manage.py", "dossier", "check", str(ROME)],
        cwd=ROOT,
        env=environ,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("In order: 5 factors")

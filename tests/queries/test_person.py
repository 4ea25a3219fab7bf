"""What is handed out about a person: all of it to her, and to a teacher what the debate's level allows."""

import csv
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from debates.actions import reveals
from debates.boards.person_file import neutral, person_file
from debates.models import Act, Seat
from debates.queries.person import HIDDEN, Person, everything_about, pupil_of_roster
from tests.factories import make_debate, make_seat, make_teacher, teacher_of
from tests.people import class_with_ada

pytestmark = pytest.mark.django_db
ADAS = [["d"], ["b"], ["a"], ["c"]]


def test_a_pupil_of_a_roster_has_everything_from_every_debate():
    told = class_with_ada()
    other = make_debate(by=make_teacher("okoro"), edition=told.debate.edition)
    elsewhere = make_seat(other, pseudonym="Plum Owl")
    Seat.objects.filter(pk=elsewhere.pk).update(pupil=told.pupil)
    found = everything_about(pupil_of_roster(told.pupil))
    assert [row["name"] for row in found["roster"]] == ["Canary Amina Rahman"]
    assert [row["pseudonym"] for row in found["seats"]] == ["Teal Heron", "Plum Owl"]
    assert [row["ranking"] for row in found["ballots"]] == [ADAS, ADAS]
    assert found["papers"][0]["draft"] == {"d": 1, "b": 2, "a": 3, "c": 4}
    # A teacher gets what is in debates of hers.
    hers = pupil_of_roster(told.pupil, shown_to=teacher_of(told.debate))
    assert [row["pseudonym"] for row in everything_about(hers)["seats"]] == ["Teal Heron"]


def test_nobody_else_is_in_it():
    told = class_with_ada()
    text = json.dumps(everything_about(Person(seats=(told.ada,))), default=str)
    assert "Rust Badger" not in text
    assert '["a"], ["b"], ["c"]' not in text


@pytest.mark.parametrize(
    ("anonymity", "is_seen", "is_shown"),
    [
        ("secret", True, False),
        ("teacher", True, True),
        ("teacher", False, False),
        ("hands", True, True),
    ],
)
def test_a_teacher_gets_rankings_where_the_console_would_show_them(anonymity, is_seen, is_shown):
    told = class_with_ada(others=5, phase="split", anonymity=anonymity)
    by = teacher_of(told.debate)
    if is_seen:
        reveals.show_results(debate=told.debate, by=by, serial=told.debate.phase_serial)
    found = everything_about(Person(seats=(told.ada,), shown_to=by))
    assert [row["ranking"] for row in found["ballots"]] == [ADAS if is_shown else HIDDEN]
    assert [row["salt"] == HIDDEN for row in found["ballots"]] == [not is_shown]
    assert [row["draft"] == HIDDEN for row in found["papers"]] == [not is_shown]


def test_a_round_that_is_still_open_shows_a_teacher_nothing():
    told = class_with_ada(phase="opening", anonymity="hands")
    found = everything_about(Person(seats=(told.ada,), shown_to=teacher_of(told.debate)))
    assert [row["ranking"] for row in found["ballots"]] == [HIDDEN]


def test_the_file_holds_json_and_a_table_of_each():
    told = class_with_ada(phase="split")
    Seat.objects.filter(pk=told.ada.pk).update(name='=HYPERLINK("x")')
    told.ada.refresh_from_db()
    packed = person_file(pupil_of_roster(told.pupil), at=timezone.now())
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        whole = json.loads(archive.read("person.json"))
        table = archive.read("seats.csv").decode("utf-8-sig")
    assert names == ["person.json", "roster.csv", "seats.csv", "papers.csv", "ballots.csv"]
    assert whole["seats"][0]["name"] == '=HYPERLINK("x")'
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["pseudonym"], row["name"]) == ("Teal Heron", '\'=HYPERLINK("x")')


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("Ada", "Ada"), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"),
        ("\t=1", "'=1"), ("\r=1", "'=1"), ("＝1", "'＝1"), ("a\x07b", "ab"), ("a=b", "a=b"),
        ("\x00=1", "'=1"), ("\n=1", "'\n=1"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(typed, cell):  # EC-103
    assert neutral(typed) == cell


def test_the_command_writes_a_file_and_leaves_a_line_in_the_log(tmp_path):
    told = class_with_ada()
    call_command("export_person", told.pupil.public_id, tmp_path / "ada.zip")
    with zipfile.ZipFile(tmp_path / "ada.zip") as archive:
        assert [row["ranking"] for row in json.loads(archive.read("person.json"))["ballots"]] == [
            ADAS,
            ADAS,
        ]
    act = Act.objects.last()
    assert (act.verb, act.by, act.detail) == ("export_pupil", None, {"seats": 1})
    call_command("export_person", told.ada.public_id, tmp_path / "seat.zip")
    assert Act.objects.last().verb == "export_seat"
    with pytest.raises(CommandError, match="File exists"):
        call_command("export_person", told.ada.public_id, tmp_path / "seat.zip")
    with pytest.raises(CommandError, match="neither a pupil nor a seat"):
        call_command("export_person", "nobody", tmp_path / "nobody.zip")

"""Erasing a person: nothing of hers is left anywhere, and totals and seals still hold."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from debates.actions.ballots import keep_draft
from debates.actions.erasing import erase_classroom, erase_pupil, erase_seat
from debates.actions.errors import RoundShut
from debates.actions.knocks import knock
from debates.actions.pupils import rename_pupil
from debates.actions.seats import return_seat
from debates.boards.certificate import certificate_text
from debates.models import Act, Ballot, Classroom, Debate, Knock, Paper, Pupil, Result, Seat
from debates.queries.ballots import progress_of
from debates.queries.person import everything_about, pupil_of_roster
from debates.queries.results import console_results
from debates.queries.seals import verify
from tests.factories import (
    cast,
    go_to,
    make_debate,
    make_pupil,
    make_seat,
    make_teacher,
    teacher_of,
)
from tests.people import class_with_ada, found_in_tables

pytestmark = pytest.mark.django_db


def seals(debate) -> list[tuple]:
    return [(seal.kind, seal.ballots, seal.erased, seal.holds) for seal in verify(debate)]


def test_no_column_of_any_table_knows_her_any_more():
    told = class_with_ada()
    assert found_in_tables(told.canaries) == list(told.canaries)
    erased = erase_pupil(pupil=told.pupil, by=teacher_of(told.debate))
    assert found_in_tables(told.canaries) == []
    assert (erased.pupils, erased.seats, erased.ballots, erased.drafts) == (1, 1, 2, 2)


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_the_file_or_its_journal_knows_her_any_more():
    told = class_with_ada()
    canaries = [canary.encode() for canary in told.canaries]
    assert found_in_files(canaries) == (canaries if connection.vendor == "sqlite" else [])
    erase_pupil(pupil=told.pupil, by=teacher_of(told.debate))
    connection.close()
    assert found_in_files(canaries) == []
    assert found_in_tables(told.canaries) == []


def found_in_files(canaries) -> list[bytes]:
    """In SQLite's file, journal and log; PostgreSQL's files are its own."""
    if connection.vendor != "sqlite":
        return []
    file = Path(connection.settings_dict["NAME"])
    raw = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    return [canary for canary in canaries if canary in raw]


def test_what_knocked_for_her_seat_is_in_her_copy_and_goes_with_her():
    told = class_with_ada(others=1)
    hers = knock(debate=told.debate, asked="Teal Heron")
    rest = knock(debate=told.debate, asked="Rust Badger")
    rename_pupil(pupil=told.pupil, name="Canary Amina", suffix="", by=None)
    found = everything_about(pupil_of_roster(told.pupil))
    assert [row["sign"] for row in found["knocks"]] == [hers.sign]
    assert "rename_pupil" in [row["verb"] for row in found["deeds"]]
    erase_seat(seat=told.ada, by=teacher_of(told.debate))
    assert list(Knock.objects.all()) == [rest]


def test_totals_and_seals_hold():
    told = class_with_ada()
    before = [("opening", 12, 0, True), ("closing", 12, 0, True)]
    assert seals(told.debate) == before
    erase_seat(seat=told.ada, by=teacher_of(told.debate))
    assert seals(told.debate) == [("opening", 12, 1, True), ("closing", 12, 1, True)]
    assert Ballot.objects.count() == 24


def test_a_seal_tells_a_ballot_that_was_changed_or_taken_out():
    told = class_with_ada()
    ballot = Ballot.objects.filter(paper__seat=told.ada, paper__round__kind="opening")
    Ballot.objects.filter(pk__in=ballot).erase()
    assert seals(told.debate)[0] == ("opening", 12, 1, True)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE debates_ballot SET hash = %s WHERE id = %s", ["0" * 64, ballot.get().pk]
        )
    assert [seal[3] for seal in seals(told.debate)] == [False, True]
    changed = Ballot.objects.filter(paper__round__kind="closing").first()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE debates_ballot SET ranking = %s WHERE id = %s", ['[["b"]]', changed.pk]
        )
    assert [seal[3] for seal in seals(told.debate)] == [False, False]


def test_the_class_order_is_that_of_the_others_and_says_so():
    told = class_with_ada(others=5, anonymity="teacher", phase="split")
    teaching = told.debate.teachers.get()
    teaching.results_shown_at = told.debate.phase_serial
    teaching.save()
    told.debate.reveals.create(kind="results", round=told.debate.rounds.get(kind="opening"))
    teaching.refresh_from_db()
    result, _lines = console_results(teaching)["opening"]
    assert (result.ballots, result.erased) == (6, 0)
    # a: five times 1st and once 3rd. Without Ada's it is always 1st.
    assert float(result.order.average("a")) == pytest.approx(8 / 6)
    erase_seat(seat=told.ada, by=teacher_of(told.debate))
    result, _lines = console_results(teaching)["opening"]
    assert (result.ballots, result.erased) == (6, 1)
    assert float(result.order.average("a")) == 1


def test_a_kept_result_is_counted_anew_so_that_the_difference_tells_nothing():
    told = class_with_ada(others=10)
    assert list(Result.objects.values_list("kind", "n")) == [("opening", 11), ("closing", 11)]
    erase_seat(seat=told.ada, by=teacher_of(told.debate))
    row = Result.objects.get(kind="closing")
    assert row.n == 10
    assert row.wins == [[0, 10, 10, 10], [0, 0, 10, 10], [0, 0, 0, 10], [0, 0, 0, 0]]


def test_with_fewer_than_ten_left_no_result_is_kept():
    told = class_with_ada(others=9)
    assert Result.objects.count() == 2
    erase_seat(seat=told.ada, by=teacher_of(told.debate))
    assert Result.objects.count() == 0


def test_in_a_running_round_nobody_waits_for_an_erased_seat():
    debate = go_to(make_debate(), "opening")
    ada, ben = make_pupil(debate, name="Ada"), make_seat(debate)
    cast(ben, "a > b > c > d")
    erase_seat(seat=ada.seat, by=teacher_of(debate))
    assert Paper.objects.filter(seat=ada.seat).count() == 0
    assert (progress_of(debate, "opening").handed_in, progress_of(debate, "opening").seats) == (
        1,
        1,
    )
    go_to(debate, "split", drafts="wait")
    assert ada.client.get(ada.url()).status_code == 403
    go_to(debate, "closing")
    assert Paper.objects.filter(seat=ada.seat).count() == 0


def test_what_was_on_its_way_when_a_seat_was_erased_comes_too_late():
    """The page's request read the seat, then waited for the erasing to end."""
    debate = go_to(make_debate(), "opening")
    ada = make_seat(debate)
    cast(ada, "d > b > a > c")
    erase_seat(seat=ada, by=teacher_of(debate))
    with pytest.raises(RoundShut):
        cast(ada, "a > b > c > d")
    with pytest.raises(RoundShut):
        keep_draft(seat=ada, round=debate.rounds.get(kind="opening"), places={"a": 1})
    assert list(Ballot.objects.values_list("ranking", flat=True)) == [None]
    assert Paper.objects.get(seat=ada).draft == {}


def test_erased_seats_are_numbered_and_stay_erased():
    debate = make_debate()
    by = teacher_of(debate)
    one, two = make_seat(debate, name="Ada"), make_seat(debate, name="Ben")
    erase_seat(seat=one, by=by)
    erase_seat(seat=two, by=by)
    assert erase_seat(seat=two, by=by).seats == 0
    names = list(Seat.objects.order_by("id").values_list("pseudonym", flat=True))
    assert names == ["erased seat 1", "erased seat 2"]
    return_seat(seat=one, by=by)
    assert not Seat.objects.filter(removed_at=None).exists()
    assert Act.objects.filter(verb="erase_seat").count() == 2


def test_a_class_is_erased_with_its_debates_and_a_certificate():
    told = class_with_ada()
    by = teacher_of(told.debate)
    # Ada also sits in a debate of another class, which stays.
    other = make_debate(by=make_teacher("okoro"), edition=told.debate.edition)
    elsewhere = make_seat(other, name="Canary Amina Rahman")
    Seat.objects.filter(pk=elsewhere.pk).update(pupil=told.pupil)
    public_id = told.pupil.classroom.public_id
    certificate = erase_classroom(classroom=told.pupil.classroom, by=by)
    counts = certificate.erased
    assert (counts.pupils, counts.debates, counts.seats, counts.ballots) == (2, 1, 13, 24)
    assert found_in_tables(told.canaries) == []
    assert list(Debate.objects.all()) == [other]
    assert Pupil.objects.count() == Classroom.objects.count() == Ballot.objects.count() == 0
    assert Result.objects.count() == 2  # counts, of twelve ballots, without a pupil
    text = certificate_text(certificate)
    for line in (f"Class: {public_id}", "Pupils on the roster: 2", "Seats: 13", "Ballots: 24"):
        assert line in text
    assert certificate.at.strftime("Erased: %Y-%m-%d") in text


def test_commands_erase_and_say_how_much(capsys):
    told = class_with_ada()
    public_id = told.pupil.classroom.public_id
    call_command("erase_class", public_id, dry_run=True)
    assert "Ballots: 24" in capsys.readouterr().out
    assert Ballot.objects.count() == 24
    call_command("erase_person", told.pupil.public_id)
    assert "Ballots: 2" in capsys.readouterr().out
    assert found_in_tables(told.canaries) == []
    guest = Seat.objects.known().first()
    call_command("erase_person", guest.public_id)
    guest.refresh_from_db()
    assert guest.pseudonym == "erased seat 2"
    call_command("erase_class", public_id)
    assert "Certificate of erasure" in capsys.readouterr().out
    assert Classroom.objects.count() == Ballot.objects.count() == 0

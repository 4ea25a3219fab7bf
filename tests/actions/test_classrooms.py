"""Classes: who teaches them, and what becomes of rosters and debates."""

import pytest

from debates.actions import classrooms, debates
from debates.actions.errors import ClassroomFull, OwnerStays
from debates.models import Act, Debate, DebateTeacher, Pupil
from tests.factories import go_to, make_classroom, make_debate, make_edition, make_teacher, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def novak():
    return make_teacher("novak")


@pytest.fixture
def okoro():
    return make_teacher("okoro")


def parts(debate) -> list[tuple]:
    return list(debate.teachers.order_by("id").values_list("user__username", "role"))


def test_everybody_who_teaches_a_class_runs_its_debates(novak, okoro):
    classroom = make_classroom(by=novak)
    classrooms.add_teacher(classroom=classroom, user=okoro, by=novak)
    debate = make_debate(by=okoro, classroom=classroom)
    assert parts(debate) == [("okoro", "owner"), ("novak", "co_teacher")]


def test_a_co_teacher_comes_into_debates_that_are_not_over(novak, okoro):
    classroom = make_classroom(by=novak)
    edition = make_edition()
    running = make_debate(by=novak, edition=edition, classroom=classroom)
    over = go_to(make_debate(by=novak, edition=edition, classroom=classroom), "closed")
    alone = make_debate(by=novak, edition=edition)
    for _ in range(2):
        classrooms.add_teacher(classroom=classroom, user=okoro, by=novak)
    assert parts(running) == [("novak", "owner"), ("okoro", "co_teacher")]
    assert parts(over) == parts(alone) == [("novak", "owner")]


def test_a_co_teacher_who_leaves_keeps_what_she_opened_and_no_more(novak, okoro):
    classroom = make_classroom(by=novak)
    classrooms.add_teacher(classroom=classroom, user=okoro, by=novak)
    edition = make_edition()
    hers = make_debate(by=okoro, edition=edition, classroom=classroom)
    his = make_debate(by=novak, edition=edition, classroom=classroom)
    classrooms.remove_teacher(classroom=classroom, user=okoro, by=novak)
    assert parts(hers) == [("okoro", "owner"), ("novak", "co_teacher")]
    assert parts(his) == [("novak", "owner")]
    assert not okoro.classroom_roles.exists()


def test_an_owner_cannot_be_removed(novak):
    classroom = make_classroom(by=novak)
    with pytest.raises(OwnerStays):
        classrooms.remove_teacher(classroom=classroom, user=novak, by=novak)
    assert owner_of(classroom) == novak


def test_a_co_teacher_takes_over_from_an_account_that_is_gone(novak, okoro):  # EC-98
    classroom = make_classroom(by=novak)
    classrooms.add_teacher(classroom=classroom, user=okoro, by=novak)
    debate = make_debate(by=novak, classroom=classroom)
    with pytest.raises(OwnerStays):
        classrooms.take_over(classroom=classroom, by=okoro)
    novak.is_active = False
    novak.save()
    classrooms.take_over(classroom=classroom, by=okoro)
    assert owner_of(classroom) == okoro
    assert parts(debate) == [("novak", "co_teacher"), ("okoro", "owner")]


def test_no_debate_is_left_without_an_owner_by_a_co_teacher_who_came_after_it(novak, okoro):
    classroom = make_classroom(by=novak)
    over = go_to(make_debate(by=novak, classroom=classroom), "closed")
    classrooms.add_teacher(classroom=classroom, user=okoro, by=novak)
    novak.is_active = False
    novak.save()
    classrooms.take_over(classroom=classroom, by=okoro)
    assert parts(over) == [("novak", "owner")]


def test_a_merge_moves_pupils_and_debates_and_merges_nobody(novak, okoro):
    source = make_classroom("Ada King", "Ben Kay", by=novak, title="12 A")
    into = make_classroom("Ada King", by=novak, title="12 B")
    classrooms.add_teacher(classroom=into, user=okoro, by=novak)
    debate = make_debate(by=novak, classroom=source)
    slips = set(Pupil.objects.values_list("slip_hash", flat=True))
    classrooms.merge_classrooms(source=source, into=into, by=novak)
    assert sorted(into.pupils.values_list("name", flat=True)) == ["Ada King", "Ada King", "Ben Kay"]
    assert set(Pupil.objects.values_list("slip_hash", flat=True)) == slips
    assert Debate.objects.get().classroom == into
    assert parts(debate) == [("novak", "owner"), ("okoro", "co_teacher")]
    source.refresh_from_db()
    assert source.archived_at is not None


def test_a_merge_that_does_not_fit_changes_nothing(novak, monkeypatch):
    monkeypatch.setattr(classrooms, "MOST_PUPILS", 2)
    source = make_classroom("Ada", "Ben", by=novak)
    into = make_classroom("Cleo", by=novak)
    with pytest.raises(ClassroomFull):
        classrooms.merge_classrooms(source=source, into=into, by=novak)
    assert source.pupils.count() == 2


def test_a_copy_keeps_the_class_when_asked_to(novak):
    classroom = make_classroom(by=novak)
    debate = make_debate(by=novak, classroom=classroom)
    again = debates.duplicate_debate(
        debate=debate, by=novak, edition=debate.edition, title="2", classroom=debate.classroom
    )
    alone = debates.duplicate_debate(debate=debate, by=novak, edition=debate.edition, title="3")
    assert (again.classroom, alone.classroom) == (classroom, None)


def test_the_log_holds_ids_and_counts_and_no_name(novak, okoro):
    classroom = make_classroom("Ada Lovelace", by=novak, title="Year 12 A")
    into = make_classroom(by=novak, title="Year 12 B")
    classrooms.rename_classroom(classroom=classroom, by=novak, title="Year 13 A")
    classrooms.add_teacher(classroom=classroom, user=okoro, by=novak)
    classrooms.remove_teacher(classroom=classroom, user=okoro, by=novak)
    classrooms.archive_classroom(classroom=classroom, by=novak)
    classrooms.return_classroom(classroom=classroom, by=novak)
    classrooms.merge_classrooms(source=classroom, into=into, by=novak)
    acts = Act.objects.filter(classroom=classroom).values_list("verb", "detail")
    assert list(acts) == [
        ("open_classroom", {}),
        ("add_pupils", {"pupils": 1}),
        ("rename_classroom", {}),
        ("add_teacher", {"user": okoro.pk}),
        ("remove_teacher", {"user": okoro.pk}),
        ("archive_classroom", {}),
        ("return_classroom", {}),
        ("merge_classrooms", {"into": into.public_id, "pupils": 1}),
    ]


def test_a_part_in_a_debate_is_given_once(novak):
    classroom = make_classroom(by=novak)
    make_debate(by=novak, classroom=classroom)
    assert DebateTeacher.objects.count() == 1

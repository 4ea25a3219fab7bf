import pytest

from debates.actions import debates
from debates.actions.debates import FactorWording, Plan, UnfitFactors, own_factor
from debates.actions.errors import DebateClosed
from debates.actions.seats import take_seat
from debates.models import Act, Debate, DebateTeacher, ids
from tests.factories import (
    LETTERS,
    cast,
    go_to,
    make_debate,
    make_edition,
    make_seat,
    make_teacher,
    teacher_of,
)

pytestmark = pytest.mark.django_db


def wordings(count: int) -> list[FactorWording]:
    return [FactorWording(slug=s, title=f"Factor {s.upper()}") for s in (LETTERS + "o")[:count]]


def open_one(**plan) -> Debate:
    chosen = {"title": "Year 12", "factors": wordings(4), "conclusions": {}} | plan
    return debates.open_debate(by=make_teacher(), edition=make_edition(), plan=Plan(**chosen))


def test_a_debate_begins_in_its_lobby_with_both_rounds_waiting():
    debate = open_one()
    assert (debate.phase, debate.phase_serial, debate.version) == ("lobby", 0, 1)
    assert list(debate.rounds.order_by("id").values_list("kind", "is_open", "opened_at")) == [
        ("opening", False, None),
        ("closing", False, None),
    ]
    assert list(debate.factors.values_list("slug", "title", "own")) == [
        ("a", "Factor A", False),
        ("b", "Factor B", False),
        ("c", "Factor C", False),
        ("d", "Factor D", False),
    ]


def test_who_opens_a_debate_owns_it():
    debate = open_one()
    assert [(row.user.username, row.role) for row in debate.teachers.all()] == [("novak", "owner")]


def test_the_plan_is_fifty_minutes():
    assert list(open_one().plan.order_by("id").values_list("phase", "minutes")) == [
        ("lobby", 4),
        ("opening", 7),
        ("split", 2),
        ("evidence", 10),
        ("discussion", 13),
        ("closing", 5),
        ("verdict", 5),
        ("exit", 4),
    ]


def test_codes_have_their_lengths_and_nobody_elses():
    one, other = open_one(), make_debate(by=make_teacher("okoro"), edition=make_edition("other"))
    assert len(one.join_code) == 8
    assert set(one.join_code) <= set(ids.CODE_ALPHABET)
    assert len({one.join_code, other.join_code, one.projector_key, other.projector_key}) == 4


def test_opening_is_logged_in_numbers_and_not_in_words():
    act = Act.objects.get(debate=open_one())
    assert act.verb == "open_debate"
    assert act.by.username == "novak"
    assert act.detail == {"factors": 4, "shape": "ladder", "anonymity": "secret"}


@pytest.mark.parametrize("count", [2, 14])
def test_two_and_fourteen_factors_fit(count):
    assert open_one(factors=wordings(count)).factors.count() == count


@pytest.mark.parametrize("count", [0, 1, 15])
def test_other_numbers_of_factors_open_nothing(count):
    with pytest.raises(UnfitFactors):
        open_one(factors=wordings(count))
    assert Debate.objects.count() == 0


def test_a_diamond_takes_nine_factors_and_no_gaps():
    debate = open_one(factors=wordings(9), shape="diamond", gaps_allowed=True)
    assert (debate.shape, debate.gaps_allowed) == ("diamond", False)


@pytest.mark.parametrize("count", [8, 10])
def test_a_diamond_of_another_size_opens_nothing(count):
    with pytest.raises(UnfitFactors):
        open_one(factors=wordings(count), shape="diamond")
    assert Debate.objects.count() == 0


@pytest.mark.parametrize(
    ("title", "taken", "slug"),
    [
        ("Luck", (), "own-luck"),
        ("Luck", ("own-luck",), "own-luck-2"),
        ("Luck", ("own-luck", "own-luck-2"), "own-luck-3"),
        ("Победа", (), "own-factor"),
        ("a" * 60, (), "own-" + "a" * 40),
    ],
)
def test_a_teachers_own_factor_meets_no_other(title, taken, slug):
    factor = own_factor(title, taken=taken)
    assert (factor.slug, factor.title, factor.own) == (slug, title, True)


def test_a_copy_has_the_plan_and_nothing_of_the_class():
    edition = make_edition()
    novak = make_teacher()
    debate = make_debate(
        by=novak,
        edition=edition,
        shape="tiers",
        gaps_allowed=True,
        anonymity="hands",
        zone="Europe/London",
        minutes={"lobby": 3, "opening": None},
        notes={"split": "Ask Ada first"},
        conclusions={"essay": "explicit"},
    )
    go_to(debate, "opening")
    cast(make_seat(debate), "a > b > c > d")
    copy = debates.duplicate_debate(
        debate=debate, by=novak, edition=make_edition(), title="Year 13"
    )
    assert (copy.title, copy.phase, copy.edition.number) == ("Year 13", "lobby", 2)
    assert (copy.shape, copy.gaps_allowed, copy.anonymity) == ("tiers", True, "hands")
    assert copy.zone == "Europe/London"
    assert list(copy.factors.values_list("slug", flat=True)) == ["a", "b", "c", "d"]
    assert list(copy.conclusions.values_list("conclusion", "strength")) == [("essay", "explicit")]
    assert copy.plan.get(phase="lobby").minutes == 3
    assert copy.plan.get(phase="opening").minutes is None
    assert copy.plan.get(phase="split").note == "Ask Ada first"
    assert copy.seats.count() == 0
    assert copy.join_code not in (None, debate.join_code)
    assert copy.seed != debate.seed


def test_notes_belong_to_one_phase():
    debate = open_one()
    by = teacher_of(debate)
    debates.write_note(debate=debate, by=by, phase="split", note="Who kept him in office?")
    assert debate.plan.get(phase="split").note == "Who kept him in office?"
    assert debate.plan.exclude(note="").count() == 1


def test_a_locked_room_can_be_opened_again():
    debate = open_one()
    by = teacher_of(debate)
    assert debates.lock_room(debate=debate, by=by, locked=True).version == 2
    debate.refresh_from_db()
    assert debate.locked
    debates.lock_room(debate=debate, by=by, locked=False)
    take_seat(debate=debate, offer=ids.new_key())
    assert debate.seats.count() == 1


def test_a_new_join_code_ends_the_old_one():
    debate = open_one()
    old = debate.join_code
    debates.rotate_join_code(debate=debate, by=teacher_of(debate))
    debate.refresh_from_db()
    assert debate.join_code != old
    assert debate.version == 2
    assert not Debate.objects.filter(join_code=old).exists()


def test_a_closed_debate_gets_no_join_code():
    debate = go_to(open_one(), "closed")
    with pytest.raises(DebateClosed):
        debates.rotate_join_code(debate=debate, by=teacher_of(debate))
    debate.refresh_from_db()
    assert debate.join_code is None


def test_one_teacher_has_one_part_in_a_debate():
    from django.db import IntegrityError, transaction

    debate = open_one()
    with pytest.raises(IntegrityError), transaction.atomic():
        DebateTeacher.objects.create(debate=debate, user=teacher_of(debate))

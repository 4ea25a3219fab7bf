import pytest

from debates.actions import debates, pseudonyms, seats
from debates.actions.errors import DebateClosed, RoomLocked
from debates.models import Act, Paper, Seat, ids
from tests.factories import go_to, make_debate, make_edition, make_seat, make_teacher, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


def test_a_seat_comes_with_a_code_that_is_stored_nowhere(debate):
    seat, code = seats.take_seat(debate=debate, offer=ids.new_key(), pseudonym="Teal Heron")
    assert seat.pseudonym == "Teal Heron"
    assert len(code) == 6
    assert set(code) <= set(ids.CODE_ALPHABET)
    row = Seat.objects.values().get()
    assert code not in str(row)
    assert seats.move_seat(debate=debate, code=code).pk == seat.pk


def test_the_same_offer_twice_is_one_seat(debate):
    one = seats.take_seat(debate=debate, offer="x" * 22)
    two = seats.take_seat(debate=debate, offer="x" * 22)
    assert (one[0].pk, one[1]) == (two[0].pk, two[1])
    assert debate.seats.count() == 1


def test_the_same_offer_in_two_debates_is_two_seats(debate):
    other = make_debate(by=make_teacher("okoro"), edition=make_edition("other"))
    here, _code = seats.take_seat(debate=debate, offer="x" * 22)
    there, _code = seats.take_seat(debate=other, offer="x" * 22)
    assert (here.debate_id, there.debate_id) == (debate.pk, other.pk)


def test_a_pseudonym_that_is_taken_gets_a_number(debate):  # EC-59
    names = [make_seat(debate, pseudonym="Teal Heron").pseudonym for _ in range(3)]
    assert names == ["Teal Heron", "Teal Heron 2", "Teal Heron 3"]


@pytest.mark.parametrize(
    "typed", ["", "Teacher", "teal heron", "Teal Heron 2", "<b>Teal</b> Heron"]
)
def test_a_pseudonym_that_is_not_ours_is_replaced(debate, typed):
    assert pseudonyms.is_ours(make_seat(debate, pseudonym=typed).pseudonym)


@pytest.mark.parametrize("phase", ["opening", "closing"])
def test_who_comes_late_finds_a_paper(debate, phase):
    go_to(debate, phase)
    seat = make_seat(debate)
    paper = Paper.objects.get(seat=seat)
    assert paper.round.kind == phase
    assert sorted(paper.shuffle) == ["a", "b", "c", "d"]
    assert paper.draft == {}


def test_nobody_enters_a_closed_debate(debate):
    go_to(debate, "closed")
    with pytest.raises(DebateClosed):
        make_seat(debate)


def test_nobody_new_enters_a_locked_room(debate):
    inside = seats.take_seat(debate=debate, offer="x" * 22)
    debates.lock_room(debate=debate, by=teacher_of(debate), locked=True)
    with pytest.raises(RoomLocked):
        make_seat(debate)
    assert seats.take_seat(debate=debate, offer="x" * 22)[0].pk == inside[0].pk
    assert make_seat(debate, is_trial=True).is_trial


def test_a_seat_code_opens_no_other_debate(debate):
    other = make_debate(by=make_teacher("okoro"), edition=make_edition("other"))
    seat = make_seat(debate)
    assert seats.move_seat(debate=other, code=seat.code) is None


def test_moving_a_seat_changes_the_device(debate):
    seat = make_seat(debate)
    moved = seats.move_seat(debate=debate, code=seat.code)
    assert moved.device != seat.device
    assert moved.moved_at is not None


def test_a_removed_seat_has_no_code_to_come_back_with(debate):
    seat = make_seat(debate)
    seats.remove_seat(seat=seat, by=teacher_of(debate))
    assert seats.move_seat(debate=debate, code=seat.code) is None
    seats.return_seat(seat=seat, by=teacher_of(debate))
    assert seats.move_seat(debate=debate, code=seat.code).pk == seat.pk


def test_who_is_brought_back_finds_the_paper_of_the_round_that_runs(debate):
    seat = make_seat(debate)
    seats.remove_seat(seat=seat, by=teacher_of(debate))
    go_to(debate, "opening")
    assert not Paper.objects.filter(seat=seat).exists()
    seats.return_seat(seat=seat, by=teacher_of(debate))
    assert Paper.objects.get(seat=seat).round.kind == "opening"


def test_a_new_seat_code_ends_the_old_one(debate):
    seat = make_seat(debate)
    code = seats.renew_seat_code(seat=seat, by=teacher_of(debate))
    assert code != seat.code
    assert seats.move_seat(debate=debate, code=seat.code) is None
    assert seats.move_seat(debate=debate, code=code).pk == seat.pk


def test_a_name_can_be_corrected(debate):
    seat = make_seat(debate, name="Adda")
    seats.rename_seat(seat=seat, by=teacher_of(debate), name="Ada")
    seat.refresh_from_db()
    assert seat.name == "Ada"


def test_another_pseudonym_is_one_nobody_has(debate):
    seat = make_seat(debate, pseudonym="Teal Heron")
    new = seats.change_pseudonym(seat=seat, by=teacher_of(debate))
    assert new != "Teal Heron"
    assert pseudonyms.is_ours(new)
    seat.refresh_from_db()
    assert seat.pseudonym == new


def test_the_log_holds_ids_and_never_a_name(debate):
    seat = make_seat(debate, name="Ada", pseudonym="Teal Heron")
    by = teacher_of(debate)
    seats.rename_seat(seat=seat, by=by, name="Ada Lovelace")
    seats.change_pseudonym(seat=seat, by=by)
    code = seats.renew_seat_code(seat=seat, by=by)
    seats.remove_seat(seat=seat, by=by)
    seats.return_seat(seat=seat, by=by)
    acts = list(Act.objects.exclude(verb="open_debate"))
    assert [act.verb for act in acts] == [
        "rename_seat",
        "change_pseudonym",
        "renew_seat_code",
        "remove_seat",
        "return_seat",
    ]
    assert [act.detail for act in acts] == [{"seat": seat.public_id}] * 5
    assert not any(word in str(acts[0].detail) for word in ("Ada", "Heron", code))


@pytest.mark.parametrize("change", ["remove_seat", "return_seat", "rename_seat"])
def test_what_happens_to_a_seat_changes_the_version(debate, change):
    seat = make_seat(debate)
    debate.refresh_from_db()
    named = {"name": "Ada"} if change == "rename_seat" else {}
    getattr(seats, change)(seat=seat, by=teacher_of(debate), **named)
    version = debate.version
    debate.refresh_from_db()
    assert debate.version == version + 1

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from debates.actions import phases, reveals
from debates.actions.errors import DebateClosed, NotAllHandedIn
from debates.models import Act, Ballot, Paper
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def clock(monkeypatch):
    """Time that stands still until it is moved."""

    class Clock:
        at = NOON

        def move(self, **delta):
            self.at += timedelta(**delta)

    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.at)
    return clock


def advance(debate, **kwargs):
    serial = kwargs.pop("serial", debate.phase_serial)
    return phases.advance_phase(debate=debate, by=teacher_of(debate), serial=serial, **kwargs)


def back(debate):
    return phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)


def is_open(debate, kind):
    return debate.rounds.get(kind=kind).is_open


def test_eight_times_next_is_the_whole_lesson(debate):
    entered = []
    while not debate.is_closed:
        debate = advance(debate)
        entered.append((debate.phase, is_open(debate, "opening"), is_open(debate, "closing")))
    assert entered == [
        ("opening", True, False),
        ("split", False, False),
        ("evidence", False, False),
        ("discussion", False, False),
        ("closing", False, True),
        ("verdict", False, False),
        ("exit", False, False),
        ("closed", False, False),
    ]
    assert debate.phase_serial == 8
    assert debate.join_code is None
    assert debate.closed_at is not None


def test_two_clicks_on_one_next_move_once(debate):
    advance(debate, serial=0)
    moved = advance(debate, serial=0)
    assert (moved.phase, moved.phase_serial) == ("opening", 1)


def test_two_clicks_on_one_back_move_once(debate):
    debate = go_to(debate, "evidence")
    by = teacher_of(debate)
    phases.step_back(debate=debate, by=by, serial=3)
    moved = phases.step_back(debate=debate, by=by, serial=3)
    assert (moved.phase, moved.phase_serial) == ("split", 4)


def test_there_is_no_way_back_from_the_lobby(debate):
    assert back(debate).phase_serial == 0


@pytest.mark.parametrize("step", [advance, back])
def test_a_closed_debate_stays_closed(debate, step):
    debate = go_to(debate, "closed")
    moved = step(debate)
    assert (moved.phase, moved.phase_serial) == ("closed", 8)


def test_next_says_how_many_have_not_handed_in(debate):
    debate = go_to(debate, "opening")
    ada, ben, _cleo = (make_seat(debate) for _ in range(3))
    make_seat(debate, is_trial=True)
    cast(ada, "a > b > c > d")
    Paper.objects.filter(seat=ben).update(draft={"d": 1, "c": 2, "b": 3, "a": 4}, draft_serial=1)
    with pytest.raises(NotAllHandedIn) as refusal:
        advance(debate)
    assert (refusal.value.missing, refusal.value.complete_drafts) == (2, 1)
    debate.refresh_from_db()
    assert (debate.phase, debate.phase_serial) == ("opening", 1)
    assert is_open(debate, "opening")


def test_a_removed_pupil_is_waited_for_no_more(debate):
    from debates.actions.seats import remove_seat

    debate = go_to(debate, "opening")
    remove_seat(seat=make_seat(debate), by=teacher_of(debate))
    assert advance(debate).phase == "split"


def test_complete_drafts_can_be_taken_in(debate):
    debate = go_to(debate, "opening")
    ada, ben, cleo = (make_seat(debate) for _ in range(3))
    cast(ada, "a > b > c > d")
    Paper.objects.filter(seat=ben).update(draft={"d": 1, "c": 2, "b": 3, "a": 4}, draft_serial=1)
    Paper.objects.filter(seat=cleo).update(draft={"d": 1}, draft_serial=1)
    assert advance(debate, drafts="take").phase == "split"
    papers = {p.seat_id: p for p in Paper.objects.select_related("ballot")}
    assert papers[ada.pk].ballot.ranking == [["a"], ["b"], ["c"], ["d"]]
    assert papers[ben.pk].ballot.ranking == [["d"], ["c"], ["b"], ["a"]]
    assert papers[cleo.pk].ballot is None
    assert papers[cleo.pk].draft == {"d": 1}


def test_drafts_can_be_left(debate):
    debate = go_to(debate, "opening")
    Paper.objects.filter(seat=make_seat(debate)).update(
        draft={"d": 1, "c": 2, "b": 3, "a": 4}, draft_serial=1
    )
    assert advance(debate, drafts="leave").phase == "split"
    assert Ballot.objects.count() == 0
    assert Paper.objects.get().draft == {"d": 1, "c": 2, "b": 3, "a": 4}


def test_closing_a_round_seals_it(debate):
    debate = go_to(debate, "opening")
    cast(make_seat(debate), "a > b > c > d")
    make_seat(debate)
    advance(debate, drafts="take")
    seal = Act.objects.get(verb="close_round").detail
    assert (seal["kind"], seal["ballots"], seal["taken"], seal["left"]) == ("opening", 1, 0, 1)
    assert len(seal["seal"]) == 64


def test_back_opens_the_round_again_with_everything_in_it(debate):
    debate = go_to(debate, "opening")
    ada = make_seat(debate)
    cast(ada, "a > b > c > d")
    debate = back(advance(debate))
    assert debate.phase == "opening"
    assert is_open(debate, "opening")
    assert cast(ada, "b > a > c > d").number == 2


def test_back_never_asks_for_missing_papers(debate):
    debate = go_to(debate, "opening")
    make_seat(debate)
    assert back(debate).phase == "lobby"
    assert not is_open(debate, "opening")


def test_a_round_stays_shut_once_its_results_were_seen(debate):
    debate = go_to(debate, "split")
    reveals.show_results(debate=debate, by=teacher_of(debate), serial=2)
    debate = back(debate)
    assert debate.phase == "opening"
    assert not is_open(debate, "opening")


def test_both_rounds_stay_shut_once_a_factor_was_uncovered(debate):
    debate = go_to(debate, "verdict")
    reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=0)
    debate = back(debate)
    assert debate.phase == "closing"
    assert not is_open(debate, "closing")


def test_the_closing_paper_begins_as_the_opening_ballot(debate):
    debate = go_to(debate, "opening")
    ada, ben = make_seat(debate), make_seat(debate)
    cast(ada, "d > a > b > c")
    go_to(debate, "closing")
    drafts = dict(Paper.objects.filter(round__kind="closing").values_list("seat_id", "draft"))
    assert drafts == {ada.pk: {"d": 1, "a": 2, "b": 3, "c": 4}, ben.pk: {}}


def test_a_phase_ends_when_its_minutes_are_over(debate, clock):
    debate = go_to(debate, "opening")
    assert debate.phase_ends_at == NOON + timedelta(minutes=7)


def test_a_phase_without_minutes_has_no_end(clock):
    debate = go_to(make_debate(minutes={"opening": None}), "opening")
    assert debate.phase_ends_at is None


def test_nothing_closes_at_zero(debate, clock):
    debate = go_to(debate, "opening")
    clock.move(hours=3)
    assert is_open(debate, "opening")
    assert cast(make_seat(debate), "a > b > c > d").number == 1


def extend(debate, minutes, serial=None):
    serial = debate.phase_serial if serial is None else serial
    by = teacher_of(debate)
    return phases.extend_phase(debate=debate, by=by, serial=serial, minutes=minutes)


def test_more_time_comes_on_top_of_what_is_left(debate, clock):
    debate = go_to(debate, "opening")
    clock.move(minutes=3)
    assert extend(debate, 2).phase_ends_at == NOON + timedelta(minutes=9)


def test_more_time_counts_from_now_when_time_is_up(debate, clock):
    debate = go_to(debate, "opening")
    clock.move(minutes=20)
    assert extend(debate, 2).phase_ends_at == NOON + timedelta(minutes=22)


def test_more_time_gives_an_end_to_a_phase_without_one(clock):
    debate = go_to(make_debate(minutes={}), "opening")
    assert extend(debate, 2).phase_ends_at == NOON + timedelta(minutes=2)


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-5, 1), (600, 60)])
def test_more_time_is_from_one_minute_to_sixty(debate, clock, asked, given):
    debate = go_to(debate, "opening")
    assert extend(debate, asked).phase_ends_at == NOON + timedelta(minutes=7 + given)


def test_more_time_for_a_phase_that_is_over_changes_nothing(debate, clock):
    debate = go_to(debate, "split")
    assert extend(debate, 5, serial=1).phase_ends_at == NOON + timedelta(minutes=2)


def test_a_closed_debate_gets_no_more_time(debate):
    debate = go_to(debate, "closed")
    with pytest.raises(DebateClosed):
        extend(debate, 2)


def test_a_pause_keeps_the_time_that_was_left(debate, clock):
    debate = go_to(debate, "opening")
    by = teacher_of(debate)
    clock.move(minutes=3)
    phases.pause_debate(debate=debate, by=by)
    assert not is_open(debate, "opening")
    clock.move(days=2)
    debate = phases.resume_debate(debate=debate, by=by)
    assert is_open(debate, "opening")
    assert debate.phase_ends_at == NOON + timedelta(days=2, minutes=7)
    assert debate.paused_at is None


def test_time_given_in_a_pause_is_there_afterwards(debate, clock):
    debate = go_to(debate, "opening")
    by = teacher_of(debate)
    clock.move(minutes=3)
    phases.pause_debate(debate=debate, by=by)
    clock.move(hours=1)
    extend(debate, 2)
    debate = phases.resume_debate(debate=debate, by=by)
    assert debate.phase_ends_at == NOON + timedelta(hours=1, minutes=9)


def test_pausing_twice_pauses_once(debate, clock):
    by = teacher_of(debate)
    first = phases.pause_debate(debate=debate, by=by)
    clock.move(minutes=1)
    assert phases.pause_debate(debate=debate, by=by).paused_at == first.paused_at
    assert Act.objects.filter(verb="pause_debate").count() == 1


def test_a_pause_seals_nothing(debate):
    debate = go_to(debate, "opening")
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    assert debate.rounds.get(kind="opening").closed_at is None
    assert not Act.objects.filter(verb="close_round").exists()


def test_who_joins_in_a_pause_gets_a_paper_when_it_ends(debate):
    debate = go_to(debate, "opening")
    by = teacher_of(debate)
    phases.pause_debate(debate=debate, by=by)
    ada = make_seat(debate)
    assert not Paper.objects.filter(seat=ada).exists()
    phases.resume_debate(debate=debate, by=by)
    assert cast(ada, "a > b > c > d").number == 1


def test_next_in_a_pause_asks_for_missing_papers_and_stays_paused(debate):
    debate = go_to(debate, "opening")
    make_seat(debate)
    debate = phases.pause_debate(debate=debate, by=teacher_of(debate))
    with pytest.raises(NotAllHandedIn):
        advance(debate)
    debate.refresh_from_db()
    assert debate.is_paused
    assert not is_open(debate, "opening")


def test_next_ends_a_pause(debate):
    debate = go_to(debate, "opening")
    debate = phases.pause_debate(debate=debate, by=teacher_of(debate))
    debate = advance(debate)
    assert (debate.phase, debate.is_paused) == ("split", False)


def test_every_move_changes_the_version_and_is_logged(debate):
    moved = advance(debate)
    assert moved.version == debate.version + 1
    act = Act.objects.get(verb="enter_phase")
    assert act.detail == {"left": "lobby", "entered": "opening"}
    assert act.by.username == "novak"

import pytest

from debates.actions import phases, seats
from debates.actions.ballots import keep_draft
from debates.actions.errors import DraftBehind, KeyReused, RoundShut
from debates.models import Ballot, Paper
from debates.queries.ballots import ballots_of, progress_of, revision_of
from debates.rankings import Ranking
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening():
    debate = make_debate()
    return go_to(debate, "opening")


def test_a_ballot_is_stored_and_pointed_to(opening):
    ada = make_seat(opening)
    receipt = cast(ada, "b > a > d > c")
    assert (receipt.number, receipt.replayed) == (1, False)
    paper = Paper.objects.get(seat=ada)
    assert paper.ballot.ranking == [["b"], ["a"], ["d"], ["c"]]
    assert paper.draft == {"b": 1, "a": 2, "d": 3, "c": 4}


def test_the_same_key_again_gets_the_same_answer(opening):
    ada = make_seat(opening)
    first = cast(ada, "a > b > c > d", key="k")
    again = cast(ada, "a > b > c > d", key="k")
    assert again.replayed
    assert (again.number, again.handed_in_at) == (first.number, first.handed_in_at)
    assert Ballot.objects.count() == 1


def test_a_replay_is_answered_after_the_round_is_closed(opening):
    ada = make_seat(opening)
    cast(ada, "a > b > c > d", key="k")
    go_to(opening, "split")
    assert cast(ada, "a > b > c > d", key="k").replayed


def test_a_used_key_with_another_ranking_overwrites_nothing(opening):
    ada = make_seat(opening)
    cast(ada, "a > b > c > d", key="k")
    with pytest.raises(KeyReused) as reused:
        cast(ada, "d > c > b > a", key="k")
    assert reused.value.stored == [["a"], ["b"], ["c"], ["d"]]
    assert reused.value.sent == [["d"], ["c"], ["b"], ["a"]]
    assert ballots_of(opening.rounds.get(kind="opening")) == [Ranking.parse("a > b > c > d")]


def test_two_pupils_may_use_the_same_key(opening):
    cast(make_seat(opening), "a > b > c > d", key="k")
    cast(make_seat(opening), "d > c > b > a", key="k")
    assert Ballot.objects.count() == 2


def test_a_new_ballot_replaces_the_old_one_and_the_ledger_keeps_both(opening):
    ada = make_seat(opening)
    cast(ada, "a > b > c > d")
    assert cast(ada, "d > c > b > a").number == 2
    assert ballots_of(opening.rounds.get(kind="opening")) == [Ranking.parse("d > c > b > a")]
    assert Ballot.objects.count() == 2


def test_a_shut_round_takes_nothing(opening):
    ada = make_seat(opening)
    go_to(opening, "split")
    with pytest.raises(RoundShut):
        cast(ada, "a > b > c > d")
    assert Ballot.objects.count() == 0


def test_a_paused_round_takes_nothing_until_it_goes_on(opening):
    ada = make_seat(opening)
    phases.pause_debate(debate=opening, by=teacher_of(opening))
    with pytest.raises(RoundShut):
        cast(ada, "a > b > c > d")
    phases.resume_debate(debate=opening, by=teacher_of(opening))
    assert cast(ada, "a > b > c > d").number == 1


def test_trial_and_removed_seats_never_count(opening):
    ada, gone, trial = make_seat(opening), make_seat(opening), make_seat(opening, is_trial=True)
    for seat in (ada, gone, trial):
        cast(seat, "a > b > c > d")
    seats.remove_seat(seat=gone, by=teacher_of(opening))
    progress = progress_of(opening, "opening")
    assert (progress.handed_in, progress.seats) == (1, 1)
    assert len(ballots_of(opening.rounds.get(kind="opening"))) == 1


def test_who_is_removed_after_the_close_still_counts(opening):
    """Else two looks at the class order, before and after, would show one pupil's ballot."""
    pupils = [make_seat(opening) for _ in range(2)]
    for seat in pupils:
        cast(seat, "a > b > c > d")
    debate = go_to(opening, "split")
    seats.remove_seat(seat=pupils[0], by=teacher_of(debate))
    assert len(ballots_of(debate.rounds.get(kind="opening"))) == 2
    seats.return_seat(seat=pupils[0], by=teacher_of(debate))
    assert len(ballots_of(debate.rounds.get(kind="opening"))) == 2


def test_who_is_brought_back_after_the_close_does_not_count(opening):
    """The other way round tells as much; only a round that opens again counts anew."""
    pupils, by = [make_seat(opening) for _ in range(2)], teacher_of(opening)
    for seat in pupils:
        cast(seat, "a > b > c > d")
    seats.remove_seat(seat=pupils[0], by=by)
    debate = go_to(opening, "split")
    round = debate.rounds.get(kind="opening")
    seats.return_seat(seat=pupils[0], by=by)
    assert len(ballots_of(round)) == 1
    seats.remove_seat(seat=pupils[1], by=by)
    assert len(ballots_of(round)) == 1
    seats.return_seat(seat=pupils[1], by=by)
    debate.refresh_from_db()
    phases.step_back(debate=debate, by=by, serial=debate.phase_serial)
    assert len(ballots_of(round)) == 2


def test_an_untouched_copy_of_the_opening_ballot_is_not_taken_in(opening):
    ada, ben = make_seat(opening), make_seat(opening)
    for seat in (ada, ben):
        cast(seat, "a > b > c > d")
    debate = go_to(opening, "closing")
    round = debate.rounds.get(kind="closing")
    keep_draft(seat=ada, round=round, places={"a": 2, "b": 1, "c": 3, "d": 4})
    go_to(debate, "verdict", drafts="take")
    assert ballots_of(round) == [Ranking.parse("b > a > c > d")]


def test_a_ballot_moves_the_revision_but_not_the_debate(opening):
    ada = make_seat(opening)
    opening.refresh_from_db()
    version = opening.version
    cast(ada, "a > b > c > d")
    opening.refresh_from_db()
    assert opening.version == version
    assert revision_of(opening) == f"{version}.1"


def test_the_ledger_only_grows(opening):
    ada = make_seat(opening)
    cast(ada, "a > b > c > d")
    ballot = Ballot.objects.get()
    for change in (ballot.save, ballot.delete, Ballot.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        Ballot.objects.update(number=7)


def test_a_draft_is_kept_in_any_phase(opening):
    ada = make_seat(opening)
    round = opening.rounds.get(kind="opening")
    assert keep_draft(seat=ada, round=round, places={"a": 1}) == 1
    go_to(opening, "evidence")
    assert keep_draft(seat=ada, round=round, places={"a": 1, "b": 2}) == 2
    assert Paper.objects.get(seat=ada).draft == {"a": 1, "b": 2}


def test_the_same_draft_again_changes_nothing(opening):
    ada = make_seat(opening)
    round = opening.rounds.get(kind="opening")
    assert keep_draft(seat=ada, round=round, places={"a": 1}, base=0) == 1
    assert keep_draft(seat=ada, round=round, places={"a": 1}, base=0) == 1


def test_a_draft_built_on_an_old_one_is_refused_with_the_newer(opening):
    ada = make_seat(opening)
    round = opening.rounds.get(kind="opening")
    keep_draft(seat=ada, round=round, places={"a": 1}, base=0)
    with pytest.raises(DraftBehind) as behind:
        keep_draft(seat=ada, round=round, places={"b": 1}, base=0)
    assert (behind.value.serial, behind.value.draft) == (1, {"a": 1})
    assert Paper.objects.get(seat=ada).draft == {"a": 1}


def test_a_hand_in_takes_five_statements(opening, django_assert_num_queries):
    ada = make_seat(opening)
    round = opening.rounds.get(kind="opening")
    from debates.actions.ballots import cast_ballot

    ranking = Ranking.parse("a > b > c > d")
    places = {"a": 1, "b": 2, "c": 3, "d": 4}
    # Two more are the savepoint that stands for begin and commit inside a test.
    with django_assert_num_queries(7):
        cast_ballot(seat=ada, round=round, ranking=ranking, places=places, key="k")

"""Races, played with real threads on the real database; each with a control that must go wrong.

A control takes one guard away and has to see the fault that the guard prevents. Without it a
green test would prove nothing but luck.
"""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.db import IntegrityError, connection, transaction

from debates.actions import (
    arguments,
    ballots,
    evidence,
    groupings,
    moderation,
    phases,
    seats,
)
from debates.actions.errors import ArgumentGone, Refused, RoundShut
from debates.actions.purge import remove_debate
from debates.models import Ballot, Debate, Paper, Round, RoundKind, ids
from debates.models.ballot import LedgerQuerySet, PaperQuerySet
from debates.models.debate import RoundQuerySet
from debates.rankings import Ranking
from tests.dossiers.rome_debate import make_rome_debate
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db(transaction=True)

PUPILS = 12


def at_once(jobs):
    """Run all jobs at the same moment, each in a thread with a connection of its own.

    Answers what each returned, or the exception it ended with.
    """
    barrier = threading.Barrier(len(jobs))

    def run(job):
        try:
            connection.ensure_connection()
            barrier.wait(20)
            return job()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


@pytest.fixture
def opening():
    return go_to(make_debate(), "opening")


def test_twenty_identical_ballots_at_once_are_one(opening):
    ada = make_seat(opening)
    receipts = at_once([lambda: cast(ada, "a > b > c > d", key="k")] * 20)
    assert [r.number for r in receipts] == [1] * 20, receipts
    assert sum(not r.replayed for r in receipts) == 1
    assert Ballot.objects.count() == 1


def test_without_the_lock_on_the_paper_identical_ballots_collide(opening, monkeypatch):
    """The control: the unique key alone keeps the ledger right, but somebody is shown an error."""
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    monkeypatch.setattr(PaperQuerySet, "lock", lambda self, **paper: self.get(**paper))
    errors = []
    for _ in range(20):
        seat = make_seat(opening)
        answers = at_once([lambda seat=seat: cast(seat, "a > b > c > d", key="k")] * 8)
        errors += [answer for answer in answers if isinstance(answer, Exception)]
        if errors:
            break
    assert errors, "identical ballots never met: this control proves nothing"


def close_while_ballots_fly(debate: Debate, monkeypatch, *, slow: bool):
    """Twelve ballots and one Next at the same moment. Answers (accepted, sealed)."""
    pupils = [make_seat(debate) for _ in range(PUPILS)]
    if slow:
        widen_the_gap(monkeypatch)
    serial = Debate.objects.get(pk=debate.pk).phase_serial
    by = teacher_of(debate)

    def close():
        return phases.advance_phase(debate=debate, by=by, serial=serial, drafts="leave")

    answers = at_once([close, *[lambda s=s: cast(s, "a > b > c > d") for s in pupils]])
    assert not isinstance(answers[0], Exception), answers[0]
    unexpected = [
        a for a in answers[1:] if isinstance(a, Exception) and not isinstance(a, RoundShut)
    ]
    assert not unexpected, unexpected
    accepted = sum(not isinstance(answer, Exception) for answer in answers[1:])
    sealed = debate.acts.filter(verb="close_round").latest("id").detail["ballots"]
    return accepted, sealed


def widen_the_gap(monkeypatch):
    """A slow server: 30 ms pass between reading the round and writing the ballot."""
    import time

    read = RoundQuerySet.read_shared

    def slowly(self, pk):
        round = read(self, pk)
        time.sleep(0.03)
        return round

    monkeypatch.setattr(RoundQuerySet, "read_shared", slowly)


@pytest.mark.parametrize("turn", range(5))
def test_a_close_seals_every_ballot_that_was_accepted(opening, monkeypatch, turn):
    accepted, sealed = close_while_ballots_fly(opening, monkeypatch, slow=turn % 2 == 1)
    assert accepted == sealed == Ballot.objects.count()


def test_without_the_shared_lock_a_close_misses_ballots(monkeypatch):
    """The control: reading the round plainly lets ballots through behind the seal."""
    if connection.vendor == "sqlite":
        # SQLite's lock is the transaction itself; without it the read stands alone.
        monkeypatch.setattr(RoundQuerySet, "read_shared", lambda self, pk: Round.objects.get(pk=pk))
        monkeypatch.setattr(ballots, "cast_ballot", unguarded_cast)
    else:
        monkeypatch.setattr(RoundQuerySet, "read_shared", lambda self, pk: Round.objects.get(pk=pk))
    widen_the_gap(monkeypatch)
    missed = False
    for turn in range(10):
        debate = go_to(make_debate(by=None if turn == 0 else _novak()), "opening")
        missed = missed or _misses(debate)
        if missed:
            break
    assert missed, "the close never met a ballot: this control proves nothing"


def _novak():
    from debates.models import User

    return User.objects.get(username="novak")


def unguarded_cast(*, seat, round, ranking, places, key):
    """cast_ballot with the check outside the transaction that writes."""
    if not Round.objects.read_shared(round.pk).is_open:
        raise RoundShut
    with transaction.atomic():
        paper = Paper.objects.get(round=round, seat=seat)
        return ballots.hand_in(paper=paper, number=1, ranking=ranking, places=places, key=key)


def _misses(debate: Debate) -> bool:
    from debates.rankings import Ranking

    pupils = [make_seat(debate) for _ in range(PUPILS)]
    round = debate.rounds.get(kind=RoundKind.OPENING)
    serial = Debate.objects.get(pk=debate.pk).phase_serial
    by = teacher_of(debate)
    ranking, places = Ranking.parse("a > b > c > d"), {"a": 1, "b": 2, "c": 3, "d": 4}

    def close():
        return phases.advance_phase(debate=debate, by=by, serial=serial, drafts="leave")

    def hand_in(seat):
        return ballots.cast_ballot(
            seat=seat, round=round, ranking=ranking, places=places, key=ids.new_key()
        )

    at_once([close, *[lambda s=s: hand_in(s) for s in pupils]])
    sealed = debate.acts.filter(verb="close_round").latest("id").detail["ballots"]
    return sealed < Ballot.objects.filter(paper__round=round).count()


def test_a_ballot_on_its_way_does_not_hold_up_the_end_of_its_debate(opening, monkeypatch):
    ada, late, purge = make_seat(opening), [], LedgerQuerySet.purge
    ranking, round = Ranking.parse("a > b > c > d"), opening.rounds.get(kind="opening")

    def cast_late():
        return ballots.cast_ballot(seat=ada, round=round, ranking=ranking, places={}, key="late")

    def cast_behind(ledger):
        """The ledger is gone, its papers are not yet."""
        removed = purge(ledger)
        late.append(pool.submit(at_once, [cast_late]))
        wait(late, timeout=0.5)
        return removed

    monkeypatch.setattr(LedgerQuerySet, "purge", cast_behind)
    with ThreadPoolExecutor(1) as pool:
        remove_debate(opening)
    assert isinstance(late[0].result()[0], RoundShut), late[0].result()
    assert Debate.objects.count() == Ballot.objects.count() == 0


def test_two_teachers_clicking_next_move_once(opening):
    by = teacher_of(opening)
    serial = Debate.objects.get(pk=opening.pk).phase_serial
    move = lambda: phases.advance_phase(debate=opening, by=by, serial=serial, drafts="leave")  # noqa: E731
    answers = at_once([move, move])
    assert not [a for a in answers if isinstance(a, Exception)]
    assert Debate.objects.get(pk=opening.pk).phase == "split"
    assert opening.acts.filter(verb="close_round").count() == 1


def test_thirty_pupils_joining_at_once_all_get_seats(opening):
    offers = [ids.new_key() for _ in range(30)]
    answers = at_once([lambda o=o: seats.take_seat(debate=opening, offer=o) for o in offers])
    assert not [a for a in answers if isinstance(a, (Refused, IntegrityError, Exception))]
    assert opening.seats.count() == 30
    assert len({seat.pseudonym for seat, _code in answers}) == 30
    assert Paper.objects.filter(round__debate=opening).count() == 30


def test_the_same_offer_twice_at_once_is_one_seat(opening):
    offer = ids.new_key()
    answers = at_once([lambda: seats.take_seat(debate=opening, offer=offer)] * 4)
    assert len({(seat.public_id, code) for seat, code in answers}) == 1
    assert opening.seats.count() == 1


def release_at_once(debate: Debate, teachers: int) -> int:
    """So many click *Show next source* on the same page. Answers how many cards the class has."""
    by = teacher_of(debate)
    click = lambda: evidence.release_next_source(debate=debate, by=by, shown=0)  # noqa: E731
    answers = at_once([click] * teachers)
    assert not [answer for answer in answers if isinstance(answer, Exception)], answers
    return 4 - debate.withheld.kept_back().filter(kind="source").count()


def test_two_teachers_showing_the_next_source_show_one():
    debate = make_rome_debate()
    evidence.withhold_sources(debate=debate, by=teacher_of(debate))
    version = Debate.objects.get(pk=debate.pk).version
    assert release_at_once(debate, 2) == 1
    assert debate.acts.filter(verb="release").count() == 1
    assert Debate.objects.get(pk=debate.pk).version == version + 1


def test_without_the_number_that_was_seen_they_show_two(monkeypatch):
    """The control: the lock alone lets the second click show a card that nobody meant to show."""
    release = evidence.release_next_source

    def blindly(*, debate, by, shown):
        with transaction.atomic():
            Debate.objects.select_for_update().get(pk=debate.pk)
            kept = debate.withheld.kept_back().filter(kind="source").count()
            return release(debate=debate, by=by, shown=4 - kept)

    monkeypatch.setattr(evidence, "release_next_source", blindly)
    debate = make_rome_debate()
    evidence.withhold_sources(debate=debate, by=teacher_of(debate))
    assert release_at_once(debate, 2) == 2


def test_the_same_argument_twice_at_once_is_one():
    debate = go_to(make_debate(), "discussion")
    seat = make_seat(debate)
    factor = debate.factors.first()

    def post():
        return arguments.post_argument(
            seat=seat, key="k", text="It did.", factor=factor, side="for"
        )

    posted = at_once([post] * 6)
    assert len({one.pk for one in posted}) == 1
    assert debate.arguments.count() == 1


def test_two_teachers_pair_the_class_at_once_and_one_pairing_runs():
    debate = go_to(make_debate(), "split")
    for _ in range(4):
        make_seat(debate)
    by = teacher_of(debate)
    at_once([lambda: groupings.make_pairs(debate=debate, by=by, method="lot")] * 4)
    assert debate.groupings.current().count() == 1
    assert debate.groupings.count() == 4


def test_an_argument_that_is_hidden_while_somebody_answers_takes_the_answer_or_refuses_it():
    debate = go_to(make_debate(), "discussion")
    moderation.set_approval(debate=debate, by=teacher_of(debate), approval="nobody")
    ada, ben = make_seat(debate), make_seat(debate)
    factor = debate.factors.first()
    point = arguments.post_argument(seat=ada, key="k", text="It did.", factor=factor, side="for")

    def hide():
        moderation.hide_argument(argument=point, by=teacher_of(debate))

    def reply():
        try:
            arguments.post_reply(seat=ben, key="r", text="No.", parent=point, kind="challenge")
        except ArgumentGone:
            return "refused"
        return "taken"

    _hidden, said = at_once([hide, reply])
    assert debate.arguments.filter(parent=point).count() == (said == "taken")

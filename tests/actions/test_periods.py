"""A debate that ranks for periods: a phase and a round for each, between discussion and closing."""

import pytest

from debates.actions import phases, reveals
from debates.actions.debates import duplicate_debate
from debates.actions.errors import RoundShut
from debates.models import Act, Paper, Result
from tests.class_of_periods import (
    EARLY,
    LATE,
    MIDDLE,
    class_of_periods,
    debate_of_periods,
    edition_of_periods,
)
from tests.factories import cast, go_to, make_debate, make_edition, make_seat, teacher_of

pytestmark = pytest.mark.django_db


def lesson(debate) -> list[str]:
    entered = [debate.phase]
    while not debate.is_closed:
        debate = phases.advance_phase(
            debate=debate, by=teacher_of(debate), serial=debate.phase_serial
        )
        entered.append(debate.phase)
    return entered


def draft(seat, kind) -> dict[str, int]:
    return Paper.objects.get(seat=seat, round__kind=kind).draft


def test_periods_come_between_discussion_and_closing():
    assert lesson(debate_of_periods()) == [
        *("lobby", "opening", "split", "evidence", "discussion"),
        *("period1", "period2", "period3"),
        *("closing", "verdict", "exit", "closed"),
    ]


def test_a_dossier_with_two_periods_makes_two_phases():
    entered = lesson(debate_of_periods(periods=2))
    assert entered[4:8] == ["discussion", "period1", "period2", "closing"]


@pytest.mark.parametrize("edition", [edition_of_periods, make_edition])
def test_who_does_not_ask_for_periods_has_none(edition):
    debate = make_debate(edition=edition())
    assert [round.kind for round in debate.rounds.order_by("id")] == ["opening", "closing"]
    assert lesson(debate)[4:6] == ["discussion", "closing"]


def test_a_dossier_without_periods_gives_none_whoever_asks():
    debate = make_debate(has_periods=True)
    assert lesson(debate)[4:6] == ["discussion", "closing"]


def test_a_period_takes_its_minutes_and_a_note():
    debate = debate_of_periods(minutes={"period2": 6})
    assert debate.plan.get(phase="period2").minutes == 6
    debate = go_to(debate, "period2")
    assert (debate.phase_ends_at - debate.phase_started_at).total_seconds() == 360


def test_each_round_takes_ballots_in_its_own_phase_alone():
    debate = debate_of_periods()
    seat = make_seat(debate)
    debate = go_to(debate, "period2")
    open_now = debate.rounds.filter(is_open=True)
    assert [round.kind for round in open_now] == ["period2"]
    for kind in ("opening", "period1", "period3", "closing"):
        with pytest.raises(RoundShut):
            cast(seat, EARLY, kind=kind)
    cast(seat, EARLY, kind="period2")


def test_back_opens_the_period_before():
    debate = go_to(debate_of_periods(), "period2")
    debate = phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)
    assert debate.phase == "period1"
    assert [round.kind for round in debate.rounds.filter(is_open=True)] == ["period1"]


def test_a_paper_starts_from_the_latest_ballot_before_it():
    """The closing one from the opening, whatever was handed in for periods."""
    debate = debate_of_periods()
    ada, ben, cleo = (make_seat(debate) for _ in range(3))
    debate = go_to(debate, "opening")
    cast(ada, EARLY)
    cast(ben, EARLY)
    debate = go_to(debate, "period1")
    assert draft(ada, "period1") == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert draft(cleo, "period1") == {}
    cast(ada, LATE, kind="period1")
    debate = go_to(debate, "period2")
    assert draft(ada, "period2") == {"d": 1, "c": 2, "b": 3, "a": 4}
    assert draft(ben, "period2") == {"a": 1, "b": 2, "c": 3, "d": 4}
    debate = go_to(debate, "period3")
    assert draft(ada, "period3") == {"d": 1, "c": 2, "b": 3, "a": 4}
    cast(cleo, MIDDLE[0], kind="period3")
    go_to(debate, "closing")
    assert draft(ada, "closing") == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert draft(cleo, "closing") == {}


def test_an_untouched_copy_is_not_taken_in():
    debate = debate_of_periods()
    ada = make_seat(debate)
    debate = go_to(debate, "opening")
    cast(ada, EARLY)
    debate = go_to(debate, "period1")
    go_to(debate, "period2", drafts="take")
    assert Paper.objects.get(seat=ada, round__kind="period1").ballot is None


def test_a_period_whose_results_were_seen_stays_shut():
    debate = class_of_periods(phase="period2")
    by = teacher_of(debate)
    reveals.show_results(debate=debate, by=by, serial=debate.phase_serial)
    debate.refresh_from_db()
    phases.step_back(debate=debate, by=by, serial=debate.phase_serial)
    assert not debate.rounds.filter(is_open=True).exists()


def test_closing_a_period_seals_it():
    debate = class_of_periods(phase="period2")
    act = Act.objects.filter(debate=debate, verb="close_round").last()
    assert (act.detail["kind"], act.detail["ballots"]) == ("period1", 6)


def test_the_next_class_ranks_for_periods_too():
    debate = debate_of_periods()
    copy = duplicate_debate(
        debate=debate, by=teacher_of(debate), edition=debate.edition, title="Year 13"
    )
    assert [round.kind for round in copy.rounds.order_by("id")] == [
        *("opening", "period1", "period2", "period3", "closing")
    ]
    plain = duplicate_debate(
        debate=debate, by=teacher_of(debate), edition=make_edition("other"), title="Year 13"
    )
    assert [round.kind for round in plain.rounds.order_by("id")] == ["opening", "closing"]


def test_of_periods_nothing_outlives_a_debate():
    class_of_periods(phase="closed", pupils=10)
    assert sorted(Result.objects.values_list("kind", flat=True)) == ["closing", "opening"]

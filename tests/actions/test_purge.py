"""What is past its time goes, and nothing else; on a clock that jumps."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from debates.actions import purge
from debates.actions.codes import spend_join_code
from debates.actions.debates import delete_debate, restore_debate
from debates.actions.failures import count_failure
from debates.actions.knocks import knock
from debates.actions.staff import accept_invitation, invite_teacher
from debates.models import (
    Act,
    Ballot,
    Classroom,
    Debate,
    FailureBucket,
    Knock,
    Pupil,
    PurgeDay,
    Result,
    Seat,
    SpentCode,
)
from debates.queries.failures import Guesser
from debates.queries.retention import end_of_school_year
from tests.factories import go_to, make_debate, make_roster, make_seat, make_teacher, teacher_of
from tests.people import class_with_ada, found_in_tables

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def past(row, **fields):
    """As if it had happened then."""
    type(row)._base_manager.filter(pk=row.pk).update(**fields)
    row.refresh_from_db()
    return row


def test_a_debate_goes_so_many_days_after_it_has_closed(settings, now):
    settings.PURGE_DEBATES_AFTER = 30
    told = class_with_ada()
    assert purge.purge_all(told.debate.closed_at + 30 * DAY) == {}
    later = told.debate.closed_at + 30 * DAY + timedelta(seconds=1)
    assert purge.purge_all(later) == {"debate": 1, "code": 1}  # its code was spent when it closed
    assert Debate.objects.count() == Seat.objects.count() == Ballot.objects.count() == 0
    assert Pupil.objects.count() == 2  # the roster has a time of its own
    assert set(found_in_tables(told.canaries)) == {
        "Canary Amina", told.pupil.public_id, told.pupil.slip_hash
    }  # fmt: skip


def test_its_result_alone_outlives_it(now):
    told = class_with_ada(title="Year 12 canary")
    purge.purge_all(now + 31 * DAY)
    row = Result.objects.get(kind="closing")
    assert (row.title, row.n, row.debate, row.owner.username) == (
        "Year 12 canary",
        12,
        None,
        "novak",
    )
    assert row.factors[0] == ["a", "Factor A"]
    # Ada alone has d, b above a: eleven others have a first.
    assert row.wins[0] == [0, 11, 12, 11]
    assert "Teal Heron" not in found_in_tables(told.canaries)


def test_the_log_of_a_debate_that_is_gone_has_its_own_time(now):
    class_with_ada(others=0)
    purge.purge_all(now + 399 * DAY)
    assert Debate.objects.count() == 0
    assert Act.objects.filter(verb="close_round", debate=None).count() == 2
    purge.purge_all(now + 401 * DAY)
    assert Act.objects.count() == 0


def test_nine_ballots_leave_no_result(now):
    class_with_ada(others=8)
    assert Result.objects.count() == 0
    told = class_with_ada(others=9, by=make_teacher("okoro"))
    assert told.debate.results.count() == 2


def test_a_debate_that_nobody_touched_for_a_year_closes_as_of_then(now):
    debate = go_to(make_debate(), "opening")
    assert purge.purge_all(now + 364 * DAY) == {}
    assert purge.purge_all(now + 366 * DAY) == {"untouched": 1, "code": 1}
    debate.refresh_from_db()
    assert debate.is_closed
    assert debate.join_code is None
    assert abs(debate.closed_at - (now + 365 * DAY)) < timedelta(minutes=1)
    assert not debate.rounds.filter(is_open=True).exists()


@pytest.mark.parametrize("touch", ["seat", "ballot", "act"])
def test_whoever_comes_in_or_hands_in_touches_a_debate(now, touch):
    told = class_with_ada(others=0, phase="closing")
    old = now - 400 * DAY
    past(told.debate, created_at=old, phase_started_at=old)
    Act.objects.update(at=old)
    Seat.objects.update(joined_at=old)
    ballots = Ballot.objects.all()
    super(type(ballots), ballots).update(handed_in_at=old)
    assert purge.overdue(now)["untouched"] == 1
    if touch == "seat":
        Seat.objects.update(joined_at=now)
    elif touch == "act":
        Act.objects.filter(pk=Act.objects.last().pk).update(at=now)
    else:
        super(type(ballots), ballots).update(handed_in_at=now)
    assert purge.overdue(now)["untouched"] == 0


def test_a_deleted_debate_can_be_had_back_for_a_week_and_then_goes_whole(now):  # EC-100
    told = class_with_ada()
    by = teacher_of(told.debate)
    delete_debate(debate=told.debate, by=by)
    told.debate.refresh_from_db()
    restore_debate(debate=told.debate, by=by)
    assert purge.purge_all(now + 8 * DAY) == {}
    delete_debate(debate=told.debate, by=by)
    assert purge.purge_all(timezone.now() + 6 * DAY) == {}
    assert purge.purge_all(timezone.now() + 8 * DAY) == {"deleted": 1}
    assert Debate.objects.count() == Result.objects.count() == 0


def test_a_debate_deleted_just_before_its_time_is_over_leaves_no_result_either(settings):
    settings.PURGE_DEBATES_AFTER = 30
    told = class_with_ada()
    delete_debate(debate=told.debate, by=teacher_of(told.debate))
    past(told.debate, deleted_at=told.debate.closed_at + 25 * DAY)
    assert purge.purge_all(told.debate.closed_at + 31 * DAY)["debate"] == 1
    assert Debate.objects.count() == Result.objects.count() == 0


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        ((2026, 9, 1), (2027, 7, 31)),
        ((2027, 7, 31), (2027, 7, 31)),
        ((2027, 8, 1), (2028, 7, 31)),
    ],
)
def test_a_school_year_ends_on_the_day_that_is_set(settings, day, ends):
    settings.SCHOOL_YEAR_ENDS = (7, 31)
    assert (
        end_of_school_year(datetime(*day, tzinfo=UTC).date()) == datetime(*ends, tzinfo=UTC).date()
    )


@pytest.mark.parametrize(("at", "is_gone"), [((2027, 9, 29), False), ((2027, 9, 30), True)])
def test_a_roster_goes_sixty_days_after_its_school_year(settings, at, is_gone):
    settings.SCHOOL_YEAR_ENDS = (7, 31)
    pupil = make_roster(make_teacher())[0]
    begun = datetime(2026, 10, 5, tzinfo=UTC)
    past(pupil.classroom, created_at=begun)
    past(pupil, joined_at=begun)
    debate = make_debate(by=make_teacher("okoro"))
    past(debate, classroom=pupil.classroom, created_at=begun + DAY, phase_started_at=begun + DAY)
    assert purge.overdue(datetime(*at, tzinfo=UTC))["roster"] == is_gone


def test_a_class_that_is_used_again_keeps_its_roster(settings):
    settings.SCHOOL_YEAR_ENDS = (7, 31)
    pupil = make_roster(make_teacher())[0]
    begun = datetime(2026, 10, 5, tzinfo=UTC)
    past(pupil.classroom, created_at=begun)
    past(pupil, joined_at=begun)
    debate = make_debate(by=make_teacher("okoro"))
    past(debate, classroom=pupil.classroom, phase_started_at=datetime(2027, 9, 6, tzinfo=UTC))
    assert purge.overdue(datetime(2027, 10, 1, tzinfo=UTC))["roster"] == 0


def test_an_archived_class_and_one_without_a_debate_go_earlier(now):
    archived = make_roster(make_teacher())[0].classroom
    past(archived, created_at=now, archived_at=now)
    unused = make_roster(make_teacher("okoro"), title="13A")[0].classroom
    past(unused, created_at=now - 399 * DAY)
    assert purge.overdue(now)["roster"] == 0
    past(archived, archived_at=now - 61 * DAY)
    past(unused, created_at=now - 401 * DAY)
    assert purge.overdue(now)["roster"] == 2


def test_what_the_door_keeps_goes_within_days(now):
    debate = make_debate()
    make_seat(debate, pseudonym="Teal Heron")
    knock(debate=debate, asked="Teal Heron")
    count_failure(Guesser(address="school", device="phone"), now=now)
    spend_join_code(debate)
    hour = timedelta(hours=1)
    assert purge.purge_all(now + 23 * hour) == {}
    assert purge.purge_all(now + 25 * hour) == {"knock": 1, "failures": 2}
    assert purge.purge_all(now + 30 * DAY - hour) == {}
    assert purge.purge_all(now + 30 * DAY + hour) == {"code": 1}
    for model in (Knock, FailureBucket, SpentCode):
        assert model.objects.count() == 0, model


def test_an_invitation_goes_thirty_days_after_its_last_day(now):
    invite_teacher(note="Canary Mr Osei", days=14)
    accepted, _key = invite_teacher(days=14)
    accept_invitation(invitation=accepted, user=make_teacher())
    assert purge.purge_all(now + 44 * DAY - timedelta(minutes=1)) == {}
    assert purge.purge_all(now + 44 * DAY + timedelta(minutes=1)) == {"invitation": 2}
    assert found_in_tables(["Canary Mr Osei"]) == []


def test_where_staff_were_signed_in_goes_with_the_sign_in(now):
    make_teacher()
    kept, out = Client(), Client()
    for client in (kept, out):
        client.post("/sign-in/", {"login": "novak", "password": "correct horse battery"})
    assert UserSession.objects.count() == 2
    assert purge.overdue(now)["browser"] == 0
    out.session.delete()
    assert purge.purge_all(now) == {"browser": 1}
    assert UserSession.objects.get().session_key == kept.session.session_key
    assert purge.purge_all(now + DAY + timedelta(minutes=1)) == {"sign-in": 1, "browser": 1}


def test_after_a_jump_of_the_clock_nothing_is_past_its_time(now):
    """Years later, in one go: what is left names no pupil."""
    class_with_ada()
    make_seat(make_debate(by=make_teacher("okoro")), name="Canary Cleo")
    deleted = make_debate(by=make_teacher("weber"))
    delete_debate(debate=deleted, by=teacher_of(deleted))
    Session.objects.create(session_key="k" * 32, session_data="", expire_date=now + 14 * DAY)
    later = now + 2000 * DAY
    assert sum(purge.overdue(later).values()) > 4
    purge.purge_all(later)
    assert purge.overdue(later) == dict.fromkeys(purge.overdue(later), 0)
    for model in (Debate, Seat, Ballot, Classroom, Pupil, Session):
        assert model._base_manager.count() == 0, model
    assert found_in_tables(["Canary Amina", "Canary Cleo", "Teal Heron"]) == []
    # What was logged while closing the forgotten debate is of today.
    assert Act.objects.count() == 0 or Act.objects.first().at.date() == now.date()


def test_a_batch_is_short(now):
    """So that whoever hands in waits for one debate at most."""
    by = make_teacher()
    edition = None
    for _ in range(3):
        debate = go_to(make_debate(by=by, edition=edition), "closed")
        edition = debate.edition
    assert purge.purge_batch(now + 40 * DAY) == ("debate", 1)
    assert Debate.objects.count() == 2


def test_a_day_is_claimed_once():
    noon = datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert purge.claim_day(noon) is True
    assert purge.claim_day(noon) is False
    assert purge.claim_day(noon + timedelta(minutes=59)) is False
    # Whoever began it went away: somebody else does it.
    assert purge.claim_day(noon + timedelta(minutes=61)) is True
    purge.finish_day(noon, purge.Counter({"debate": 2}))
    assert PurgeDay.objects.get().removed == {"debate": 2}
    assert purge.claim_day(noon + timedelta(hours=5)) is False
    assert purge.claim_day(noon + DAY) is True


def test_the_command_says_what_goes_and_first_only_what_would(capsys):
    told = class_with_ada()
    call_command("purge", dry_run=True)
    assert capsys.readouterr().out == "Nothing is past its time.\n"
    past(told.debate, closed_at=told.debate.closed_at - 31 * DAY)
    call_command("purge", dry_run=True)
    assert capsys.readouterr().out == "debate: 1\n"
    assert Debate.objects.count() == 1
    call_command("purge")
    assert capsys.readouterr().out == "debate: 1\n"
    assert Debate.objects.count() == 0

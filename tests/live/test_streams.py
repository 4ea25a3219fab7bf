"""Streams over a socket: who is let in, what is said to whom, and when it ends."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.db import connection
from django.test import Client

from debates import access
from debates.actions import debates, phases, reveals, seats
from debates.live import Listener, News, streams, tower
from debates.models import Debate
from tests.factories import (
    cast,
    go_to,
    make_debate,
    make_pupil,
    make_seat,
    make_teacher,
    teacher_of,
)
from tests.fixtures.ears import wait_for_the_listener

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.bell("on")]


def wall(debate) -> str:
    return f"/projector/{debate.projector_key}/bell/"


def console(debate) -> str:
    return f"/teacher/debate/{debate.public_id}/bell/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def debate():
    return go_to(make_debate(), "opening")


# What is said


def test_a_ballot_moves_the_count_on_wall_and_console_and_says_nothing_to_pupils(debate, listen):
    ada, ben = make_pupil(debate), make_pupil(debate)
    on_wall = listen(wall(debate))
    at_console = listen(console(debate), signed_in(teacher_of(debate)))
    at_ben = listen(ben.url("bell/"), ben.client)
    version = str(Debate.objects.get().version)
    first = on_wall.bell()
    assert (first["handed_in"], first["revision"], first["phase"]) == (0, version, "opening")
    assert at_console.bell() == {"phase": "opening", "revision": version, "handed_in": 0}
    assert at_ben.bell().keys() == {"phase", "seen"}
    cast(ada.seat, "a > b > c > d")
    (second,) = on_wall.bells_until(handed_in=1)
    assert second["revision"] == version
    assert second["seen"] != first["seen"]
    assert at_console.bell() == {"phase": "opening", "revision": version, "handed_in": 1}
    assert at_ben.bell(1) is None


def test_handing_in_again_is_told_to_nobody(debate, listen):
    ada = make_pupil(debate)
    cast(ada.seat, "a > b > c > d")
    ears = [listen(wall(debate)), listen(console(debate), signed_in(teacher_of(debate)))]
    assert [ear.bell()["handed_in"] for ear in ears] == [1, 1]
    cast(ada.seat, "d > c > b > a")
    assert [ear.bell(1) for ear in ears] == [None, None]


def test_the_markers_are_those_of_the_pages(debate, listen, server):
    ada = make_pupil(debate)
    assert (
        f"?seen={listen(wall(debate)).bell()['seen']}"
        in Client(HTTP_HOST="class.test").get(f"/projector/{debate.projector_key}/").text
    )
    seen = listen(ada.url("bell/"), ada.client).bell()["seen"]
    assert f"?seen={seen}" in ada.client.get(ada.url()).text


@pytest.mark.parametrize(
    ("phase", "on_wall", "at_console"),
    [
        ("lobby", None, None),
        ("opening", 1, 1),
        ("split", None, 1),
        ("discussion", None, 1),
        ("closing", 0, 0),
        ("verdict", None, 0),
    ],
)
def test_counts_are_told_where_the_page_shows_them(listen, phase, on_wall, at_console):
    debate = make_debate()
    ada = make_seat(debate)
    if phase != "lobby":
        go_to(debate, "opening")
        cast(ada, "a > b > c > d")
        go_to(debate, phase)
    assert listen(wall(debate)).bell().get("handed_in") == on_wall
    client = signed_in(teacher_of(debate))
    assert listen(console(debate), client).bell().get("handed_in") == at_console


def test_a_pause_takes_the_count_from_the_wall(debate, listen):
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    assert "handed_in" not in listen(wall(debate)).bell()


def test_what_only_others_see_rings_at_no_pupil(debate, listen):
    ada = make_pupil(debate)
    ear = listen(ada.url("bell/"), ada.client)
    ear.bell()
    make_seat(debate)
    by = teacher_of(debate)
    reveals.show_names(debate=debate, by=by, serial=debate.phase_serial)
    debates.lock_room(debate=debate, by=by, locked=True)
    assert ear.bell(1) is None
    go_to(debate, "split")
    assert ear.bell()["phase"] == "split"


def test_a_storm_of_ballots_is_four_bells_a_second_and_the_last_one_comes(debate, listen):
    pupils = [make_seat(debate) for _ in range(24)]
    ear = listen(wall(debate))
    ear.bell()
    began = time.monotonic()
    for seat in pupils:
        cast(seat, "a > b > c > d")
        time.sleep(0.03)
    heard = ear.bells_until(handed_in=24)
    assert len(heard) <= 4 * (time.monotonic() - began) + 1
    assert ear.bell(1) is None


def test_of_lines_that_wait_the_newest_wins():
    def told(line):
        return News(lines={"projector": line}, seats={}, sign_ins=frozenset(), is_over=False)

    stream = tower.Stream(Listener(debate="d", audience="projector"), loop=None)
    for line in ("one", "two", "three"):
        stream.hear(told(line))
    assert [stream.take(), stream.take()] == ["three", None]
    stream.hear(told("three"))  # was told already
    assert stream.take() is None


def test_a_beat_when_nothing_happens(debate, listen, monkeypatch):
    monkeypatch.setattr(streams, "BEAT_SECONDS", 0.2)
    ear = listen(wall(debate))
    ear.bell()
    assert [ear.event(), ear.event()] == [("beat", None)] * 2


def test_no_proxy_may_keep_pack_or_hold_it(debate, listen):
    headers = listen(wall(debate)).headers
    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["cache-control"] == "no-store, no-transform"
    assert headers["x-accel-buffering"] == "no"
    assert headers["content-encoding"] == "identity"
    assert "set-cookie" not in headers


# Who is let in


def test_who_may_not_see_the_page_hears_nothing(debate, listen):
    other = go_to(make_debate(by=make_teacher("okoro")), "opening")
    ada, cleo = make_pupil(debate), make_pupil(other)
    stranger = Client()
    assert [
        listen(path, client).status
        for path, client in (
            (ada.url("bell/"), cleo.client),
            (ada.url("bell/"), stranger),
            (ada.url("bell/"), signed_in(teacher_of(debate))),
            (console(debate), signed_in(teacher_of(other))),
            (console(debate), ada.client),
            ("/projector/no-such-key/bell/", stranger),
            (f"/projector/{debate.public_id}/bell/", stranger),
            ("/bell/", stranger),
        )
    ] == [404] * 8


def test_an_expired_or_forged_cookie_hears_nothing(debate, listen, monkeypatch):
    ada = make_pupil(debate)
    held = ada.client.cookies[access.COOKIE].value
    monkeypatch.setattr("debates.access.seats.COOKIE_DAYS", 0)
    time.sleep(1.1)
    assert listen(ada.url("bell/"), ada.client).status == 404
    monkeypatch.undo()
    assert listen(ada.url("bell/"), ada.client).status == 200
    ada.client.cookies[access.COOKIE] = held[:-1] + ("a" if held[-1] != "a" else "b")
    assert listen(ada.url("bell/"), ada.client).status == 404
    rows = [[debate.public_id, ada.seat.public_id, "another-device", "SEAT11"]]
    ada.client.cookies[access.COOKIE] = signing.dumps(rows, salt="debates.seat", compress=True)
    assert listen(ada.url("bell/"), ada.client).status == 403


# When it ends


def test_a_seat_that_is_removed_is_told_no_more(debate, listen):
    ada, ben = make_pupil(debate), make_pupil(debate)
    ears = [listen(pupil.url("bell/"), pupil.client) for pupil in (ada, ben)]
    assert all(ear.bell() for ear in ears)
    seats.remove_seat(seat=ada.seat, by=teacher_of(debate))
    assert ears[0].ends_within(2)
    assert not ears[1].ends_within(0.5)
    assert listen(ada.url("bell/"), ada.client).status == 403


def test_a_seat_that_moved_leaves_the_old_device(debate, listen):
    ada = make_pupil(debate)
    ear = listen(ada.url("bell/"), ada.client)
    ear.bell()
    seats.move_seat(debate=debate, code=ada.seat.code)
    assert ear.ends_within(2)


def test_a_seat_taken_a_moment_ago_is_told(debate, listen):
    """The room was looked at before the seat was there."""
    ear = listen(wall(debate))
    ear.bell()
    for _ in range(3):
        cleo = make_pupil(debate)
        assert listen(cleo.url("bell/"), cleo.client).bell(2) is not None


def test_the_end_of_a_debate_is_told_and_is_the_last_thing(debate, listen):
    ada = make_pupil(debate)
    ears = [listen(wall(debate)), listen(ada.url("bell/"), ada.client)]
    assert all(ear.bell() for ear in ears)
    go_to(debate, "exit")
    go_to(debate, "closed")
    for ear in ears:
        assert ear.bells_until(phase="closed")
        assert ear.ends_within(2)
    again = listen(wall(debate))
    assert again.bell()["phase"] == "closed"
    assert again.ends_within(2)


def test_a_fourth_stream_of_one_seat_sends_the_first_away(debate, listen):
    ada = make_pupil(debate)
    ears = [listen(ada.url("bell/"), ada.client) for _ in range(3)]
    assert all(ear.bell() for ear in ears)
    assert listen(ada.url("bell/"), ada.client).bell()
    assert ears[0].event() == ("off", None)
    assert ears[0].ends_within(2)
    assert not ears[1].ends_within(0.3)


def sign_out(teaching, client) -> None:
    assert client.post("/sign-out/").status_code == 302


def change_the_password(teaching, client) -> None:
    teaching.user.set_password("another horse battery")
    teaching.user.save()


def close_the_account(teaching, client) -> None:
    teaching.user.is_active = False
    teaching.user.save(update_fields=["is_active"])


def take_out_of_the_debate(teaching, client) -> None:
    teaching.delete()


@pytest.mark.parametrize(
    "leave", [sign_out, change_the_password, close_the_account, take_out_of_the_debate]
)
def test_who_may_teach_no_more_is_told_no_more(debate, listen, leave):
    """At once; their colleagues go on listening."""
    colleague = debate.teachers.create(user=make_teacher("okoro"), role="co_teacher")
    clients = [signed_in(teacher.user) for teacher in debate.teachers.order_by("pk")]
    ears = [listen(console(debate), client) for client in clients]
    assert all(ear.bell() for ear in ears)
    leave(colleague, clients[1])
    assert ears[1].ends_within(2)
    assert not ears[0].ends_within(0.5)
    assert listen(console(debate), clients[1]).status == 404


def test_signing_in_elsewhere_ends_no_console(debate, listen):
    teacher = teacher_of(debate)
    ear = listen(console(debate), signed_in(teacher))
    assert ear.bell()
    again = listen(console(debate), signed_in(teacher))
    assert again.bell()
    assert not ear.ends_within(0.5)


def test_a_stream_ends_with_the_cookie_it_was_opened_with(debate, listen, monkeypatch):
    ada = make_pupil(debate)
    monkeypatch.setattr("debates.access.seats.COOKIE_DAYS", 2 / 86400)
    ears = [listen(ada.url("bell/"), ada.client)]
    teacher = signed_in(teacher_of(debate))
    monkeypatch.setattr(SessionBase, "get_expiry_age", lambda self: 2)
    ears += [listen(console(debate), teacher)]
    assert all(ear.bell() for ear in ears)
    assert all(ear.ends_within(3) for ear in ears)


def test_turned_off_in_the_running_server(debate, listen, settings, monkeypatch):
    monkeypatch.setattr(tower, "LOOK_AGAIN_SECONDS", 0.3)
    ear = listen(wall(debate))
    assert ear.bell()
    settings.LIVE = False
    assert ear.event() == ("off", None)
    assert ear.ends_within(2)
    late = listen(wall(debate))
    assert late.event() == ("off", None)
    # A page of that name is a page, on or off.
    assert listen("/library/why/figures/bell/").status == 404
    assert late.ends_within(2)


def test_more_streams_than_files_are_sent_away(debate, listen, monkeypatch):
    monkeypatch.setattr(streams, "most_streams", lambda: 2)
    assert listen(wall(debate)).bell()
    assert listen(wall(debate)).bell()
    assert listen(wall(debate)).event() == ("off", None)


def test_who_reads_nothing_is_cut_off_and_disturbs_nobody(debate, listen, monkeypatch):
    """No buffer grows: what waits for a slow reader is one line, the newest."""
    monkeypatch.setattr(streams, "SLOW_SECONDS", 0.5)
    monkeypatch.setattr(streams, "BEAT", b"event: beat\ndata:" + b" " * 400_000 + b"\n\n")
    monkeypatch.setattr(streams, "BEAT_SECONDS", 0.05)
    slow = listen(wall(debate))
    assert open_streams() == 1
    deadline = time.monotonic() + 15
    while open_streams() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert open_streams() == 0
    slow.close()


def open_streams() -> int:
    return len(tower.tower)


# What it costs


def test_streams_hold_no_thread_and_no_connection(debate, listen):
    listen(wall(debate)).bell()
    wait_for_the_listener()
    threads, connections = threading.active_count(), open_connections()
    ears = [listen(wall(debate)) for _ in range(40)]
    assert all(ear.bell() for ear in ears)
    assert open_streams() == 41
    assert threading.active_count() == threads
    assert open_connections() == connections


def open_connections() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0]


def test_a_school_that_comes_back_at_once_is_let_in_one_after_the_other(
    debate, listen, server, monkeypatch
):
    monkeypatch.setattr(streams, "SECONDS_EACH", 0.05)
    monkeypatch.setattr(streams, "AT_ONCE", 5)
    began = time.monotonic()
    with ThreadPoolExecutor(25) as people:
        ears = list(people.map(lambda _: listen(wall(debate), url=server.url), range(25)))
    assert time.monotonic() - began >= 0.9  # five, and twenty more of 0.05 s
    assert all(ear.bell() for ear in ears)


def test_a_stream_that_is_closed_is_forgotten(debate, listen):
    ear = listen(wall(debate))
    ear.bell()
    ear.close()
    deadline = time.monotonic() + 5
    while tower.tower.rooms and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not tower.tower.rooms


@pytest.mark.parametrize("pupils", [1, 3, 30])
def test_a_look_takes_three_queries_however_many_sit_there(django_assert_num_queries, pupils):
    from debates.boards.bells import look

    debate = go_to(make_debate(), "opening")
    for _ in range(pupils):
        make_seat(debate)
    with django_assert_num_queries(3):
        assert len(look(debate.public_id).seats) == pupils
    sign_ins = frozenset(
        signed_in(teacher_of(debate)).session.session_key for _ in range(min(pupils, 3))
    )
    with django_assert_num_queries(5):
        assert look(debate.public_id, sign_ins | {"nobody"}).sign_ins == sign_ins
    go_to(debate, "verdict")
    with django_assert_num_queries(4):
        look(debate.public_id)

"""The console: what each click does, asks and answers, with script and without."""

import re

import pytest

from debates.actions import debates
from debates.models import Paper, Seat
from tests.factories import cast, go_to, make_debate, teacher_of
from tests.teachers import Teacher, three_rank

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def novak(debate):
    return Teacher(debate)


@pytest.fixture
def opening(debate, novak):
    return three_rank(debate)


def test_the_page_shows_where_the_lesson_is(novak, debate):
    go_to(debate, "evidence")
    page = novak.page()
    assert '<li class="now" aria-current="step">Evidence</li>' in page
    assert '<li class="done">Split</li>' in page
    assert '<li class="to-come">Discussion</li>' in page
    assert "Next: Discussion" in page
    assert "Back: Split" in page


def test_next_moves_and_comes_back_to_the_page(novak):
    answer = novak.click("next/", serial=0)
    assert (answer.status_code, answer.headers["Location"]) == (303, novak.url())
    assert novak.phase() == "opening"


def test_two_clicks_on_next_move_once(novak):
    novak.click("next/", serial=0)
    assert novak.click("next/", serial=0).status_code == 303
    assert novak.phase() == "opening"


def test_with_script_a_click_is_answered_with_the_regions(novak):
    answer = novak.htmx("next/", serial=0)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    for region in ("steer", "stats", "uncovering", "evidence", "results", "seats", "room", "notes"):
        assert re.search(rf'<section id="{region}"[^>]* hx-swap-oob="outerMorph"', answer.text), (
            region
        )
    assert "Next: Split" in answer.text
    assert answer.text.count('id="news"') == 1


def test_back_goes_back(novak, debate):
    go_to(debate, "split")
    assert novak.click("back/", serial=2).status_code == 303
    assert novak.phase() == "opening"


def test_the_lobby_has_no_back_and_the_exit_no_plain_next(novak, debate):
    assert 'id="back"' not in novak.page()
    go_to(debate, "exit")
    page = novak.page()
    assert "Next:" not in page
    assert "Close the debate" in page


def test_next_asks_about_papers_that_are_missing(novak, opening):
    answer = novak.click("next/", serial=1)
    assert answer.status_code == 303
    assert answer.headers["Location"] == novak.url("?asked=1")
    page = novak.page("?asked=1")
    assert "2 have not handed in" in page
    assert "Take 1 complete draft in and go on" in page
    assert "Wait 2 more minutes" in page
    assert "Close without them" in page
    assert novak.phase() == "opening"


def test_with_script_the_question_comes_at_once(novak, opening):
    answer = novak.htmx("next/", serial=1)
    assert answer.status_code == 409
    assert "2 have not handed in" in answer.text
    assert "&amp;asked=1" in answer.text


def test_the_question_follows_the_class(novak, opening):
    cast(Seat.objects.get(name="Cleo"), "d > c > b > a")
    text = novak.now("old", asked="1").text
    assert "1 has not handed in" in text
    cast(Seat.objects.get(name="Ben"), "d > c > b > a")
    text = novak.now("old", asked="1").text
    assert "not handed in</h3>" not in text
    assert "asked=" not in text


def test_who_is_missing_is_said_only_while_names_are_shown(novak, opening):
    assert "Ben" not in novak.page("?asked=1")
    novak.click("names/", serial=1, shown="1")
    assert "<p hx-ignore>Ben, Cleo</p>" in novak.page("?asked=1")


def test_a_question_of_an_earlier_phase_is_gone(novak, opening):
    assert "not handed in</h3>" not in novak.page("?asked=0")


@pytest.mark.parametrize("asked", ["x", "-1", "", "٣", "9" * 5000])
def test_a_made_up_question_is_none(novak, opening, asked):
    assert "not handed in</h3>" not in novak.client.get(novak.url(), {"asked": asked}).text


def test_waiting_gives_two_minutes_and_asks_no_more(novak, opening):
    before = opening.phase_ends_at
    answer = novak.click("time/", serial=1, minutes=2)
    assert answer.headers["Location"] == novak.url()
    opening.refresh_from_db()
    assert (opening.phase_ends_at - before).total_seconds() == 120


def test_complete_drafts_are_taken_in(novak, opening):
    novak.click("next/", serial=1, drafts="take")
    assert novak.phase() == "split"
    handed_in = Paper.objects.filter(ballot__isnull=False).values_list("seat__name", flat=True)
    assert sorted(handed_in) == ["Ada", "Ben"]


def test_a_round_is_closed_without_them(novak, opening):
    novak.click("next/", serial=1, drafts="leave")
    assert novak.phase() == "split"
    assert Paper.objects.filter(ballot__isnull=False).count() == 1


def test_closing_for_good_asks_first(novak, debate):
    go_to(debate, "exit")
    answer = novak.click("next/", serial=7)
    assert answer.headers["Location"] == novak.url("?asked=7")
    assert novak.phase() == "exit"
    assert "Close the debate for good?" in novak.page("?asked=7")
    novak.click("next/", serial=7, sure="1")
    assert novak.phase() == "closed"


def test_a_closed_debate_offers_nothing_that_moves(novak, debate):
    go_to(debate, "closed")
    page = novak.page()
    for gone in ("/next/", "/back/", "/time/", "/pause/", "/code/", "/room/", "/trial/"):
        assert gone not in page
    assert debate.title in page


@pytest.mark.parametrize(
    ("part", "sent"),
    [
        ("next/", {"serial": 8, "sure": "1"}),
        ("back/", {"serial": 8}),
        ("time/", {"serial": 8, "minutes": 2}),
        ("pause/", {"on": "1"}),
        ("room/", {"on": "1"}),
        ("code/", {}),
        ("trial/", {}),
        ("uncover/", {"uncovered": 0}),
    ],
)
def test_a_late_click_on_a_closed_debate_comes_back_to_the_page(novak, debate, part, sent):
    go_to(debate, "closed")
    answer = novak.click(part, **sent)
    assert (answer.status_code, answer.headers["Location"]) == (303, novak.url())
    assert novak.phase() == "closed"
    assert debate.seats.count() == 0


@pytest.mark.parametrize("minutes", [1, 2, 5])
def test_more_time(novak, debate, minutes):
    before = debate.phase_ends_at or debate.phase_started_at
    debate.phase_ends_at = before.replace(year=2100)
    debate.save()
    novak.click("time/", serial=0, minutes=minutes)
    after = type(debate).objects.get().phase_ends_at
    assert (after - debate.phase_ends_at).total_seconds() == 60 * minutes


def test_a_paper_that_lost_its_ballot_is_an_alarm(novak, opening):
    """REL-20. Nothing in this project does that to a paper."""
    seat = opening.seats.first()
    cast(seat, "a > b > c > d", key="k")
    assert 'id="astray"' not in novak.page()
    seen = novak.seen()
    Paper.objects.filter(seat=seat).update(ballot=None)
    assert "1 ranking does not stand where its last ballot was handed in" in novak.page()
    assert 'id="astray"' in novak.now(seen).text


def test_a_pause_and_its_end(novak, opening):
    novak.click("pause/", on="1")
    page = novak.page()
    assert "Paused until the next lesson" in page
    assert "Resume" in page
    novak.click("pause/")
    opening.refresh_from_db()
    assert not opening.is_paused


def test_notes_are_kept_by_phase(novak):
    novak.click("notes/evidence/", note="Who kept him in office?")
    assert "Who kept him in office?" in novak.page()
    assert novak.debate.plan.get(phase="evidence").note == "Who kept him in office?"


def test_with_script_a_note_is_saved_while_it_is_typed(novak):
    answer = novak.htmx("notes/lobby/", note="<b>Hinge</b>")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.text.startswith("Saved at ")
    assert "&lt;b&gt;Hinge&lt;/b&gt;" in novak.page()


def test_an_endless_note_is_refused_in_words(novak):
    assert (
        novak.htmx("notes/lobby/", note="x" * 2001).text == "A note has at most 2,000 characters."
    )
    assert novak.debate.plan.get(phase="lobby").note == ""


@pytest.mark.parametrize("phase", ["closed", "nonsense"])
def test_other_phases_have_no_notes(novak, phase):
    assert novak.click(f"notes/{phase}/", note="x").status_code == 404


def test_a_saved_note_disturbs_no_page(novak):
    seen = novak.seen()
    novak.click("notes/lobby/", note="Who kept him in office?")
    assert novak.now(seen).status_code == 204


def test_a_locked_room_can_be_unlocked(novak, debate):
    novak.click("room/", on="1")
    debate.refresh_from_db()
    assert debate.locked
    assert "Unlock the room" in novak.page()
    novak.click("room/")
    debate.refresh_from_db()
    assert not debate.locked


def test_a_new_join_code(novak, debate):
    old = debate.join_code
    assert "The old one opens nothing." in novak.htmx("code/").text
    debate.refresh_from_db()
    page = novak.page()
    assert debate.join_code in page
    assert old not in page


def test_without_script_what_a_click_says_is_on_the_next_page_only(novak):
    novak.click("code/")
    assert "The old one opens nothing." in novak.page()
    assert "The old one opens nothing." not in novak.page()


def test_a_trial_sits_in_this_browser_and_never_counts(novak, debate):
    answer = novak.click("trial/")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/debate/{debate.public_id}/")
    assert novak.client.get(answer.headers["Location"]).status_code == 200
    page = novak.page()
    assert "trial, never counts" in page
    assert re.search(r"<dt>joined</dt><dd class=\"stat\">0</dd>", page)
    novak.click("trial/")
    assert debate.seats.count() == 1


def test_a_locked_room_takes_a_trial(novak, debate):
    debates.lock_room(debate=debate, by=teacher_of(debate), locked=True)
    novak.click("trial/")
    assert debate.seats.get().is_trial


def test_the_same_for_the_next_class(novak, debate):
    answer = novak.click("copy/", title="Year 13")
    copied = type(debate).objects.exclude(pk=debate.pk).get()
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/teacher/debate/{copied.public_id}/"
    assert copied.title == "Year 13"


@pytest.mark.parametrize("title", ["", "   ", "\u2800", "x" * 81])
def test_a_copy_without_a_class_is_refused_in_words(novak, debate, title):
    answer = novak.click("copy/", title=title)
    assert answer.headers["Location"] == novak.url()
    assert type(debate).objects.count() == 1
    assert re.search(r"Name the class|at most 80|required", novak.page())


@pytest.mark.parametrize(
    ("part", "sent"),
    [
        ("next/", {}),
        ("next/", {"serial": "x"}),
        ("next/", {"serial": "9" * 5000}),
        ("next/", {"serial": 2**31}),
        ("next/", {"serial": 0, "drafts": "burn"}),
        ("back/", {"serial": -1}),
        ("time/", {"serial": 0}),
        ("time/", {"serial": 0, "minutes": 0}),
        ("time/", {"serial": 0, "minutes": 61}),
        ("names/", {"shown": "1"}),
        ("results/", {"shown": "1"}),
        ("uncover/", {"uncovered": "all"}),
    ],
)
def test_what_no_button_sends_is_a_bad_request(novak, part, sent):
    assert novak.click(part, **sent).status_code == 400
    assert novak.phase() == "lobby"


def test_plain_http_is_named(novak, settings):
    settings.JOIN_ADDRESS, settings.HTTPS = "http://class.test", False
    assert novak.page().count("This is plain HTTP") == 1
    settings.HTTPS = True
    assert "This is plain HTTP" not in novak.page()


def test_the_list_of_debates_says_the_same(novak, settings):
    settings.JOIN_ADDRESS, settings.HTTPS = "http://class.test", False
    assert novak.client.get("/teacher/").text.count("This is plain HTTP") == 1
    settings.HTTPS = True
    assert "This is plain HTTP" not in novak.client.get("/teacher/").text


def test_a_server_for_this_machine_alone_says_how_a_class_gets_in(novak, settings):
    settings.JOIN_ADDRESS, settings.LOCAL_ONLY = "", True
    page = novak.page()
    assert "pupils cannot join from other devices" in page
    assert "make class" in page
    settings.LOCAL_ONLY = False
    assert "No address of this machine on the local network was found" in novak.page()

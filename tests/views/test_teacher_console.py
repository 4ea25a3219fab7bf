"""The console: what each click does, asks and answers, with script and without."""

import re

import pytest
from django.test import Client

from debates.actions import debates, phases, reveals, seats
from debates.models import DebateTeacher, Paper, Seat
from tests.factories import (
    cast,
    go_to,
    make_debate,
    make_edition,
    make_seat,
    make_teacher,
    teacher_of,
)

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


class Teacher:
    """A signed-in browser on one debate's console."""

    def __init__(self, debate, user=None):
        self.debate = debate
        self.client = Client()
        self.client.force_login(user or teacher_of(debate))

    def url(self, part: str = "") -> str:
        return f"/teacher/debate/{self.debate.public_id}/{part}"

    def page(self, part: str = "") -> str:
        answer = self.client.get(self.url(part))
        assert answer.status_code == 200, answer.status_code
        return answer.text

    def click(self, part: str, **sent):
        return self.client.post(self.url(part), sent)

    def htmx(self, part: str, **sent):
        return self.client.post(self.url(part), sent, **HTMX)

    def now(self, seen: str, **asked):
        return self.client.get(self.url("now/"), {"seen": seen} | asked)

    def seen(self) -> str:
        return re.search(r"seen=([0-9a-f-]+)", self.page())[1]

    def phase(self) -> str:
        self.debate.refresh_from_db()
        return self.debate.phase


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def novak(debate):
    return Teacher(debate)


@pytest.fixture
def opening(debate, novak):
    """Ada has handed in, Ben's draft is complete, Cleo has placed one of four."""
    go_to(debate, "opening")
    ada, ben, cleo = (make_seat(debate, name=name) for name in ("Ada", "Ben", "Cleo"))
    cast(ada, "a > b > c > d")
    Paper.objects.filter(seat=ben).update(draft={"d": 1, "c": 2, "b": 3, "a": 4})
    Paper.objects.filter(seat=cleo).update(draft={"d": 1})
    debate.refresh_from_db()
    return debate


def class_of(debate, order: str, times: int, kind: str = "opening"):
    go_to(debate, kind)
    return [_handed_in(debate, order, kind) for _ in range(times)]


def _handed_in(debate, order, kind):
    seat = make_seat(debate, name="Ada Lovelace")
    cast(seat, order, kind=kind)
    return seat


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
    for region in ("steer", "stats", "uncovering", "results", "seats", "room", "notes"):
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


def test_names_are_covered_until_they_are_shown_and_after_next(novak, debate):
    make_seat(debate, name="Ada Lovelace", pseudonym="Teal Heron")
    page = novak.page()
    assert "Teal Heron" in page
    assert "Ada Lovelace" not in page
    novak.click("names/", serial=0, shown="1")
    assert "Ada Lovelace" in novak.page()
    novak.click("next/", serial=0)
    assert "Ada Lovelace" not in novak.page()


def test_names_are_covered_again_by_a_click(novak, debate):
    make_seat(debate, name="Ada Lovelace")
    novak.click("names/", serial=0, shown="1")
    novak.click("names/", serial=0)
    assert "Ada Lovelace" not in novak.page()


def test_a_click_on_show_that_comes_after_next_shows_nothing(novak, debate):
    make_seat(debate, name="Ada Lovelace")
    go_to(debate, "evidence")
    novak.click("names/", serial=0, shown="1")
    assert "Ada Lovelace" not in novak.page()


def test_results_are_covered_until_they_are_shown_and_after_next(novak, debate):
    # Factor B is ahead by hand: three of five put it first, average place 1.4.
    class_of(debate, "b > a > c > d", 3)
    class_of(debate, "a > b > c > d", 2)
    go_to(debate, "split")
    page = novak.page()
    assert "Show results" in page
    assert "1.40" not in page
    assert "Factor B" not in page
    novak.click("results/", serial=2, shown="1")
    page = novak.page()
    rows = re.findall(
        r'<th scope="row">([^<]+)</th>\s*<td class="num">([^<]+)</td>\s*<td class="num">([^<]+)</td>',
        page,
    )
    assert rows == [
        ("Factor B", "1st", "1.40"),
        ("Factor A", "2nd", "1.60"),
        ("Factor C", "3rd", "3.00"),
        ("Factor D", "4th", "4.00"),
    ]
    assert "Opening ranking: 5 ballots" in page
    novak.click("next/", serial=2)
    page = novak.page()
    assert "Factor B" not in page
    assert "Show results" in page


def test_a_tie_is_shown_as_a_tie(novak, debate):
    class_of(debate, "b > a > c > d", 3)
    class_of(debate, "a > b > c > d", 3)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    assert re.findall(r'<td class="num">(\d\w\w)</td>', novak.page()) == [
        "1st",
        "1st",
        "3rd",
        "4th",
    ]


def test_a_factor_that_nobody_placed_has_no_place():
    debate = make_debate(gaps_allowed=True)
    novak = Teacher(debate)
    class_of(debate, "b > a", 5)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    assert novak.page().count('<td class="num">–</td>') == 4


def test_there_is_nothing_to_show_before_a_ranking_is_over(novak, opening):
    assert "Show results" not in novak.page()
    novak.click("results/", serial=1, shown="1")
    page = novak.page()
    assert "No ranking is over yet." in page
    assert "Factor A" not in page


def test_four_secret_ballots_are_withheld_and_five_are_not(novak, debate):
    class_of(debate, "b > a > c > d", 4)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    page = novak.page()
    assert "Opening ranking, 4 ballots: fewer than five" in page
    assert "Factor B" not in page


@pytest.mark.parametrize("anonymity", ["teacher", "hands"])
def test_rankings_are_listed_where_pupils_were_told_so(anonymity):
    debate = make_debate(anonymity=anonymity, shape="tiers")
    novak = Teacher(debate)
    go_to(debate, "opening")
    cast(make_seat(debate, name="Ada Lovelace", pseudonym="Teal Heron"), "b > a = c > d")
    go_to(debate, "split")
    assert "Factor B &gt;" not in novak.page()
    novak.click("results/", serial=2, shown="1")
    page = novak.page()
    assert "Factor B &gt; Factor A = Factor C &gt; Factor D" in page
    assert "Ada Lovelace" not in page
    novak.click("names/", serial=2, shown="1")
    assert "Ada Lovelace" in novak.page()


def test_a_secret_ranking_is_never_listed(novak, debate):
    class_of(debate, "b > a > c > d", 6)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    novak.click("names/", serial=2, shown="1")
    page = novak.page()
    assert "Factor B" in page
    assert "&gt; Factor" not in page
    assert "each ranking" not in page


def test_rankings_of_trials_and_of_removed_seats_are_not_listed():
    debate = make_debate(anonymity="teacher")
    novak = Teacher(debate)
    go_to(debate, "opening")
    for seat in (make_seat(debate), make_seat(debate, is_trial=True)):
        cast(seat, "b > a > c > d")
        if not seat.is_trial:
            seats.remove_seat(seat=seat, by=teacher_of(debate))
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    assert "&gt; Factor" not in novak.page()


def test_a_cover_lifted_by_one_teacher_stays_on_for_the_other(novak, debate):
    okoro = make_teacher("okoro")
    DebateTeacher.objects.create(debate=debate, user=okoro, role="co_teacher")
    make_seat(debate, name="Ada Lovelace")
    owner = debate.teachers.get(role="owner").user
    reveals.show_names(debate=debate, by=owner, serial=0)
    assert "Ada Lovelace" not in Teacher(debate, okoro).page()


def test_factors_are_uncovered_one_after_the_other(novak, debate):
    class_of(debate, "b > a > d > c", 5, "closing")
    go_to(debate, "verdict")
    page = novak.page()
    assert "4 factors are still covered" in page
    assert "Factor C" not in page
    assert novak.click("uncover/", uncovered=0).status_code == 303
    novak.click("uncover/", uncovered=0)
    page = novak.page()
    assert "3 factors are still covered" in page
    assert re.findall(r"<li>(Factor .)</li>", page) == ["Factor C"]
    novak.click("uncover/", uncovered=1)
    assert re.findall(r"<li>(Factor .)</li>", novak.page()) == ["Factor C", "Factor D"]


def test_only_the_verdict_can_be_uncovered(novak, debate):
    go_to(debate, "discussion")
    assert "/uncover/" not in novak.page()


def test_going_back_says_what_stays_shut(novak, debate):
    go_to(debate, "split")
    said = "Going back opens no ranking again"
    assert said not in novak.page()
    novak.click("results/", serial=2, shown="1")
    assert said in novak.page()
    go_to(debate, "evidence")
    assert said not in novak.page()


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


def test_no_news_is_204(novak):
    assert novak.now(novak.seen()).status_code == 204


def test_only_what_changed_comes_as_news(novak, debate):
    seen = novak.seen()
    make_seat(debate)
    answer = novak.now(seen)
    assert re.findall(r'<section id="(\w+)"', answer.text) == ["stats", "seats"]
    assert novak.now(re.search(r"seen=([0-9a-f-]+)", answer.text)[1]).status_code == 204


def test_news_of_a_ballot(novak, opening):
    seen = novak.seen()
    cast(Seat.objects.get(name="Ben"), "d > c > b > a")
    assert re.findall(r'<section id="(\w+)"', novak.now(seen).text) == ["stats", "seats"]


def test_news_of_a_draft_is_the_seats_alone(novak, opening):
    seen = novak.seen()
    Paper.objects.filter(seat__name="Cleo").update(draft={"d": 1, "a": 2})
    assert re.findall(r'<section id="(\w+)"', novak.now(seen).text) == ["seats"]


def test_news_that_the_time_is_up(novak, opening):
    from datetime import timedelta

    seen = novak.seen()
    assert "Time is up." not in novak.page()
    opening.phase_ends_at -= timedelta(minutes=8)
    opening.save()
    text = novak.now(seen).text
    assert re.findall(r'<section id="(\w+)"', text) == ["stats"]
    assert "Time is up." in text


def test_news_from_another_teacher_brings_the_notes_of_the_phase(novak, debate):
    seen = novak.seen()
    phases.advance_phase(debate=debate, by=teacher_of(debate), serial=0)
    found = re.findall(r'<section id="(\w+)"', novak.now(seen).text)
    assert found == ["steer", "stats", "notes", "results", "seats"]


@pytest.mark.parametrize("seen", ["", "x", "-", "a-b-c-d-e-f-g", "é" * 300])
def test_a_page_that_has_seen_nonsense_gets_everything(novak, seen):
    assert len(re.findall(r"<section id=", novak.now(seen).text)) == 7


def test_plain_http_is_named(novak, settings):
    settings.JOIN_ADDRESS, settings.HTTPS = "http://class.test", False
    assert novak.page().count("This is plain HTTP") == 1
    settings.HTTPS = True
    assert "This is plain HTTP" not in novak.page()


def test_a_server_for_this_machine_alone_says_how_a_class_gets_in(novak, settings):
    settings.JOIN_ADDRESS, settings.LOCAL_ONLY = "", True
    page = novak.page()
    assert "pupils cannot join from other devices" in page
    assert "make class" in page
    settings.LOCAL_ONLY = False
    assert "No address of this machine on the local network was found" in novak.page()


@pytest.mark.parametrize("seats_taken", [1, 3, 30])
@pytest.mark.parametrize("part", ["", "now/"])
def test_a_console_takes_fourteen_queries(django_assert_num_queries, part, seats_taken):
    """Session, account, debate; eleven for the board with both covers lifted and both rounds over."""
    debate = make_debate(anonymity="teacher")
    novak = Teacher(debate)
    class_of(debate, "b > a > c > d", seats_taken)
    class_of(debate, "b > a > c > d", 1, "closing")
    go_to(debate, "verdict")
    novak.click("results/", serial=6, shown="1")
    novak.click("names/", serial=6, shown="1")
    with django_assert_num_queries(14):
        assert "Ada Lovelace" in novak.client.get(novak.url(part)).text


@pytest.mark.parametrize("seats_taken", [1, 3, 30])
def test_a_covered_console_takes_nine_queries(django_assert_num_queries, seats_taken):
    debate = make_debate()
    novak = Teacher(debate)
    class_of(debate, "b > a > c > d", seats_taken)
    with django_assert_num_queries(9):
        novak.page()


READ = ("", "now/")
CLICKS = {
    "next/": {"serial": 0},
    "back/": {"serial": 0},
    "time/": {"serial": 0, "minutes": 2},
    "pause/": {"on": "1"},
    "names/": {"serial": 0, "shown": "1"},
    "results/": {"serial": 0, "shown": "1"},
    "uncover/": {"uncovered": 0},
    "room/": {"on": "1"},
    "code/": {},
    "notes/lobby/": {"note": "x"},
    "trial/": {},
    "copy/": {"title": "Year 13"},
}


def untouched(debate) -> tuple:
    row = type(debate).objects.values().get(pk=debate.pk)
    return row, debate.acts.count(), debate.seats.count(), list(debate.plan.values("note"))


@pytest.mark.parametrize("part", [*READ, *CLICKS])
def test_another_teacher_finds_nothing(debate, part):
    okoro = Teacher(debate, make_teacher("okoro"))
    before = untouched(debate)
    answer = (
        okoro.click(part, **CLICKS[part]) if part in CLICKS else okoro.client.get(okoro.url(part))
    )
    assert answer.status_code == 404
    assert debate.title not in answer.text
    assert untouched(debate) == before
    assert type(debate).objects.count() == 1


@pytest.mark.parametrize("part", [*READ, *CLICKS])
def test_who_is_not_signed_in_is_sent_to_sign_in(debate, part):
    nobody = Teacher(debate)
    nobody.client.logout()
    before = untouched(debate)
    if part in CLICKS:
        answer = nobody.click(part, **CLICKS[part])
        assert answer.headers["Location"] == "/sign-in/?next=/teacher/"
    else:
        answer = nobody.client.get(nobody.url(part))
        assert answer.headers["Location"] == f"/sign-in/?next={nobody.url(part)}"
    assert answer.status_code == 302
    assert untouched(debate) == before


@pytest.mark.parametrize("part", ["now/", "next/"])
def test_with_script_who_was_signed_out_loads_the_page_again(debate, part):
    nobody = Client()
    url = f"/teacher/debate/{debate.public_id}/{part}"
    answer = nobody.get(url, **HTMX) if part == "now/" else nobody.post(url, {"serial": 0}, **HTMX)
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (401, "true")


@pytest.mark.parametrize("part", CLICKS)
def test_a_click_is_never_a_get(novak, part):
    assert novak.client.get(novak.url(part)).status_code == 405


@pytest.mark.parametrize("part", READ)
def test_a_page_is_never_a_post(novak, part):
    assert novak.click(part).status_code == 405


@pytest.mark.parametrize("part", CLICKS)
def test_a_click_from_another_site_is_refused(debate, part):
    client = Client(enforce_csrf_checks=True)
    client.force_login(teacher_of(debate))
    before = untouched(debate)
    answer = client.post(f"/teacher/debate/{debate.public_id}/{part}", CLICKS[part])
    assert answer.status_code == 403
    assert untouched(debate) == before


def test_a_pupil_is_no_teacher(debate):
    from tests.factories import make_pupil

    ada = make_pupil(debate)
    answer = ada.client.get(f"/teacher/debate/{debate.public_id}/")
    assert answer.headers["Location"].startswith("/sign-in/")


def test_a_debate_of_another_teacher_shares_nothing(debate):
    other = make_debate(by=make_teacher("okoro"), edition=make_edition("other"), title="Year 9")
    assert Teacher(debate).client.get(f"/teacher/debate/{other.public_id}/").status_code == 404

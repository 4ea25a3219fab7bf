"""The console while the class argues: what splits it, pairs, turns, arguments; and what reaches whom."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from debates.actions import arguments as acts
from debates.models import Argument, Debate, Feature, Turn, Wish
from tests.dossiers.rome_debate import make_rome_debate
from tests.factories import cast, go_to, make_debate, make_pupil, make_seat, teacher_of
from tests.teachers import Teacher, class_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.PAUSE * 0)


def arguing(**plan):
    return go_to(make_rome_debate(**plan), "discussion")


def say(pupil, text="It lost its army.", **kwargs):
    debate = pupil.seat.debate
    return acts.post_argument(
        seat=pupil.seat, key=text, text=text, factor=debate.factors.first(), side="for", **kwargs
    )


def wall(debate) -> str:
    return Client().get(f"/projector/{debate.projector_key}/").text


def region(page: str, name: str) -> str:
    return re.search(rf'<section id="{name}".*?</section>', page, re.S)[0]


# What splits us


def split_class(anonymity="teacher", times=3):
    """d is first for half of the class and last for the other half; b and c are in the middle for all."""
    debate = make_debate(anonymity=anonymity)
    class_of(debate, "d > b > c > a", times)
    class_of(debate, "a > b > c > d", times)
    return go_to(debate, "split")


def test_nothing_is_said_of_a_split_before_results_are_shown():
    debate = split_class()
    novak = Teacher(debate)
    assert "Of 6" not in novak.page()
    novak.click("results/", serial=debate.phase_serial, shown="1")
    ask = region(novak.page(), "ask")
    assert "Of 6, 3 put it in the top 2, 3 in the bottom 2." in ask
    assert ask.index("Factor A") < ask.index("Factor D")
    assert "Factor B" not in ask


def test_one_or_two_are_never_counted_out():
    debate = make_debate()
    class_of(debate, "a > b > c > d", 5)
    class_of(debate, "d > c > b > a", 1)
    debate = go_to(debate, "split")
    novak = Teacher(debate)
    novak.click("results/", serial=debate.phase_serial, shown="1")
    assert "Of 6, 5 put it in the top 2, one or two in the bottom 2." in region(novak.page(), "ask")


@pytest.mark.parametrize(
    ("anonymity", "times", "teacher", "on_the_wall"),
    [
        ("secret", 2, "Fewer than five", "This factor splits us."),
        ("teacher", 2, "Of 4", "This factor splits us."),
        ("hands", 2, "Of 4", "Of 4"),
        ("secret", 3, "Of 6", "Of 6"),
    ],
)
def test_small_numbers_at_each_level(anonymity, times, teacher, on_the_wall):
    debate = split_class(anonymity, times)
    novak = Teacher(debate)
    novak.click("results/", serial=debate.phase_serial, shown="1")
    assert teacher in region(novak.page(), "ask")
    novak.click("ask/", show="a")
    shown = wall(debate)
    assert on_the_wall in shown
    assert ("Of " in shown) == (on_the_wall != "This factor splits us.")
    assert "Who can defend each side?" in shown
    novak.click("ask/", show="")
    assert "Who can defend each side?" not in wall(debate)


def test_next_takes_it_off_the_wall():
    debate = split_class()
    novak = Teacher(debate)
    novak.click("ask/", show="a")
    assert Feature.objects.current().count() == 1
    go_to(debate, "evidence")
    assert not Feature.objects.current().exists()


def test_only_a_factor_of_the_debate_goes_on_the_wall():
    assert Teacher(split_class()).click("ask/", show="nonsense").status_code == 404


# Pairs


def test_a_pair_meets_by_its_sign_and_never_by_name():
    debate = make_debate()
    ada, ben = (make_pupil(debate, pseudonym=p) for p in ("Teal Heron", "Rust Badger"))
    go_to(debate, "opening")
    cast(ada.seat, "a > b > c > d")
    cast(ben.seat, "d > c > b > a")
    debate = go_to(debate, "split")
    novak = Teacher(debate)
    assert novak.click("pairs/", method="opposed", size="2").status_code == 303
    pages = [region(pupil.client.get(pupil.url()).text, "pair") for pupil in (ada, ben)]
    assert {"You open for" in page for page in pages} == {True, False}
    for page, other in zip(pages, ("Rust Badger", "Teal Heron"), strict=True):
        assert "Meet the other one with your sign." in page
        assert "drawn by lot" in page
        assert other not in page
    signs = {pupil.client.get(pupil.url("sign/")).text for pupil in (ada, ben)}
    assert all("red circle, number 1" in sign for sign in signs)
    assert "there is 1 team" in wall(debate)
    novak.click("pairs/", method="swap")
    swapped = [region(pupil.client.get(pupil.url()).text, "pair") for pupil in (ada, ben)]
    assert ["now argue for" in page for page in swapped] == [
        "You open against" in page for page in pages
    ]
    novak.click("pairs/", method="off")
    assert ada.client.get(ada.url("sign/")).status_code == 302


def test_a_swap_is_news_to_pupils_and_leaves_their_stage():
    debate = split_class()
    ada = make_pupil(debate)
    novak = Teacher(debate)
    novak.click("pairs/", method="lot")
    seen = re.search(r"seen=([\w-]+)", ada.client.get(ada.url()).text)[1]
    novak.click("pairs/", method="swap")
    news = ada.client.get(ada.url("now/"), {"seen": seen}).text
    assert "Swap sides" in news
    assert 'id="stage"' not in news


def test_by_hand_from_the_console():
    debate = split_class()
    seats = list(debate.seats.all())
    novak = Teacher(debate)
    typed = ("1", "1", "2", "x", "", "2")
    chosen = {f"seat-{seat.public_id}": n for seat, n in zip(seats, typed, strict=True)}
    novak.click("pairs/", method="hand", **chosen)
    teams = debate.groupings.current().get().teams.all()
    assert [sorted(m.seat_id for m in team.members.all()) for team in teams] == [
        [seats[0].pk, seats[1].pk],
        [seats[2].pk, seats[5].pk],
    ]


# Who speaks


def test_pupils_queue_and_the_teacher_calls_them_in_order():
    debate = arguing()
    ada, ben = (make_pupil(debate, pseudonym=p) for p in ("Teal Heron", "Rust Badger"))
    for pupil, kind in ((ada, "new"), (ben, "question"), (ada, "challenge")):
        assert pupil.client.post(pupil.url("wish/"), {"kind": kind}).status_code == 303
    assert "You are number 2 to speak." in ben.client.get(ben.url()).text
    novak = Teacher(debate)
    queue = region(novak.page(), "floor")
    assert queue.index("Teal Heron") < queue.index("Rust Badger")
    assert "Challenge it" in queue
    novak.click("turn/", wish="next", seconds="90")
    assert "You have the floor." in ada.client.get(ada.url()).text
    shown = wall(debate)
    assert "Somebody challenges what was said" in shown
    assert "Teal Heron" not in shown
    assert 'data-warning="20"' in shown


def test_a_wish_is_taken_back_and_one_outside_the_discussion_is_none():
    debate = arguing()
    ada = make_pupil(debate)
    ada.client.post(ada.url("wish/"), {"kind": "new"})
    ada.client.post(ada.url("wish/"), {"kind": ""})
    assert not Wish.objects.waiting().exists()
    go_to(debate, "closing")
    ada.client.post(ada.url("wish/"), {"kind": "new"})
    assert not Wish.objects.waiting().exists()
    assert ada.client.post(ada.url("wish/"), {"kind": "shout"}).status_code == 404


def test_time_is_added_and_a_turn_ends():
    debate = arguing()
    ada = make_pupil(debate)
    ada.client.post(ada.url("wish/"), {"kind": "new"})
    novak = Teacher(debate)
    novak.click("turn/", wish=Wish.objects.get().public_id, seconds="60")
    turn = Turn.objects.get()
    assert turn.ends_at - turn.began_at == timedelta(seconds=60)
    novak.click("turn/", more="30")
    turn.refresh_from_db()
    assert turn.ends_at - turn.began_at == timedelta(seconds=90)
    Turn.objects.update(ends_at=timezone.now() - timedelta(minutes=5))
    novak.click("turn/", more="30")
    turn.refresh_from_db()
    assert turn.ends_at > timezone.now()
    novak.click("turn/", end="1")
    assert not Turn.objects.filter(ended_at=None).exists()
    ada.client.post(ada.url("wish/"), {"kind": "new"})
    assert Wish.objects.waiting().count() == 1


def test_two_teachers_give_the_floor_and_one_speaks():
    debate = arguing()
    pupils = [make_pupil(debate) for _ in range(2)]
    for pupil in pupils:
        pupil.client.post(pupil.url("wish/"), {"kind": "new"})
    novak = Teacher(debate)
    first = Wish.objects.order_by("id").first().public_id
    novak.click("turn/", wish=first)
    novak.click("turn/", wish=first)
    assert Turn.objects.count() == 1
    novak.click("turn/", wish="next")
    assert Turn.objects.filter(ended_at=None).count() == 1


def test_the_end_of_the_discussion_ends_turns_and_the_queue():
    debate = arguing()
    ada = make_pupil(debate)
    ada.client.post(ada.url("wish/"), {"kind": "new"})
    go_to(debate, "closing")
    assert not Wish.objects.filter(ended_at=None).exists()


def test_champions_are_told_what_they_defend_and_the_wall_whose_turn_it_is():
    debate = make_debate()
    ada, ben = make_pupil(debate), make_pupil(debate)
    debate = go_to(debate, "discussion")
    novak = Teacher(debate)
    novak.click("champions/", factor=["a", "b"])
    said = [region(pupil.client.get(pupil.url()).text, "floor") for pupil in (ada, ben)]
    assert sorted(re.search(r"defends Factor [AB]", page)[0] for page in said) == [
        "defends Factor A",
        "defends Factor B",
    ]
    team = debate.groupings.current().get().teams.get(number=2)
    novak.click("turn/", team=team.public_id, seconds="120")
    assert "Team 2 defends Factor B" in wall(debate)
    novak.click("champions/")
    novak.click("turn/", end="1")
    novak.click("turn/", team=team.public_id)
    assert not Turn.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize(
    ("anonymity", "is_listed"), [("secret", False), ("teacher", True), ("hands", True)]
)
def test_quiet_pupils_are_listed_where_the_level_allows(anonymity, is_listed):
    debate = arguing(anonymity=anonymity)
    ada = make_pupil(debate, pseudonym="Teal Heron")
    make_pupil(debate, pseudonym="Rust Badger")
    say(ada)
    quiet = region(Teacher(debate).page(), "floor")
    assert ("Rust Badger" in quiet) == is_listed
    assert "Teal Heron" not in quiet
    assert ("Ballots are secret" in quiet) != is_listed


# Arguments on the console


@pytest.mark.parametrize(
    ("anonymity", "is_named"), [("secret", False), ("teacher", True), ("hands", True)]
)
def test_who_wrote_it_is_seen_where_pupils_were_told(anonymity, is_named):
    debate = arguing(anonymity=anonymity)
    say(make_pupil(debate, pseudonym="Teal Heron", name="Amina"))
    novak = Teacher(debate)
    shown = region(novak.page(), "arguments")
    assert "It lost its army." in shown
    assert ("Teal Heron" in shown) == is_named
    assert "Amina" not in shown
    novak.click("names/", serial=debate.phase_serial, shown="1")
    assert ("Amina" in region(novak.page(), "arguments")) == is_named


def test_what_waits_is_let_through_hidden_and_shown_again():
    debate = arguing()
    ada, ben = make_pupil(debate), make_pupil(debate)
    argument = say(ada)
    novak = Teacher(debate)
    part = f"arguments/{argument.public_id}/"

    def is_read() -> bool:
        return "It lost its army." in ben.client.get(ben.url()).text

    assert "1 waits for you" in novak.page()
    assert not is_read()
    for do, read in (("through", True), ("hide", False), ("through", False), ("show", True)):
        novak.click(part, do=do)
        assert is_read() is read, do
    assert novak.click(part, do="delete").status_code == 400


def test_letting_all_through_lets_none_through_unread():
    debate = arguing()
    ada, ben = make_pupil(debate), make_pupil(debate)
    read = say(ada)
    novak = Teacher(debate)
    ids = re.search(r'name="ids" value="([^"]+)"', novak.page())[1]
    say(ben, "Something else.")
    novak.click("arguments/through/", ids=ids)
    assert dict(Argument.objects.values_list("public_id", "state"))[read.public_id] == "shown"
    assert Argument.objects.get(text="Something else.").state == "waiting"


def test_only_what_the_class_reads_stands_on_the_wall_and_hiding_takes_it_off():
    debate = arguing()
    ada = make_pupil(debate, pseudonym="Teal Heron")
    argument = say(ada)
    novak = Teacher(debate)
    part = f"arguments/{argument.public_id}/"
    novak.click(part, do="feature")
    assert "It lost its army." not in wall(debate)
    novak.click(part, do="through")
    novak.click(part, do="feature")
    assert "It lost its army." in wall(debate)
    assert "Teal Heron" not in wall(debate)
    novak.click(part, do="hide")
    assert "It lost its army." not in wall(debate)


def test_hiding_an_argument_takes_a_reply_to_it_off_the_wall():
    debate = arguing()
    Debate.objects.filter(pk=debate.pk).update(approval="nobody")
    ada, ben = make_pupil(debate), make_pupil(debate)
    point = say(ada)
    reply = acts.post_reply(seat=ben.seat, key="r", text="How so?", parent=point, kind="question")
    novak = Teacher(debate)
    novak.click(f"arguments/{reply.public_id}/", do="feature")
    assert "How so?" in wall(debate)
    novak.click(f"arguments/{point.public_id}/", do="hide")
    assert "How so?" not in wall(debate)


def test_whom_the_teacher_reads_first_is_hers_to_set():
    debate = arguing()
    novak = Teacher(debate)
    novak.click("arguments/approval/", approval="nobody")
    assert say(make_pupil(debate)).state == "shown"
    assert novak.click("arguments/approval/", approval="friends").status_code == 400


@pytest.mark.parametrize("many", [1, 3, 30])
def test_the_console_costs_the_same_however_many_argue(many, django_assert_num_queries):
    debate = arguing(anonymity="teacher")
    pupils = [make_pupil(debate) for _ in range(max(many, 2))]
    novak = Teacher(debate)
    novak.click("pairs/", method="lot")
    novak.click("champions/", factor=list(debate.factors.values_list("slug", flat=True)[:2]))
    event = debate.edition.content["events"][0]["slug"]
    pin = acts.PinnedPiece("event", event, 2)
    for pupil in pupils[:many]:
        say(pupil, pins=[pin])
        pupil.client.post(pupil.url("wish/"), {"kind": "new"})
    novak.page()
    with django_assert_num_queries(32):
        novak.page()


def test_a_trial_and_a_removed_pupil_are_on_no_list():
    debate = arguing()
    say(make_pupil(debate, is_trial=True), "A trial.")
    gone = make_pupil(debate)
    say(gone, "Gone.")
    make_seat(debate)
    gone.seat.removed_at = timezone.now()
    gone.seat.save()
    assert "A trial." not in Teacher(debate).page()
    assert "Gone." not in Teacher(debate).page()
    assert teacher_of(debate).pk

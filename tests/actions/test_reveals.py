import pytest

from debates.actions import phases, reveals, seats
from debates.models import Act, DebateTeacher, Reveal
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher, teacher_of

pytestmark = pytest.mark.django_db


def class_of(ballots: dict[str, int], *, kind: str = "opening", **plan):
    """A debate in which each ranking was handed in so many times; the round is still open."""
    debate = go_to(make_debate(**plan), kind)
    for order, times in ballots.items():
        for _ in range(times):
            cast(make_seat(debate), order, kind=kind)
    return debate


def uncover(debate, uncovered):
    by = teacher_of(debate)
    return reveals.uncover_next(debate=debate, by=by, uncovered=uncovered)


def uncovered_of(debate) -> list[str]:
    return [r.factor.slug for r in debate.reveals.filter(kind="factor").select_related("factor")]


def test_results_are_seen_for_rounds_that_are_over_only():
    debate = go_to(class_of({"a > b > c > d": 5}), "closing")
    reveals.show_results(debate=debate, by=teacher_of(debate), serial=5)
    assert [(r.kind, r.round.kind, r.by.username) for r in Reveal.objects.all()] == [
        ("results", "opening", "novak")
    ]


def test_results_of_a_round_that_is_open_are_not_seen():
    debate = class_of({"a > b > c > d": 5})
    reveals.show_results(debate=debate, by=teacher_of(debate), serial=1)
    assert not Reveal.objects.exists()


def test_results_of_a_round_that_is_paused_are_not_seen():
    debate = class_of({"a > b > c > d": 5})
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    reveals.show_results(debate=debate, by=teacher_of(debate), serial=1)
    assert not Reveal.objects.exists()


def test_seeing_results_twice_is_one_reveal():
    debate = go_to(class_of({"a > b > c > d": 5}), "split")
    for _ in range(2):
        reveals.show_results(debate=debate, by=teacher_of(debate), serial=2)
    assert Reveal.objects.count() == 1


@pytest.mark.parametrize("show", [reveals.show_results, reveals.show_names])
def test_a_click_that_comes_after_next_lifts_nothing(show):
    debate = go_to(class_of({"a > b > c > d": 5}), "evidence")
    show(debate=debate, by=teacher_of(debate), serial=2)
    part = DebateTeacher.objects.get(debate=debate)
    assert (part.names_shown_at, part.results_shown_at) == (None, None)
    assert not Reveal.objects.exists()
    assert not Act.objects.filter(verb__startswith="show").exists()


def test_a_cover_is_lifted_for_one_teacher_alone():
    debate = make_debate()
    DebateTeacher.objects.create(debate=debate, user=make_teacher("okoro"), role="co_teacher")
    reveals.show_names(debate=debate, by=debate.teachers.get(role="owner").user, serial=0)
    shown = dict(debate.teachers.values_list("user__username", "names_shown_at"))
    assert shown == {"novak": 0, "okoro": None}


def test_covers_can_be_put_back():
    debate = make_debate()
    by = teacher_of(debate)
    reveals.show_names(debate=debate, by=by, serial=0)
    reveals.show_results(debate=debate, by=by, serial=0)
    reveals.cover_all(debate=debate, by=by)
    part = DebateTeacher.objects.get(debate=debate)
    assert (part.names_shown_at, part.results_shown_at) == (None, None)


def test_showing_is_logged():
    debate = make_debate()
    reveals.show_names(debate=debate, by=teacher_of(debate), serial=0)
    act = Act.objects.get(verb="show_names")
    assert (act.by.username, act.detail) == ("novak", {})


def test_factors_are_uncovered_from_the_last_place_up():
    # Average places of five ballots: a 1.4, b 2.0, c 2.6, d 4.0.
    debate = class_of({"a > b > c > d": 3, "b > a > c > d": 1, "c > a > b > d": 1}, kind="closing")
    debate = go_to(debate, "verdict")
    for n in range(4):
        uncover(debate, n)
    assert uncovered_of(debate) == ["d", "c", "b", "a"]


def test_factors_that_tie_are_uncovered_together():
    # a and b both have the average place 1.5, c 3, d 4.
    debate = class_of({"a > b > c > d": 3, "b > a > c > d": 3}, kind="closing")
    debate = go_to(debate, "verdict")
    for n in (0, 1, 2):
        uncover(debate, n)
    assert uncovered_of(debate) == ["d", "c", "a", "b"]


def test_two_clicks_uncover_once():
    debate = go_to(class_of({"a > b > c > d": 5}, kind="closing"), "verdict")
    uncover(debate, 0)
    uncover(debate, 0)
    assert uncovered_of(debate) == ["d"]


def test_nothing_is_left_to_uncover():
    debate = go_to(class_of({"a > b > c > d": 5}, kind="closing"), "verdict")
    for n in range(4):
        uncover(debate, n)
    debate.refresh_from_db()
    version = debate.version
    assert uncover(debate, 4).version == version
    assert Act.objects.filter(verb="uncover").count() == 4


@pytest.mark.parametrize("phase", ["discussion", "closing", "exit"])
def test_factors_are_uncovered_at_the_verdict_alone(phase):
    debate = go_to(make_debate(), phase)
    uncover(debate, 0)
    assert uncovered_of(debate) == []


def test_the_opening_order_serves_where_nobody_ranked_again():
    debate = go_to(class_of({"b > a > d > c": 5}), "verdict")
    uncover(debate, 0)
    assert uncovered_of(debate) == ["c"]


def test_a_removed_pupil_has_no_say_in_the_order():
    debate = class_of({"a > b > c > d": 5}, kind="closing")
    loud = [make_seat(debate) for _ in range(9)]
    for seat in loud:
        cast(seat, "d > c > b > a", kind="closing")
        seats.remove_seat(seat=seat, by=teacher_of(debate))
    debate = go_to(debate, "verdict")
    uncover(debate, 0)
    assert uncovered_of(debate) == ["d"]

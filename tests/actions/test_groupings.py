"""Pairs, groups and champions: who is in them, on which factor and side, and what a lot decides."""

from collections import Counter

import pytest

from debates.actions import groupings, phases, seats
from debates.actions.errors import NoTeamsNow
from debates.models import Grouping, TeamSeat
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db
SECRET, TEACHER = "secret", "teacher"


def ranked(orders, *, anonymity=TEACHER, phase="split"):
    debate = make_debate(anonymity=anonymity)
    room = [make_seat(debate) for _ in orders]
    go_to(debate, "opening")
    for seat, order in zip(room, orders, strict=True):
        if order:
            cast(seat, order)
    return go_to(debate, phase), room


def pair(debate, **kwargs):
    return groupings.make_pairs(
        debate=debate, by=teacher_of(debate), **{"method": "opposed"} | kwargs
    )


def teams(grouping) -> list[tuple[str, dict[int, bool]]]:
    """Of each team its factor, and of each seat in it whether it opens for it."""
    return [
        (team.factor.slug, {one.seat_id: one.opens_for for one in team.members.all()})
        for team in grouping.teams.all()
    ]


def test_who_disagree_most_meet_and_who_placed_it_higher_opens_for_it():
    debate, (one, two, three, four) = ranked(
        ["a > b > c > d", "b > a > c > d", "d > b > c > a", "c > a > d > b"]
    )
    found = teams(pair(debate))
    by_seats = {frozenset(members): (factor, members) for factor, members in found}
    # Inversions: 1-3 five of six, 2-4 four; 1-4 three and 2-3 four; 1-2 one and 3-4 four.
    factor, sides = by_seats[frozenset({one.pk, three.pk})]
    assert (factor, sides) in (
        ("a", {one.pk: True, three.pk: False}),
        ("d", {one.pk: False, three.pk: True}),
    )
    factor, sides = by_seats[frozenset({two.pk, four.pk})]
    assert (factor, sides) == ("b", {two.pk: True, four.pk: False})


def test_in_a_secret_debate_factor_and_side_say_nothing_of_a_ballot(monkeypatch):
    """Everybody argues about what the class is most split on: d is first for half and last for half."""
    orders = ["d > a > b > c", "a > b > c > d"] * 4
    debate, _room = ranked(orders, anonymity=SECRET)
    found = Counter()
    for _ in range(12):
        for factor, members in teams(pair(debate)):
            assert factor == "d"
            assert sorted(members.values()) == [False, True]
            found[members[min(members)]] += 1
    assert min(found[True], found[False]) > 8  # of 48 drawn


def test_everybody_is_placed_the_odd_one_and_who_ranked_nothing_too():
    debate, room = ranked(["a > b > c > d", "", "d > c > b > a", "", "b > a > d > c"])
    make_seat(debate, is_trial=True)
    found = [members for _factor, members in teams(pair(debate))]
    assert sorted(map(len, found)) == [2, 3]
    assert sorted(seat for members in found for seat in members) == [seat.pk for seat in room]


@pytest.mark.parametrize(("size", "sizes"), [(3, [3, 4]), (4, [7])])
def test_groups_of_three_and_four(size, sizes):
    debate, _room = ranked(["a > b > c > d", "d > c > b > a"] * 3 + ["a > b > c > d"])
    found = teams(pair(debate, size=size))
    assert sorted(len(members) for _factor, members in found) == sizes


def test_a_large_class_is_paired_in_halls_and_nobody_is_left_out():
    debate, _room = ranked(["a > b > c > d", "d > c > b > a"] * 45)
    found = [members for _factor, members in teams(pair(debate))]
    assert sum(map(len, found)) == 90
    assert max(map(len, found)) <= 3


def test_a_second_click_makes_new_pairs_and_ends_the_old():
    debate, _room = ranked(["a > b > c > d", "d > c > b > a"])
    first, second = pair(debate), pair(debate, method="lot")
    assert list(debate.groupings.current()) == [second]
    first.refresh_from_db()
    assert first.ended_at is not None


def test_swapping_twice_with_one_wish_swaps_once():
    debate, _room = ranked(["a > b > c > d", "d > c > b > a"])
    pair(debate)
    for _ in range(2):
        groupings.swap_sides(debate=debate, by=teacher_of(debate), swapped=True)
    assert debate.groupings.current().get().swapped
    debate.refresh_from_db()
    assert debate.floor_serial == 2


def test_by_hand_the_same_number_sits_together():
    debate, (one, _two, three) = ranked(["a > b > c > d"] * 3)
    chosen = {one.public_id: 7, three.public_id: 7, "nobody": 3}
    grouping = groupings.make_pairs_by_hand(debate=debate, by=teacher_of(debate), teams=chosen)
    assert [set(members) for _factor, members in teams(grouping)] == [{one.pk, three.pk}]


def test_who_comes_late_joins_the_smallest_team_on_the_side_that_lacks():
    debate, _room = ranked(["a > b > c > d", "d > c > b > a"] * 2 + ["a > c > b > d"])
    grouping = pair(debate)
    late = make_seat(debate)
    own = TeamSeat.objects.get(seat=late)
    assert own.grouping == grouping
    assert own.team.members.count() == 3
    assert Counter(own.team.members.values_list("opens_for", flat=True)) in (
        Counter({True: 2, False: 1}),
        Counter({True: 1, False: 2}),
    )


@pytest.mark.parametrize("phase", ["opening", "closing"])
def test_there_are_no_pairs_where_the_class_ranks(phase):
    debate, _room = ranked(["a > b > c > d", "d > c > b > a"])
    debate = (
        go_to(debate, phase)
        if phase == "closing"
        else phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)
    )
    with pytest.raises(NoTeamsNow):
        pair(debate)


def test_the_closing_ranking_ends_all_teams():
    debate, _room = ranked(["a > b > c > d", "d > c > b > a"])
    pair(debate)
    go_to(debate, "closing")
    assert not debate.groupings.current().exists()


def champions(debate, *factors):
    return groupings.make_champions(debate=debate, by=teacher_of(debate), factors=factors)


def test_champions_defend_what_they_placed_highest_as_far_as_there_is_room():
    debate, (one, two, three, four) = ranked(
        ["a > b > c > d", "a > b > c > d", "b > a > c > d", "c > d > a > b"]
    )
    found = dict(teams(champions(debate, "a", "b")))
    assert set(found["a"]) == {one.pk, two.pk}
    assert set(found["b"]) == {three.pk, four.pk}


def test_in_a_secret_debate_champions_are_drawn_by_lot():
    debate, _room = ranked(["a > b > c > d"] * 3 + ["b > a > c > d"] * 3, anonymity=SECRET)
    drawn = {frozenset(dict(teams(champions(debate, "a", "b")))["a"]) for _ in range(12)}
    assert len(drawn) > 1
    assert debate.groupings.current().get().method == Grouping.Method.LOT


def test_there_must_be_two_factors_and_a_pupil_for_each():
    debate, _room = ranked(["a > b > c > d", "b > a > c > d"])
    for factors in (("a",), ("a", "b", "c"), ("a", "nonsense")):
        with pytest.raises(NoTeamsNow):
            champions(debate, *factors)


def test_who_was_removed_is_in_no_new_team():
    debate, (one, two, three) = ranked(["a > b > c > d"] * 3)
    seats.remove_seat(seat=three, by=teacher_of(debate))
    assert set(teams(pair(debate))[0][1]) == {one.pk, two.pk}

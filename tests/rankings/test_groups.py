"""Groups of three and four: the best there is on small classes, by trying all of them."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.rankings import Ranking, group_up, pair_up

ITEMS = ("a", "b", "c", "d")


def inside(groups, ballots) -> int:
    """The sum over groups of how many of the six pairs of items two of them order differently."""
    return sum(
        sum(
            (ballots[one].place(a) < ballots[one].place(b))
            != (ballots[two].place(a) < ballots[two].place(b))
            for a, b in combinations(ITEMS, 2)
        )
        for group in groups
        for one, two in combinations(group, 2)
    )


def partitions(pupils, sizes):
    """Every way to cut `pupils` into groups of these sizes."""
    if not sizes:
        yield ()
        return
    first, rest = pupils[0], pupils[1:]
    for size in set(sizes):
        left = list(sizes)
        left.remove(size)
        for others in combinations(rest, size - 1):
            remaining = [pupil for pupil in rest if pupil not in others]
            for more in partitions(remaining, left):
                yield ((first, *others), *more)


orders = st.permutations(ITEMS).map(lambda order: Ranking.parse(" > ".join(order)))


@pytest.mark.parametrize(
    ("size", "pupils", "sizes"), [(3, 6, (3, 3)), (3, 7, (4, 3)), (4, 8, (4, 4))]
)
@given(data=st.data())
def test_no_other_grouping_disagrees_more(size, pupils, sizes, data):
    ballots = {n: data.draw(orders) for n in range(pupils)}
    groups = group_up(ballots, ITEMS, size=size, seed=1)
    assert sorted(map(len, groups)) == sorted(sizes)
    assert sorted(one for group in groups for one in group) == list(range(pupils))
    best = max(inside(found, ballots) for found in partitions(list(range(pupils)), sizes))
    assert inside(groups, ballots) == best


@given(data=st.data())
def test_no_other_pairing_disagrees_more(data):
    ballots = {n: data.draw(orders) for n in range(6)}
    groups = [group.pupils for group in pair_up(ballots, ITEMS, seed=1)]
    best = max(inside(found, ballots) for found in partitions(list(range(6)), (2, 2, 2)))
    assert inside(groups, ballots) == best


def test_two_camps_are_mixed_as_far_as_they_can_be():
    """Three for a first, three for d first: each group of three has two of one and one of the other."""
    ballots = {n: Ranking.parse("a > b > c > d" if n < 3 else "d > c > b > a") for n in range(6)}
    for group in group_up(ballots, ITEMS, size=3, seed=7):
        assert sum(n < 3 for n in group) in (1, 2)


def test_few_make_one_group_and_nobody_none():
    assert group_up({}, ITEMS, size=3, seed=1) == ()
    assert group_up({1: Ranking(()), 2: Ranking(())}, ITEMS, size=3, seed=1) == ((1, 2),)

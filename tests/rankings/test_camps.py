"""Camps: small classes by hand, the thresholds, and what must hold of all classes."""

from fractions import Fraction
from importlib import import_module
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Ranking, ranking_of
from debates.rankings.camps import camps, distances, medoids, nearest, silhouette
from debates.rankings.coding import tier_numbers
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, steady

module = import_module("debates.rankings.camps")  # where the room offers a function of that name
brisk = settings(steady, max_examples=15)

UP, DOWN, LEVEL = map(Ranking.parse, ("a > b > c > d", "d > c > b > a", "a = b = c = d"))
LINE = np.abs(np.subtract.outer((0, 1, 10, 11), (0, 1, 10, 11))).astype(float)
ONES = np.ones(4, dtype=int)


def split(ballots, unranked="silent", resamples=100):
    return camps(ballots, "abcd", unranked, seed=1, resamples=resamples)


def test_two_camps():
    found = split([UP, DOWN] * 8)
    assert found.medoids == (UP, DOWN)
    assert (found.sizes, found.of) == ((8, 8), (0, 1) * 8)
    assert (found.silhouette, found.stability) == (1, 1)


def test_the_largest_comes_first_and_three_are_enough():
    # Three of 18 are drawn at least once in 96 of 100 resamples.
    found = split([UP] * 3 + [DOWN] * 15)
    assert (found.medoids, found.sizes) == ((DOWN, UP), (15, 3))
    assert found.of == (1,) * 3 + (0,) * 15
    assert abs(found.stability - Fraction(96, 100)) < Fraction(8, 100)


def test_one_ballot_apart_is_gone_on_another_day():
    # Clear (silhouette 15/16), but only in 64 of 100 resamples is that ballot there at all.
    assert split([UP] * 15 + [DOWN]) == Undefined(Why.NO_CLEAR_CAMPS)


def test_who_stands_between_is_in_neither():
    # 3 swaps from both, and alone: a camp of its own would be gone in 36 of 100 resamples. As one
    # of the first camp, a = b = 3 for it; 3/8 and 6 for the eight others there; 0 and (8·6 + 3)/9
    # for those of the second: (8 · 15/16 + 8) / 17.
    found = split([UP] * 8 + [LEVEL] + [DOWN] * 8)
    assert found.of == (0,) * 8 + (None,) + (1,) * 8
    assert found.sizes == (8, 8)
    assert found.silhouette == pytest.approx(15.5 / 17)


def test_who_compares_nothing_is_left_aside():
    nothing = [Ranking(()), Ranking.parse("a")]
    found = split([*nothing, *[UP, DOWN] * 8])
    assert found.of == (None, None, *(0, 1) * 8)
    assert split([*nothing, *[UP, DOWN] * 7]) == Undefined(Why.TOO_FEW_BALLOTS, 15, 14)
    # Below, who ranks one item has said something.
    assert split([*[Ranking.parse("a")] * 8, *[DOWN] * 8], "below").medoids == (
        Ranking.parse("a > b = c = d"),
        DOWN,
    )


def test_too_few_and_too_many():
    assert split([UP, DOWN] * 7) == Undefined(Why.TOO_FEW_BALLOTS, 15, 14)
    every_way = [ranking_of(dict(enumerate(order))) for order in permutations(range(6))]
    found = camps(every_way, range(6), seed=1)
    assert found == Undefined(Why.TOO_MANY_BALLOTS, 400, 720)


def test_no_camps_where_all_agree_or_every_order_has_one_ballot():
    assert split([UP] * 20) == Undefined(Why.NO_CLEAR_CAMPS)
    every_way = [
        ranking_of(dict(zip("abcd", order, strict=True))) for order in permutations(range(4))
    ]
    assert split(every_way) == Undefined(Why.NO_CLEAR_CAMPS)


def test_silhouette_by_hand():
    # 0: a = 1, b = 10.5; 1: a = 1, b = 9.5; the others mirror them.
    found = silhouette(LINE, ONES, np.array([0, 0, 1, 1]))
    assert found == pytest.approx((9.5 / 10.5 + 8.5 / 9.5) / 2)
    # One alone counts 0; 1 is nearer to 0 than to its own.
    alone = silhouette(LINE, ONES, np.array([0, 1, 1, 1]))
    assert alone == pytest.approx((0 + (1 - 9.5) / 9.5 + (10 - 5) / 10 + (11 - 5.5) / 11) / 4)


def test_medoids_by_hand():
    # Alone 1 and 10 cost 20 and the others 22; beside 1, 10 and 11 leave 2. Of equals the first.
    assert medoids(LINE, ONES, 1) == [1]
    assert medoids(LINE, ONES, 2) == [1, 2]
    assert medoids(LINE, np.array([1, 3, 1, 3]), 2) == [1, 3]
    assert medoids(LINE, np.array([0, 1, 0, 1]), 2) == [1, 3]  # weight 0 is not there
    assert nearest(LINE, [0, 2]).tolist() == [0, 0, 1, 1]


def test_the_best_place_is_none_if_nobody_stands_there():
    # The first is 1 from the three others, they are 2 from each other.
    star = np.array([[0, 1, 1, 1], [1, 0, 2, 2], [1, 2, 0, 2], [1, 2, 2, 0]], dtype=float)
    assert medoids(star, ONES, 1) == [0]
    assert medoids(star, np.array([0, 1, 1, 1]), 1) == [1]


def test_faint_camps_are_none(monkeypatch):
    class_of = [UP] * 8 + [LEVEL] + [DOWN] * 8  # 15.5 / 17 = .91
    monkeypatch.setattr(module, "SILHOUETTE", 0.91)
    assert split(class_of)
    monkeypatch.setattr(module, "SILHOUETTE", 0.95)
    assert split(class_of) == Undefined(Why.NO_CLEAR_CAMPS)


def test_a_swap_mends_what_building_spoilt():
    # Building takes 5 first (5 + 4 + 4 + 5 = 18) and can never part the two sides with it.
    line = np.array((0, 1, 5, 9, 10))
    apart = np.abs(np.subtract.outer(line, line)).astype(float)
    chosen = medoids(apart, np.ones(5, dtype=int), 2)
    assert apart[:, chosen].min(axis=1).sum() == 6  # 0 + 1 … 5 … 9 + 10: 1 + 4 + 1


@brisk
@given(classes(least=4), st.integers(2, 3))
def test_no_single_swap_is_better(ballots, k):
    rows, counts = np.unique(tier_numbers(ballots, ITEMS), axis=0, return_counts=True)
    if len(rows) < k:
        return
    apart = distances(rows)

    def cost(chosen):
        return counts @ apart[:, list(chosen)].min(axis=1)

    chosen = medoids(apart, counts, k)
    near = [c for c in combinations(range(len(rows)), k) if len({*c} & {*chosen}) >= k - 1]
    assert cost(chosen) == min(map(cost, near))


@brisk
@given(classes(complete=True, least=2), st.data())
def test_weights_are_copies(ballots, data):
    rows, counts = np.unique(tier_numbers(ballots, ITEMS), axis=0, return_counts=True)
    labels = np.array(
        data.draw(st.lists(st.integers(0, 1), min_size=len(rows), max_size=len(rows)))
    )
    if len(set(labels.tolist())) < 2:
        return
    copies = np.repeat(np.arange(len(rows)), counts)
    spelt_out = silhouette(distances(rows[copies]), np.ones(len(copies), dtype=int), labels[copies])
    found = silhouette(distances(rows), counts, labels)
    assert found == pytest.approx(spelt_out)
    assert -1 <= found <= 1


@settings(steady, max_examples=6)
@given(st.randoms(use_true_random=False), classes(complete=True, least=4))
def test_a_seed_means_the_same_whoever_votes_first(random, ballots):
    class_of = [UP] * 7 + [DOWN] * 7 + ballots
    found = split(class_of, resamples=20)
    mixed = random.sample(list(enumerate(class_of)), len(class_of))
    again = split([ballot for _, ballot in mixed], resamples=20)
    if not found:
        assert again == found
        return
    assert (again.medoids, again.sizes, again.silhouette, again.stability) == (
        found.medoids, found.sizes, found.silhouette, found.stability,
    )  # fmt: skip
    assert [again.of[at] for at in range(len(mixed))] == [found.of[old] for old, _ in mixed]

"""Bootstrap ranges: small cases by hand, and what must hold of all classes."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.rankings import Profile, Ranking, average_place
from debates.rankings import uncertainty as module
from debates.rankings.uncertainty import Range, bootstrap_places, ranges, resampled
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, rankings, steady

brisk = settings(steady, max_examples=25)


def parsed(*texts):
    return [Ranking.parse(text) for text in texts]


@brisk
@given(rankings(complete=True), st.integers(8, 12), st.integers(0, 9))
def test_ballots_all_alike_leave_no_width(ranking, n, seed):
    found = bootstrap_places([ranking] * n, ITEMS, seed=seed, resamples=50)
    order = average_place(Profile.of([ranking] * n, ITEMS))
    assert found.averages == tuple(Range(float(a), float(a)) for a in order.averages)
    assert found.places == tuple(Range(order.place(i), order.place(i)) for i in ITEMS)
    assert (found.n, found.resamples, found.defined) == (n, 50, (50,) * 4)


def test_the_same_odds_keep_their_ties_in_every_resample():
    # b and c always have equal chances, in thirds that no float holds.
    found = bootstrap_places(parsed("a > b = c") * 9, "abc", seed=1, resamples=200)
    assert found.places == (Range(1, 1), Range(2, 2), Range(2, 2))


def test_against_the_distribution_counted_out():
    # One pair, eight ballots, five for a: the average of a is 2 - k/8 with k of eight draws at
    # 5/8. Binomial(8, 5/8): P(k <= 2) = .036, P(k <= 3) = .137, P(k <= 6) = .865, P(k <= 7) = .977.
    # So 5 % lies at k = 3 and 95 % at k = 7.
    found = bootstrap_places(parsed(*["a > b"] * 5, *["b > a"] * 3), "ab", seed=7, resamples=20_000)
    assert found.averages == (Range(2 - 7 / 8, 2 - 3 / 8), Range(1 + 3 / 8, 1 + 7 / 8))
    assert found.places == (Range(1, 2), Range(1, 2))


def test_drawing_has_the_moments_of_a_multinomial():
    # Counts of n = 10 draws among 10: variance n (1/10) (9/10) = .9, covariance -n / 100 = -.1.
    sums = resampled(np.eye(10, dtype=np.int64), 3, 40_000)
    assert (sums.sum(axis=0) == 10).all()
    spread = np.cov(sums)
    assert np.allclose(np.diag(spread), 0.9, atol=0.03)
    assert np.allclose(spread[~np.eye(10, dtype=bool)], -0.1, atol=0.03)


def test_chunks_change_nothing(monkeypatch):
    rows = np.arange(33).reshape(11, 3)
    whole = resampled(rows, 5, 100)
    for cells in (1, 34, 77, 1000):
        monkeypatch.setattr(module, "CELLS", cells)
        assert np.array_equal(resampled(rows, 5, 100), whole)


def test_memory_is_not_ballots_times_resamples():
    rows = np.ones((4000, 3), dtype=np.int64)
    tracemalloc.start()
    try:
        resampled(rows, 1, 300)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1 << 20  # all weights at once would take nine times as much


def test_sums_too_large_for_half_the_bytes_are_exact():
    rows = np.full((9, 1), (1 << 24) + 1)
    assert (resampled(rows, 1, 10) == 9 * ((1 << 24) + 1)).all()


def test_quantiles_are_values_that_occurred():
    # 21 values: 5 % falls on the second (index 1), 95 % on the 20th; of 20 on .95 and 18.05.
    rows = np.array([[*range(21)], [*range(20), np.nan], [np.nan] * 21])
    assert ranges(rows) == (Range(1, 19), Range(0, 19), None)
    assert Range(1, 19).width == 18


def test_an_item_few_ranked_and_one_that_nobody_did():
    # c is on one of eight ballots: missing in (7/8)^8 = 34 % of the resamples.
    ballots = parsed(*["a > b"] * 7, "a > b > c")
    found = bootstrap_places(ballots, "abcd", seed=2, resamples=4000)
    assert found.defined[:2] == (4000, 4000)
    assert abs(found.defined[2] / 4000 - (1 - (7 / 8) ** 8)) < 0.03
    assert found.averages[2] == Range(4, 4)
    assert found.places[2] == Range(3, 3)
    assert (found.averages[3], found.places[3], found.defined[3]) == (None, None, 0)


def test_below_places_what_is_left_out():
    found = bootstrap_places(parsed("a") * 8, "abc", "below", seed=1, resamples=20)
    assert found.averages == (Range(1, 1), Range(2.5, 2.5), Range(2.5, 2.5))


@pytest.mark.parametrize(
    ("texts", "items", "why"),
    [
        (["a > b"] * 7, "ab", Undefined(Why.TOO_FEW_BALLOTS, 8, 7)),
        ([*["a > b"] * 7, ""], "ab", Undefined(Why.TOO_FEW_BALLOTS, 8, 7)),
        ([], "ab", Undefined(Why.TOO_FEW_BALLOTS, 8, 0)),
        (["a"] * 8, "a", Undefined(Why.NO_PAIRS)),
    ],
)
def test_no_ranges_to_speak_of(texts, items, why):
    assert bootstrap_places(parsed(*texts), items, seed=1) == why


@brisk
@given(classes(least=8), st.randoms(use_true_random=False))
def test_a_seed_means_the_same_whoever_votes_first(ballots, random):
    found = bootstrap_places(ballots, ITEMS, seed=4, resamples=60)
    shuffled = random.sample(ballots, len(ballots))
    assert bootstrap_places(shuffled, ITEMS, seed=4, resamples=60) == found
    if found:
        known = [r for r in (*found.averages, *found.places) if r is not None]
        assert all(1 <= r.low <= r.high <= 4 for r in known)


def test_another_seed_draws_other_lots():
    rows = np.arange(20).reshape(20, 1)
    assert not np.array_equal(resampled(rows, 1, 50), resampled(rows, 2, 50))

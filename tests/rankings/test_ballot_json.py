"""The gate for ballots from outside: a Ranking or a RankingError, whatever is sent."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from debates.rankings import Ranking, RankingError, Refusal
from tests.rankings.strategies import steady

AMONG = frozenset({"army", "church", "crown"})

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4)
ANY_JSON = st.recursive(
    SCALARS | st.sampled_from(sorted(AMONG)),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


def deep(levels):
    content = []
    for _ in range(levels):
        content = [content]
    return content


def test_a_ballot_is_read():
    ranking = Ranking.from_json([["church"], ["crown", "army"]], AMONG)
    assert ranking == Ranking.of(["church"], ["army", "crown"])
    assert ranking.to_json() == [["church"], ["army", "crown"]]


def test_a_ballot_may_leave_items_out_and_may_rank_nothing():
    assert Ranking.from_json([["crown"]], AMONG) == Ranking.of(["crown"])
    assert Ranking.from_json([], AMONG) == Ranking(())


@pytest.mark.parametrize(
    ("content", "code", "items"),
    [
        (None, "not-tiers", ()),
        (True, "not-tiers", ()),
        (7, "not-tiers", ()),
        (float("nan"), "not-tiers", ()),
        ("army", "not-tiers", ()),
        ({"army": 1}, "not-tiers", ()),
        ({}, "not-tiers", ()),
        (["army", "church"], "not-tiers", ()),
        ([["army"], None], "not-tiers", ()),
        ([["army"], "church"], "not-tiers", ()),
        ([["army"], {"church": 2}], "not-tiers", ()),
        ([("army",)], "not-tiers", ()),
        ([["army"], []], "empty-tier", ()),
        ([[]], "empty-tier", ()),
        ([[None]], "not-an-item", ()),
        ([[1]], "not-an-item", ()),
        ([[True]], "not-an-item", ()),
        ([[["army"]]], "not-an-item", ()),
        ([[{}]], "not-an-item", ()),
        ([["weather"]], "unknown", ("weather",)),
        ([["Army"]], "unknown", ("Army",)),
        ([["army "]], "unknown", ("army ",)),
        ([["\ud800"]], "unknown", ("\ud800",)),
        ([["army\x00"]], "unknown", ("army\x00",)),
        ([["army"], ["army"]], "duplicate", ("army",)),
        ([["army", "army"]], "duplicate", ("army",)),
        (deep(100_000), "not-an-item", ()),
        ([["x" * 1_000_000]], "unknown", ("x" * 1_000_000,)),
    ],
    ids=lambda value: repr(value)[:30] if isinstance(value, str | int | None) else None,
)
def test_what_is_refused_and_why(content, code, items):
    with pytest.raises(RankingError) as refused:
        Ranking.from_json(content, AMONG)
    assert (refused.value.code, refused.value.items) == (code, items)
    assert len(str(refused.value)) < 80


class Counted(list):
    """A list that counts how many of its elements were looked at."""

    read = 0

    def __iter__(self):
        for element in super().__iter__():
            self.read += 1
            yield element


@pytest.mark.parametrize("more", [["army"], ["weather"], [], "army", [7]], ids=str)
def test_no_more_is_read_than_a_ballot_can_hold(more):
    tiers = Counted([["army"], ["church"], ["crown"], *[more] * 10_000])
    with pytest.raises(RankingError):
        Ranking.from_json(tiers, AMONG)
    assert tiers.read == len(AMONG) + 1


@steady
@given(ANY_JSON)
@example(json.loads("[[1e400]]"))
def test_whatever_is_sent_comes_back_the_same_or_is_refused(content):
    try:
        ranking = Ranking.from_json(content, AMONG)
    except RankingError as refused:
        assert refused.code in Refusal  # noqa: PT017 -- both ways are right
    else:
        assert ranking.to_json() == [sorted(tier) for tier in content]

"""Warnings on a small dossier, each typed by hand."""

import copy

import pytest

from debates.queries.manuscript.warnings import Warned, warnings_of
from debates.queries.packs import read_entries
from tests.dossiers.folders import ROME, STALIN


@pytest.fixture
def rome():
    return copy.deepcopy(read_entries(ROME))


def test_the_shipped_dossier_has_none():
    assert warnings_of(read_entries(STALIN)) == ()


def test_a_point_that_rests_on_nothing(rome):
    slug, factor = next(iter(rome["factor"].items()))
    before = warnings_of(rome)
    factor["for"].append({"point": "Because I say so.", "events": [], "claims": [], "sources": []})
    new = [one for one in warnings_of(rome) if one not in before]
    assert new == [Warned("uncited", "factor", slug, "Because I say so.")]


@pytest.mark.parametrize("key", ["events", "claims", "sources"])
def test_one_piece_of_evidence_is_enough(rome, key):
    factor = next(iter(rome["factor"].values()))
    kind = key.removesuffix("s")
    point = {"point": "It rests.", "events": [], "claims": [], "sources": []}
    factor["for"].append({**point, key: [next(iter(rome[kind]))]})
    assert not [one for one in warnings_of(rome) if one.what == "uncited"]


def test_a_source_that_nothing_rests_on(rome):
    rome["source"]["lost-book"] = copy.deepcopy(next(iter(rome["source"].values())))
    found = [one for one in warnings_of(rome) if one.what == "unused"]
    assert found == [Warned("unused", "source", "lost-book")]


def test_a_mention_of_what_is_retired(rome):
    del rome["figure"]["valens"]
    assert [one for one in warnings_of(rome) if one.what == "broken"] == [
        Warned("broken", "event", "adrianople", "figure valens"),
        Warned("broken", "claim", "k01", "figure valens"),
        Warned("broken", "claim", "k05", "figure valens"),
    ]


def test_a_factor_with_reasons_on_one_side_only(rome):
    slug, factor = next(iter(rome["factor"].items()))
    factor["against"] = []
    assert Warned("one-sided", "factor", slug, "against") in warnings_of(rome)


def test_a_figure_who_stands_with_nobody():
    entries = copy.deepcopy(read_entries(STALIN))
    entries["alliance"] = {
        slug: one
        for slug, one in entries["alliance"].items()
        if "krupskaya" not in (one["a"], one["b"])
    }
    found = [one for one in warnings_of(entries) if one.what == "alone"]
    assert Warned("alone", "figure", "krupskaya") in found
    # A dossier without any alliance is not one of twenty lonely figures.
    entries["alliance"] = {}
    assert not [one for one in warnings_of(entries) if one.what == "alone"]

"""The whole report on a class worked by hand, and what no report may do."""

import json
import re
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates import rankings
from debates.rankings import PartialOrder, Ranking, RankingError, Relation
from debates.rankings.report import Report, report
from debates.rankings.report_json import to_json
from debates.rankings.scoring import Score
from debates.rankings.undefined import Undefined, Why
from tests.rankings.strategies import ITEMS, classes, steady

# The capital of Tennessee (a textbook example of Condorcet, Borda and Kemeny).
CITIES = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
TENNESSEE = (
    42 * [Ranking.parse("Memphis > Nashville > Chattanooga > Knoxville")]
    + 26 * [Ranking.parse("Nashville > Chattanooga > Knoxville > Memphis")]
    + 15 * [Ranking.parse("Chattanooga > Knoxville > Nashville > Memphis")]
    + 17 * [Ranking.parse("Knoxville > Chattanooga > Nashville > Memphis")]
)


def nulls(content, path=""):
    """Where a null is, and whether the reason stands beside it."""
    if isinstance(content, dict):
        for key, value in content.items():
            if value is None:
                yield f"{path}.{key}", isinstance(content.get(f"{key}_reason"), str)
            yield from nulls(value, f"{path}.{key}")
    elif isinstance(content, list):
        for value in content:
            assert value is not None, path
            yield from nulls(value, f"{path}[]")


def test_tennessee():
    found = report(TENNESSEE, CITIES, "silent", seed=1)
    # Borda 126, 194, 173, 107 of 100 ballots: place 4 - b / 100.
    assert found.average.averages == (
        Fraction(274, 100), Fraction(206, 100), Fraction(227, 100), Fraction(293, 100),
    )  # fmt: skip
    order = Ranking.parse("Nashville > Chattanooga > Knoxville > Memphis")
    majority = found.majority
    assert (majority.winner, majority.cycle, majority.open_pairs) == ("Nashville", (), ())
    assert majority.copeland.ranking == majority.schulze.ranking == order
    # 393 of 600 opinions fit that order, so 207 do not; and no other order does as well.
    assert (found.kemeny.cost, found.kemeny.count) == (207, 1)
    assert Ranking.of(*([item] for item in found.kemeny.optima[0])) == order
    # Σ E² over both ways round: 2 (3 · 16² + 2 · 36² + 66²) = 15 432; less n m (m - 1) = 1200.
    assert found.agreement.mean == Fraction(15_432 - 1_200, 100 * 99 * 12)
    # Rank sums 274, 206, 227, 293 about 250: S = 576 + 1936 + 529 + 1849 = 4890.
    assert found.kendall_w == Fraction(12 * 4890, 100**2 * 60)
    # Memphis is first 42 times and last 58 times: D = 2 · 3 · 0.42 / 3.
    assert (found.spread.widest, found.spread.values[0]) == (("Memphis",), Fraction(84, 100))
    assert found.never_ranked == ()


def test_tennessee_as_json():
    content = to_json(report(TENNESSEE, CITIES, "silent", seed=1))
    assert content["pairs"]["wins"][0] == [0, 42, 42, 42]
    assert content["condorcet"]["winner"] == "Nashville"
    assert content["kemeny"]["optima"] == [["Nashville", "Chattanooga", "Knoxville", "Memphis"]]
    assert content["kemeny"]["places"][0] == {"item": "Memphis", "best": 4, "worst": 4}
    row = content["average_place"]["places"][1]
    assert (row["item"], row["average"], row["place"]) == ("Nashville", 2.06, 1)
    assert row["comparisons"] == 300
    assert row["average_range"][0] <= 2.06 <= row["average_range"][1]
    # Memphis and Knoxville change sides: 5 pairs of 6 alike, one not.
    assert content["copeland"]["tau_x_to_average_place"] == pytest.approx(4 / 6)
    assert content["schulze"]["tau_x_to_average_place"] == pytest.approx(4 / 6)
    assert list(nulls(content)) == [(".diamond", True)]  # four items fill no diamond


def test_two_camps_and_worths_as_json():
    one, other = Ranking.parse("a > b > c"), Ranking.parse("c > b > a")
    content = to_json(report([one] * 12 + [other] * 8, "abc", "silent", 1))
    assert content["camps"]["camps"] == [
        {"medoid": [["a"], ["b"], ["c"]], "size": 12},
        {"medoid": [["c"], ["b"], ["a"]], "size": 8},
    ]
    assert (content["camps"]["silhouette"], content["camps"]["stability"]) == (1.0, 1.0)
    # Opposite orders of three differ in 3 pairs: √3 apart, the mean nearer the larger camp.
    points = content["map"]["points"]
    assert [point["ballots"] for point in points] in ([12, 8], [8, 12])
    assert points[1]["x"] - points[0]["x"] == pytest.approx(3**0.5)
    assert content["map"]["explained"] == [1.0, 0.0]
    worths = [row["worth"] for row in content["plackett_luce"]["worths"]]
    assert sum(worths) == pytest.approx(1)
    assert worths[0] > worths[2]
    assert content["plackett_luce"]["choices"] == 40  # the last place of a ballot is no choice


def test_worths_are_not_made_of_items_left_out_as_low():
    found = report([Ranking.parse("a > b > c"), Ranking.parse("a > b")], "abc", "below", 1)
    assert found.plackett_luce == Undefined(Why.INCOMPLETE, 2, 1)


def test_nine_items_come_to_a_diamond_too():
    whole = Ranking.parse("a > b = c > d = e = f > g = h > i")
    found = report([whole] * 2, "abcdefghi", "silent", 1)
    assert (found.diamond.cost, found.diamond.optima) == (0, (whole,))
    assert to_json(found)["diamond"]["rows"][3] == {"item": "d", "best": 3, "worst": 3}


def test_an_essay_is_held_against_the_class_order_and_against_everybody():
    essay = PartialOrder(
        (
            Relation("a", "b", "above", "explicit"),
            Relation("c", "a", "above", "implied"),
            Relation("b", "d", "above", "implied-weak"),  # not at the level `implied`
        )
    )
    ballots = [Ranking.parse("a > b > c"), Ranking.parse("a > b"), Ranking.parse("b = a > c")]
    found = report([*ballots, Ranking(())], "abcd", "silent", 1, [("Essay", essay)])
    one = found.against[0]
    # The average places put a over b over c; d is never ranked, and b over c is left open.
    assert (one.name, one.order.level, len(one.order.comparisons)) == ("Essay", "implied", 2)
    assert one.score.order == Score(1, 1, 0, 0, 0, 0, 1)
    assert one.score.pupils == Score(2, 2, 1, 0, 0, 1, 3)
    assert one.swaps == 2  # c > a > b
    assert one.test == Undefined(Why.TOO_FEW_COMPARISONS, 10, 2)
    content = to_json(found)["against"][0]
    assert content["class_order"]["tau_s"] == 0.0
    assert content["ballots"]["share"] == 0.5
    assert (content["fewest_swaps"], content["label_test"]) == (2, None)


def test_an_essay_of_ten_comparisons_is_tested():
    order = Ranking.parse("a > b > c > d > e")
    chain = zip("abcd", "bcde", strict=True)
    essay = PartialOrder(tuple(Relation(a, b, "above", "explicit") for a, b in chain))
    found = report([order] * 3, "abcde", "silent", 1, [("Essay", essay)]).against[0]
    assert found.test == Undefined(Why.TOO_FEW_COMPARISONS, 10, 4)  # derived ones do not count
    everything = (Relation(a, b, "above", "explicit") for a, b in combinations("abcde", 2))
    found = report([order] * 3, "abcde", "silent", 1, [("Essay", PartialOrder(tuple(everything)))])
    # Of the 119 other ways to name five items none agrees with all ten: p = 1 / 120.
    assert to_json(found)["against"][0]["label_test"] == {
        "p": 1 / 120, "as_good": 0, "shuffles": 119, "exact": True,
    }  # fmt: skip


def test_an_item_that_nobody_ranked_is_left_aside():
    found = report([Ranking.parse("a > b")] * 2, "zab", "below", 1)
    assert found.never_ranked == ("z",)
    assert found.profile.items == ("a", "b")
    assert found.kemeny.count == 1


def test_an_item_that_is_not_in_the_task_is_refused():
    with pytest.raises(RankingError) as refused:
        report([Ranking.parse("a > b > z")], "ab", "silent", 1)
    assert (refused.value.code, refused.value.items) == ("unknown", ("z",))


def test_more_items_than_kemeny_takes_leave_the_rest_of_the_report():
    items = tuple(map(str, range(15)))
    found = report([Ranking.of(*([item] for item in items))] * 3, items, "silent", 1)
    assert found.kemeny == "too-many"
    content = to_json(found)
    assert (content["kemeny"], content["kemeny_reason"]) == (None, "too-many")
    assert content["copeland"]["tiers"] == [[item] for item in items]


def test_a_cloud_of_points_is_no_map(monkeypatch):
    monkeypatch.setattr("debates.rankings.report.MOST_POINTS", 99)
    found = report(TENNESSEE, CITIES, "silent", seed=1)
    assert found.map == Undefined(Why.TOO_MANY_BALLOTS, 99, 100)


def test_a_vast_crowd_leaves_what_needs_no_more_than_pairs(monkeypatch):
    monkeypatch.setattr("debates.rankings.report.MOST_CELLS", 100 * 4**2 - 1)
    content = to_json(report(TENNESSEE, CITIES, "silent", seed=1))
    assert content["kendall_w_reason"] == content["spread_reason"] == "too-many"
    assert content["average_place"]["resamples_reason"] == "too-many"
    assert content["kemeny"]["cost"] == 207.0
    monkeypatch.setattr("debates.rankings.report.MOST_CELLS", 100 * 4**2)
    assert to_json(report(TENNESSEE, CITIES, "silent", seed=1))["kendall_w"] == 0.0978


@pytest.mark.parametrize(
    ("texts", "reasons"),
    [
        ([], {"agreement": "no-ballots", "kendall_w": "no-ballots", "kemeny": "no-ballots"}),
        (["", ""], {"agreement": "no-ballots", "kendall_w": "no-ballots"}),
        (["a > b > c > d"], {"agreement": "one-ballot", "kendall_w": "one-ballot"}),
        (["a = b = c = d"] * 3, {"kendall_w": "constant"}),
        (["a > b", "c > d"], {"agreement": "no-pairs", "kendall_w": "incomplete"}),
        (["a", "a"], {"agreement": "no-pairs", "kendall_w": "no-pairs", "kemeny": "no-pairs"}),
    ],
)
def test_what_cannot_be_said_is_null_with_a_reason(texts, reasons):
    content = to_json(report(map(Ranking.parse, texts), ITEMS, "silent", 1))
    for key, why in reasons.items():
        assert (content[key], content[f"{key}_reason"]) == (None, why)


@settings(steady, max_examples=25)
@given(classes(), st.sampled_from(["silent", "below"]), st.randoms(use_true_random=False))
def test_any_class_gives_json_without_nan_and_the_same_in_any_order(ballots, unranked, random):
    found = report(ballots, ITEMS, unranked, 7)
    assert isinstance(found, Report)
    content = to_json(found)
    assert [path for path, said in nulls(content) if not said] == []
    text = json.dumps(content, allow_nan=False)
    assert not re.search(r"-0\.0\b", text)
    random.shuffle(ballots)
    assert json.dumps(to_json(report(ballots, ITEMS, unranked, 7))) == text
    keys = to_json(report([], ITEMS, unranked, 7)).keys()
    assert {key for key in content if not key.endswith("_reason")} == {
        key for key in keys if not key.endswith("_reason")
    }


@settings(steady, max_examples=12)
@given(classes(complete=True, least=1))
def test_on_complete_ballots_the_conventions_come_to_the_same(ballots):
    silent, below = (to_json(report(ballots, ITEMS, word, 7)) for word in ("silent", "below"))
    assert silent | {"unranked": "below"} == below


def test_the_seed_decides_the_ranges_and_nothing_else():
    ballots = [Ranking.parse(text) for text in ("a > b > c > d", "b > a > d = c") * 10]
    one, two = report(ballots, ITEMS, "silent", 1), report(ballots, ITEMS, "silent", 2)
    assert not isinstance(one.ranges, Undefined)
    assert replace(two, seed=1, ranges=one.ranges) == one


ROOM = Path(rankings.__file__).parent
README = (ROOM / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_module():
    modules = [file.stem for file in ROOM.glob("*.py") if file.stem != "__init__"]
    assert [
        name for name in modules if f"`{name}`" not in README and f"`{name}." not in README
    ] == []


def test_the_readme_names_every_key():
    table = README.partition("### JSON of a report")[2]
    essay = PartialOrder((Relation("a", "b", "above", "explicit"),))
    ballots = [Ranking.parse(text) for text in ["a = b > c"] * 12 + ["c > b > a"] * 8]
    found = to_json(report(ballots, "abc", "silent", 1, [("Essay", essay)]))
    assert found["camps"]
    assert found["plackett_luce"]["ties"]
    for key in keys(found):
        assert f"`{key}" in table, key


def keys(content):
    for key, value in content.items():
        if not key.endswith("_reason"):
            yield key
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from keys(one)

"""What may be told of counts, worked out by hand."""

import pytest

from debates.queries.tallies import (
    Tally,
    _no_wider_than,
    duels_told,
    places_told,
    two_sides,
    ups_and_downs,
)

FOUR = [[1], [2], [3], [4]]  # places, a column each
THIRDS = [[1, 2], [3], [4, 5]]


def told(*pairs: tuple[int, int]) -> tuple[Tally, ...]:
    return tuple(Tally(*pair) for pair in pairs)


@pytest.mark.parametrize(
    ("one", "other", "is_free", "said"),
    [
        (3, 9, False, told((3, 3), (9, 9))),
        (1, 25, False, told((0, 2), (24, 26))),
        (25, 0, False, told((23, 25), (0, 2))),
        (2, 1, False, told((0, 3), (0, 3))),
        (0, 0, False, told((0, 0), (0, 0))),
        (1, 25, True, told((1, 1), (25, 25))),
    ],
)
def test_two_sides_of_a_question_whose_sum_is_known(one, other, is_free, said):
    assert two_sides(one, other, is_free=is_free) == said


@pytest.mark.parametrize(
    ("up", "down", "voters", "said"),
    [
        (4, 9, 30, told((4, 4), (9, 9))),
        # 12 more down than up: 0 and 12, 1 and 13, 2 and 14.
        (0, 12, 30, told((0, 2), (12, 14))),
        # Five more down than up among seven: 0 and 5, or 1 and 6.
        (1, 6, 7, told((0, 1), (5, 6))),
        # Seven of seven: the swing of 100 points says it all.
        (7, 0, 7, told((7, 7), (0, 0))),
        (2, 2, 30, told((0, 2), (0, 2))),
    ],
)
def test_ups_and_downs_whose_difference_is_known(up, down, voters, said):
    assert ups_and_downs(up, down, voters, is_free=False) == said


def test_what_an_average_says_by_itself_hides_no_chart():
    """Of twenty, 1.05 is nineteen first places and a second one, whatever else is told. Of the others b's one
    first place is hidden: b 0 11 5 4 and d 1 3 7 9 come to the same averages and the same columns."""
    found = {"a": [19, 1, 0, 0], "b": [1, 9, 6, 4], "c": [0, 5, 8, 7], "d": [0, 5, 6, 9]}
    said = places_told(found, FOUR, {}, {}, is_free=False)
    assert said is not None
    assert said["a"][0] == Tally(19, 19)
    assert said["b"][0] == said["d"][0] == Tally(0, 2)
    assert (said["b"][1].high, said["d"][1].low) == (12, 3)
    assert said["c"][1:] == told((5, 5), (8, 8), (7, 7))
    assert places_told(found, FOUR, {}, {}, is_free=True) == {
        slug: tuple(Tally(n, n) for n in row) for slug, row in found.items()
    }


def test_what_splits_the_class_is_known_too():
    """s alone could be 15 9 4 2, with its average and its first place. Where its first two and its last two
    places are told together, only 14 9 7 0 and 16 7 5 2 are left: then none of the four is told exactly."""
    found = {"s": [15, 8, 6, 1], "t": [4, 10, 9, 7], "u": [7, 3, 9, 11], "v": [4, 9, 6, 11]}
    exact = []
    for spans in ({}, {"s": (range(2), range(2, 4))}):
        said = places_told(found, FOUR, spans, {}, is_free=False)
        assert said is not None
        exact.append([count.is_exact for count in said["s"]])
    assert exact == [[True, False, False, False], [False] * 4]


def test_of_columns_of_several_places_an_average_tells_less():
    """x 1 9 0 could be 2 8 0, and y 9 1 0 be 8 2 0, if averages allow it. x's 28 is 1 + 9 × 3, and it is
    2 + 2 + 8 × 3; 29 is only 2 + 9 × 3. Nobody stands in the last column, so there is no other way."""
    found = {"x": [1, 9, 0], "y": [9, 1, 0]}
    few, nine = (0, 2), (8, 10)
    assert places_told(found, THIRDS, {}, {"x": 28, "y": 21}, is_free=False) == {
        "x": told(few, nine, few),
        "y": told(nine, few, few),
    }
    assert places_told(found, THIRDS, {}, {"x": 29, "y": 21}, is_free=False) is None


def test_what_another_page_tells_is_not_hidden_here():
    """Of 26 nine put x in the first two places and sixteen in the last two, which is said elsewhere."""
    found = {"x": [9, 1, 16], "y": [10, 9, 7], "z": [7, 16, 3]}
    sums = {"x": 90, "y": 70, "z": 75}
    spans = {"x": (range(1), range(2, 3))}
    said = places_told(found, THIRDS, spans, sums, is_free=False)
    assert said is not None
    assert said["x"] == told((9, 9), (0, 2), (16, 16))
    assert said["y"] == told((10, 10), (9, 9), (7, 7))
    hidden = places_told(found, THIRDS, {}, sums, is_free=False)
    assert hidden is not None
    assert not (hidden["x"][0].is_exact and hidden["x"][2].is_exact)


def test_no_range_is_wider_than_its_row_leaves():
    """x is 12 to 14 beside 12 and two at most; d is 22 to 24 of 24 beside two at most."""
    assert _no_wider_than([(3, 22), (0, 2), (12, 12)], 26) == told((12, 14), (0, 2), (12, 12))
    assert _no_wider_than([(0, 2), (22, 24)], 24) == told((0, 2), (22, 24))
    assert _no_wider_than([(3, 7), (15, 15), (3, 7)], 26) == told((4, 7), (15, 15), (4, 7))


def test_of_two_factors_the_average_is_the_duel():
    """Nine to one is an average of 1.1: to be hidden there would have to be no average."""
    assert duels_told("ab", [[0, 9], [1, 0]], "ab", is_free=False) is None
    assert duels_told("ab", [[0, 6], [4, 0]], "ab", is_free=False) == {
        ("a", "b"): told((6, 6), (4, 4)),
        ("b", "a"): told((4, 4), (6, 6)),
    }

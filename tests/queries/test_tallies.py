"""What may be told of counts, worked out by hand."""

import pytest

from debates.queries.tallies import Tally, duels_told, places_told, two_sides, ups_and_downs


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
    first place is hidden: b 0 11 5 4 and c 1 3 9 7 come to the same averages and the same columns."""
    found = {"a": [19, 1, 0, 0], "b": [1, 9, 6, 4], "c": [0, 5, 8, 7], "d": [0, 5, 6, 9]}
    said = places_told(found, (1, 2, 3, 4), {}, is_free=False)
    assert said is not None
    assert said["a"][0] == Tally(19, 19)
    assert said["b"][0] == said["c"][0] == Tally(0, 2)
    assert (said["b"][1].high, said["c"][1].low) == (12, 3)
    assert places_told(found, (1, 2, 3, 4), {}, is_free=True) == {
        slug: tuple(Tally(n, n) for n in row) for slug, row in found.items()
    }


def test_what_splits_the_class_is_known_too():
    """s alone could be 15 9 4 2, with its average and its first place. Where its first two and its last two
    places are told together, only 14 9 7 0 and 16 7 5 2 are left: then none of the four is told exactly."""
    found = {"s": [15, 8, 6, 1], "t": [4, 10, 9, 7], "u": [7, 3, 9, 11], "v": [4, 9, 6, 11]}
    exact = []
    for spans in ({}, {"s": (range(2), range(2, 4))}):
        said = places_told(found, (1, 2, 3, 4), spans, is_free=False)
        assert said is not None
        exact.append([count.is_exact for count in said["s"]])
    assert exact == [[True, False, False, False], [False] * 4]


def test_of_two_factors_the_average_is_the_duel():
    """Nine to one is an average of 1.1: to be hidden there would have to be no average."""
    assert duels_told("ab", [[0, 9], [1, 0]], "ab", is_free=False) is None
    assert duels_told("ab", [[0, 6], [4, 0]], "ab", is_free=False) == {
        ("a", "b"): told((6, 6), (4, 4)),
        ("b", "a"): told((4, 4), (6, 6)),
    }

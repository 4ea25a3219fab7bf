"""Counts that would come back by subtracting, worked out by hand."""

import pytest

from debates.rankings import protect
from debates.rankings.suppression import exposed


def grid(*rows):
    return {(r, c): n for r, row in enumerate(rows) for c, n in enumerate(row)}


def lines_of(counts):
    """Every row's sum and every column's."""
    rows, columns = ({key[axis] for key in counts} for axis in (0, 1))
    return [
        *({key: (1,) for key in counts if key[0] == row} for row in rows),
        *({key: (1,) for key in counts if key[1] == column} for column in columns),
    ]


def ranges_of(n):
    """Five numbers from three on; none for what is small."""
    low = 3 + (n - 3) // 5 * 5
    return [(low, low + 4)] if n >= 3 else []


def told(counts, known):
    small = {key: (0, 2) for key, n in counts.items() if n < 3}
    secret = [key for key, n in counts.items() if n in (1, 2)]
    return protect(counts, small, secret, known, lambda key: ranges_of(counts[key]))


def test_one_hidden_count_of_a_row_takes_a_second_one_with_it_in_each_sum():
    # 1 is alone in its row and its column: 5 beside it, 6 below, and 4 where these two meet.
    counts = grid([1, 5, 7], [6, 4, 7], [7, 7, 7])
    assert told(counts, lines_of(counts)) == {
        (0, 0): (0, 2),
        (0, 1): (3, 7),
        (0, 2): (7, 7),
        (1, 0): (3, 7),
        (1, 1): (3, 7),
        (1, 2): (7, 7),
        (2, 0): (7, 7),
        (2, 1): (7, 7),
        (2, 2): (7, 7),
    }


def test_two_hidden_counts_of_a_row_may_stand_alone():
    counts = {"a": 1, "b": 2, "c": 9}
    assert told(counts, [dict.fromkeys("abc", (1,))]) == {"a": (0, 2), "b": (0, 2), "c": (9, 9)}


def test_a_sum_that_only_one_way_comes_out_is_no_cover():
    # 2 + 2 is the most that two of 0–2 make: both would be known.
    counts = {"a": 2, "b": 2, "c": 5}
    found = told(counts, [dict.fromkeys("abc", (1,))])
    assert found == {"a": (0, 2), "b": (0, 2), "c": (3, 7)}


def test_what_nobody_chose_is_no_secret():
    counts = {"a": 0, "b": 3, "c": 9}
    assert told(counts, [dict.fromkeys("abc", (1,))]) == {"a": (0, 2), "b": (3, 3), "c": (9, 9)}


def test_a_sum_and_an_average_settle_what_the_sum_alone_does_not():
    # 1 and 2 in the first two of four places. By their sum, 3, they could be 2 and 1.
    counts, hidden = {1: 1, 2: 2, 3: 5, 4: 4}, {1: (0, 2), 2: (0, 2), 3: (5, 5), 4: (4, 4)}
    row, both = dict.fromkeys(counts, (1,)), {n: (1, n) for n in counts}
    assert exposed(counts, hidden, [row], (1, 2)) == []
    assert exposed(counts, hidden, [both], (1, 2)) == [1, 2]


def test_whole_numbers_settle_what_two_sums_do_not():
    # x + y + z = 7 and x + 2 y + 4 z = 21 have a line of solutions, y + 3 z = 14, of whole ones within
    # 0–2 and 3–7 only y = 2, z = 4. Then x = 1.
    counts = {"x": 1, "y": 2, "z": 4}
    sums = {"x": (1, 1), "y": (1, 2), "z": (1, 4)}
    assert exposed(counts, {"x": (0, 2), "y": (0, 2), "z": (3, 7)}, [sums], "xy") == ["x", "y"]
    # However wide the ranges: y = 5 and z = 3 would need x = −1.
    assert exposed(counts, {"x": (0, 9), "y": (0, 9), "z": (0, 9)}, [sums], "xy") == ["x", "y"]


def test_sides_with_a_minus_are_sums_too():
    # Of three duels a-b, b-c, a-c each row's total is known: one hidden comes back, a circle does not.
    counts = {"ab": 1, "bc": 9, "ac": 8}
    known = [{"ab": (1,), "ac": (1,)}, {"ab": (-1,), "bc": (1,)}, {"ac": (-1,), "bc": (-1,)}]
    found = protect(
        counts,
        {"ab": (0, 2)},
        ["ab"],
        known,
        lambda key: ranges_of(counts[key]),
    )
    assert found == {"ab": (0, 2), "bc": (8, 12), "ac": (8, 12)}


def test_where_nothing_helps_there_is_no_answer():
    # Two places, a row's sum and its average: everything comes back however much is hidden.
    counts = {1: 1, 2: 9}
    assert told(counts, [{1: (1, 1), 2: (1, 2)}]) is None


@pytest.mark.parametrize("blurred", [(9, 9), (3, 7)])
def test_a_blur_to_one_number_or_past_it_is_refused(blurred):
    counts = {"a": 1, "b": 9}
    with pytest.raises(ValueError, match="b is not blurred"):
        protect(
            counts, {"a": (0, 2)}, ["a"], [{"a": (1,), "b": (1,)}], {"a": [], "b": [blurred]}.get
        )


def test_a_class_of_thirty_and_eight_factors_is_covered():
    # Many small counts at both ends. Each row's sum and average and each column's sum are known.
    counts = grid(
        [14, 7, 4, 2, 1, 1, 1, 0],
        [6, 9, 6, 4, 3, 1, 1, 0],
        [4, 5, 7, 5, 4, 3, 1, 1],
        [2, 4, 5, 7, 5, 4, 2, 1],
        [2, 2, 4, 5, 7, 5, 3, 2],
        [1, 1, 2, 4, 5, 8, 5, 4],
        [1, 1, 1, 2, 4, 5, 11, 5],
        [0, 1, 1, 1, 1, 3, 6, 17],
    )
    columns = lines_of(counts)[8:]
    rows = [{(r, c): (1, c + 1) for c in range(8)} for r in range(8)]
    found = told(counts, [*rows, *columns])
    assert found is not None
    secret = [key for key, n in counts.items() if n in (1, 2)]
    assert exposed(counts, found, [*rows, *columns], secret) == []
    # The rule is not to hide everything: most of what is large stays exact.
    large = [key for key, n in counts.items() if n >= 3]
    assert sum(found[key] == (counts[key],) * 2 for key in large) > len(large) / 2


def test_what_was_blurred_before_it_helped_is_told_again():
    """The least are blurred first: 4 and 8, 3 and 9. None of them hides the 1 before 22 beside it is blurred,
    and then one row below is enough: 2 and 21 above 3 and 9."""
    counts = grid([1, 22], [9, 3], [4, 8])
    assert told(counts, lines_of(counts)) == {
        (0, 0): (0, 2),
        (0, 1): (18, 22),
        (1, 0): (9, 9),
        (1, 1): (3, 3),
        (2, 0): (3, 7),
        (2, 1): (8, 12),
    }


def test_what_does_not_fit_hides_nothing():
    """Of ten, 1 and 9 could be 0 and 10 or 2 and 8, unless it is known besides that it is neither."""
    counts = {"a": 1, "b": 9}

    def found(fits):
        sums, blur = [dict.fromkeys("ab", (1,))], {"a": [], "b": [(8, 12)]}
        return protect(counts, {"a": (0, 2)}, ["a"], sums, blur.__getitem__, fits)

    assert found(lambda other: True) == {"a": (0, 2), "b": (8, 12)}
    assert found(lambda other: other["b"] >= 9) == {"a": (0, 2), "b": (8, 12)}
    assert found(lambda other: other["b"] == 9) is None

"""The geometry of the verdict: rows, ties, blank slots, and what a drawing may know.

With five factors a row is 112 units high, so their middles are at 140, 252, 364, 476 and 588.
"""

from dataclasses import asdict

import pytest

from debates.actions import debates
from debates.actions.debates import FactorWording, Plan
from debates.boards.slope import covered_slope, slope_of
from debates.boards.verdict import verdict_board
from debates.queries.results import verdict
from tests.class_of_seven import (
    CLOSING,
    OPENING,
    class_of_seven,
    essay_edition,
    relation,
    uncover,
)
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher

pytestmark = pytest.mark.django_db

HEADINGS = ("Opening", "Closing", "Essay Canary", "sets no places")


def drawn(debate):
    return slope_of(verdict_board(verdict(debate)), headings=HEADINGS)


def slope_after(steps: int, **plan):
    return drawn(uncover(class_of_seven(**plan), steps=steps))


def steps_of(slope, column: str) -> list[tuple[str, int, int, int]]:
    """Place, upper edge, height and number of ties."""
    return [
        (step.place, step.y, step.height, step.ties)
        for step in slope.steps
        if step.key.startswith(column)
    ]


def test_before_the_first_reveal_there_are_slots_and_nothing_else():
    slope = covered_slope(5, headings=("Opening", "Closing"))
    assert [(slot.row, slot.middle) for slot in slope.slots] == [
        (1, 140),
        (2, 252),
        (3, 364),
        (4, 476),
        (5, 588),
    ]
    assert len({(slot.x, slot.width, slot.height) for slot in slope.slots}) == 1
    assert (slope.steps, slope.factors, slope.arcs, slope.brackets) == ((), (), (), ())
    assert [column.heading for column in slope.columns] == ["Opening", "Closing"]


def test_the_whole_drawing():
    slope = slope_after(4)
    assert (slope.width, slope.height) == (1500, 680)
    assert slope.slots == ()
    assert [(c.heading, c.note) for c in slope.columns] == [
        ("Opening", "7 ballots"),
        ("Closing", "7 ballots"),
        ("Essay Canary", "sets no places"),
    ]
    assert [factor.slug for factor in slope.factors] == ["d", "a", "b", "e", "c"]
    rows = {f.slug: (f.opening.lines[0].y, f.closing.lines[0].y) for f in slope.factors}
    assert rows == {
        "d": (476, 140),
        "a": (140, 252),
        "b": (252, 364),
        "e": (588, 476),
        "c": (364, 588),
    }


def test_factors_that_tie_share_one_step_with_one_place():
    slope = slope_after(4)
    assert sorted(steps_of(slope, "opening")) == [
        ("1", 117, 46, 1),
        ("2", 229, 46, 1),
        ("3", 341, 46, 1),
        ("4", 453, 158, 2),
    ]
    assert sorted(steps_of(slope, "closing")) == [
        ("1", 117, 46, 1),
        ("2", 229, 158, 2),
        ("4", 453, 46, 1),
        ("5", 565, 46, 1),
    ]


def test_a_tie_with_a_covered_factor_does_not_show():
    # e is uncovered and ties with d, which is not: a single step at the tied place.
    slope = slope_after(2)
    assert sorted(steps_of(slope, "opening")) == [("3", 341, 46, 1), ("4", 453, 46, 1)]
    (e,) = (factor for factor in slope.factors if factor.slug == "e")
    assert e.opening.lines[0].y == 476


def test_covered_factors_are_slots_above_the_uncovered():
    debate = uncover(class_of_seven())
    assert [slot.row for slot in drawn(debate).slots] == [1, 2, 3, 4]
    slope = drawn(uncover(debate, steps=2))
    assert [slot.row for slot in slope.slots] == [1]
    assert set(asdict(slope.slots[0])) == {"row", "x", "y", "width", "height", "middle"}


@pytest.mark.parametrize(
    ("steps", "covered"),
    [(1, "ABDE"), (2, "ABD"), (3, "D")],
)
def test_nothing_of_a_covered_factor_is_in_the_drawing(steps, covered):
    text = str(asdict(slope_after(steps)))
    for letter in covered:
        assert f"Factor {letter}" not in text
        assert f"'slug': '{letter.lower()}'" not in text


def test_what_is_drawn_of_the_uncovered_does_not_depend_on_the_covered():
    """In the other class a and d change names in all ballots: c and e stay where they are."""
    debate = make_debate(
        by=make_teacher("okoro"),
        factors=5,
        shape="tiers",
        edition=essay_edition(),
        conclusions={"essay": "implied"},
    )
    seats = [make_seat(debate) for _ in range(7)]
    for kind, orders in (("opening", OPENING), ("closing", CLOSING)):
        debate = go_to(debate, kind)
        for seat, order in zip(seats, orders, strict=True):
            cast(seat, order.translate(str.maketrans("ad", "da")), kind=kind)
    other = drawn(uncover(go_to(debate, "verdict"), steps=2))
    assert other == slope_after(2)
    assert [factor.slug for factor in other.factors] == ["e", "c"]


def test_lines_run_from_the_opening_to_the_closing_place():
    paths = {factor.slug: factor.path for factor in slope_after(4).factors}
    assert paths["d"].startswith("M345 476C")
    assert paths["d"].endswith(" 563 140")
    assert paths["b"].endswith(" 563 364")


def test_a_move_of_three_places_is_big_and_of_two_is_not():
    debate = uncover(class_of_seven(), steps=3)
    assert drawn(debate).legend is None
    slope = drawn(uncover(debate))
    assert [factor.slug for factor in slope.factors if factor.is_big] == ["d"]
    assert (slope.legend.x, slope.legend.y) == (454, 671)


def test_arcs_run_from_the_higher_to_the_lower_factor_of_asserted_pairs():
    slope = slope_after(4)
    assert [(arc.key, arc.kind, arc.ours) for arc in slope.arcs] == [
        ("a.b", "above", "tied"),
        ("d.c", "above", "agreed"),
        ("c.e", "above", "contradicted"),
    ]
    up = slope.arcs[2]
    assert up.path.startswith("M942 588C")
    assert up.path.endswith(" 942 476")
    assert up.head == "M954 468L942 476l12 8"


def test_an_arc_waits_until_both_its_factors_are_uncovered():
    assert slope_after(1).arcs == ()


def test_overlaps_are_brackets_and_no_arcs():
    slope = slope_after(4)
    assert [(bracket.key, bracket.path) for bracket in slope.brackets] == [
        ("a.e", "M918 252h-12V476h12")
    ]


def test_level_has_no_head():
    both = [relation("a", "b", "at-least"), relation("b", "a", "at-least")]
    (arc,) = slope_after(4, edition=essay_edition(relations=both)).arcs
    assert (arc.kind, arc.head) == ("tie", "")


def test_only_factors_in_a_pair_have_a_dot():
    edition = essay_edition(relations=[relation("a", "b")])
    slope = slope_after(4, edition=edition)
    assert [(f.slug, f.dot.y) for f in slope.factors if f.dot] == [("a", 252), ("b", 364)]


def test_without_a_conclusion_there_are_two_columns():
    slope = slope_after(4, conclusions={})
    assert (slope.width, len(slope.columns)) == (900, 2)
    assert {factor.says for factor in slope.factors} == {None}


def test_an_interpretation_carries_its_label():
    slope = slope_after(1, edition=essay_edition(simplification=True))
    assert slope.columns[2].note == "editor's simplification"


def test_without_a_class_order_there_is_nothing_to_draw():
    assert slope_after(2, pupils=4) is None


def test_where_only_the_opening_has_an_order_it_takes_the_rows():
    debate = make_debate(factors=3, anonymity="hands")
    seat = make_seat(debate)
    debate = go_to(debate, "opening")
    cast(seat, "b > c > a")
    slope = drawn(uncover(go_to(debate, "verdict"), steps=3))
    assert [(f.slug, f.closing.lines[0].y, f.path) for f in slope.factors] == [
        ("b", 140, ""),
        ("c", 252, ""),
        ("a", 364, ""),
    ]
    assert steps_of(slope, "closing") == []


def test_factors_that_nobody_compared_share_the_end_without_a_place():
    debate = make_debate(factors=4, shape="tiers", gaps_allowed=True, anonymity="hands")
    seat = make_seat(debate)
    debate = go_to(debate, "closing")
    cast(seat, "d > b", kind="closing")
    slope = drawn(uncover(go_to(debate, "verdict"), steps=2))
    assert sorted(steps_of(slope, "closing")) == [("2", 229, 46, 1), ("–", 341, 158, 2)]
    assert [slot.row for slot in slope.slots] == [1]
    assert [(f.slug, f.closing.average) for f in slope.factors] == [
        ("b", 4.0),  # it lost its only comparison
        ("a", None),
        ("c", None),
    ]


@pytest.mark.parametrize(("factors", "height", "dense"), [(2, 344, False), (14, 918, True)])
def test_it_fits_the_wall_with_two_factors_and_with_fourteen(factors, height, dense):
    slope = covered_slope(factors, headings=("Opening", "Closing"))
    assert (len(slope.slots), slope.height, slope.is_dense) == (factors, height, dense)
    lowest = slope.slots[-1]
    assert lowest.y + lowest.height < slope.height


def test_long_names_and_long_sentences_are_cut_into_lines_that_fit():
    letters = "abcdefghijklmn"
    title = "A rather long name for a cause that has sixty letters in it"
    plan = Plan(
        title="Year 12",
        factors=[FactorWording(slug=letter, title=f"{title}{letter}") for letter in letters],
        anonymity="hands",
    )
    edition = essay_edition(relations=[relation("a", letter) for letter in letters[1:]])
    debate = debates.open_debate(by=make_teacher(), edition=edition, plan=plan)
    seat = make_seat(debate)
    debate = go_to(debate, "closing")
    cast(seat, " > ".join(letters), kind="closing")
    first = drawn(uncover(go_to(debate, "verdict"), steps=14)).factors[0]
    assert [line.text for line in first.closing.lines] == [
        "A rather long name for a cause",
        "that has sixty letters in …",
    ]
    assert len(first.says.lines) == 2
    assert first.says.lines[-1].text.endswith(" …")

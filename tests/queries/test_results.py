"""The gate: what comes out of it, and what does not before the teacher uncovers it."""

from dataclasses import asdict

import pytest

from debates.actions import erasing, reveals, seats
from debates.models import Debate, DebateTeacher, Reveal
from debates.queries import results
from debates.queries.results import verdict
from tests.class_of_seven import (
    CANARIES,
    GOLDEN,
    STEPS,
    class_of_seven,
    essay_edition,
    relation,
    uncover,
)
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db


def shown(debate) -> dict:
    return {line.slug: line for line in verdict(debate).lines}


@pytest.mark.parametrize("phase", ["opening", "closing", "verdict", "exit", "closed"])
def test_nothing_comes_out_before_the_first_reveal(phase):
    assert verdict(class_of_seven(phase=phase)) is None


def test_factors_are_uncovered_from_the_last_place_with_ties_together():
    debate = class_of_seven()
    assert results.steps(debate) == STEPS
    for number, expected in enumerate(["c", "ce", "abce", "abcde"], 1):
        debate = uncover(debate)
        assert "".join(sorted(results.uncovered(debate))) == expected, number
    assert uncover(debate).reveals.count() == 5


@pytest.mark.parametrize(("steps", "order"), [(1, "c"), (2, "ec"), (3, "abec"), (4, "dabec")])
def test_only_uncovered_factors_come_out_best_first(steps, order):
    found = verdict(uncover(class_of_seven(), steps=steps))
    assert "".join(line.slug for line in found.lines) == order
    assert found.covered == 5 - len(order)
    assert found.is_complete == (steps == 4)
    assert set(found.order.items) == set(order)
    covered = {f"Factor {slug.upper()}" for slug in "abcde" if slug not in order}
    assert not any(title in str(asdict(found)) for title in covered)


def test_places_and_averages_are_those_worked_out_by_hand():
    found = shown(uncover(class_of_seven(), steps=4))
    assert {
        slug: (
            line.opening,
            line.closing,
            f"{line.opening_average:.2f}",
            f"{line.closing_average:.2f}",
        )
        for slug, line in found.items()
    } == GOLDEN


def test_a_place_is_the_same_however_much_is_covered():
    assert shown(uncover(class_of_seven()))["c"].closing == 5


def test_the_essay_is_cut_to_what_is_uncovered_and_to_the_level_chosen():
    debate = uncover(class_of_seven(), steps=2)
    order = verdict(debate).order
    assert [(c.higher, c.lower) for c in order.comparisons] == [("c", "e")]
    assert order.overlaps == ()
    order = verdict(uncover(debate, steps=2)).order
    assert [(c.higher, c.lower) for c in order.comparisons] == [("a", "b"), ("d", "c"), ("c", "e")]
    assert [(r.higher, r.lower) for r in order.overlaps] == [("a", "e")]


def test_a_debate_may_follow_the_essay_further():
    debate = uncover(class_of_seven(conclusions={"essay": "implied-weak"}), steps=4)
    assert ("d", "a") in [(c.higher, c.lower) for c in verdict(debate).order.comparisons]


def test_what_follows_by_way_of_a_covered_factor_names_only_the_uncovered():
    edition = essay_edition(relations=[relation("c", "d"), relation("d", "e")])
    debate = class_of_seven(edition=edition, conclusions={"essay": "derived"})
    order = verdict(uncover(debate, steps=2)).order
    assert [(c.higher, c.lower) for c in order.comparisons] == [("c", "e")]


def test_a_debate_without_a_conclusion_has_an_order_of_nothing():
    found = verdict(uncover(class_of_seven(conclusions={}), steps=4))
    assert (found.conclusion_title, found.conclusion_label) == ("", "")
    assert found.order.comparisons == ()


def test_an_interpretation_is_labelled():
    edition = essay_edition(simplification=True)
    found = verdict(uncover(class_of_seven(edition=edition)))
    assert found.conclusion_label == "editor's simplification"


def test_four_secret_ballots_make_no_class_order():
    found = verdict(uncover(class_of_seven(pupils=4)))
    assert (found.withheld, found.has_opening, found.has_closing) == (True, False, False)
    assert (found.opening_ballots, found.closing_ballots) == (4, 4)
    (line,) = found.lines
    places = (line.opening, line.closing, line.opening_average, line.closing_average)
    assert places == (None, None, None, None)


def test_what_is_withheld_does_not_show_in_the_order_of_uncovering():
    debate = class_of_seven(pupils=4)
    assert results.steps(debate) == (("e",), ("d",), ("c",), ("b",), ("a",))


def test_five_secret_ballots_make_one():
    found = verdict(uncover(class_of_seven(pupils=5)))
    assert (found.withheld, found.has_opening, found.has_closing) == (False, True, True)


def test_one_ballot_makes_one_where_the_class_may_see_rankings():
    found = verdict(uncover(class_of_seven(pupils=1, anonymity="hands")))
    assert (found.withheld, found.has_closing) == (False, True)
    assert (found.lines[0].slug, found.lines[0].closing) == ("e", 5)


@pytest.mark.parametrize("ballots", [1, 4])
def test_what_only_the_teacher_may_see_is_withheld_from_the_class(ballots):
    debate = uncover(class_of_seven(pupils=ballots, anonymity="teacher"))
    found = verdict(debate)
    assert (found.withheld, found.has_opening, found.has_closing) == (True, False, False)
    assert results.steps(debate) == (("e",), ("d",), ("c",), ("b",), ("a",))


def test_a_round_without_ballots_has_no_order_and_hides_none():
    debate = make_debate()
    found = verdict(uncover(go_to(debate, "verdict")))
    assert (found.withheld, found.has_opening, found.has_closing) == (False, False, False)


def test_the_opening_order_stands_in_where_nobody_closed():
    debate = make_debate(factors=3, anonymity="hands")
    seat = make_seat(debate)
    debate = go_to(debate, "opening")
    cast(seat, "b > c > a")
    found = verdict(uncover(go_to(debate, "verdict")))
    assert [line.slug for line in found.lines] == ["a"]
    assert (found.has_opening, found.has_closing) == (True, False)
    assert (found.lines[0].opening, found.lines[0].closing) == (3, None)


def test_factors_that_nobody_compared_come_last_together_and_have_no_place():
    debate = make_debate(factors=4, shape="tiers", gaps_allowed=True, anonymity="hands")
    seat = make_seat(debate)
    debate = go_to(debate, "closing")
    cast(seat, "d > b", kind="closing")
    debate = uncover(go_to(debate, "verdict"))
    found = verdict(debate)
    assert [(line.slug, line.closing) for line in found.lines] == [("a", None), ("c", None)]
    assert found.has_closing


def test_seats_that_were_removed_and_trial_seats_do_not_count():
    debate = class_of_seven(phase="closing")
    trial = make_seat(debate, is_trial=True)
    cast(trial, "e > c > b > a > d", kind="closing")
    late = make_seat(debate)
    cast(late, "e > c > b > a > d", kind="closing")
    seats.remove_seat(seat=late, by=teacher_of(debate))
    found = verdict(uncover(go_to(debate, "verdict"), steps=4))
    assert found.closing_ballots == 7
    assert {line.slug: line.closing for line in found.lines} == {
        slug: places[1] for slug, places in GOLDEN.items()
    }


def test_uncovering_twice_at_once_uncovers_one_step():
    debate = class_of_seven()
    by = teacher_of(debate)
    for _ in range(2):
        reveals.uncover_next(debate=debate, by=by, uncovered=0)
    assert results.uncovered(debate) == {"c"}


def test_nothing_is_uncovered_outside_the_verdict():
    assert not results.uncovered(uncover(class_of_seven(phase="closing")))


def show_results(debate):
    reveals.show_results(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)


def test_the_console_shows_no_results_until_its_cover_is_lifted():
    debate = class_of_seven()
    teaching = DebateTeacher.objects.get(debate=debate)
    assert results.console_results(teaching) is None
    show_results(debate)
    teaching = DebateTeacher.objects.get(debate=debate)
    found = results.console_results(teaching)
    assert [(line.slug, line.closing) for line in found["closing"][1]] == [
        ("d", 1),
        ("a", 2),
        ("b", 2),
        ("e", 4),
        ("c", 5),
    ]


def test_the_console_shows_no_open_round():
    debate = class_of_seven(phase="closing")
    show_results(debate)
    # Even with a reveal of it on record, an open round stays out.
    Reveal.objects.create(debate=debate, kind="results", round=debate.rounds.get(kind="closing"))
    found = results.console_results(DebateTeacher.objects.get(debate=debate))
    assert set(found) == {"opening"}


def test_the_console_covers_itself_at_the_next_next():
    debate = class_of_seven()
    show_results(debate)
    go_to(debate, "exit")
    assert results.console_results(DebateTeacher.objects.get(debate=debate)) is None


def test_what_the_dossier_keeps_beside_the_order_never_comes_out():
    found = str(asdict(verdict(uncover(class_of_seven(), steps=4))))
    assert [canary for canary in CANARIES if canary in found] == ["Essay Canary"]


@pytest.mark.parametrize("steps", [1, 4])
def test_it_takes_four_queries_and_none_again(django_assert_num_queries, steps):
    """Once the edition was read: what has been uncovered, factors, ballots, the conclusion."""
    debate = uncover(class_of_seven(), steps=steps)
    verdict(debate)
    debate = Debate.objects.select_related("edition").get(pk=debate.pk)
    results._kept.clear()
    results._kept_uncovered.clear()
    with django_assert_num_queries(4):
        verdict(debate)
    with django_assert_num_queries(0):
        verdict(debate)


def test_what_is_uncovered_is_kept_until_the_next_reveal():
    debate = uncover(class_of_seven(), steps=1)
    assert [line.slug for line in verdict(debate).lines] == ["c"]
    uncover(debate, steps=1)
    debate.refresh_from_db()
    assert [line.slug for line in verdict(debate).lines] == ["e", "c"]


def test_what_is_kept_is_of_one_revision():
    """An erased ballot leaves the order at once."""
    debate = uncover(class_of_seven(), steps=4)
    before = {line.slug: line.closing_average for line in verdict(debate).lines}
    erasing.erase_seat(seat=debate.seats.first(), by=teacher_of(debate))
    debate.refresh_from_db()
    after = {line.slug: line.closing_average for line in verdict(debate).lines}
    # Ada had d first: without her the other six have it at 11 / 6.
    assert (round(before["d"], 2), round(after["d"], 2)) == (1.71, 1.83)

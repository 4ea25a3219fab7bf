"""The wall as a value: how to join, which screen, which words."""

import re

import pytest
import segno

from debates.actions import debates, phases
from debates.boards.projector import join_of, wall_of, wall_progress
from debates.boards.qr import QUIET, qr_code
from debates.models import Phase
from tests.class_of_seven import class_of_seven, essay_edition, relation, uncover
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

pytestmark = pytest.mark.django_db


def wall(debate):
    return wall_of(debate, wall_progress(debate))


# How to join


def test_the_code_stands_in_two_groups_beside_address_and_qr(settings):
    settings.JOIN_ADDRESS = "http://192.168.1.5:8000"
    debate = make_debate()
    debate.join_code = "K7M4QX9H"
    join = join_of(debate)
    assert (join.code, join.address, join.notice) == ("K7M4 QX9H", "192.168.1.5:8000", "")
    assert join.qr == qr_code("http://192.168.1.5:8000/j/K7M4QX9H/")


@pytest.mark.parametrize(
    ("address", "typed"),
    [("https://power.school.org", "power.school.org"), ("http://[fd00::5]:80", "[fd00::5]:80")],
)
def test_the_address_is_typed_without_its_scheme(settings, address, typed):
    settings.JOIN_ADDRESS = address
    assert join_of(make_debate()).address == typed


def test_without_an_address_it_says_that_other_devices_cannot_join(settings):
    settings.JOIN_ADDRESS = ""
    join = join_of(make_debate())
    assert (join.address, join.qr, join.is_open) == ("", None, True)
    assert join.notice.startswith("Pupils can’t join from other devices yet")
    assert len(join.code) == 9


def test_a_locked_room_shows_no_code():
    debate = make_debate()
    debate = debates.lock_room(debate=debate, by=teacher_of(debate), locked=True)
    join = join_of(debate)
    assert (join.is_open, join.code, join.address, join.qr) == (False, "", "", None)
    assert join.notice == "The room is locked. Nobody new can join."


def test_a_closed_debate_shows_no_code():
    join = join_of(go_to(make_debate(), "closed"))
    assert (join.is_open, join.code, join.address, join.qr) == (False, "", "", None)
    assert join.notice == "This debate is over. Nobody can join any more."


def test_the_path_draws_every_dark_module_and_no_other():
    text = "http://192.168.1.5:8000/j/K7M4QX9H/"
    matrix = segno.make_qr(text, error="m").matrix
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", qr_code(text).path):
        dark |= {(int(x) + n - QUIET, int(y) - QUIET) for n in range(int(length))}
    assert dark == {
        (x, y) for y, line in enumerate(matrix) for x, module in enumerate(line) if module
    }
    assert qr_code(text).size == len(matrix) + 8


# Screens and words


@pytest.mark.parametrize(
    ("phase", "screen", "heading"),
    [
        ("lobby", "lobby", "Join in"),
        ("opening", "round", "Rank on your own, no talking"),
        ("split", "prompt", "What splits us?"),
        ("evidence", "prompt", "Study the evidence"),
        ("discussion", "prompt", "Argue it out"),
        ("closing", "round", "Rank again, on your own"),
        ("verdict", "verdict", "Where we stood, and where we stand"),
        ("exit", "prompt", "Your judgement"),
        ("closed", "prompt", "The debate is over"),
    ],
)
def test_every_phase_has_its_screen(phase, screen, heading):
    stage = wall(go_to(make_debate(), phase)).stage
    assert (stage.screen, stage.heading, stage.phase) == (screen, heading, Phase(phase).label)
    assert stage.prompt


@pytest.mark.parametrize("phase", ["lobby", "opening", "evidence", "verdict"])
def test_a_pause_says_so_and_shows_nothing_else(phase):
    debate = go_to(make_debate(), phase)
    debate = phases.pause_debate(debate=debate, by=teacher_of(debate))
    stage = wall(debate).stage
    assert (stage.screen, stage.phase, stage.heading) == ("paused", "Paused", "Until next lesson")
    assert (stage.count, stage.verdict) == (None, None)


def test_the_count_is_of_counted_seats():
    debate = make_debate()
    ada, ben = make_seat(debate), make_seat(debate)
    trial = make_seat(debate, is_trial=True)
    debate = go_to(debate, "opening")
    for seat in (ada, trial):
        cast(seat, "a > b > c > d")
    count = wall(debate).stage.count
    assert (count.handed_in, count.seats, count.is_open, count.bar) == (1, 2, True, 500)
    cast(ben, "a > b > c > d")
    count = wall(debate).stage.count
    assert (count.handed_in, count.seats, count.bar) == (2, 2, 1000)


def test_the_bar_of_an_empty_room_is_empty():
    assert wall(go_to(make_debate(), "opening")).stage.count.bar == 0


def test_a_round_that_stays_shut_says_so():
    debate = uncover(class_of_seven())
    debate = phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)
    stage = wall(debate).stage
    assert (stage.screen, stage.count.is_open, stage.verdict) == ("round", False, None)


# The verdict


def test_before_the_first_reveal_there_are_only_slots():
    found = wall(class_of_seven()).stage.verdict
    assert (found.board, found.notice, found.summary) == (None, "", "")
    assert len(found.slope.slots) == 5


def test_the_class_is_compared_once_everything_is_uncovered():
    debate = uncover(class_of_seven(), steps=3)
    assert wall(debate).stage.verdict.summary == ""
    found = wall(uncover(debate)).stage.verdict
    assert (
        found.summary == "Essay Canary makes 3 comparisons between these factors. We agree with 1."
    )
    assert found.leaves_open


@pytest.mark.parametrize(
    ("relations", "summary"),
    [
        (
            [relation("c", "d")],
            "Essay Canary makes 1 comparison between these factors. We agree with none.",
        ),
        ([], "Essay Canary makes 0 comparisons between these factors."),
    ],
)
def test_few_comparisons_are_counted_in_words_that_fit(relations, summary):
    edition = essay_edition(relations=relations)
    debate = uncover(class_of_seven(edition=edition), steps=4)
    assert wall(debate).stage.verdict.summary == summary


def test_an_essay_that_compares_every_pair_leaves_none_open():
    pairs = [relation(*pair) for pair in ("ab", "ac", "ad", "ae", "bc", "bd", "be", "cd", "ce")]
    whole = essay_edition(relations=[*pairs, relation("d", "e")])
    debate = uncover(class_of_seven(edition=whole), steps=4)
    assert not wall(debate).stage.verdict.leaves_open


def test_four_secret_ballots_are_explained_and_not_compared():
    found = wall(uncover(class_of_seven(pupils=4), steps=5)).stage.verdict
    assert found.notice.startswith("Under five ballots make no class order")
    assert (found.slope, found.summary) == (None, "")
    assert [line.title for line in found.board.lines] == [f"Factor {x}" for x in "ABCDE"]


def test_a_round_that_nobody_voted_in_is_explained():
    debate = make_debate(factors=3, anonymity="hands")
    seat = make_seat(debate)
    debate = go_to(debate, "opening")
    cast(seat, "b > c > a")
    found = wall(uncover(go_to(debate, "verdict"))).stage.verdict
    assert found.notice == "Where nobody handed in a ranking there is no class order."
    assert found.slope is not None

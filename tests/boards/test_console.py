"""What the console holds, and above all what it does not."""

from dataclasses import fields, replace

import pytest

from debates.actions import phases, reveals, seats
from debates.boards.console import REGIONS, ConsoleBoard, Decision, console_board
from debates.models import DebateTeacher, Paper
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher, teacher_of

pytestmark = pytest.mark.django_db


def board_of(debate, *, asked=None, user=None) -> ConsoleBoard:
    part = DebateTeacher.objects.select_related("debate__question")
    teaching = part.get(debate=debate, user=user or teacher_of(debate))
    return console_board(teaching, asked=asked)


def ranked(debate, *orders: str, kind: str = "opening"):
    go_to(debate, kind)
    for n, order in enumerate(orders):
        cast(make_seat(debate, name=f"Pupil {n}"), order, kind=kind)


def show(debate, what):
    debate.refresh_from_db()
    what(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)


def test_a_covered_board_holds_no_name_no_factor_and_no_ranking():
    debate = make_debate(anonymity="teacher")
    ranked(debate, "b > a > c > d")
    go_to(debate, "split")
    # Champion teams are made of the factors that everybody knows.
    text = repr(replace(board_of(debate), champions=None))
    for hidden in ("Pupil 0", "Factor", "1.0", "['b']"):
        assert hidden not in text


def test_names_come_only_where_their_cover_was_lifted():
    debate = make_debate()
    make_seat(debate, name="Ada Lovelace")
    show(debate, reveals.show_names)
    assert [line.name for line in board_of(debate).seats.lines] == ["Ada Lovelace"]
    go_to(debate, "opening")
    assert "Ada Lovelace" not in repr(board_of(debate))


def test_names_that_are_shown_show_no_result_and_the_other_way_round():
    debate = make_debate(anonymity="teacher")
    ranked(debate, "b > a > c > d")
    go_to(debate, "split")
    show(debate, reveals.show_names)
    assert board_of(debate).results.rounds == ()
    reveals.cover_all(debate=debate, by=teacher_of(debate))
    show(debate, reveals.show_results)
    assert "Pupil 0" not in repr(board_of(debate))


def test_the_order_of_the_class_by_hand():
    # a 1, 1, 2, 1, 1 = 1.2; b 2, 2, 1, 3, 2 = 2.0; c 3, 4, 3, 2, 3 = 3.0; d 4, 3, 4, 4, 4 = 3.8
    debate = make_debate()
    ranked(
        debate,
        "a > b > c > d",
        "a > b > d > c",
        "b > a > c > d",
        "a > c > b > d",
        "a > b > c > d",
    )
    go_to(debate, "split")
    show(debate, reveals.show_results)
    (panel,) = board_of(debate).results.rounds
    assert (panel.kind, panel.ballots, panel.withheld) == ("opening", "5 ballots", False)
    assert [(row.place, row.title, row.average) for row in panel.rows] == [
        ("1st", "Factor A", 1.2),
        ("2nd", "Factor B", 2.0),
        ("3rd", "Factor C", 3.0),
        ("4th", "Factor D", 3.8),
    ]
    assert panel.hands == ()


def test_both_rounds_are_there_at_the_end():
    debate = make_debate()
    ranked(debate, *["a > b > c > d"] * 5)
    ranked(debate, *["d > c > b > a"] * 5, kind="closing")
    go_to(debate, "verdict")
    show(debate, reveals.show_results)
    panels = board_of(debate).results.rounds
    assert [(p.kind, p.rows[0].title) for p in panels] == [
        ("opening", "Factor A"),
        ("closing", "Factor D"),
    ]


def test_the_ranking_that_runs_is_not_among_the_results():
    debate = make_debate(anonymity="hands")
    ranked(debate, *["a > b > c > d"] * 5)
    ranked(debate, *["d > c > b > a"] * 5, kind="closing")
    show(debate, reveals.show_results)
    panels = board_of(debate).results.rounds
    assert [panel.kind for panel in panels] == ["opening"]
    assert all(hand.tiers[0] == ("Factor A",) for hand in panels[0].hands)


@pytest.mark.parametrize(
    ("ballots", "withheld", "rows"), [(1, True, 0), (4, True, 0), (5, False, 4), (0, False, 0)]
)
def test_few_secret_ballots_are_withheld(ballots, withheld, rows):
    debate = make_debate()
    ranked(debate, *["a > b > c > d"] * ballots)
    go_to(debate, "split")
    show(debate, reveals.show_results)
    (panel,) = board_of(debate).results.rounds
    assert (panel.withheld, len(panel.rows)) == (withheld, rows)


def test_a_single_ballot_is_shown_where_the_teacher_sees_ballots():
    debate = make_debate(anonymity="teacher", shape="tiers")
    ranked(debate, "b > a = d > c")
    go_to(debate, "split")
    show(debate, reveals.show_results)
    (panel,) = board_of(debate).results.rounds
    assert [row.place for row in panel.rows] == ["1st", "2nd", "2nd", "4th"]
    assert [hand.tiers for hand in panel.hands] == [
        (("Factor B",), ("Factor A", "Factor D"), ("Factor C",))
    ]


def test_figures_count_neither_trials_nor_who_was_removed():
    debate = go_to(make_debate(), "opening")
    ada, gone, trial = (make_seat(debate), make_seat(debate), make_seat(debate, is_trial=True))
    make_seat(debate)
    for seat in (ada, gone, trial):
        cast(seat, "a > b > c > d")
    seats.remove_seat(seat=gone, by=teacher_of(debate))
    board = board_of(debate)
    assert (board.stats.joined, board.stats.handed_in) == (2, 1)
    assert [line.is_trial for line in board.seats.lines] == [False, True, False]
    assert [line.pseudonym for line in board.seats.removed] == [gone.pseudonym]


@pytest.mark.parametrize(
    ("phase", "handed_in", "state"),
    [
        ("lobby", None, "here"),
        ("opening", 0, "1 placed"),
        ("split", 0, "not handed in"),
        ("closing", 0, "0 placed"),
        ("exit", 0, "not handed in"),
    ],
)
def test_figures_are_about_the_latest_ranking(phase, handed_in, state):
    debate = make_debate()
    seat = make_seat(debate)
    if phase != "lobby":
        go_to(debate, "opening")
        Paper.objects.filter(seat=seat).update(draft={"a": 1}, draft_serial=1)
        go_to(debate, phase)
    board = board_of(debate)
    assert board.stats.handed_in == handed_in
    assert [line.state for line in board.seats.lines] == [state]


def test_next_asks_only_the_phase_that_it_was_asked_in():
    debate = go_to(make_debate(), "opening")
    cleo = make_seat(debate, name="Cleo")
    assert board_of(debate).steer.decision is None
    assert board_of(debate, asked=0).steer.decision is None
    asked = board_of(debate, asked=1).steer.decision
    assert asked == Decision(kind="missing", missing=1, complete=0, who=())
    Paper.objects.filter(seat=cleo).update(draft={"a": 1, "b": 2, "c": 3, "d": 4}, draft_serial=1)
    show(debate, reveals.show_names)
    asked = board_of(debate, asked=1).steer.decision
    assert asked == Decision(kind="missing", missing=1, complete=1, who=("Cleo",))


def test_a_trial_and_a_removed_seat_are_not_missing():
    debate = go_to(make_debate(), "opening")
    make_seat(debate, is_trial=True)
    seats.remove_seat(seat=make_seat(debate), by=teacher_of(debate))
    assert board_of(debate, asked=1).steer.decision is None


def test_in_a_pause_next_asks_all_the_same():
    debate = go_to(make_debate(), "opening")
    make_seat(debate)
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    assert board_of(debate, asked=1).steer.decision.missing == 1


def test_the_verdict_tells_nothing_of_what_is_covered():
    debate = make_debate()
    ranked(debate, *["b > a > d > c"] * 5, kind="closing")
    go_to(debate, "verdict")
    reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=0)
    board = board_of(debate)
    assert board.uncovering.titles == ("Factor C",)
    assert (board.uncovering.covered, board.uncovering.total) == (3, 4)
    for covered in ("Factor A", "Factor B", "Factor D"):
        assert covered not in repr(board)


@pytest.mark.parametrize("phase", ["discussion", "closing", "exit", "closed"])
def test_only_the_verdict_is_uncovered(phase):
    assert board_of(go_to(make_debate(), phase)).uncovering is None


def test_the_same_board_has_the_same_marks():
    debate = make_debate(minutes={"lobby": 5})
    debate = go_to(debate, "opening")
    make_seat(debate)
    assert board_of(debate).seen == board_of(debate).seen
    assert board_of(debate).news(board_of(debate).seen) == ()


def test_every_field_of_the_board_that_can_change_is_in_a_region():
    fixed = {"debate", "title", "roster", "question", "owned"}
    assert {field.name for field in fields(ConsoleBoard)} - fixed == set(REGIONS)


def test_every_field_explains_itself():
    from debates.boards import classroom, console, console_results, debates, own, seat, slips

    for module in (classroom, console, console_results, debates, own, seat, slips):
        for board in vars(module).values():
            if getattr(board, "__module__", "") == module.__name__ and hasattr(
                board, "__dataclass_fields__"
            ):
                for field in fields(board):
                    assert field.metadata["help"].endswith("."), f"{board.__name__}.{field.name}"


def test_a_co_teachers_cover_is_their_own():
    debate = make_debate()
    make_seat(debate, name="Ada Lovelace")
    owner, okoro = teacher_of(debate), make_teacher("okoro")
    DebateTeacher.objects.create(debate=debate, user=okoro, role="co_teacher")
    reveals.show_names(debate=debate, by=okoro, serial=0)
    assert "Ada Lovelace" in repr(board_of(debate, user=okoro))
    assert "Ada Lovelace" not in repr(board_of(debate, user=owner))

"""What happened when, against counts and dates typed from the shipped files."""

from itertools import combinations

import pytest

from debates.boards.timeline import timeline_board
from debates.boards.timeline_entries import Entry
from debates.boards.timeline_periods import Period
from debates.boards.timeline_places import Scale, event_drawing
from debates.queries.dossier import Cut
from tests.dossiers.folders import ROME
from tests.dossiers.shelves import shelf_of


@pytest.fixture(scope="module")
def shelf():
    return shelf_of()


def keys(board) -> dict[str, set[str]]:
    offices = board.offices.groups if board.offices else ()
    return {
        "events": {item.key for item in board.events.items} if board.events else set(),
        "factions": {item.key for item in board.factions.items} if board.factions else set(),
        "offices": {item.key for group in offices for item in group.items},
    }


def counts(board) -> tuple[int, int, int]:
    return tuple(len(found) for found in keys(board).values())


def test_the_whole_runs_from_the_first_event_to_the_last(shelf):
    board = timeline_board(shelf)
    assert (board.period, board.whole, board.notice) == ("1917–1940", "1917–1940", "")
    assert counts(board) == (60, 9, 69)
    assert board.counts == "Events: 60. Factions: 9. Offices: 69."
    assert board.years[0].heading == "1917"
    assert board.years[-1].heading == "1940"


def test_a_period_has_what_touches_it(shelf):
    board = timeline_board(shelf, first="1923", last="1923")
    found = keys(board)
    assert found["events"] == {
        "event-lenin-letter-1922",  # until 4 January
        "event-lenin-break-stroke-1923",
        "event-twelfth-congress-1923",
        "event-trotsky-letter-1923",
        "event-declaration-of-46-1923",
    }
    # The Workers' Opposition ended in 1922, at the latest on its last day.
    assert found["factions"] == {
        "faction-stalin-centre", "faction-triumvirate", "faction-left-opposition",
    }  # fmt: skip
    assert [year.heading for year in board.years] == ["Begun before 1923", "1923"]
    assert len(keys(timeline_board(shelf, first="1924", last="1924"))["events"]) == 12


@pytest.mark.parametrize(
    ("asked", "period", "notice"),
    [
        (("1922", "1929"), "1922–1929", ""),
        (("1929", "1922"), "1922–1929", ""),
        (("1924", ""), "1924–1940", ""),
        (("", "1924"), "1917–1924", ""),
        (("1924", "1924"), "1924", ""),
        (("1800", "1925"), "1917–1925", "The timeline has the years 1917–1940."),
        (("1", "2"), "1917", "The timeline has the years 1917–1940."),
        (("9999", "9999"), "1940", "The timeline has the years 1917–1940."),
        (("x", "1925"), "1917–1925", "“x” is not a year."),
        (("1924", "19245"), "1924–1940", "“19245” is not a year."),
        (("١٩٢٤", "-5"), "1917–1940", "“١٩٢٤” is not a year."),
    ],
)
def test_years_that_are_not_there_get_the_nearest(shelf, asked, period, notice):
    board = timeline_board(shelf, first=asked[0], last=asked[1])
    assert (board.period, board.notice) == (period, notice)


def links(found) -> list[tuple[str, str, bool]]:
    return [(one.title, one.address.split("?")[1], one.is_current) for one in found]


def test_ready_periods_and_moves(shelf):
    board = timeline_board(shelf, first="1922", last="1929", figure="trotsky")
    assert [one.title for one in board.periods] == [
        "1917–1940", "1922–1929", "1917–1920", "1921–1924", "1925–1928", "1929–1932", "1933–1936",
        "1937–1940",
    ]  # fmt: skip
    assert links(board.periods)[1] == ("1922–1929", "from=1922&to=1929&figure=trotsky", True)
    assert links(board.moves) == [
        ("Earlier", "from=1918&to=1925&figure=trotsky", False),
        ("Later", "from=1926&to=1933&figure=trotsky", False),
        ("Closer", "from=1924&to=1927&figure=trotsky", False),
        ("Wider", "from=1918&to=1933&figure=trotsky", False),
    ]
    assert [one.title for one in timeline_board(shelf).moves] == ["Closer"]
    year = timeline_board(shelf, first="1917", last="1917")
    assert links(year.moves) == [
        ("Later", "from=1918&to=1918", False),
        ("Wider", "from=1917&to=1918", False),
    ]


def test_filters(shelf):
    faction = timeline_board(shelf, faction="right-opposition")
    assert keys(faction)["events"] == {
        "event-bukharin-kamenev-1928", "event-molotov-takes-moscow-1928",
        "event-trade-union-congress-1928", "event-april-plenum-1929", "event-tomsky-unions-1929",
        "event-bukharin-out-politburo-1929",
    }  # fmt: skip
    assert keys(faction)["factions"] == {"faction-right-opposition"}
    assert [group.key for group in faction.offices.groups] == [
        "bukharin", "rykov", "tomsky", "uglanov",
    ]  # fmt: skip
    figure = timeline_board(shelf, figure="preobrazhensky")
    assert keys(figure)["factions"] == {"faction-left-opposition", "faction-united-opposition"}
    assert keys(figure)["offices"] == {"office-preobrazhensky-0"}
    factor = timeline_board(shelf, factor="lenin-enrolment")
    assert keys(factor)["events"] == {
        "event-thirteenth-conference-1924", "event-lenin-enrolment-1924",
        "event-foundations-lectures-1924",
    }  # fmt: skip
    assert (factor.factions, factor.offices, factor.only_events) == (None, None, True)
    both = timeline_board(shelf, factor="lenin-enrolment", faction="triumvirate")
    assert keys(both)["events"] == {
        "event-thirteenth-conference-1924", "event-lenin-enrolment-1924",
    }  # fmt: skip
    unknown = timeline_board(shelf, factor="nobody")
    assert (counts(unknown), unknown.is_filtered) == ((60, 9, 69), False)
    assert unknown.notice == "There is nothing called “nobody” to filter by."
    nothing = timeline_board(
        shelf, first="1935", last="1935", faction="triumvirate", factor="lenin-legacy"
    )
    assert (nothing.years, nothing.events) == ((), None)


def test_a_cut_dossier_filters_by_its_own_factors_only():
    small = shelf_of(what=Cut(factors=frozenset({"lenin-legacy", "fear-of-trotsky"})))
    board = timeline_board(small, factor="lenin-enrolment")
    select = next(one for one in board.selects if one.name == "factor")
    assert {choice.value for choice in select.choices} == {"lenin-legacy", "fear-of-trotsky"}
    assert board.notice == "There is nothing called “lenin-enrolment” to filter by."


def test_a_month_is_as_long_as_a_month(shelf):
    """1917 alone is 1180 wide with 12 at each side: a month is 96 and a third."""
    board = timeline_board(shelf, first="1917", last="1917")
    items = {item.key: item for item in board.events.items}
    august = items["event-trotsky-joins-bolsheviks-1917"]
    assert (august.x, august.width, august.is_day) == (686, 97, False)
    october = items["event-october-revolution-1917"]
    assert (october.x, october.width, october.is_day) == (994, 12, True)


def test_about_is_marked_and_written(shelf):
    board = timeline_board(shelf)
    loose = {item.key for item in board.factions.items if item.is_loose}
    assert loose == {
        "faction-triumvirate", "faction-the-seven", "faction-stalin-bukharin-majority",
    }  # fmt: skip
    lines = {line.title: line for year in board.years for line in year.lines}
    assert lines["Triumvirate (troika)"].date == "about December 1922 – about 5 September 1925"
    assert lines["Stalin's group in the Secretariat"].date == "from 3 April 1922"
    assert lines["The Georgian affair"].date == "September–December 1922"
    assert lines["Bolsheviks seize power in Petrograd"].date == (
        "7 November 1917 (25 October Old Style)"
    )


def test_what_began_before_is_cut_and_what_goes_on_reaches_the_edge(shelf):
    board = timeline_board(shelf, first="1922", last="1925")
    offices = {item.key: item for group in board.offices.groups for item in group.items}
    politburo = offices["office-stalin-2"]  # from March 1919, not ended
    assert (politburo.x, politburo.x + politburo.width) == (12, board.offices.width - 12)


def test_the_list_is_the_twin_of_the_drawing(shelf):
    for years in (("1917", "1940"), ("1922", "1922"), ("1924", "1926")):
        board = timeline_board(shelf, first=years[0], last=years[1])
        lines = [line for year in board.years for line in year.lines]
        for kind, drawn in zip(("event", "faction", "office"), counts(board), strict=True):
            assert sum(line.kind == kind for line in lines) == drawn


def overlapping(items) -> list[tuple[str, str]]:
    def meet(one, other):
        (ax, ay, aw, ah), (bx, by, bw, bh) = one.hit, other.hit
        return ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah

    return [(a.key, b.key) for a, b in combinations(items, 2) if meet(a, b)]


@pytest.mark.parametrize(
    "years", [("1917", "1940"), ("1922", "1929"), ("1924", "1924"), ("1940", "1940")]
)
def test_nothing_lies_on_anything_and_all_can_be_hit(shelf, years):
    board = timeline_board(shelf, first=years[0], last=years[1])
    for drawing in (board.events, board.factions):
        items = drawing.items if drawing else ()
        assert overlapping(items) == []
        assert all(item.hit[2] >= 44 and item.hit[3] >= 44 for item in items)
        assert all(item.hit[1] + item.hit[3] <= drawing.height for item in items)
        assert all(item.hit[0] + item.hit[2] <= drawing.width for item in items)
    assert overlapping(board.offices.groups) == []
    for group in board.offices.groups:
        assert overlapping(group.items) == []
        assert group.hit[2] >= 44
        assert group.hit[3] >= 44


def test_events_of_one_day_go_down_lane_by_lane():
    day = (1924, 1, 21)
    found = [
        (Entry("event", f"e{n}", "NEP", "", "", day, day, False, ("event", "x")), "/x/")
        for n in range(20)
    ]
    drawing = event_drawing(Scale(Period(1917, 1940)), found)
    assert len({item.y for item in drawing.items}) == 20
    assert min(item.hit[2] for item in drawing.items) == 44
    assert overlapping(drawing.items) == []


def test_rome_has_its_own_years():
    board = timeline_board(shelf_of(ROME))
    assert (board.whole, counts(board)) == ("378–476", (4, 0, 1))
    assert [one.name for one in board.selects] == ["from", "to", "figure", "factor"]
    assert board.years[0].heading == "Begun before 378"


def test_a_dossier_without_events_and_offices_has_no_timeline():
    kinds = ("events", "figures", "factions", "alliances", "factors")
    bare = shelf_of(ROME, sets={}, **{kind: [] for kind in kinds})
    assert timeline_board(bare) is None

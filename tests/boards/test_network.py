"""Who stood with whom, on dates whose lines were read by hand from the shipped alliances.yaml."""

from itertools import combinations, pairwise

import pytest

from debates.boards.network import network_board
from tests.dossiers.folders import ROME
from tests.dossiers.shelves import shelf_of

# Stalin's allies from April 1922 to the end; Kaganovich comes in June.
COURT = "kuibyshev-stalin kirov-stalin molotov-stalin ordzhonikidze-stalin stalin-voroshilov"
ALL_COURT = f"{COURT} kaganovich-stalin"

# date: alliances, oppositions, breaks
SEVEN = {
    "1922-04": (
        f"lenin-stalin krupskaya-lenin kamenev-zinoviev {COURT}",
        "stalin-trotsky",
        "",
    ),
    "1922-12": (
        (
            f"lenin-trotsky krupskaya-lenin stalin-zinoviev kamenev-stalin kamenev-zinoviev {ALL_COURT}"
            " dzerzhinsky-stalin"
        ),
        "stalin-trotsky trotsky-zinoviev kamenev-trotsky",
        "lenin-stalin krupskaya-stalin lenin-ordzhonikidze",
    ),
    "1924-01": (
        (
            f"stalin-zinoviev kamenev-stalin kamenev-zinoviev bukharin-zinoviev {ALL_COURT}"
            " dzerzhinsky-stalin preobrazhensky-trotsky eastman-trotsky"
        ),
        (
            "stalin-trotsky trotsky-zinoviev kamenev-trotsky bukharin-trotsky dzerzhinsky-trotsky"
            " preobrazhensky-stalin bukharin-preobrazhensky"
        ),
        "krupskaya-stalin",
    ),
    "1925-08": (
        (
            "stalin-zinoviev kamenev-stalin kamenev-zinoviev bukharin-stalin bukharin-rykov"
            " bukharin-tomsky rykov-tomsky rykov-stalin stalin-tomsky stalin-uglanov bukharin-uglanov"
            f" {ALL_COURT} dzerzhinsky-stalin preobrazhensky-trotsky"
        ),
        (
            "stalin-trotsky trotsky-zinoviev kamenev-trotsky bukharin-zinoviev bukharin-trotsky"
            " kamenev-uglanov dzerzhinsky-trotsky frunze-trotsky preobrazhensky-stalin"
            " bukharin-preobrazhensky"
        ),
        "krupskaya-stalin eastman-trotsky",
    ),
    "1925-09": (
        (
            "kamenev-zinoviev bukharin-stalin bukharin-rykov bukharin-tomsky rykov-tomsky rykov-stalin"
            f" stalin-tomsky stalin-uglanov bukharin-uglanov {ALL_COURT} dzerzhinsky-stalin"
            " preobrazhensky-trotsky krupskaya-zinoviev sokolnikov-zinoviev"
        ),
        (
            "stalin-trotsky stalin-zinoviev kamenev-stalin trotsky-zinoviev kamenev-trotsky"
            " bukharin-zinoviev bukharin-kamenev bukharin-trotsky tomsky-zinoviev rykov-zinoviev"
            " krupskaya-stalin sokolnikov-stalin kamenev-uglanov dzerzhinsky-trotsky frunze-trotsky"
            " preobrazhensky-stalin bukharin-preobrazhensky"
        ),
        "eastman-trotsky",
    ),
    "1926-10": (
        (
            "kamenev-zinoviev trotsky-zinoviev kamenev-trotsky bukharin-stalin bukharin-rykov"
            " bukharin-tomsky rykov-tomsky rykov-stalin stalin-tomsky sokolnikov-zinoviev"
            f" stalin-uglanov bukharin-uglanov {ALL_COURT} preobrazhensky-trotsky"
        ),
        (
            "stalin-trotsky stalin-zinoviev kamenev-stalin bukharin-zinoviev bukharin-kamenev"
            " bukharin-trotsky tomsky-zinoviev rykov-zinoviev sokolnikov-stalin kamenev-uglanov"
            " kirov-zinoviev molotov-zinoviev preobrazhensky-stalin bukharin-preobrazhensky"
        ),
        "eastman-trotsky",
    ),
    "1928-07": (
        (
            "kamenev-zinoviev bukharin-rykov bukharin-tomsky rykov-tomsky bukharin-kamenev"
            f" bukharin-uglanov {ALL_COURT} preobrazhensky-trotsky"
        ),
        (
            "stalin-trotsky bukharin-stalin bukharin-trotsky rykov-stalin stalin-tomsky stalin-uglanov"
            " preobrazhensky-stalin bukharin-preobrazhensky"
        ),
        "trotsky-zinoviev kamenev-trotsky eastman-trotsky",
    ),
    "1929-12": (
        (
            "kamenev-zinoviev bukharin-rykov bukharin-tomsky rykov-tomsky bukharin-uglanov"
            f" {ALL_COURT}"
        ),
        "stalin-trotsky bukharin-trotsky",
        "trotsky-zinoviev kamenev-trotsky",
    ),
}


@pytest.fixture(scope="module")
def shelf():
    return shelf_of()


def drawn(board) -> dict[str, set[str]]:
    found = {"alliance": set(), "opposition": set(), "break": set()}
    for tie in board.ties:
        if tie.kind:
            found[tie.kind].add(tie.key.replace(".", "-"))
    return found


def in_table(board) -> dict[str, set[str]]:
    found = {"alliance": set(), "opposition": set(), "break": set()}
    for group in board.groups:
        for row in group.rows:
            pair = sorted(link.address.split("/")[-2] for link in (row.one, row.other))
            assert "-".join(pair) not in set.union(*found.values()), "twice in the table"
            found[row.kind].add("-".join(pair))
    return found


@pytest.mark.parametrize("date", SEVEN)
def test_the_network_is_what_the_record_says(shelf, date):
    kinds = ("alliance", "opposition", "break")
    expected = {kind: set(SEVEN[date][n].split()) for n, kind in enumerate(kinds)}
    board = network_board(shelf, date=date)
    assert drawn(board) == expected
    assert in_table(board) == expected


def test_it_runs_over_the_months_that_the_dossier_names(shelf):
    board = network_board(shelf)
    assert (board.first, board.last, board.last_number) == ("April 1922", "December 1929", 92)
    assert (board.day, board.number, board.notice) == ("30 April 1922", 0, "")


def test_a_day_counts_from_the_first_of_an_alliance(shelf):
    def pair(date: str) -> str:
        ties = {tie.key: tie.kind for tie in network_board(shelf, date=date).ties}
        return ties["bukharin.kamenev"]

    assert pair("1928-07-10") == "opposition"
    assert pair("1928-07-11") == "alliance"
    assert pair("1929-01-22") == "alliance"
    assert pair("1929-01-23") == ""


@pytest.mark.parametrize(
    ("asked", "day", "notice"),
    [
        ("1924-05", "31 May 1924", ""),
        ("1924-02", "29 February 1924", ""),
        ("1924-05-23", "23 May 1924", ""),
        ("1924", "31 December 1924", ""),
        ("1922-01", "30 April 1922", "The record shown here begins later."),
        ("0001-01-01", "30 April 1922", "The record shown here begins later."),
        ("1930-01", "31 December 1929", "The record shown here ends earlier."),
        ("9999", "31 December 1929", "The record shown here ends earlier."),
        ("1925-02-30", "28 February 1925", "“1925-02-30” is not in the calendar."),
        ("1925-13", "31 December 1925", "“1925-13” is not in the calendar."),
        ("1925-00-01", "31 January 1925", "“1925-00-01” is not in the calendar."),
        ("yesterday", "30 April 1922", "“yesterday” is not a date."),
        ("0000-01", "30 April 1922", "“0000-01” is not a date."),
        ("١٩٢٤-٠٥", "30 April 1922", "“١٩٢٤-٠٥” is not a date."),
        ("-1924", "30 April 1922", "“-1924” is not a date."),
    ],
)
def test_a_date_that_cannot_be_shown_gets_the_nearest(shelf, asked, day, notice):
    board = network_board(shelf, date=asked)
    shown = f" This is {day}, the nearest that can be shown."
    assert (board.day, board.notice) == (day, notice + shown if notice else "")


@pytest.mark.parametrize(
    ("number", "day"),
    [("0", "30 April 1922"), ("25", "31 May 1924"), ("92", "31 December 1929"),
     ("93", "31 December 1929"), ("-1", "30 April 1922"), ("x", "30 April 1922"),
     ("9" * 400, "30 April 1922")],
)  # fmt: skip
def test_the_slider_counts_months(shelf, number, day):
    assert network_board(shelf, number=number).day == day


def sentences(shelf, date, **kept) -> list[str]:
    return [change.sentence for change in network_board(shelf, date=date, **kept).changes]


def test_what_changed_is_said_pair_by_pair(shelf):
    september = network_board(shelf, date="1925-09")
    assert september.before == "August 1925"
    said = [change.sentence for change in september.changes]
    assert "Stalin and Zinoviev: alliance ended; opposition began" in said
    assert "Stalin and Krupskaya: break ended; opposition began" in said
    assert "Zinoviev and Sokolnikov: alliance began" in said
    # Stalin with four, Zinoviev with four more, Bukharin with Kamenev.
    assert len(said) == 9
    assert sentences(shelf, "1924-01", figure="lenin") == [
        "Lenin and Stalin: break ended",
        "Lenin and Krupskaya: alliance ended",
        "Lenin and Ordzhonikidze: break ended",
        "Lenin died",
    ]
    assert sentences(shelf, "1925-10") == ["Trotsky and Frunze: opposition ended", "Frunze died"]
    assert sentences(shelf, "1929-03") == []
    first = network_board(shelf)
    assert (first.before, first.changes) == ("", ())


def test_a_change_of_strength_is_a_change():
    def line(slug, strength, start, end):
        return {
            "slug": slug, "a": "lenin", "b": "stalin", "kind": "alliance", "strength": strength,
            "start": {"value": start, "precision": "month"},
            "end": end and {"value": end, "precision": "month"},
            "basis": "b", "ended_by": "e", "end_event": None, "events": [], "sources": [],
            "confidence": "high",
        }  # fmt: skip

    alliances = [line("one", "loose", "1922-05", "1922-07"), line("two", "firm", "1922-07", None)]
    assert sentences(shelf_of(alliances=alliances), "1922-07") == [
        "Lenin and Stalin: alliance, now firm"
    ]


def steps(board) -> dict[str, str]:
    return {step.key: step.address.split("?")[1] for step in board.steps if step.goes}


def test_steps_lead_to_months_and_to_changes(shelf):
    assert steps(network_board(shelf, date="1929-03-05", figure="lenin")) == {
        "previous-change": "date=1924-01&figure=lenin",
        "previous": "date=1929-02&figure=lenin",
        "next": "date=1929-04&figure=lenin",
    }
    assert steps(network_board(shelf, date="1929-03")) == {
        "previous-change": "date=1929-01",
        "previous": "date=1929-02",
        "next": "date=1929-04",
        "next-change": "date=1929-06",
    }
    assert set(steps(network_board(shelf, date="1922-04"))) == {"next", "next-change"}
    assert set(steps(network_board(shelf, date="1929-12"))) == {"previous", "previous-change"}
    last = network_board(shelf, date="1929-12").steps[-1]
    assert (last.address, last.goes) == ("/library/x/network/?date=1929-12", False)


def test_one_figure_is_followed(shelf):
    board = network_board(shelf, date="1923-03", figure="lenin")
    assert [(group.heading, len(group.rows)) for group in board.groups] == [
        ("Lenin", 3),
        ("All others", 15),
    ]
    clear = {tie.key for tie in board.ties if tie.kind and not tie.is_faint}
    assert clear == {"krupskaya.lenin", "lenin.stalin", "lenin.ordzhonikidze"}
    assert {node.slug for node in board.nodes if not node.is_faint} == {
        "lenin", "krupskaya", "stalin", "ordzhonikidze",
    }  # fmt: skip
    nobody = network_board(shelf, date="1923-03", figure="nobody")
    assert (nobody.figure, nobody.notice) == ("", "Nobody called “nobody” is in this network.")


def test_who_was_not_alive_is_said(shelf):
    def dead(date):
        return {node.slug for node in network_board(shelf, date=date).nodes if node.state == "dead"}

    assert dead("1924-01-20") == set()
    assert dead("1924-01-21") == {"lenin"}
    assert dead("1926-12") == {"lenin", "frunze", "dzerzhinsky"}
    assert network_board(shelf, date="1924-02").not_alive == ("Lenin (died 21 January 1924)",)


def test_figures_and_lines_never_move(shelf):
    def places(date):
        board = network_board(shelf, date=date)
        nodes = [(node.slug, node.x, node.y) for node in board.nodes]
        return nodes, [(tie.key, tie.path, tie.mark) for tie in board.ties]

    assert places("1922-04") == places("1926-10") == places("1929-12-31")
    board = network_board(shelf)
    assert len(board.nodes) == 21
    for side in (True, False):
        heights = sorted(node.y for node in board.nodes if node.is_left is side)
        assert min(b - a for a, b in pairwise(heights)) >= 38
    assert all(0 < node.x < board.width and 0 < node.y < board.height for node in board.nodes)


def crossings(board, order: list[str]) -> int:
    """Pairs of lines whose ends alternate along the oval."""
    ends = [sorted(map(order.index, tie.key.split("."))) for tie in board.ties if tie.kind]
    return sum(
        len({*one, *other}) == 4 and (one[0] < other[0] < one[1]) != (one[0] < other[1] < one[1])
        for one, other in combinations(ends, 2)
    )


def test_few_lines_cross(shelf):
    """At least half of what would cross in the order of the dossier is spared, over all dates."""
    boards = [network_board(shelf, date=date) for date in SEVEN]
    drawn = sum(crossings(board, [node.slug for node in board.nodes]) for board in boards)
    plain = sum(crossings(board, list(shelf.dossier.figures)) for board in boards)
    assert drawn <= plain / 2


def test_a_line_tells_what_it_rests_on(shelf):
    rows = network_board(shelf, date="1924-05").groups[0].rows
    row = next(row for row in rows if row.slug == "stalin-zinoviev-triumvirate")
    assert (row.kind_text, row.strength_text, row.since) == (
        "alliance",
        "tactical",
        "December 1922",
    )
    assert row.basis == "Shared wish to keep Trotsky from the succession."
    assert [link.address for link in row.events] == [
        "/library/x/events/thirteenth-conference-1924/",
        "/library/x/events/thirteenth-congress-letter-1924/",
        "/library/x/events/trotsky-war-commissariat-1925/",
    ]
    assert row.sources[0].title == "Deutscher, The Prophet Unarmed (1959)"


def test_a_dossier_without_alliances_has_no_network():
    assert network_board(shelf_of(ROME)) is None


def test_without_a_range_it_runs_from_the_first_start_to_the_last_end():
    from debates.queries.packs import read_dossier
    from tests.dossiers.folders import STALIN

    question = {**read_dossier(STALIN)["question"]}
    del question["network"]
    board = network_board(shelf_of(question=question))
    # The first start is the year 1917; the last end 26 November 1929.
    assert (board.first, board.last) == ("January 1917", "November 1929")

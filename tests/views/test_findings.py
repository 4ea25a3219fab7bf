"""Charts, ways of counting and readings, once a class has met the conclusion: pages, wall and drawings.

The class of seven, worked out by hand. Closing places, Gus putting a and b level as second:

                 1         2              3               4                 5
    a            Cem       Ada Emil Gus   Ben Dora Fay
    b            Dora      Ben Fay Gus    Ada Cem Emil
    c                                                     Ada Ben Emil Gus  Cem Dora Fay
    d     Ada Ben Emil Gus Cem Dora                       Fay
    e            Fay                                      Cem Dora          Ada Ben Emil Gus

How many put the row above the column:

          a      b      c      d      e           duels won, lost
    a     .      3      7      2      6           2 (c e)   1 (d)    +1   2nd
    b     3      .      7      2      6           2 (c e)   1 (d)    +1   2nd
    c     0      0      .      0      4           1 (e)     3        -2   4th
    d     5      5      7      .      6           4         0        +4   1st
    e     1      1      3      1      .           0         4        -4   5th

By average place e is 4th and c 5th; by duels it is the other way round. d, a, b, c, e contradicts
2 + 2 + 0 + 1 (d) + 3.5 + 0 + 1 (a over b, c, e; one tie) + 0 + 1 (b) + 3 (c) = 13.5 judgements, and b before
a is as good: two orders. Up and down: a 1, 6; b 1, 3; c 0, 7; d 7, 0; e 1, 1.
"""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from debates.actions import door
from debates.actions.debates import delete_debate
from debates.actions.features import feature_chart
from tests.class_of_seven import CLOSING, OPENING, class_of_seven, essay_edition, uncover
from tests.factories import (
    cast,
    go_to,
    make_debate,
    make_edition,
    make_pupil,
    make_seat,
    make_teacher,
    teacher_of,
)
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db
FEW = "0–2"
PUPIL = ("findings/", "findings/sums/")
TEACHER = (*PUPIL, "findings/report/", "findings/duels.svg", "findings/files/factors.csv")


def met(**plan):
    return uncover(class_of_seven(**plan), steps=4)


def tables(page: str) -> dict[str, dict[str, list[str]]]:
    """Of each table by its id: cells of each row by the row's name."""
    found = {}
    for name, inner in re.findall(
        r'<table class="chart-table" id="([\w-]+)">(.*?)</table>', page, re.S
    ):
        rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', inner, re.S)
        found[name.removeprefix("table-")] = {
            title: re.findall(r"<td>(.*?)</td>", cells) for title, cells in rows
        }
    return found


def of(page: str, table: str) -> dict[str, list[str]]:
    """The rows of a table by the factor's letter."""
    return {title[-1].lower(): cells for title, cells in tables(page)[table].items()}


def test_nothing_of_it_is_there_before_everything_is_uncovered():
    debate = class_of_seven()
    ada, novak = make_pupil(debate), Teacher(debate)
    answers = []
    for steps in (0, 3, 1):
        debate = uncover(debate, steps=steps)
        answers.append(
            {ada.client.get(ada.url(part)).status_code for part in PUPIL}
            | {novak.client.get(novak.url(part)).status_code for part in TEACHER}
            | {novak.click("findings/wall/", show="duels").status_code - 103 * (steps == 1)}
        )
    assert answers == [{404}, {404}, {200}]


def test_all_numbers_are_those_worked_out_by_hand():
    page = Teacher(met(anonymity="hands")).page("findings/")
    assert of(page, "places") == {
        "d": ["4", "2", "0", "1", "0"],
        "a": ["1", "3", "3", "0", "0"],
        "b": ["1", "3", "3", "0", "0"],
        "e": ["1", "0", "0", "2", "4"],
        "c": ["0", "0", "0", "4", "3"],
    }
    # Columns in the class's order: d, a, b, e, c.
    assert of(page, "duels") == {
        "d": ["", "5", "5", "6", "7"],
        "a": ["2", "", "3", "6", "7"],
        "b": ["2", "3", "", "6", "7"],
        "e": ["1", "1", "1", "", "3"],
        "c": ["0", "0", "0", "4", ""],
    }
    assert of(page, "moves") == {
        "d": ["0", "7", "+100"],
        "a": ["6", "1", "−71"],
        "b": ["3", "1", "−29"],
        "e": ["1", "1", "0"],
        "c": ["7", "0", "−100"],
    }
    assert of(page, "ranges") == {
        "d": ["4.21", "1st", "1.71", "–"],
        "a": ["1.57", "2nd", "2.36", "–"],
        "b": ["1.86", "2nd", "2.36", "–"],
        "e": ["4.21", "4th", "4.14", "–"],
        "c": ["3.14", "5th", "4.43", "–"],
    }
    assert "Under eight ballots nothing can be said of how sure they are." in page


def test_the_opening_ranking_has_its_charts_as_well():
    """By hand: d stands third for Cem, fourth for Ada, Ben, Emil and Gus, last for Dora and Fay."""
    debate = met(anonymity="hands")
    ada, novak = make_pupil(debate), Teacher(debate)
    for who in (novak, ada):
        page = who.client.get(who.url("findings/"), {"of": "opening"}).text
        assert of(page, "places") == {
            "d": ["0", "0", "1", "4", "2"],
            "a": ["3", "4", "0", "0", "0"],
            "b": ["3", "2", "2", "0", "0"],
            "e": ["1", "0", "0", "2", "4"],
            "c": ["0", "1", "4", "2", "0"],
        }
        assert of(page, "ranges")["d"] == ["4th", "4.21", "–"]
        assert of(page, "duels")["a"] == ["7", "", "4", "6", "7"]
        assert of(page, "methods")["a"][0] == "1st"
        assert "moves" not in tables(page)
        assert '<option value="opening" selected>' in page
        sums = who.client.get(who.url("findings/sums/"), {"of": "opening"}).text
        assert of(sums, "sums")["d"] == ["29.5", "7", "4.21", "4th"]
    drawing = novak.client.get(novak.url("findings/places.svg"), {"of": "opening"}).text
    assert re.findall(r'id="chart-places-count-d-\d"[^>]*>(\d)<', drawing) == ["1", "4", "2"]
    nonsense = novak.client.get(novak.url("findings/"), {"of": "no-such"}).text
    assert of(nonsense, "places")["d"] == ["4", "2", "0", "1", "0"]


def test_one_choice_on_the_page_keeps_the_others():
    novak = Teacher(met(anonymity="hands"))
    chosen = {"of": "opening", "against": "essay", "level": "explicit"}
    page = novak.client.get(novak.url("findings/"), chosen).text
    forms = re.findall(r'<form method="get"(.*?)</form>', page, re.S)
    kept = [dict(re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form)) for form in forms]
    assert kept == [{"against": "essay", "level": "explicit"}, {"of": "opening"}]
    hostile = novak.client.get(novak.url("findings/"), {"of": '"><b>', "next": "x"}).text
    assert '"><b>' not in hostile
    assert 'name="next"' not in hostile


def test_the_verdict_is_drawn_again_and_kept():
    debate = met()
    ada, novak = make_pupil(debate), Teacher(debate)
    for who in (novak, ada):
        page = who.client.get(who.url("findings/")).text
        assert {slug: tuple(row[:4]) for slug, row in of(page, "slope").items()} == {
            "d": ("4th", "4.21", "1st", "1.71"),
            "a": ("1st", "1.57", "2nd", "2.36"),
            "b": ("2nd", "1.86", "2nd", "2.36"),
            "e": ("4th", "4.21", "4th", "4.14"),
            "c": ("3rd", "3.14", "5th", "4.43"),
        }
        assert of(page, "slope")["d"][4] == "above Factor C"
        assert 'id="slope-arc-d.c"' in page
        assert 'name="beside"' not in page
    answer = novak.client.get(novak.url("findings/slope.svg"))
    assert answer["Content-Type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(answer.content)
    assert root.find("{http://www.w3.org/2000/svg}style").text.count(".slope") > 20
    averages = re.findall(r'<tspan class="average">([\d.]+)<', answer.text)
    opening, closing = (
        ("4.21", "1.57", "1.86", "4.21", "3.14"),
        ("1.71", "2.36", "2.36", "4.14", "4.43"),
    )
    assert sorted(averages) == sorted(opening + closing)


def test_where_there_are_no_groups_it_is_said_instead_of_drawn():
    page = Teacher(met(anonymity="hands")).page("findings/")
    assert 'id="chart-room"' not in page
    assert "No map of the room: you do not fall into clear groups of five or more." in page


def test_in_a_secret_class_nobody_stands_alone():
    """Duels under 0–2 alone would give themselves away: let x put a above d and y put b above d. d's average
    makes d above e 2 + x + y, a's and b's make e above them x − 1 and y − 1, and with 3 to 3 of a and b and 4
    to 3 of c and e, 13.5 judgements against the best order leave x + y = 4. So c and e are told no more: c 0,
    1 or 2 times above d leaves x + y 4, 3 or 2, in six ways, with each of x and y 1 or 2.
    """
    page = Teacher(met()).page("findings/")
    assert of(page, "duels") == {
        "d": ["", "5–7", "5–7", "5–7", "5–7"],
        "a": [FEW, "", "3", "5–7", "5–7"],
        "b": [FEW, "3", "", "5–7", "5–7"],
        "e": [FEW, FEW, FEW, "", "0–7"],
        "c": [FEW, FEW, FEW, "0–7", ""],
    }
    # a: −71 of 7 is 5 more down than up, so 5 and 0 or 6 and 1. Where all moved one way, the swing says so.
    assert of(page, "moves") == {
        "d": ["0", "7", "+100"],
        "a": ["5–6", "0–1", "−71"],
        "b": ["2–4", FEW, "−29"],
        "e": [FEW, FEW, "0"],
        "c": ["7", "0", "−100"],
    }
    assert "Counts under three are shown as 0–2" in page
    # In the first two places, the third, the last two: d 6 0 1, a and b 4 3 0, e 1 0 6, c 0 0 7. Nobody else
    # can stand in the middle, but d could be 7 0 0 and e 0 0 7.
    assert of(page, "places") == {
        "d": ["5–7", FEW, FEW],
        "a": ["4", "3", FEW],
        "b": ["4", "3", FEW],
        "e": [FEW, FEW, "5–7"],
        "c": [FEW, FEW, "7"],
    }
    assert (
        '<th scope="col">1st–2nd</th><th scope="col">3rd</th><th scope="col">4th–5th</th>' in page
    )


def test_where_no_range_would_help_a_chart_is_left_out():
    """Of two factors the average is the count: six ballots of 1.33 are four firsts and two seconds."""
    debate = make_debate(factors=2, conclusions={})
    seats = [make_seat(debate) for _ in range(6)]
    for kind in ("opening", "closing"):
        debate = go_to(debate, kind)
        for n, seat in enumerate(seats):
            cast(seat, "a > b" if n < 4 else "b > a", kind=kind)
    page = Teacher(uncover(go_to(debate, "verdict"), steps=2)).page("findings/")
    assert "places" not in tables(page)
    assert "Where you put each factor is not drawn: of so few ballots" in page


TWENTY_FOUR = (
    *("a > b > c > d",) * 7, *("a > c > b > d",) * 4, "a > d > b > c",
    *("b > a > c > d",) * 6, *("b > c > a > d",) * 2,
    *("c > b > a > d",) * 3, "d > c > b > a",
)  # fmt: skip


def test_places_of_a_larger_class_hide_what_stands_alone():
    """By hand, how many in the first two places and in the last two:

        a  18  6
        b  18  6
        c  10 14
        d   2 22

    With c 11 13 (or 12 12), d is 1 23 (or 0 24).
    """
    debate = make_debate(conclusions={})
    seats = [make_seat(debate) for _ in TWENTY_FOUR]
    for kind in ("opening", "closing"):
        debate = go_to(debate, kind)
        for seat, order in zip(seats, TWENTY_FOUR, strict=True):
            cast(seat, order, kind=kind)
    page = Teacher(uncover(go_to(debate, "verdict"), steps=4)).page("findings/")
    found = of(page, "places")
    assert found["d"] == [FEW, "22–24"]
    # One more row that could be another is enough.
    assert sum("–" in row[0] for slug, row in found.items() if slug != "d") == 1
    assert "others as a range where a small one could be worked out from them" in page


def test_the_counting_method_matters_here():
    page = Teacher(met()).page("findings/")
    assert of(page, "methods") == {
        "d": ["1st", "1st", "1st", "1st"],
        "a": ["2nd", "2nd", "2nd to 3rd", "2nd"],
        "b": ["2nd", "2nd", "2nd to 3rd", "2nd"],
        "e": ["4th", "5th", "5th", "5th"],
        "c": ["5th", "4th", "4th", "4th"],
    }
    for said in (
        "Duels won and lost: Factor E is 5th, not 4th.",
        "The orders that disagree least: Factor E is 5th, not 4th.",
        "Chains of majorities: Factor E is 5th, not 4th.",
        "2 equally good orders.",
    ):
        assert said in page


def test_where_all_methods_agree_it_is_said():
    debate = make_debate(conclusions={})
    for kind in ("opening", "closing"):
        debate = go_to(debate, kind)
        for seat in (
            debate.seats.all() if kind == "closing" else [make_seat(debate) for _ in "12345"]
        ):
            cast(seat, "a > b > c > d", kind=kind)
    page = Teacher(uncover(go_to(debate, "verdict"), steps=4)).page("findings/")
    assert "All ways of counting give the same order." in page
    assert 'id="readings"' not in page


def test_the_sums_can_be_done_again_by_hand():
    debate = met()
    ada = make_pupil(debate)
    for page in (
        ada.client.get(ada.url("findings/sums/")).text,
        Teacher(debate).page("findings/sums/"),
    ):
        assert of(page, "sums") == {
            "d": ["12", "7", "1.71", "1st"],
            "a": ["16.5", "7", "2.36", "2nd"],
            "b": ["16.5", "7", "2.36", "2nd"],
            "e": ["29", "7", "4.14", "4th"],
            "c": ["31", "7", "4.43", "5th"],
        }
        assert "7 ballots × 15 = 105" in page
        assert of(page, "duel-sums") == {
            "d": ["4", "0", "+4", "1st"],
            "a": ["2", "1", "+1", "2nd"],
            "b": ["2", "1", "+1", "2nd"],
            "e": ["0", "4", "−4", "5th"],
            "c": ["1", "3", "−2", "4th"],
        }
        assert "comes to is 13.5." in page
        assert "Factor D wins its duel with every other factor." in page


@pytest.mark.parametrize("anonymity", ["secret", "hands"])
def test_drawings_and_tables_say_the_same(anonymity):
    page = Teacher(met(anonymity=anonymity)).page("findings/")
    drawn = dict(re.findall(r'<svg class="chart chart-(\w+)"(.*?)</svg>', page, re.S))
    assert set(drawn) == {"ranges", "moves", "duels", "places"}
    for name, svg in drawn.items():
        numbers = re.findall(r'<text class="count[^>]*>([^<]+)<', svg)
        rows = list(tables(page)[name].values())
        match name:
            case "ranges":
                told = [row[2] for row in rows]
            case "places":
                told = [cell for row in rows for cell in row if cell not in ("0", FEW)]
            case "moves":
                told = [cell for row in rows for cell in row[:2]]
            case "duels":
                told = [cell for row in rows for cell in row if cell]
        assert numbers == told, name
        for title in tables(page)[name]:
            assert title.split()[-1] in svg


def test_a_pupil_sees_her_own_places_and_nobody_else_does():
    debate = make_debate(
        factors=5,
        shape="tiers",
        edition=essay_edition(),
        conclusions={"essay": "implied"},
        anonymity="hands",
    )
    pupils = [make_pupil(debate) for _ in OPENING]
    for kind, orders in (("opening", OPENING), ("closing", CLOSING)):
        debate = go_to(debate, kind)
        for pupil, order in zip(pupils, orders, strict=True):
            cast(pupil.seat, order, kind=kind)
    debate = uncover(go_to(debate, "verdict"), steps=4)
    ada = pupils[0].client.get(pupils[0].url("findings/")).text
    assert of(ada, "places")["d"][-1] == "1st"
    assert of(ada, "places")["e"][-1] == "5th"
    framed = re.findall(r'cell s\d own" id="chart-places-(\w-\d)"', ada)
    assert framed == ["d-1", "a-2", "b-3", "e-5", "c-4"]
    assert "You agree." in ada
    novak = Teacher(debate)
    novak.click("findings/wall/", show="places")
    for page in (novak.page("findings/"), Client().get(f"/projector/{debate.projector_key}/").text):
        assert " own" not in re.sub(
            r"\bown ", "", page.partition("chart-places")[2].partition("</svg>")[0]
        )
        assert "You agree" not in page


@pytest.mark.parametrize("anonymity", ["secret", "teacher"])
def test_of_four_ballots_nothing_is_drawn(anonymity):
    debate = uncover(class_of_seven(pupils=4, anonymity=anonymity), steps=5)
    novak = Teacher(debate)
    page = novak.page("findings/")
    assert "Fewer than five ballots" in page
    assert "<svg" not in page
    assert novak.client.get(novak.url("findings/places.svg")).status_code == 404
    assert novak.client.get(novak.url("findings/sums/")).status_code == 404


def test_who_waits_at_the_door_reads_no_findings():
    debate = met()
    door.let_in_by_hand(debate=debate, by=teacher_of(debate), on=True)
    late = make_pupil(debate)
    assert [late.client.get(late.url(part)).status_code for part in PUPIL] == [404, 404]


def test_a_drawing_is_a_file_of_its_own():
    novak = Teacher(met(anonymity="hands"))
    for name in ("ranges", "places", "moves", "duels"):
        answer = novak.client.get(novak.url(f"findings/{name}.svg"))
        assert answer["Content-Type"].startswith("image/svg+xml")
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.svg"'
        root = ElementTree.fromstring(answer.content)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.find("{http://www.w3.org/2000/svg}title").text
        assert ".cell" in root.find("{http://www.w3.org/2000/svg}style").text
    assert novak.client.get(novak.url("findings/room.svg")).status_code == 404


def test_a_chart_goes_on_the_wall_and_the_next_phase_takes_it_off():
    debate = met()
    novak = Teacher(debate)

    def wall() -> str:
        return Client().get(f"/projector/{debate.projector_key}/").text

    assert 'id="slope"' in wall()
    novak.click("findings/wall/", show="duels")
    assert 'id="chart-duels"' in wall()
    assert 'id="slope"' not in wall()
    assert "Take it off" in novak.page()
    novak.click("findings/wall/", show="moves")
    assert 'id="chart-duels"' not in wall()
    assert 'id="chart-moves"' in wall()
    novak.click("findings/wall/", show="")
    assert 'id="slope"' in wall()
    assert novak.click("findings/wall/", show="room").status_code == 404
    novak.click("findings/wall/", show="duels")
    go_to(debate, "exit")
    assert 'id="chart-duels"' not in wall()


def test_conclusions_are_chosen_and_a_simplification_says_so():
    """At its weakest level the essay of seven also sets d above a; the class has d first."""
    debate = met()
    novak = Teacher(debate)
    page = novak.page("findings/")
    found = re.findall(
        r'<li class="comparison[^>]*><span>([^<]+)</span>.*?<strong>([^<]+)</strong>', page
    )
    assert found == [
        ("Factor A counted for more than Factor B.", "We put them level."),
        ("Factor D counted for more than Factor C.", "We agree."),
        ("Factor C counted for more than Factor E.", "We disagree."),
    ]
    assert "“quote-canary” (P7)" in page
    weak = novak.client.get(novak.url("findings/"), {"level": "implied-weak"}).text
    assert "Factor D counted for more than Factor A." in weak
    assert "Factor D counted for more than Factor A." not in page
    derived = novak.client.get(novak.url("findings/"), {"level": "derived"}).text
    assert "Factor D counted for more than Factor E." in derived  # by way of c
    strict = novak.client.get(
        novak.url("findings/"), {"level": "explicit", "against": "no-such"}
    ).text
    assert strict.count('<li class="comparison') == 1
    assert "nearest to" not in page  # one conclusion has no neighbour
    other = uncover(
        class_of_seven(edition=essay_edition(simplification=True), by=make_teacher("okoro")),
        steps=4,
    )
    assert "simplification" in Teacher(other, teacher_of(other)).page("findings/")


def ranked(title: str, order: str, pupils: int, phase: str, **plan):
    """A class whose pupils all rank alike, twice."""
    debate = make_debate(title=title, **plan)
    seats = [make_seat(debate) for _ in range(pupils)]
    for kind in ("opening", "closing"):
        debate = go_to(debate, kind)
        for seat in seats:
            cast(seat, order, kind=kind)
    return go_to(debate, phase)


@pytest.mark.parametrize(
    ("here", "there", "is_drawn"), [(10, 10, True), (9, 10, False), (10, 9, False)]
)
def test_a_class_stands_beside_earlier_ones_of_ten_ballots(here, there, is_drawn):
    novak, edition = make_teacher(), make_edition()
    ranked("Last year", "b > a > d > c", there, "closed", by=novak, edition=edition)
    ranked("A stranger's", "d > c > b > a", 10, "closed", by=make_teacher("okoro"), edition=edition)
    debate = uncover(
        ranked("This year", "a > b > c > d", here, "verdict", by=novak, edition=edition), steps=4
    )
    page = Teacher(debate).page("findings/")
    assert ("compare" in tables(page)) == is_drawn
    assert "stranger" not in page
    ada = make_pupil(debate)
    assert "Last year" not in ada.client.get(ada.url("findings/")).text
    if is_drawn:
        assert of(page, "compare") == {
            "a": ["1.00", "2.00"],
            "b": ["2.00", "1.00"],
            "c": ["3.00", "4.00"],
            "d": ["4.00", "3.00"],
        }
        assert "A: Last year, 20" in page
        behind = Teacher(debate)
        page = behind.client.get(behind.url("findings/"), {"beside": "A"}).text
        # Last year's class ranked alike twice: b, a, d, c.
        assert {slug: row[-2:] for slug, row in of(page, "slope").items()} == {
            "a": ["2nd", "2nd"],
            "b": ["1st", "1st"],
            "c": ["4th", "4th"],
            "d": ["3rd", "3rd"],
        }
        assert "Dashed: Last year, 20" in page
        for asked in ({"beside": "A"}, {"beside": "B"}, {}):
            drawing = behind.client.get(behind.url("findings/slope.svg"), asked).text
            assert drawing.count('class="ghost"') == (4 if asked == {"beside": "A"} else 0)
        assert (
            ada.client.get(ada.url("findings/"), {"beside": "A"}).text.count('class="ghost"') == 0
        )
        Teacher(debate).click("findings/wall/", show="compare")
        assert 'id="chart-compare"' in Client().get(f"/projector/{debate.projector_key}/").text


def test_of_a_deleted_debate_nothing_stands_beside_another():
    novak, edition = make_teacher(), make_edition()
    gone = ranked("Last year", "b > a > d > c", 10, "closed", by=novak, edition=edition)
    here = ranked("This year", "a > b > c > d", 10, "verdict", by=novak, edition=edition)
    delete_debate(debate=gone, by=novak)
    assert "compare" not in tables(Teacher(uncover(here, steps=4)).page("findings/"))


def test_ballots_are_read_once_for_verdict_movement_and_charts():
    """By whoever looks first, on the page and on a wall with a chart."""
    debate, other = (uncover(class_of_seven(by=make_teacher(who)), steps=4) for who in "xy")
    feature_chart(debate=other, by=teacher_of(other), name="places")
    novak, wall = Teacher(debate), f"/projector/{other.projector_key}/"
    for look in (lambda: novak.page("findings/"), lambda: Client().get(wall).text):
        with CaptureQueriesContext(connection) as asked:
            assert "Where we put each factor" in look()
        assert sum('"debates_ballot"."ranking"' in one["sql"] for one in asked) == 1


@pytest.mark.parametrize("more", [0, 2, 20])
def test_it_costs_the_same_however_many_ranked(django_assert_num_queries, more):
    """Session, account, debate; thrice whether all is uncovered; conclusion, factors, and from ten ballots on
    other classes. The rest is kept."""
    debate = make_debate(
        factors=5, shape="tiers", edition=essay_edition(), conclusions={"essay": "implied"}
    )
    seats = [make_seat(debate) for _ in range(5 + more)]
    for kind in ("opening", "closing"):
        debate = go_to(debate, kind)
        for seat in seats:
            cast(seat, "a > b > c > d > e", kind=kind)
    novak = Teacher(uncover(go_to(debate, "verdict"), steps=5))
    novak.page("findings/")
    with django_assert_num_queries(9 if more == 20 else 8):
        novak.page("findings/")

"""Ranking for three periods, as each page shows it; the numbers are those of tests/class_of_periods.py."""

import io
import json
import re

import openpyxl
import pytest
from django.test import Client

from debates.models import Debate
from tests.class_of_periods import (
    EARLY,
    LATE,
    MIDDLE,
    RISE_AND_FALL,
    class_of_periods,
    debate_of_periods,
    edition_of_periods,
    met,
)
from tests.class_of_seven import uncover
from tests.factories import (
    ballot_form,
    cast,
    go_to,
    make_edition,
    make_pupil,
    make_seat,
    make_teacher,
)
from tests.teachers import Teacher
from tests.views.test_files import file, rows
from tests.views.test_findings import of, tables
from tests.views.test_teacher import sent

pytestmark = pytest.mark.django_db
PERIODS = ("period1", "period2", "period3")
YEARS = ("1922–24", "1925–27", "1928–29")


def wall(debate) -> str:
    return Client().get(f"/projector/{debate.projector_key}/").text


def test_pupil_wall_and_console_name_the_years():
    debate = go_to(debate_of_periods(), "period2")
    ada, novak = make_pupil(debate), Teacher(debate)
    page = ada.client.get(ada.url()).text
    assert "Rank for 1925–27 alone" in page
    assert "Which factor explains best what happened in these years?" in page
    assert f'href="/debate/{debate.public_id}/evidence/timeline/?from=1925&amp;to=1927"' in page
    assert "Rank for 1925–27 alone" in wall(debate)
    console = novak.page()
    strip = re.findall(r'<li class="(done|now|to-come)"[^>]*>([^<]+)</li>', console)
    assert strip[4:9] == [
        ("done", "Discussion"),
        ("done", "1922–24"),
        ("now", "1925–27"),
        ("to-come", "1928–29"),
        ("to-come", "Closing"),
    ]
    assert "Next: 1928–29" in console
    assert "Back: 1922–24" in console


def test_a_console_without_periods_says_nothing_of_them():
    console = Teacher(go_to(debate_of_periods(has_periods=False), "discussion")).page()
    assert "Next: Closing" in console
    assert not any(years in console for years in YEARS)


def test_a_ballot_starts_from_the_one_before_and_is_handed_in():
    debate = go_to(debate_of_periods(), "period1")
    ada = make_pupil(debate)
    url = ada.url("period1/ballot/")
    assert ada.client.post(url, ballot_form("b > a > c > d")).status_code == 302
    debate = go_to(debate, "period2")
    page = ada.client.get(ada.url()).text
    assert "You start from what you handed in before. What weighed more in these years" in page
    chosen = re.findall(r'<select id="place-(\w)".*?<option value="(\d)" selected>', page, re.S)
    assert sorted(chosen) == [("a", "2"), ("b", "1"), ("c", "3"), ("d", "4")]
    # The round before is over, and says so.
    assert ada.client.post(url, ballot_form(LATE)).status_code == 409


def test_the_console_counts_the_ballots_of_the_period_that_runs():
    debate = go_to(debate_of_periods(), "opening")
    ada, _ben = make_pupil(debate), make_pupil(debate)
    ada.client.post(ada.url("opening/ballot/"), ballot_form(LATE))
    debate = go_to(debate, "period1")
    assert handed_in(debate) == "0"
    ada.client.post(ada.url("period1/ballot/"), ballot_form(LATE))
    assert handed_in(debate) == "1"


def handed_in(debate) -> str:
    return re.search(r'data-live="handed-in">(\d+)<', Teacher(debate).page())[1]


def test_rise_and_fall_is_what_was_worked_out_by_hand():
    debate = met()
    ada, novak = make_pupil(debate), Teacher(debate)
    for who in (novak, ada):
        page = who.client.get(who.url("findings/")).text
        assert of(page, "periods") == RISE_AND_FALL
        assert "1922–24: 6 ballots. 1925–27: 6 ballots. 1928–29: 6 ballots." in page
        assert "Thick: rose or fell by three places or more" in page
    drawn = novak.client.get(novak.url("findings/periods.svg"))
    assert drawn.status_code == 200
    text = drawn.content.decode()
    places = dict(re.findall(r'id="chart-periods-place-(\w+-\w)"[^>]*>([^<]+)<', text))
    assert places == {
        "period1-a": "1", "period1-b": "2", "period1-c": "3", "period1-d": "4",
        "period2-a": "2=", "period2-b": "1", "period2-c": "2=", "period2-d": "4",
        "period3-a": "4", "period3-b": "3", "period3-c": "2", "period3-d": "1",
    }  # fmt: skip
    ways = dict(re.findall(r'<path class="(way[^"]*)" id="chart-periods-way-period2-(\w)"', text))
    assert ways["way down"] == "a"
    assert ways["way up"] == "d"


def test_a_pupil_sees_her_own_places_and_nobody_elses():
    """The other five put d first, her a second."""
    debate = debate_of_periods()
    ada = make_pupil(debate)
    others = [make_seat(debate) for _ in range(5)]
    for kind in ("opening", *PERIODS):
        debate = go_to(debate, kind)
        cast(ada.seat, "c > a > b > d", kind=kind)
        for seat in others:
            cast(seat, LATE, kind=kind)
    debate = uncover(go_to(debate, "verdict"), steps=4)
    mine = of(ada.client.get(ada.url("findings/")).text, "periods")
    assert [mine[slug][2] for slug in "abcd"] == ["2nd", "3rd", "1st", "4th"]
    assert len(of(Teacher(debate).page("findings/"), "periods")["a"]) == 7


@pytest.mark.parametrize("steps", [0, 3])
def test_nothing_of_it_before_everything_is_uncovered(steps):
    debate = uncover(class_of_periods(), steps=steps)
    ada, novak = make_pupil(debate), Teacher(debate)
    assert ada.client.get(ada.url("findings/")).status_code == 404
    assert novak.client.get(novak.url("findings/periods.svg")).status_code == 404
    assert "rise and fall" not in wall(debate) + ada.client.get(ada.url()).text


def test_of_fewer_than_five_secret_ballots_nothing_is_told():
    page = Teacher(met(pupils=4)).page("findings/")
    assert "periods" not in tables(page)
    assert "Fewer than five ballots: nothing is shown of them" in page


def test_a_period_of_four_secret_ballots_has_no_column():
    """Six ranked for everything else: a 2nd, 2.50, then 4th, as in the whole class."""
    debate = debate_of_periods()
    seats = [make_seat(debate) for _ in range(6)]
    for kind in ("opening", *PERIODS, "closing"):
        debate = go_to(debate, kind)
        for n, seat in enumerate(seats[:4] if kind == "period1" else seats):
            orders = {"period2": MIDDLE[n % 2], "period3": LATE}
            cast(seat, orders.get(kind, EARLY), kind=kind)
    debate = uncover(go_to(debate, "verdict"), steps=4)
    novak = Teacher(debate)
    page = novak.page("findings/")
    assert of(page, "periods")["a"] == ["2nd=", "2.50", "4th", "4.00", "fell by 2 places"]
    [a] = (row for row in rows(file(novak, "factors.csv")) if row["factor"] == "a")
    assert [a[f"{kind}_place"] for kind in PERIODS] == ["", "2", "4"]
    assert "Fewer than five ballots: nothing is shown of them" in page


def test_where_rankings_are_shown_four_are_enough():
    assert "periods" in tables(Teacher(met(pupils=4, anonymity="hands")).page("findings/"))


def test_one_period_alone_is_no_rise_and_no_fall():
    debate = class_of_periods(phase="period2")
    debate = uncover(go_to(debate, "verdict"), steps=4)
    assert "periods" not in tables(Teacher(debate).page("findings/"))


def test_opening_and_closing_stand_beside_it_as_ever():
    """Both whole orders are a > b > c > d, whatever the class thought of the periods."""
    page = Teacher(met(anonymity="hands")).page("findings/")
    assert of(page, "places")["a"] == ["6", "0", "0", "0"]
    assert "Opening ranking: 6 ballots; Closing ranking: 6 ballots" in page
    assert '<option value="period1"' not in page


def test_the_wall_shows_it_when_the_teacher_says_so():
    debate = met()
    assert Teacher(debate).click("findings/wall/", show="periods").status_code == 303
    assert 'id="chart-periods"' in wall(debate)


def test_the_console_shows_each_period_once_its_cover_is_lifted():
    debate = met()
    novak = Teacher(debate)
    assert "1925–27" not in results(novak)
    novak.click("results/", serial=debate.phase_serial, shown="1")
    assert all(years in results(novak) for years in YEARS)


def results(novak) -> str:
    return re.search(r'<section id="results".*?</section>', novak.page(), re.S)[0]


def test_files_have_the_periods_too():
    novak = Teacher(met(anonymity="hands"))
    found = {
        (row["round"], row["factor"], row["measure"]): row["value"]
        for row in rows(file(novak, "measures.csv"))
    }
    assert found["period2", "a", "place"] == "2"
    assert found["period2", "a", "average place"] == "2.5"
    lines = {row["factor"]: row for row in rows(file(novak, "factors.csv"))}
    placed = [f"{kind}_place" for kind in ("opening", *PERIODS, "closing")]
    assert list(lines["a"])[2:12:2] == placed
    assert [lines["a"][name] for name in placed] == ["1", "1", "2", "4", "1"]
    assert [lines["d"][name] for name in placed] == ["4", "4", "4", "1", "4"]
    assert lines["c"]["period2_average"] == "2.5"
    content = json.loads(file(novak, "findings.json"))
    assert [one["round"] for one in content["rounds"]] == ["opening", "closing"]
    assert [one["period"] for one in content["periods"]] == list(YEARS)
    assert content["periods"][2]["average"]["d"] == {"place": 1, "average": 1.0}
    assert content["periods"][2]["ballots"] == 6
    book = openpyxl.load_workbook(io.BytesIO(file(novak, "findings.xlsx")))
    sheet = book["Each factor’s rise and fall"]
    assert [cell.value for cell in sheet[2]][:3] == ["Factor A", "1st", 1]
    assert [cell.value for cell in book["Factors"][1]][2:12:2] == placed


def test_ballots_of_a_period_are_handed_out_where_pupils_were_told_so():
    novak = Teacher(met(anonymity="teacher"))
    assert "1925–27: ballots, a row each (CSV)" in novak.page("findings/")
    answer = novak.click("findings/files/period2-wide.csv")
    assert answer.status_code == 200
    assert len(answer.content.decode("utf-8-sig").strip().splitlines()) == 7
    secret = Teacher(met(by=make_teacher("okoro")))
    assert secret.click("findings/files/period2-wide.csv").status_code == 404


def test_a_teacher_asks_for_them_with_one_tick():
    teacher = make_teacher("lee")
    client = Client()
    client.force_login(teacher)
    content = {"factors": FACTORS, "sets": {"default": ["a", "b"], "diamond": []}}
    edition_of_periods(**content)
    make_edition("other", question={"slug": "other", "title": "Why else?"}, **content)
    page = client.get("/teacher/new/").text
    said = re.sub(r"\s+", " ", page).replace("\N{WORD JOINER}", "")
    assert "as well, before the closing ranking: 1922–24, 1925–27, 1928–29" in said
    assert page.count('name="periods-') == 1
    chosen = {"question": "question", "factors-question": ["a", "b"], "minutes-period1": "6"}
    client.post("/teacher/new/", sent(**chosen, **{"periods-question": "on"}))
    debate = Debate.objects.get()
    assert [round.kind for round in debate.rounds.order_by("id")] == [
        *("opening", *PERIODS, "closing")
    ]
    assert list(debate.plan.filter(phase__in=PERIODS).values_list("minutes", flat=True)) == [6] * 3
    client.post("/teacher/new/", sent(**chosen))
    assert Debate.objects.latest("id").rounds.count() == 2


FACTORS = [
    {
        "slug": slug,
        "title": f"Factor {slug.upper()}",
        "kind": "idea",
        **dict.fromkeys(("summary", "explanation"), "."),
        "for": [],
        "against": [],
    }
    for slug in "ab"
]

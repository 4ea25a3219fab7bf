"""What is covered is not on the page: names, results, rankings and the verdict."""

import re

import pytest

from debates.actions import reveals, seats
from debates.models import DebateTeacher
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher, teacher_of
from tests.teachers import Teacher, class_of, three_rank

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


@pytest.fixture
def novak(debate):
    return Teacher(debate)


def test_names_are_covered_until_they_are_shown_and_after_next(novak, debate):
    make_seat(debate, name="Ada Lovelace", pseudonym="Teal Heron")
    page = novak.page()
    assert "Teal Heron" in page
    assert "Ada Lovelace" not in page
    novak.click("names/", serial=0, shown="1")
    assert "Ada Lovelace" in novak.page()
    novak.click("next/", serial=0)
    assert "Ada Lovelace" not in novak.page()


def test_names_are_covered_again_by_a_click(novak, debate):
    make_seat(debate, name="Ada Lovelace")
    novak.click("names/", serial=0, shown="1")
    novak.click("names/", serial=0)
    assert "Ada Lovelace" not in novak.page()


def test_a_click_on_show_that_comes_after_next_shows_nothing(novak, debate):
    make_seat(debate, name="Ada Lovelace")
    go_to(debate, "evidence")
    novak.click("names/", serial=0, shown="1")
    assert "Ada Lovelace" not in novak.page()


def results_in(page: str) -> str:
    """The region of results; factors stand elsewhere as what champions may defend."""
    return re.search(r'<section id="results".*?</section>', page, re.S)[0]


def test_results_are_covered_until_they_are_shown_and_after_next(novak, debate):
    # Factor B is ahead by hand: three of five put it first, average place 1.4.
    class_of(debate, "b > a > c > d", 3)
    class_of(debate, "a > b > c > d", 2)
    go_to(debate, "split")
    page = novak.page()
    assert "Show results" in page
    assert "1.40" not in page
    assert "Factor B" not in results_in(page)
    novak.click("results/", serial=2, shown="1")
    page = novak.page()
    rows = re.findall(
        r'<th scope="row">([^<]+)</th>\s*<td class="num">([^<]+)</td>\s*<td class="num">([^<]+)</td>',
        page,
    )
    assert rows == [
        ("Factor B", "1st", "1.40"),
        ("Factor A", "2nd", "1.60"),
        ("Factor C", "3rd", "3.00"),
        ("Factor D", "4th", "4.00"),
    ]
    assert "Opening ranking: 5 ballots" in page
    novak.click("next/", serial=2)
    page = novak.page()
    assert "Factor B" not in results_in(page)
    assert "Show results" in page


def test_a_tie_is_shown_as_a_tie(novak, debate):
    class_of(debate, "b > a > c > d", 3)
    class_of(debate, "a > b > c > d", 3)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    assert re.findall(r'<td class="num">(\d\w\w)</td>', novak.page()) == [
        "1st",
        "1st",
        "3rd",
        "4th",
    ]


def test_a_factor_that_nobody_placed_has_no_place():
    debate = make_debate(gaps_allowed=True)
    novak = Teacher(debate)
    class_of(debate, "b > a", 5)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    assert novak.page().count('<td class="num">–</td>') == 4


def test_there_is_nothing_to_show_before_a_ranking_is_over(novak, debate):
    three_rank(debate)
    assert "Show results" not in novak.page()
    novak.click("results/", serial=1, shown="1")
    page = novak.page()
    assert "No ranking is over yet." in page
    assert "Factor A" not in page


def test_four_secret_ballots_are_withheld_and_five_are_not(novak, debate):
    class_of(debate, "b > a > c > d", 4)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    page = novak.page()
    assert "Opening ranking, 4 ballots: fewer than five" in page
    assert "Factor B" not in results_in(page)


@pytest.mark.parametrize("anonymity", ["teacher", "hands"])
def test_rankings_are_listed_where_pupils_were_told_so(anonymity):
    debate = make_debate(anonymity=anonymity, shape="tiers")
    novak = Teacher(debate)
    go_to(debate, "opening")
    cast(make_seat(debate, name="Ada Lovelace", pseudonym="Teal Heron"), "b > a = c > d")
    go_to(debate, "split")
    assert "Factor B &gt;" not in novak.page()
    novak.click("results/", serial=2, shown="1")
    page = novak.page()
    assert "Factor B &gt; Factor A = Factor C &gt; Factor D" in page
    assert "Ada Lovelace" not in page
    novak.click("names/", serial=2, shown="1")
    assert "Ada Lovelace" in novak.page()


def test_a_secret_ranking_is_never_listed(novak, debate):
    class_of(debate, "b > a > c > d", 6)
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    novak.click("names/", serial=2, shown="1")
    page = novak.page()
    assert "Factor B" in page
    assert "&gt; Factor" not in page
    assert "each ranking" not in page


def test_rankings_of_trials_and_of_removed_seats_are_not_listed():
    debate = make_debate(anonymity="teacher")
    novak = Teacher(debate)
    go_to(debate, "opening")
    for seat in (make_seat(debate), make_seat(debate, is_trial=True)):
        cast(seat, "b > a > c > d")
        if not seat.is_trial:
            seats.remove_seat(seat=seat, by=teacher_of(debate))
    go_to(debate, "split")
    novak.click("results/", serial=2, shown="1")
    assert "&gt; Factor" not in novak.page()


def test_a_cover_lifted_by_one_teacher_stays_on_for_the_other(novak, debate):
    okoro = make_teacher("okoro")
    DebateTeacher.objects.create(debate=debate, user=okoro, role="co_teacher")
    make_seat(debate, name="Ada Lovelace")
    owner = debate.teachers.get(role="owner").user
    reveals.show_names(debate=debate, by=owner, serial=0)
    assert "Ada Lovelace" not in Teacher(debate, okoro).page()


def test_factors_are_uncovered_one_after_the_other(novak, debate):
    class_of(debate, "b > a > d > c", 5, "closing")
    go_to(debate, "verdict")
    page = novak.page()
    assert "4 factors are still covered" in page
    assert "Factor C" not in page
    assert novak.click("uncover/", uncovered=0).status_code == 303
    novak.click("uncover/", uncovered=0)
    page = novak.page()
    assert "3 factors are still covered" in page
    assert re.findall(r"<li>(Factor .)</li>", page) == ["Factor C"]
    novak.click("uncover/", uncovered=1)
    assert re.findall(r"<li>(Factor .)</li>", novak.page()) == ["Factor C", "Factor D"]


def test_only_the_verdict_can_be_uncovered(novak, debate):
    go_to(debate, "discussion")
    assert "/uncover/" not in novak.page()


def test_going_back_says_what_stays_shut(novak, debate):
    go_to(debate, "split")
    said = "Going back opens no ranking again"
    assert said not in novak.page()
    novak.click("results/", serial=2, shown="1")
    assert said in novak.page()
    go_to(debate, "evidence")
    assert said not in novak.page()

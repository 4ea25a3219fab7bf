"""The console's panel on the evidence, and the page of claims."""

import re

import pytest

from debates.models import Withheld
from tests.class_of_seven import uncover
from tests.dossiers.rome_debate import CARDS, make_rome_debate
from tests.factories import go_to, make_debate, teacher_of
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_rome_debate()


@pytest.fixture
def novak(debate):
    return Teacher(debate)


def kept(debate, kind: str = "source") -> list[str]:
    return sorted(debate.withheld.kept_back().filter(kind=kind).values_list("slug", flat=True))


def panel(novak) -> str:
    return re.search(r'<section id="evidence".*?</section>', novak.page(), re.DOTALL)[0]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_the_panel_says_what_the_class_has(novak, debate):
    go_to(debate, "evidence")
    text = panel(novak)
    assert "4 of 4 source cards shown" in words(text)
    assert "2 claims" not in words(text)
    assert "3 claims of the essay, 1 hidden" in words(text)
    assert f'href="/debate/{debate.public_id}/evidence/"' in text
    assert "Show next source" not in text
    assert "class-essay" not in text
    novak.click("evidence/cards/", on="1")
    novak.click("evidence/next/", shown=0)
    text = panel(novak)
    assert "1 of 4 source cards shown" in words(text)
    assert (
        "Heather, The Fall of the Roman Empire (2005) "
        "Secondary source · held back, comes next" in words(text)
    )
    for button in ("Show next source", "Hold all back", "Show all"):
        assert button in text


def test_before_its_phase_the_panel_says_when_the_class_can_open_it(novak, debate):
    assert "from the evidence phase on" in panel(novak)
    go_to(debate, "evidence")
    assert "from the evidence phase on" not in panel(novak)


def test_an_edition_without_evidence_has_an_empty_panel():
    assert '<section id="evidence" hidden></section>' in re.sub(
        r">\s+<", "><", Teacher(make_debate()).page()
    )


def test_without_script_every_click_comes_back_to_the_page(novak, debate):
    for part, sent, left in (
        ("evidence/cards/", {"on": "1"}, sorted(CARDS)),
        ("evidence/next/", {"shown": 0}, sorted(CARDS[1:])),
        ("evidence/card/", {"release": "goldsworthy-fall"}, ["heather-fall", "ward-perkins-fall"]),
        ("evidence/card/", {"hold": "ammianus"}, ["ammianus", "heather-fall", "ward-perkins-fall"]),
        ("evidence/cards/", {}, []),
    ):
        answer = novak.click(part, **sent)
        assert (answer.status_code, answer.headers["Location"]) == (303, novak.url())
        assert kept(debate) == left


def test_two_clicks_on_next_show_one_card(novak, debate):
    novak.click("evidence/cards/", on="1")
    for _ in range(2):
        assert novak.click("evidence/next/", shown=0).status_code == 303
    assert kept(debate) == sorted(CARDS[1:])


def test_with_script_a_click_is_answered_with_the_regions(novak, debate):
    answer = novak.htmx("evidence/cards/", on="1")
    assert re.search(r'<section id="evidence"[^>]* hx-swap-oob="outerMorph"', answer.text)
    # The button that was clicked is gone: the keyboard goes on at the count.
    assert re.search(r'id="evidence-count" tabindex="-1" autofocus', answer.text)
    assert "autofocus" not in novak.htmx("evidence/next/", shown=0).text
    assert "autofocus" in novak.htmx("evidence/cards/").text


def test_another_teachers_click_is_news_of_the_panel_alone(novak, debate):
    seen = novak.seen()
    Teacher(debate).click("evidence/card/", hold="ammianus")
    assert re.findall(r'<section id="(\w+)"', novak.now(seen).text) == ["evidence"]


@pytest.mark.parametrize(
    ("part", "sent", "status"),
    [
        ("evidence/next/", {}, 400),
        ("evidence/next/", {"shown": -1}, 400),
        ("evidence/next/", {"shown": "all"}, 400),
        ("evidence/card/", {}, 400),
        ("evidence/card/", {"hold": "ammianus", "release": "ammianus"}, 400),
        ("evidence/card/", {"hold": "x" * 61}, 400),
        ("evidence/card/", {"hold": "nobody"}, 404),
        ("evidence/card/", {"release": "class-essay"}, 404),
        ("evidence/card/", {"hold": "k01"}, 404),
        ("evidence/claims/", {"hold": "k99"}, 404),
        ("evidence/claims/", {"hold": "ammianus"}, 404),
        ("evidence/claims/", {}, 400),
    ],
)
def test_what_no_button_sends_is_refused(novak, debate, part, sent, status):
    assert novak.click(part, **sent).status_code == status
    assert [(row.kind, row.slug) for row in Withheld.objects.all()] == [("claim", "k05")]


def test_the_page_of_claims_says_which_are_hidden_and_why(novak):
    page = novak.page("evidence/claims/")
    assert (
        "Hidden: 1 of 3. 2 more come when the class has met the conclusion; hidden then: 0."
        in words(page)
    )
    line = re.search(r'<li id="claim-k05">.*?</li>', page, re.DOTALL)[0]
    assert "hidden by default" in line
    assert "A slur on a whole people" in line
    assert 'name="release" value="k05"' in line
    assert 'name="hold" value="k01"' in page
    assert "k03" not in page


def test_claims_are_shown_and_hidden(novak, debate):
    answer = novak.click("evidence/claims/", release="k05")
    assert answer.status_code == 303
    assert answer.headers["Location"] == novak.url("evidence/claims/#claim-k05")
    assert kept(debate, "claim") == []
    answer = novak.click("evidence/claims/", hold="k02", q="africa & paid")
    assert answer.headers["Location"] == novak.url("evidence/claims/?q=africa+%26+paid#claim-k02")
    assert kept(debate, "claim") == ["k02"]
    line = re.search(r'<li id="claim-k02">.*?</li>', novak.page("evidence/claims/"), re.DOTALL)[0]
    assert '<span class="mark">hidden</span>' in line


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["k01", "k02", "k05"]),
        ("AFRICA", ["k02"]),
        ("p1 soft", ["k05"]),
        ("soft africa", []),
        ("newcomers", []),  # of the conclusion
        ("<b>", []),
    ],
)
def test_claims_are_looked_through(novak, typed, found):
    page = novak.client.get(novak.url("evidence/claims/"), {"q": typed}).text
    assert re.findall(r'<li id="claim-(k\d+)">', page) == found
    assert ("No claim has these words." in page) is (not found)
    assert "<b>" not in page


def test_claims_of_the_conclusion_join_them_once_the_class_has_met_it(novak, debate):
    debate = uncover(go_to(debate, "verdict"), steps=4)
    assert "k03" not in novak.page("evidence/claims/")
    uncover(debate)
    assert re.findall(r'<li id="claim-(k\d+)">', novak.page("evidence/claims/")) == [
        *("k01", "k02", "k05", "k03", "k04"),
    ]
    assert "5 claims of the essay, 1 hidden" in words(panel(novak))


@pytest.mark.parametrize("held", [1, 3])
def test_the_page_of_claims_takes_five_queries(novak, debate, held, django_assert_num_queries):
    for slug in ("k01", "k02")[: held - 1]:
        novak.click("evidence/claims/", hold=slug)
    assert debate.withheld.count() == held
    novak.page("evidence/claims/")
    with django_assert_num_queries(5):
        novak.page("evidence/claims/")


def test_a_copy_is_told_to_keep_back_the_same(novak, debate):
    novak.click("evidence/card/", hold="ammianus")
    assert "what you hold back are taken over" in novak.page()
    novak.click("copy/", title="Year 13")
    copied = type(debate).objects.exclude(pk=debate.pk).get()
    assert (kept(copied), kept(copied, "claim")) == (["ammianus"], ["k05"])
    assert teacher_of(copied) == teacher_of(debate)

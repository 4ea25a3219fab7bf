"""Signing in, a teacher's own debates, and starting a new one."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from debates.models import Debate
from tests.factories import go_to, make_debate, make_edition, make_seat, make_teacher

pytestmark = pytest.mark.django_db

TITLES = ("Machine", "Skill", "Letter", "Fear", "Alliances", "Ban", "Socialism", "Mistakes", "Luck")


def dossier(slug: str = "fall", title: str = "Why did it fall?"):
    """Eleven factors; eight in the default set, nine others than those in the diamond."""
    names = [*TITLES, "Money", "Weather"]
    edition = make_edition(
        slug,
        question={
            "slug": slug,
            "title": title,
            "short_title": title,
            "introduction": "",
            "credit": "",
            "language": "en-GB",
        },
        factors=[
            {
                "slug": name.lower(),
                "title": name,
                "kind": "agent",
                "summary": f"About {name.lower()}.",
                "explanation": "",
                "for": [],
                "against": [],
            }
            for name in names
        ],
        sets={
            "default": [name.lower() for name in names[:8]],
            "diamond": [name.lower() for name in names[2:]],
        },
        events=[],
        sources=[],
        conclusions=[],
    )
    edition.question.title = title
    edition.question.save()
    return edition


DEFAULT = [title.lower() for title in TITLES[:8]]


def sent(**changes) -> dict:
    """What the page sends when nobody opens the options."""
    return {
        "question": "fall",
        "title": "Year 12",
        "factors-fall": DEFAULT,
        "shape": "ladder",
        "anonymity": "secret",
        "strength": "implied",
        "zone": "UTC",
        "own_1": "",
        "own_2": "",
        "capacity": "100",
        "minutes-lobby": "4",
        "minutes-opening": "7",
        "minutes-split": "2",
        "minutes-evidence": "10",
        "minutes-discussion": "13",
        "minutes-closing": "5",
        "minutes-verdict": "5",
        "minutes-exit": "4",
    } | changes


@pytest.fixture
def novak():
    client = Client()
    client.user = make_teacher()
    client.force_login(client.user)
    return client


def start(client, **changes) -> Debate:
    answer = client.post("/teacher/new/", sent(**changes))
    assert answer.status_code == 303, re.findall(r'class="error"[^>]*>([^<]+)', answer.text)
    debate = Debate.objects.get()
    assert answer.headers["Location"] == f"/teacher/debate/{debate.public_id}/"
    return debate


def refusal(client, **changes) -> str:
    """The words of the page that comes back, and nothing started."""
    answer = client.post("/teacher/new/", sent(**changes))
    assert answer.status_code == 422
    assert not Debate.objects.exists()
    return " ".join(re.findall(r'class="error"[^>]*>([^<]+)', answer.text))


def slugs(debate) -> list[str]:
    return list(debate.factors.values_list("slug", flat=True))


def test_what_is_sent_is_what_the_page_holds(novak):
    """The tests below send what a browser would: every field of the page, with its value."""
    dossier()
    page = novak.get("/teacher/new/").text
    names = set(re.findall(r'name="([^"]+)"', page)) - {"csrfmiddlewaretoken", "viewport"}
    assert names - {"htmx-config"} == {*sent(), "gaps_allowed", "admits_by_hand"}
    ticked = re.findall(r'name="factors-fall" value="([^"]+)"[^>]* checked', page)
    assert ticked == DEFAULT
    for name in ("shape", "anonymity", "strength", "question"):
        assert re.findall(rf'name="{name}" value="([^"]+)"[^>]* checked', page) == [sent()[name]]
    minutes = dict(re.findall(r'name="(minutes-\w+)"[^>]* value="(\d+)"', page))
    assert minutes == {name: value for name, value in sent().items() if name.startswith("minutes")}


def test_three_clicks_start_a_debate(novak):
    dossier()
    debate = start(novak)
    assert (debate.title, debate.phase, debate.shape) == ("Year 12", "lobby", "ladder")
    assert (debate.anonymity, debate.gaps_allowed, debate.zone) == ("secret", False, "UTC")
    assert debate.teachers.get().user == novak.user
    assert slugs(debate) == DEFAULT
    assert list(debate.conclusions.values_list("conclusion", "strength")) == [("essay", "implied")]
    assert debate.factors.get(slug="machine").summary == "About machine."


def test_options_are_taken(novak):
    dossier()
    debate = start(
        novak,
        **{"minutes-opening": "", "minutes-lobby": "600", "factors-fall": ["luck", "machine"]},
        shape="tiers",
        gaps_allowed="on",
        anonymity="hands",
        strength="explicit",
        zone="Europe/Berlin",
        own_1="Railways",
        own_2="The  Church",
    )
    assert (debate.shape, debate.gaps_allowed, debate.anonymity) == ("tiers", True, "hands")
    assert debate.zone == "Europe/Berlin"
    assert debate.plan.get(phase="opening").minutes is None
    assert debate.plan.get(phase="lobby").minutes == 600
    assert slugs(debate) == ["machine", "luck", "own-railways", "own-the-church"]
    assert debate.factors.get(slug="own-railways").own
    assert debate.conclusions.get().strength == "explicit"


def test_the_diamond_brings_its_own_nine(novak):
    dossier()
    debate = start(novak, shape="diamond")
    assert slugs(debate) == [
        "letter",
        "fear",
        "alliances",
        "ban",
        "socialism",
        "mistakes",
        "luck",
        "money",
        "weather",
    ]


def test_a_diamond_of_chosen_factors_keeps_them(novak):
    dossier()
    assert slugs(start(novak, shape="diamond", **{"factors-fall": [*DEFAULT, "money"]})) == [
        *DEFAULT,
        "money",
    ]


def test_an_own_factor_makes_nine_of_eight(novak):
    dossier()
    assert slugs(start(novak, shape="diamond", own_1="Railways")) == [*DEFAULT, "own-railways"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Name the class, such as Year 12."),
        ({"title": "\u3164"}, "Name the class, such as Year 12."),
        ({"title": "x" * 81}, "A name has at most 80 characters."),
        ({"factors-fall": []}, "A debate has 2 to 14 factors; you chose 0."),
        ({"factors-fall": ["luck"]}, "A debate has 2 to 14 factors; you chose 1."),
        (
            {"shape": "diamond", "factors-fall": ["luck", "ban"]},
            "exactly nine factors; you chose 2.",
        ),
        ({"shape": "diamond", "gaps_allowed": "on"}, "so none can be left out."),
        ({"own_1": "machine"}, "“machine” is there already."),
        ({"own_1": "Rain", "own_2": "RAIN"}, "“RAIN” is there already."),
        ({"own_1": "x" * 61}, "A factor has at most 60 characters."),
        ({"minutes-split": "0"}, "Write whole minutes from 1 to 600, or nothing for no limit."),
        ({"minutes-split": "601"}, "Write whole minutes from 1 to 600"),
        ({"minutes-split": "two"}, "Write whole minutes from 1 to 600"),
        ({"minutes-split": "2.5"}, "Write whole minutes from 1 to 600"),
        ({"minutes-split": "9" * 5000}, "Write whole minutes from 1 to 600"),
        ({"factors-fall": ["nonsense", "luck"]}, "nonsense is not one of the available choices"),
        ({"shape": "cube"}, "cube is not one of the available choices"),
        ({"zone": "Mars/Olympus"}, "Mars/Olympus is not one of the available choices"),
        ({"question": "nonsense"}, "nonsense is not one of the available choices"),
        ({"question": ""}, "This field is required."),
        ({"title": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_does_not_fit_is_said_in_words(novak, changes, words):
    dossier()
    assert words in refusal(novak, **changes)


def test_fifteen_factors_are_too_many(novak):
    edition = dossier()
    more = [dict(edition.content["factors"][0], slug=f"f{n}", title=f"F {n}") for n in range(15)]
    edition.content["factors"] = more
    edition.digest = "many".ljust(64, "0")
    edition.save()
    edition.content["sets"] = {"default": [], "diamond": []}
    edition.save()
    chosen = [f"f{n}" for n in range(15)]
    assert "you chose 15." in refusal(novak, **{"factors-fall": chosen})


def test_what_was_typed_is_still_there_after_a_refusal(novak):
    dossier()
    answer = novak.post("/teacher/new/", sent(title="", own_1="Railways", shape="diamond"))
    assert 'value="Railways"' in answer.text
    assert re.search(r'name="shape" value="diamond"[^>]* checked', answer.text)


def test_options_open_only_when_something_in_them_is_wrong(novak):
    dossier()
    opened = '<details class="options" open>'
    assert opened not in novak.post("/teacher/new/", sent(title="")).text
    assert opened in novak.post("/teacher/new/", sent(**{"minutes-split": "x"})).text


def test_with_two_questions_the_teacher_chooses(novak):
    dossier()
    dossier("rise", "Why did it rise?")
    page = novak.get("/teacher/new/").text
    assert not re.search(r'name="question"[^>]* checked', page)
    both = sent(question="rise") | {"factors-rise": ["luck", "money"]}
    assert novak.post("/teacher/new/", both).status_code == 303
    debate = Debate.objects.get()
    assert debate.question.slug == "rise"
    assert slugs(debate) == ["luck", "money"]


def test_a_debate_is_about_the_newest_edition(novak):
    dossier()
    newest = dossier()
    assert start(novak).edition == newest


def test_without_a_dossier_the_page_says_what_to_do(novak):
    page = novak.get("/teacher/new/").text
    assert "dossier load" in page
    assert "Start" not in page


def test_own_debates_are_listed_the_newest_first(novak):
    first = make_debate(by=novak.user, title="Year 11")
    make_debate(by=novak.user, title="Year 12", edition=first.edition)
    over = make_debate(by=novak.user, title="Year 13", edition=first.edition)
    make_debate(by=make_teacher("okoro"), title="Year 9", edition=first.edition)
    make_seat(first)
    make_seat(first, is_trial=True)
    for _ in range(8):
        over.refresh_from_db()
        novak.post(
            f"/teacher/debate/{over.public_id}/next/", {"serial": over.phase_serial, "sure": "1"}
        )
    page = novak.get("/teacher/").text
    running, closed = page.split("<h2>Over</h2>")
    assert re.findall(r'<a href="/teacher/debate/[^"]+">([^<]+)</a>', running) == [
        "Year 12",
        "Year 11",
    ]
    assert re.findall(r'<a href="/teacher/debate/[^"]+">([^<]+)</a>', closed) == ["Year 13"]
    assert "1 seat" in running
    assert "0 seats" in running
    assert "Why did it happen?" in running
    assert "Lobby" in running
    assert "Year 9" not in page


@pytest.mark.parametrize("seats_taken", [1, 3, 30])
def test_the_list_takes_seven_queries(novak, seats_taken, django_assert_num_queries):
    edition = make_edition()
    for n in range(3):
        debate = make_debate(by=novak.user, edition=edition, title=f"Year {n}")
        for _ in range(seats_taken):
            make_seat(debate)
    with django_assert_num_queries(7):  # session, account; five of the list
        novak.get("/teacher/")


def test_a_paused_debate_is_listed_as_such(novak):
    debate = go_to(make_debate(by=novak.user), "opening")
    novak.post(f"/teacher/debate/{debate.public_id}/pause/", {"on": "1"})
    assert "Paused" in novak.get("/teacher/").text


@pytest.mark.parametrize("page", ["/teacher/", "/teacher/new/"])
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(page):
    make_teacher()
    browser = Client()
    answer = browser.get(page)
    assert answer.headers["Location"] == f"/sign-in/?next={page}"
    form = browser.get(answer.headers["Location"]).text
    assert f'name="next" value="{page}"' in form.replace("'", '"')
    signed = browser.post(
        "/sign-in/", {"login": "novak", "password": "correct horse battery", "next": page}
    )
    assert signed.headers["Location"] == page


def test_a_wrong_password_is_refused_without_a_hint():
    make_teacher()
    cache.clear()
    for name in ("novak", "nobody"):
        page = Client().post("/sign-in/", {"login": name, "password": "wrong"})
        assert page.status_code == 200
        assert "are not correct" in page.text
        assert 'role="alert"' in page.text


@pytest.mark.parametrize(
    "next", ["//evil.test", "https://evil.test/", "/\\evil.test", "javascript:x"]
)
def test_signing_in_leads_to_no_other_site(next):
    make_teacher()
    answer = Client().post(
        "/sign-in/", {"login": "novak", "password": "correct horse battery", "next": next}
    )
    assert answer.headers["Location"] == "/teacher/"


def test_too_many_tries_are_told_to_wait():
    make_teacher()
    cache.clear()
    browser = Client()
    answers = [browser.post("/sign-in/", {"login": "novak", "password": "x"}) for _ in range(11)]
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert re.search(r"Too many", answers[-1].text)
    cache.clear()


def test_signing_out_asks_and_forgets(novak):
    assert "Sign out?" in novak.get("/sign-out/").text
    assert novak.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert novak.get("/teacher/").status_code == 302


@pytest.mark.parametrize("page", ["/sign-up/", "/accounts/signup/", "/password/reset/"])
def test_nobody_makes_an_account_by_himself(page):
    assert Client().get(page).status_code == 404

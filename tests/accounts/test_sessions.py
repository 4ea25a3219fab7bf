"""How long staff stay signed in, where, and what ends it."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from debates.models import Act, User, ids
from tests.admin.curators import make_curator_account
from tests.factories import make_debate, make_pupil, make_teacher, teacher_of
from tests.people import found_in_tables

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
MINUTES, HOURS = 60, 3600


@pytest.fixture
def novak() -> User:
    return make_teacher()


def sign_in(client: Client | None = None, **extra) -> Client:
    client = client or Client()
    client.post("/sign-in/", {"login": "novak", "password": PASSWORD}, **extra)
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def since(client: Client, *, click: int, sign_in: int) -> None:
    """So many seconds ago were the last click and the sign-in."""
    now = int(timezone.now().timestamp())
    session = client.session
    session["seen_at"], session["signed_in_at"] = now - click, now - sign_in
    session.save()


@pytest.mark.parametrize(
    ("make", "click", "sign_in", "stays"),
    [
        (make_teacher, 119 * MINUTES, 11 * HOURS, True),
        (make_teacher, 120 * MINUTES, 3 * HOURS, False),
        (make_teacher, 1 * MINUTES, 12 * HOURS, False),
        (make_curator_account, 14 * MINUTES, 7 * HOURS, True),
        (make_curator_account, 15 * MINUTES, 1 * HOURS, False),
        (make_curator_account, 1 * MINUTES, 8 * HOURS, False),
    ],
)
def test_it_ends_after_so_long(client, make, click, sign_in, stays):
    client.force_login(make("weber"))
    since(client, click=click, sign_in=sign_in)
    answer = client.get("/teacher/")
    assert answer.status_code == (200 if stays else 302)
    assert is_in(client) is stays
    if not stays:
        assert "nobody clicked for a long time" in client.get("/sign-in/").text


@pytest.mark.parametrize("missing", ["seen_at", "signed_in_at"])
def test_one_without_its_times_is_over(client, novak, missing):
    client.force_login(novak)
    session = client.session
    del session[missing]
    session.save()
    assert client.get("/teacher/").status_code == 302


@pytest.mark.parametrize("make", [make_teacher, make_curator_account])
def test_a_click_counts_from_then_on(client, make):
    client.force_login(make("weber"))
    for _ in range(3):
        since(client, click=10 * MINUTES, sign_in=5 * HOURS)
        client.get("/teacher/")
        assert timezone.now().timestamp() - client.session["seen_at"] < 60


@pytest.mark.parametrize(("make", "counts"), [(make_teacher, True), (make_curator_account, False)])
def test_a_console_that_asks_by_itself_counts_for_teachers(client, make, counts):
    debate = make_debate(by=make("weber"))
    client.force_login(teacher_of(debate))
    since(client, click=10 * MINUTES, sign_in=1 * HOURS)
    client.get(f"/teacher/debate/{debate.public_id}/now/?seen=x")
    assert (timezone.now().timestamp() - client.session["seen_at"] < 60) is counts


def test_no_other_page_that_asks_by_itself_keeps_a_curator_signed_in(client):
    """The wall and a trial seat are open in the browser in which the curator signed in."""
    debate = make_debate(by=make_curator_account("weber"))
    client.force_login(teacher_of(debate))
    since(client, click=10 * MINUTES, sign_in=1 * HOURS)
    before = client.session["seen_at"]
    wall, seat = f"/projector/{debate.projector_key}", f"/debate/{debate.public_id}"
    for asked in (
        f"{wall}/now/",
        f"{wall}/bell/",
        f"{seat}/now/",
        f"{seat}/bell/",
        "/back/knock/now/",
    ):
        client.get(asked)
        assert client.session["seen_at"] == before, asked


def test_clicks_of_one_minute_are_noted_once(client, novak, django_assert_num_queries):
    client.force_login(novak)
    # Session, account; how many debates, their classes, deleted ones, results: nothing is written.
    with django_assert_num_queries(6):
        client.get("/teacher/")


def test_no_session_is_looked_for_on_a_pupils_page():
    ada = make_pupil(make_debate())
    asked = ada.client.get(ada.url("now/?seen=x")).wsgi_request
    assert not asked.session.accessed


def test_signing_in_makes_a_new_session(client, novak):
    client.get("/sign-in/")
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client)
    assert client.session.session_key != session.session_key
    assert not Session.objects.filter(pk=session.session_key).exists()


# Where somebody is signed in ---------------------------------------------------------------------

FIREFOX = {
    "HTTP_USER_AGENT": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
}
CHROMEBOOK = {
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/139.0.0.0 Safari/537.36",
}


def test_the_account_says_where(novak):
    here, there = sign_in(**FIREFOX), sign_in(**CHROMEBOOK)
    page = here.get("/account/").text
    assert "Firefox, Windows" in page
    assert "Chrome, ChromeOS" in page
    assert page.count("Sign out there") == 1
    for client in (here, there):
        assert client.session.session_key not in page


def test_one_of_them_can_be_ended(novak):
    here, there, third = sign_in(), sign_in(), sign_in()
    key = there.session.session_key
    sent = {"reference": ids.reference("session", key)}
    assert here.post("/account/signed-in/end/", sent).status_code == 303
    assert [c.get("/teacher/").status_code for c in (here, there, third)] == [200, 302, 200]
    assert Act.objects.get(verb="end_sessions").detail == {"account": novak.pk, "count": 1}


def test_all_others_can_be_ended(novak):
    here, there, third = sign_in(), sign_in(), sign_in()
    here.post("/account/signed-in/end-others/")
    assert [c.get("/teacher/").status_code for c in (here, there, third)] == [200, 302, 302]


def test_somebody_elses_cannot(novak):
    okoro = make_teacher("okoro")
    theirs = sign_in()
    client = Client()
    client.force_login(okoro)
    sent = {"reference": ids.reference("session", theirs.session.session_key)}
    client.post("/account/signed-in/end/", sent)
    client.post("/account/signed-in/end-others/")
    assert theirs.get("/teacher/").status_code == 200


def test_those_that_are_over_are_not_listed(novak):
    here, there = sign_in(), sign_in(**CHROMEBOOK)
    old = Session.objects.filter(pk=there.session.session_key)
    old.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert "ChromeOS" not in here.get("/account/").text


@pytest.mark.parametrize("others", [0, 2])
def test_the_page_takes_as_many_queries_for_three_as_for_one(
    novak, others, django_assert_num_queries
):
    here = sign_in()
    for _ in range(others):
        sign_in()
    here.get("/account/")
    # Session and account; then factors, where it is signed in (two), and providers.
    with django_assert_num_queries(6):
        here.get("/account/")


def test_neither_the_address_nor_the_version_of_a_browser_is_kept(novak):
    sign_in(REMOTE_ADDR="203.0.113.7", **FIREFOX)
    kept = UserSession.objects.get()
    assert (kept.ip, kept.user_agent) == ("0.0.0.0", "Firefox Windows")
    sign_in(HTTP_USER_AGENT="curl/8")
    assert UserSession.objects.get(user_agent="").ip == "0.0.0.0"
    assert found_in_tables(["203.0.113.7", "140.0", "curl"]) == []


# What ends it ------------------------------------------------------------------------------------

NEW = "another horse battery"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW):
    sent = {"oldpassword": old, "password1": new, "password2": again}
    return client.post("/account/password/", sent)


def test_a_changed_password_ends_every_other(novak):
    here, there = sign_in(), sign_in()
    before = here.session.session_key
    assert change(here).url == "/account/"
    assert (is_in(here), there.get("/teacher/").status_code) == (True, 302)
    assert here.session.session_key != before
    assert UserSession.objects.count() == 1
    novak.refresh_from_db()
    assert novak.check_password(NEW)
    assert Act.objects.filter(verb="change_password", by=novak).exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"old": "wrong"},
        {"new": "short", "again": "short"},
        {"again": "yet another horse battery"},
    ],
)
def test_a_password_does_not_change_by_mistake(novak, sent):
    here, there = sign_in(), sign_in()
    assert change(here, **sent).status_code == 200
    novak.refresh_from_db()
    assert novak.check_password(PASSWORD)
    assert there.get("/teacher/").status_code == 200


@pytest.mark.parametrize(("https", "says"), [(True, '"cache"'), (False, None)])
def test_signing_out_clears_what_the_browser_kept(novak, settings, https, says):
    settings.HTTPS = https
    client = sign_in()
    answer = client.post("/sign-out/")
    assert answer.get("Clear-Site-Data") == says
    assert not is_in(client)
    assert not Session.objects.filter(pk=client.session.session_key).exists()


def test_pages_of_an_account_are_kept_nowhere(novak):
    client = sign_in()
    for path in ("/account/", "/account/password/", "/account/second-factor/", "/teacher/"):
        assert "no-store" in client.get(path)["Cache-Control"], path
    assert "no-store" in Client().get("/sign-in/")["Cache-Control"]

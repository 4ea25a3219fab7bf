"""The second factor: codes of an app, recovery codes, and who goes no further without one."""

import re
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from debates.actions.staff import make_curator
from debates.models import Act, User
from tests.factories import make_teacher
from tests.staff import SECRET, code_at, give_app

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
CODES = re.compile(r"<li><code>(\d{8})</code></li>")


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """What allauth does after the commit: the test's own transaction never commits."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then: then())


@pytest.fixture
def novak() -> User:
    return make_teacher()


@pytest.fixture
def at(monkeypatch):
    """The clock by which codes are looked at."""

    def set_to(moment: float) -> None:
        clock = SimpleNamespace(time=lambda: moment)
        monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", clock)

    return set_to


def sign_in(client: Client, *, name: str = "novak"):
    return client.post("/sign-in/", {"login": name, "password": PASSWORD})


def show_code(client: Client, code: str):
    return client.post("/sign-in/second-factor/", {"code": code})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def signed_in(name: str = "novak") -> Client:
    """By password, and asked for it again as before a sensitive page."""
    client = Client()
    sign_in(client, name=name)
    client.post("/account/confirm/", {"password": PASSWORD})
    return client


# An app's codes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(client, novak, at, moment, code):  # RFC 6238, appendix B
    give_app(novak)
    at(moment)
    assert sign_in(client).url == "/sign-in/second-factor/"
    assert not is_in(client)
    answer = show_code(client, code)
    assert (answer.status_code, answer.url) == (302, "/teacher/")
    assert is_in(client)


@pytest.mark.parametrize(("off", "opens"), [(-30, True), (30, True), (-60, False), (60, False)])
def test_a_clock_may_be_half_a_minute_off(client, novak, at, off, opens):
    give_app(novak)
    at(1111111109)
    sign_in(client)
    show_code(client, code_at(1111111109 + off))
    assert is_in(client) is opens


@pytest.mark.parametrize("typed", ["081804", "081 804", "081-804"])
def test_a_code_opens_once(novak, at, typed):
    give_app(novak)
    at(1111111109)
    first, second = Client(), Client()
    for one in (first, second):
        sign_in(one)
    show_code(first, "081804")
    at(1111111109 + 29)  # allauth has forgotten it, the app's next code is not yet the only one
    cache.delete(f"allauth.mfa.totp.used?user={novak.pk}&code=081804")
    show_code(second, typed)
    assert (is_in(first), is_in(second)) == (True, False)


def test_five_wrong_codes_are_the_end_for_a_while(novak, at):
    give_app(novak)
    at(1111111109)
    client = Client()
    sign_in(client)
    for _ in range(5):
        assert "Incorrect code" in show_code(client, "000000").text
    for again in (client, Client()):
        sign_in(again)
        show_code(again, "081804")
        assert not is_in(again)


def test_right_codes_are_not_counted(novak, at):
    give_app(novak)
    for n in range(8):
        client = Client()
        at(1111111109 + 90 * n)
        sign_in(client)
        show_code(client, code_at(1111111109 + 90 * n))
        assert is_in(client)


def test_setting_up_an_app(novak):
    client = signed_in()
    page = client.get("/account/second-factor/app/").text
    secret = re.search(r'<code class="secret">(\w+)</code>', page)[1]
    assert len(secret) == 32
    assert '<svg viewBox="0 0' in page
    assert "data:" not in page
    answer = client.post("/account/second-factor/app/", {"code": code_at(secret=secret)})
    assert answer.status_code == 302
    assert Authenticator.objects.filter(user=novak, type="totp").count() == 1
    assert Act.objects.filter(verb="add_second_factor", by=novak).exists()


def test_setting_up_asks_for_the_password_first(client, novak):
    sign_in(client)
    answer = client.get("/account/second-factor/app/")
    assert answer.url == "/account/confirm/?next=%2Faccount%2Fsecond-factor%2Fapp%2F"


def test_setting_up_ends_sessions_that_did_not_show_it(client, novak):
    sign_in(client)
    here = signed_in()
    page = here.get("/account/second-factor/app/").text
    secret = re.search(r'<code class="secret">(\w+)</code>', page)[1]
    here.post("/account/second-factor/app/", {"code": code_at(secret=secret)})
    assert client.get("/teacher/").status_code == 302
    assert here.get("/teacher/").status_code == 200


# Recovery codes ----------------------------------------------------------------------------------


def with_codes(client: Client) -> list[str]:
    """Set up an app; the recovery codes that are shown."""
    page = client.get("/account/second-factor/app/").text
    secret = re.search(r'<code class="secret">(\w+)</code>', page)[1]
    client.post("/account/second-factor/app/", {"code": code_at(secret=secret)})
    assert "Show my codes" in client.get("/account/second-factor/").text
    return CODES.findall(client.post("/account/second-factor/codes/").text)


def test_recovery_codes_are_shown_once_and_only_to_a_click(novak):
    client = signed_in()
    client.get("/account/second-factor/codes/")
    codes = with_codes(client)
    assert len(set(codes)) == 10
    client.get("/account/second-factor/codes/")
    again = client.post("/account/second-factor/codes/").text
    assert CODES.findall(again) == []
    assert not any(code in again for code in codes)
    assert "10 codes are left" in client.get("/account/second-factor/").text


def test_looking_does_not_use_up_the_once(novak):
    client = signed_in()
    page = client.get("/account/second-factor/app/").text
    secret = re.search(r'<code class="secret">(\w+)</code>', page)[1]
    client.post("/account/second-factor/app/", {"code": code_at(secret=secret)})
    for _ in range(2):
        client.get("/account/second-factor/codes/")
        client.head("/account/second-factor/codes/")
    assert len(CODES.findall(client.post("/account/second-factor/codes/").text)) == 10


def test_each_recovery_code_opens_once(novak):
    code = with_codes(signed_in())[0]
    for opens in (True, False):
        client = Client()
        sign_in(client)
        show_code(client, code)
        assert is_in(client) is opens


def test_new_codes_take_the_place_of_the_old(novak):
    client = signed_in()
    old = with_codes(client)
    assert client.post("/account/second-factor/codes/new/").status_code == 302
    new = CODES.findall(client.post("/account/second-factor/codes/").text)
    assert len(new) == 10
    assert not set(old) & set(new)


# Who must have one -------------------------------------------------------------------------------


def curator(name: str) -> User:
    user = make_teacher(name)
    make_curator(user=user)
    return user


def superuser(name: str) -> User:
    return User.objects.create_superuser(name, password=PASSWORD)


@pytest.mark.parametrize("make", [curator, superuser])
def test_they_get_no_further_than_the_set_up_page(make):
    make("okoro")
    client = signed_in("okoro")
    for path in (
        *("/teacher/", "/teacher/new/", "/curate/", "/curate/debates/factor/", "/account/"),
        *("/account/invitations/", "/account/password/", "/curate/preview/stalin/"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/account/second-factor/"), path
        assert client.post(path).status_code in (302, 405), path
    assert "needs a second factor before it goes any further" in (
        client.get("/account/second-factor/").text
    )
    for path in ("/", "/library/", "/account/second-factor/app/", "/sign-out/"):
        assert client.get(path).status_code == 200, path


def test_a_part_of_a_page_sends_the_page_there(client):
    client.force_login(curator("okoro"))
    answer = client.get("/teacher/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Refresh"]) == (401, "true")


@pytest.mark.parametrize("make", [curator, superuser])
def test_with_one_they_go_on(make):
    make("okoro")
    client = signed_in("okoro")
    assert len(with_codes(client)) == 10
    for path in ("/teacher/", "/curate/", "/account/"):
        assert client.get(path).status_code == 200, path


def test_the_curators_site_itself_asks_for_one(client, settings):
    """Without the guard in front of all pages as well."""
    name = "powerstruggle.second_factor.RequireSecondFactor"
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != name]
    user = curator("okoro")
    client.force_login(user)
    assert client.get("/curate/").status_code == 404
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "x"})
    assert client.get("/curate/").status_code == 404
    give_app(user)
    assert client.get("/curate/").status_code == 200


def test_their_last_one_stays():
    user = curator("okoro")
    client = signed_in("okoro")
    with_codes(client)
    page = client.post("/account/second-factor/app/remove/")
    assert "Add another one first" in page.text
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_teachers_are_offered_one_and_may_remove_it(novak):
    client = signed_in()
    assert "Add a second factor" in client.get("/account/").text
    with_codes(client)
    assert client.post("/account/second-factor/app/remove/").status_code == 302
    assert not Authenticator.objects.exists()  # and the recovery codes with it
    assert Act.objects.filter(verb="remove_second_factor", by=novak).exists()


# Where passkeys work -----------------------------------------------------------------------------

PASSKEY_PAGES = (
    *("/sign-in/passkey/", "/account/second-factor/passkey/", "/account/confirm/passkey/"),
)


def test_over_plain_http_passkeys_are_not_there_but_an_app_is(novak):
    client = signed_in()
    for path in PASSKEY_PAGES:
        assert client.get(path).status_code == 404, path
        assert client.post(path).status_code == 404, path
    page = client.get("/account/second-factor/").text
    assert "Add a passkey" not in page
    assert "Set up an app" in page
    assert "passkey" not in Client().get("/sign-in/").text


@pytest.mark.parametrize("address", [{"HTTP_HOST": "localhost:8000"}, {}])
def test_over_https_and_on_this_machine_they_are(novak, settings, address):
    settings.HTTPS = not address
    client = signed_in()
    assert "Add a passkey" in client.get("/account/second-factor/", **address).text
    assert "Sign in with a passkey" in Client().get("/sign-in/", **address).text
    assert client.get("/account/second-factor/passkey/", **address).status_code == 200


@pytest.mark.parametrize(
    "credential", ["", "null", "[]", "7", '{"response": 7}', '{"response": {"userHandle": "x"}}']
)
def test_a_passkey_made_by_hand_opens_nothing(client, novak, settings, credential):
    settings.HTTPS = True
    answer = client.post("/sign-in/passkey/", {"credential": credential})
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
    assert not is_in(client)


def test_the_secret_is_the_standards(novak):
    assert SECRET == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

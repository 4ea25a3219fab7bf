"""Sign-in with a school's own account, against a provider on this machine that checks what it is sent."""

import html
import re
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from debates.actions.staff import invite_teacher
from debates.models import Act, User
from powerstruggle import sign_on
from tests.engines import issuer as issuers
from tests.factories import make_teacher
from tests.staff import give_app

pytestmark = pytest.mark.django_db
ANNA = {
    "sub": "anna-7",
    "email": "anna@staff.school.example",
    "email_verified": True,
    "given_name": "Anna",
    "family_name": "Novak",
    "preferred_username": "anna.novak",
}
ONWARD = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')


@pytest.fixture(scope="module")
def one_issuer():
    with issuers.running() as issuer:
        yield issuer


@pytest.fixture
def issuer(one_issuer, settings):
    one_issuer.__init__(one_issuer.url, person=dict(ANNA), keys=one_issuer.keys)
    switch_on(
        settings,
        sign_on.any_other(
            OIDC_NAME="School",
            OIDC_URL=one_issuer.url,
            OIDC_CLIENT_ID=issuers.CLIENT_ID,
            OIDC_CLIENT_SECRET=issuers.CLIENT_SECRET,
        ),
    )
    settings.TEACHERS = "open"
    return one_issuer


def switch_on(settings, accounts: list[dict]) -> None:
    settings.SCHOOL_ACCOUNTS = accounts
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": accounts}}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def leave(client: Client, query: str = "", **sent) -> str:
    """Press the button; the address of the provider that the page leads to."""
    page = client.post(f"/sign-in/with/school/{query}", sent)
    assert page.status_code == 200, page.status_code
    return html.unescape(ONWARD.search(page.text)[1])


def agree(address: str) -> str:
    """At the provider; the path and query with which it sends the browser back."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect())
    with pytest.raises(urllib.error.HTTPError) as found:
        opener.open(address, timeout=10)
    back = found.value.headers["Location"]
    found.value.close()
    assert back.startswith("http://class.test/sign-in/with/school/back/?")
    return back.removeprefix("http://class.test")


def come_in(client: Client, **sent):
    return client.get(agree(leave(client, **sent)))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def assert_refused(answer) -> None:
    assert (answer.status_code, answer.url) == (302, "/sign-in/")
    assert User.objects.count() == 0


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_a_first_sign_in_makes_an_account(client, issuer, algorithm):
    issuer.algorithm = algorithm
    answer = come_in(client)
    assert (answer.status_code, answer.url) == (302, "/teacher/")
    user = User.objects.get()
    assert is_in(client)
    assert (user.username, user.get_full_name()) == ("anna.novak", "Anna Novak")
    assert (user.email, user.is_staff) == ("anna@staff.school.example", False)
    assert not user.has_usable_password()


def test_it_asks_for_no_more_than_name_and_address_and_proves_that_it_asked(client, issuer):
    leave(client, "?scope=calendar&auth_params=prompt%3Dnone")
    come_in(client)
    (asked,) = issuer.asked
    assert sorted(asked["scope"].split()) == ["email", "openid", "profile"]
    assert asked["code_challenge_method"] == "S256"
    assert "prompt" not in asked


def test_an_address_asks_for_no_more_either(client, issuer):
    agree(leave(client, "?scope=calendar&auth_params=prompt%3Dnone"))
    (asked,) = issuer.asked
    assert sorted(asked["scope"].split()) == ["email", "openid", "profile"]
    assert "prompt" not in asked


def test_the_second_time_it_is_the_same_account_whatever_its_address_is_now(client, issuer):
    come_in(client)
    issuer.person |= {"email": "a.novak@staff.school.example", "preferred_username": "a"}
    other = Client()
    come_in(other)
    assert is_in(other)
    assert User.objects.count() == 1


def test_the_same_address_under_another_subject_is_somebody_else(client, issuer):
    come_in(client)
    issuer.person["sub"] = "anna-8"
    other = Client()
    answer = come_in(other)
    assert (answer.status_code, answer.url) == (302, "/sign-in/")
    assert "connect the two" in other.get("/sign-in/").text
    assert not is_in(other)
    assert User.objects.count() == 1


def test_the_same_subject_of_another_issuer_is_somebody_else(client, issuer, settings):
    come_in(client)
    with issuers.running() as impostor:
        impostor.person = dict(ANNA) | {"email": "", "preferred_username": "mallory"}
        settings.SCHOOL_ACCOUNTS[0]["settings"]["server_url"] = impostor.url
        come_in(Client())
    assert sorted(User.objects.values_list("username", flat=True)) == ["anna.novak", "mallory"]


@pytest.mark.parametrize(
    "lies",
    [
        pytest.param({"aud": "another-site"}, id="for another site"),
        pytest.param({"iss": "https://evil.example"}, id="of another issuer"),
        pytest.param({"exp": 1_000_000_000}, id="too old"),
        pytest.param({"sub": ""}, id="of nobody"),
    ],
)
def test_a_token_that_lies_opens_nothing(client, issuer, lies):
    issuer.lies = lies
    assert_refused(come_in(client))


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_that_is_not_signed_by_a_published_key_opens_nothing(client, issuer, algorithm):
    issuer.algorithm = algorithm
    assert_refused(come_in(client))


def test_a_token_signed_by_another_key_opens_nothing(client, issuer):
    real = issuer.published_keys()
    with issuers.running() as impostor:
        issuer.keys = impostor.keys
        issuer.published_keys = lambda: real
        assert_refused(come_in(client))
        del issuer.published_keys


def test_a_provider_that_calls_itself_something_else_is_not_asked(client, issuer):
    issuer.claims_issuer = "https://evil.example"
    answer = client.post("/sign-in/with/school/")
    assert_refused(answer)


def test_a_provider_that_is_away_is_said_to_be(client, issuer, settings):
    settings.SCHOOL_ACCOUNTS[0]["settings"]["server_url"] = "http://127.0.0.1:9"
    assert_refused(client.post("/sign-in/with/school/"))
    assert "School did not sign you in" in client.get("/sign-in/").text


def test_somebody_elses_way_back_opens_nothing(issuer):
    """The code and state of another browser: who follows the link is not signed in as its owner."""
    back = agree(leave(Client()))
    victim = Client()
    assert_refused(victim.get(back))
    assert issuer.tokens_given == 0


@pytest.mark.parametrize(
    "query", ["", "?error=access_denied&state=x", "?code=x&state=x", "?code=x"]
)
def test_a_way_back_without_a_way_there_is_no_error(client, issuer, query):
    assert_refused(client.get(f"/sign-in/with/school/back/{query}"))


def test_by_default_it_makes_no_account_without_an_invitation(client, issuer, settings):
    settings.TEACHERS = "invitation"
    answer = come_in(client)
    assert answer.status_code == 200
    assert "There is no account for you here." in answer.text
    assert User.objects.count() == 0


def test_an_invitation_makes_one_account(client, issuer, settings):
    settings.TEACHERS = "invitation"
    invitation, key = invite_teacher()
    for browser in (client, Client()):
        browser.get(f"/invitation/{key}/")
    come_in(client)
    invitation.refresh_from_db()
    assert invitation.accepted_by == User.objects.get()
    issuer.person = {"sub": "bea-1", "preferred_username": "bea"}
    assert "There is no account for you here." in come_in(browser).text
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("claims", "comes_in"),
    [
        ({}, True),
        ({"email": "anna@STAFF.school.example"}, True),
        ({"email_verified": False}, False),
        ({"email_verified": "true"}, False),
        ({"email_verified": None, "xms_edov": True}, True),
        ({"email": "anna@school.example"}, False),
        ({"email": "anna@evil-staff.school.example"}, False),
        ({"email": "anna@staff.school.example@evil.example"}, False),
    ],
)
def test_a_list_of_domains_believes_only_verified_addresses(
    client, issuer, settings, claims, comes_in
):
    settings.TEACHERS, settings.TEACHER_DOMAINS = "domains", ["staff.school.example"]
    issuer.person |= claims
    come_in(client)
    assert User.objects.count() == comes_in


def test_where_the_token_is_thin_the_address_is_asked_for(client, issuer):
    issuer.person = {"sub": "anna-7"}
    issuer.userinfo = {"sub": "anna-7", "email": "anna@staff.school.example"}
    come_in(client)
    assert User.objects.get().email == "anna@staff.school.example"


def test_what_is_told_about_somebody_else_is_not_taken(client, issuer):
    issuer.person = {"sub": "anna-7"}
    issuer.userinfo = {"sub": "bea-1", "email": "bea@staff.school.example"}
    come_in(client)
    assert User.objects.get().email == ""


@pytest.mark.parametrize(
    ("claimed", "comes_in"), [("school.example", True), ("", False), ("x", False)]
)
def test_google_has_to_say_that_somebody_belongs_to_the_school(
    client, issuer, settings, claimed, comes_in
):
    settings.SCHOOL_ACCOUNTS[0]["settings"]["hosted_domain"] = "school.example"
    issuer.person["hd"] = claimed
    come_in(client)
    assert User.objects.count() == comes_in
    assert issuer.asked[0]["hd"] == "school.example"


def test_the_second_factor_is_asked_for_all_the_same(client, issuer):
    come_in(client)
    give_app(User.objects.get())
    other = Client()
    answer = come_in(other)
    assert answer.url == "/sign-in/second-factor/"
    assert not is_in(other)


def test_next_leads_to_no_other_site(client, issuer):
    assert come_in(client, next="https://evil.example/").url == "/teacher/"


def test_a_password_account_can_be_connected_and_left(client, issuer):
    user = make_teacher()
    client.force_login(user)
    answer = come_in(client, process="connect")
    assert answer.url == "/account/confirm/"
    answer = client.post("/account/confirm/", {"password": "correct horse battery"})
    assert answer.url == "/account/"
    assert SocialAccount.objects.get().user == user
    assert "anna@staff.school.example" in client.get("/account/").text
    other = Client()
    come_in(other)
    assert other.session["_auth_user_id"] == str(user.pk)
    assert client.post("/account/with/school/leave/").url == "/account/"
    assert not SocialAccount.objects.exists()
    verbs = ["connect_provider", "disconnect_provider"]
    assert list(Act.objects.filter(verb__in=verbs).values_list("verb", flat=True)) == verbs


def test_the_last_way_in_stays(client, issuer):
    come_in(client)
    client.post("/account/with/school/leave/")
    assert SocialAccount.objects.count() == 1


def test_a_provider_that_is_not_switched_on_is_not_there(client, settings):
    switch_on(settings, [])
    assert client.post("/sign-in/with/school/").status_code == 404
    assert client.get("/sign-in/with/school/back/?code=x&state=y").status_code == 404
    assert "Go on with" not in client.get("/sign-in/").text


def test_addresses_of_the_three_kinds():
    google = sign_on.google(
        GOOGLE_CLIENT_ID="a", GOOGLE_CLIENT_SECRET="b", GOOGLE_DOMAIN="School.example"
    )
    assert google[0]["settings"] == {
        "server_url": "https://accounts.google.com",
        "hosted_domain": "school.example",
    }
    tenant = "11111111-2222-3333-4444-555555555555"
    microsoft = sign_on.microsoft(
        MICROSOFT_CLIENT_ID="a", MICROSOFT_CLIENT_SECRET="b", MICROSOFT_TENANT=tenant
    )
    assert urlsplit(microsoft[0]["settings"]["server_url"]).path == f"/{tenant}/v2.0"

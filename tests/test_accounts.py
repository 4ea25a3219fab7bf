"""How staff get in and out, and that nothing else of allauth can be reached."""

import pytest
from django.core.cache import cache

from debates.models import User

PASSWORD = "kamo-ruti-sevo-lapi"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def anna() -> User:
    return User.objects.create_user("anna", "anna@school.example", PASSWORD)


def sign_in(client, login, password=PASSWORD):
    return client.post("/sign-in/", {"login": login, "password": password})


@pytest.mark.parametrize("login", ["anna", "anna@school.example"])
def test_in_by_name_or_address(client, anna, login):
    answer = sign_in(client, login)
    assert (answer.status_code, answer.url) == (302, "/teacher/")
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_out_only_by_a_post(client, anna):
    sign_in(client, "anna")
    client.get("/sign-out/")
    assert "_auth_user_id" in client.session
    assert client.post("/sign-out/").url == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_counted_and_a_right_one_is_not(client, anna):
    for _ in range(40):
        assert sign_in(client, "anna").status_code == 302
        client.logout()
    answers = [sign_in(client, "anna", "wrong").content.decode() for _ in range(11)]
    assert "Too many failed login attempts" not in answers[9]
    assert "Too many failed login attempts" in answers[10]


def test_wrong_passwords_from_elsewhere_do_not_lock_a_teacher_out(client, anna):
    for _ in range(11):
        client.post("/sign-in/", {"login": "anna", "password": "wrong"}, REMOTE_ADDR="10.0.0.9")
    assert sign_in(client, "anna").status_code == 302


@pytest.mark.parametrize(
    "address", ["/signup/", "/sign-up/", "/accounts/", "/password/reset/", "/email/", "/sign-in/x/"]
)
def test_nothing_else_can_be_reached(client, address):
    assert client.get(address).status_code == 404


def test_passwords_are_kept_as_argon2(anna):
    assert anna.password.startswith("argon2$argon2id$")


def test_an_account_that_is_switched_off_opens_nothing(client, anna):
    anna.is_active = False
    anna.save()
    assert sign_in(client, "anna").url == "/sign-in/"
    assert "_auth_user_id" not in client.session
    assert "switched off" in client.get("/sign-in/").text


@pytest.mark.parametrize(
    "next", ["//evil", "/\\evil", "https:evil", "/\tevil", "javascript:x", "\n//evil"]
)
def test_signing_in_leads_home_or_to_a_page_of_ours(client, anna, next):  # EC-68
    sent = {"login": "anna", "password": PASSWORD, "next": next}
    address = client.post("/sign-in/", sent).url
    assert address == "/teacher/" or address.startswith("/%09")


def test_a_staff_room_may_mistype_together(client, anna):
    """Failures are counted for each account: nine of each of five teachers, and a sixth comes in."""
    for n in range(5):
        for _ in range(9):
            sign_in(client, f"teacher{n}", "wrong")
    assert sign_in(client, "anna").status_code == 302


def test_one_address_is_stopped_after_sixty(client, anna):
    for n in range(60):
        sign_in(client, f"teacher{n}", "wrong")
    assert "Too many failed login attempts" in sign_in(client, "anna").text


def test_what_guesses_cost_is_known_to_every_process():
    """The next process has nothing in its memory, but reads the same table."""
    from django.core.cache import caches
    from django.core.cache.backends.db import DatabaseCache

    assert isinstance(caches["default"], DatabaseCache)
    assert caches["default"].add("tried", 1)
    assert not caches["default"].add("tried", 1)

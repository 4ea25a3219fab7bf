"""Who may become a teacher: whoever holds an invitation; anybody, or a list of domains, by setting."""

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from debates.actions.errors import InvitationGone
from debates.actions.staff import accept_invitation, invite_teacher, withdraw_invitation
from debates.models import Act, Invitation, User, ids
from tests.factories import make_teacher
from tests.staff import give_app

pytestmark = pytest.mark.django_db
ACCOUNT = {
    "username": "bea",
    "password1": "correct horse battery",
    "password2": "correct horse battery",
}
LINK = re.compile(r"http://class\.test(/invitation/[\w-]{22}/)")


@pytest.fixture
def root(db) -> Client:
    user = User.objects.create_superuser("root", password="correct horse battery")
    give_app(user)
    client = Client()
    client.force_login(user)
    return client


def confirm(client: Client) -> None:
    client.post("/account/confirm/", {"password": "correct horse battery"})


def names() -> list[str]:
    return sorted(User.objects.values_list("username", flat=True))


def test_without_an_invitation_there_is_no_page(client):
    assert client.get("/sign-up/").status_code == 404
    assert client.post("/sign-up/", ACCOUNT).status_code == 404
    assert names() == []


def test_an_invitation_makes_one_account(client):
    invitation, key = invite_teacher()
    other = Client()
    for browser in (client, other):
        assert browser.get(f"/invitation/{key}/").url == "/sign-up/"
        assert browser.get("/sign-up/").status_code == 200
    answer = client.post("/sign-up/", ACCOUNT)
    assert (answer.status_code, answer.url) == (302, "/teacher/")
    assert client.get("/teacher/").status_code == 200
    assert other.post("/sign-up/", ACCOUNT | {"username": "cleo"}).status_code == 404
    assert other.get(f"/invitation/{key}/").status_code == 404
    assert names() == ["bea"]
    invitation.refresh_from_db()
    assert invitation.accepted_by.username == "bea"
    assert not invitation.accepted_by.is_staff
    verbs = list(Act.objects.values_list("verb", flat=True))
    assert verbs == ["invite_teacher", "accept_invitation", "make_account"]


def test_opening_the_link_spends_nothing(client):
    _invitation, key = invite_teacher()
    for _ in range(3):
        Client().get(f"/invitation/{key}/")
    client.get(f"/invitation/{key}/")
    client.post("/sign-up/", ACCOUNT | {"password2": "a typo of a battery"})
    client.post("/sign-up/", ACCOUNT)
    assert names() == ["bea"]


def test_whoever_is_slower_gets_no_account(client, monkeypatch):
    """Two open the link and send at once: the second is told, and nothing stays of the account."""
    invitation, key = invite_teacher()
    client.get(f"/invitation/{key}/")
    monkeypatch.setattr("debates.access.staff.invitation_behind", lambda key: invitation)
    accept_invitation(invitation=invitation, user=make_teacher())
    answer = client.post("/sign-up/", ACCOUNT)
    assert answer.status_code == 409
    assert names() == ["novak"]


def test_it_gets_too_old():
    invitation, key = invite_teacher(days=3)
    assert invitation.expires_at - invitation.made_at == timedelta(days=3)
    Invitation.objects.update(expires_at=timezone.now())
    assert Client().get(f"/invitation/{key}/").status_code == 404
    with pytest.raises(InvitationGone):
        accept_invitation(invitation=invitation, user=make_teacher())


def test_a_withdrawn_one_makes_no_account():
    invitation, key = invite_teacher()
    withdraw_invitation(invitation=invitation, by=make_teacher())
    assert Client().get(f"/invitation/{key}/").status_code == 404


def test_the_key_is_stored_nowhere():
    _invitation, key = invite_teacher(note="Ms Okoro")
    assert len(key) == 22
    rows = str(list(Invitation.objects.values())) + str(list(Act.objects.values()))
    assert key not in rows
    assert "Okoro" not in str(list(Act.objects.values()))


@pytest.mark.parametrize("key", ["x", "a" * 22, "0" * 5000])
def test_a_made_up_link_opens_nothing(client, key):
    answer = client.get(f"/invitation/{key}/")
    assert answer.status_code == 404
    assert "used, or it is too old" in answer.text


def test_names_are_names(client):
    make_teacher("novak")
    _invitation, key = invite_teacher()
    client.get(f"/invitation/{key}/")
    for name in ("novak", "NOVAK", "bea@school.example", "be a", ""):
        page = client.post("/sign-up/", ACCOUNT | {"username": name})
        assert page.status_code == 200, name
        assert 'id="id_username_error"' in page.text, name
    assert names() == ["novak"]


def test_a_password_like_the_name_makes_no_account(client):
    _invitation, key = invite_teacher()
    client.get(f"/invitation/{key}/")
    like = {"username": "bea.okoro.weber", "password1": "bea.okoro.weber1"}
    page = client.post("/sign-up/", ACCOUNT | like | {"password2": like["password1"]})
    assert "too similar to the username" in page.text
    assert names() == []


# Where anybody may, or a list of domains ---------------------------------------------------------


def test_where_sign_up_is_open_anybody_may(client, settings):
    settings.TEACHERS = "open"
    assert 'href="/sign-up/"' in client.get("/sign-in/").text
    client.post("/sign-up/", ACCOUNT)
    assert names() == ["bea"]


def test_a_list_of_domains_is_for_providers_alone(client, settings):
    settings.TEACHERS, settings.TEACHER_DOMAINS = "domains", ["school.example"]
    assert client.get("/sign-up/").status_code == 404
    assert client.post("/sign-up/", ACCOUNT).status_code == 404


# Superusers invite on a page ---------------------------------------------------------------------


def test_a_superuser_invites_and_sees_the_link_once(root):
    confirm(root)
    page = root.post("/account/invitations/", {"note": "Ms Okoro", "days": "7"})
    path = LINK.search(page.text)[1]
    later = root.get("/account/invitations/").text
    assert "Ms Okoro" in later
    assert path not in later
    assert Client().get(path).url == "/sign-up/"


def test_inviting_asks_for_the_password_again(root):
    answer = root.post("/account/invitations/", {"days": "7"})
    assert answer.status_code == 302
    assert answer.url.startswith("/account/confirm/")
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("sent", [{"days": "0"}, {"days": "91"}, {"days": "x"}, {"note": "\x00"}])
def test_an_invitation_is_not_made_of_nonsense(root, sent):
    confirm(root)
    answer = root.post("/account/invitations/", {"days": "7"} | sent)
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_a_superuser_withdraws(root):
    invitation, key = invite_teacher()
    sent = {"reference": ids.reference("invitation", invitation.pk)}
    assert root.post("/account/invitations/withdraw/", sent).status_code == 303
    assert Client().get(f"/invitation/{key}/").status_code == 404


@pytest.mark.parametrize("path", ["/account/invitations/", "/account/invitations/withdraw/"])
def test_a_teacher_does_not_invite(client, path):
    client.force_login(make_teacher())
    assert client.post(path, {"days": "7", "reference": "0" * 24}).status_code == 404
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    root, number, django_assert_num_queries
):
    for _ in range(number):
        invite_teacher(by=User.objects.get())
    with django_assert_num_queries(4):  # session, account, second factor; the list
        root.get("/account/invitations/")


# Whoever runs the server -------------------------------------------------------------------------


def test_a_command_prints_a_link(capsys, client):
    call_command("invite_teacher", days=3, note="Ms Okoro")
    path = LINK.fullmatch(capsys.readouterr().out.strip())[1]
    client.get(path)
    client.post("/sign-up/", ACCOUNT)
    assert names() == ["bea"]
    assert Invitation.objects.get().made_by is None


@pytest.mark.parametrize("days", [0, 91])
def test_it_refuses_other_days(days):
    with pytest.raises(CommandError):
        call_command("invite_teacher", days=days)


def test_a_command_gives_a_new_password_and_ends_every_session(capsys):  # EC-97
    user = make_teacher()
    give_app(user)
    client = Client()
    client.force_login(user)
    call_command("reset_password", "novak")
    password = capsys.readouterr().out.strip()
    assert re.fullmatch(r"([a-z]{4}-){3}[a-z]{4}", password)
    assert client.get("/teacher/").status_code == 302
    answer = client.post("/sign-in/", {"login": "novak", "password": password})
    assert answer.url == "/sign-in/second-factor/"
    act = Act.objects.get(verb="reset_password")
    assert (act.by, act.detail) == (None, {"account": user.pk})


def test_it_also_forgets_a_lost_phone(capsys):  # EC-97
    user = make_teacher()
    give_app(user)
    call_command("reset_password", "novak", mfa=True)
    password = capsys.readouterr().out.strip()
    answer = Client().post("/sign-in/", {"login": "novak", "password": password})
    assert answer.url == "/teacher/"
    assert Act.objects.get(verb="remove_second_factors").detail["count"] == 1


def test_it_names_who_is_not_there():
    with pytest.raises(CommandError, match="no account “nobody”"):
        call_command("reset_password", "nobody")

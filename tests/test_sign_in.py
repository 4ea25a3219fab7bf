"""Signing in under attack: nobody is locked out by somebody else's guesses, and no name is too long."""

import pytest
from django.test import Client

from tests.factories import make_teacher

pytestmark = pytest.mark.django_db
RIGHT = {"login": "novak", "password": "correct horse battery"}


def sign_in(client: Client, address: str, **changes):
    return client.post("/sign-in/", RIGHT | changes, REMOTE_ADDR=address)


def test_a_pupils_guesses_do_not_lock_the_teacher_out():
    make_teacher()
    for _ in range(20):
        sign_in(Client(), "10.0.0.5", password="wrong")
    answer = sign_in(Client(), "10.0.0.9")
    assert (answer.status_code, answer.url) == (302, "/teacher/")


def test_endless_guessing_is_slowed_down():
    make_teacher()
    for _ in range(20):
        answer = sign_in(Client(), "10.0.0.6", password="wrong")
    assert answer.status_code == 200
    assert "Too many failed login attempts" in answer.text


def test_a_name_of_60000_letters_is_refused():
    answer = sign_in(Client(), "10.0.0.7", login="x" * 60_000)
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "utf-7", "idna"])
@pytest.mark.parametrize("path", ["/", "/back/", "/sign-in/"])
def test_a_form_in_another_encoding_is_a_bad_request(path, charset):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.get("/")
    token = client.cookies["csrftoken"].value
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    answer = client.post(path, b"code=x", content_type=kind, headers={"X-CSRFToken": token})
    assert answer.status_code == 400
    assert "nosniff" in answer["X-Content-Type-Options"]

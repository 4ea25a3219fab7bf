"""Everybody reaches what matrix.yml says and nothing else, whatever is asked and sent.

The cast is made once; each request is undone before the next.
"""

import functools

import pytest
from django.db import connection
from django.test import Client, TestCase

from debates.access import shelves
from debates.models import Question
from debates.queries.manuscript import manuscript_edition

from .cast import make_cast
from .fuzz import Fuzz
from .looking import Looking
from .matrix import SIGN_IN, addresses, roles, rows
from .tenants import Tenants

OTHERS = ("put", "patch", "delete", "trace")


def test_every_address_stands_in_the_matrix():
    assert sorted(row.name for row in rows()) == sorted(addresses())


class TestPermissions(Tenants, Looking, Fuzz, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cast = make_cast()

    @pytest.fixture(autouse=True)
    def say(self, capfd):
        def say(text: str) -> None:
            with capfd.disabled():
                print(text)

        self.say = say

    @pytest.fixture(autouse=True)
    def read_once(self, monkeypatch):
        """Each page of a preview reads the whole manuscript, which nobody changes for good here."""
        kept = functools.cache(lambda pk: manuscript_edition(Question.objects.get(pk=pk)))
        monkeypatch.setattr(shelves, "manuscript_edition", lambda question: kept(question.pk))

    def test_everybody_is_answered_as_the_matrix_says(self):
        wrong = []
        # Who may what knows no database: on the second engine three roles stand for all.
        asked = roles() if connection.vendor == "sqlite" else ("anonymous", "guest", "owner")
        for row in rows():
            for role in asked:
                for method, wanted in self.expected(row, role):
                    found = self.answered(row, role, method)
                    if found != wanted:
                        wrong.append(f"{method} {row.name} as {role}: {found}, not {wanted}")
        assert not wrong, "\n".join(["", *wrong])

    def test_every_change_needs_a_token(self):  # SEC-12
        wrong = []
        for role in roles():
            careful = Client(enforce_csrf_checks=True, raise_request_exception=False)
            careful.cookies = self.cast.clients[role].cookies
            for row in rows():
                if row.post[role] not in (404, 405, SIGN_IN):
                    answer = careful.post(self.cast.path(row.name), self.cast.sent(row.send))
                    if answer.status_code != 403:
                        wrong.append(f"{row.name} as {role}: {answer.status_code}")
        assert not wrong, "\n".join(["", *wrong])

    def expected(self, row, role):
        """HEAD is what Django makes of GET, and what no address knows is refused before anybody is looked
        at: one role asks for these."""
        yield "get", row.get[role]
        yield "post", row.post[role]
        if role == "owner":
            yield "head", row.get[role]
            if not row.name.startswith("admin:"):
                yield from ((method, 405) for method in OTHERS)  # EC-73

    def answered(self, row, role, method):
        sent = (self.cast.sent(row.send),) if method == "post" else ()
        with self.cast.asking(role) as client:
            answer = getattr(client, method)(self.cast.path(row.name), *sent)
        if answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next="):
            return SIGN_IN
        return answer.status_code

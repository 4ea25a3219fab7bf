"""A teacher's browser on one console, and classes that have ranked, for tests without a real one."""

import re

from django.test import Client

from debates.models import Paper
from tests.factories import cast, go_to, make_seat, teacher_of

HTMX = {"HTTP_HX_REQUEST": "true"}


class Teacher:
    """A signed-in browser on one debate's console."""

    def __init__(self, debate, user=None):
        self.debate = debate
        self.client = Client()
        self.client.force_login(user or teacher_of(debate))

    def url(self, part: str = "") -> str:
        return f"/teacher/debate/{self.debate.public_id}/{part}"

    def page(self, part: str = "") -> str:
        answer = self.client.get(self.url(part))
        assert answer.status_code == 200, answer.status_code
        return answer.text

    def click(self, part: str, **sent):
        return self.client.post(self.url(part), sent)

    def htmx(self, part: str, **sent):
        return self.client.post(self.url(part), sent, **HTMX)

    def now(self, seen: str, **asked):
        return self.client.get(self.url("now/"), {"seen": seen} | asked)

    def seen(self) -> str:
        return re.search(r"seen=([0-9a-f-]+)", self.page())[1]

    def phase(self) -> str:
        self.debate.refresh_from_db()
        return self.debate.phase


def three_rank(debate):
    """The opening ranking: Ada has handed in, Ben's draft is complete, Cleo has placed one of four."""
    go_to(debate, "opening")
    ada, ben, cleo = (make_seat(debate, name=name) for name in ("Ada", "Ben", "Cleo"))
    cast(ada, "a > b > c > d")
    Paper.objects.filter(seat=ben).update(draft={"d": 1, "c": 2, "b": 3, "a": 4}, draft_serial=1)
    Paper.objects.filter(seat=cleo).update(draft={"d": 1}, draft_serial=1)
    debate.refresh_from_db()
    return debate


def class_of(debate, order: str, times: int, kind: str = "opening"):
    """So many pupils hand in the same order; their seats."""
    go_to(debate, kind)
    return [_handed_in(debate, order, kind) for _ in range(times)]


def _handed_in(debate, order, kind):
    seat = make_seat(debate, name="Ada Lovelace")
    cast(seat, order, kind=kind)
    return seat

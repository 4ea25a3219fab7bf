"""Thirty pupils and a teacher play one debate from the first code to the last page, by forms alone.

By hand. Twenty rank a > b > c > d at first, ten b > a > c > d; in the end fifteen of the twenty put d first
and leave the rest as it was, and the others change nothing:

    opening   a (20x1 + 10x2) / 30 = 1.33   b (20x2 + 10x1) / 30 = 1.67   c 3.00   d 4.00
    closing   a (15x2 + 5x1 + 10x2) / 30    b (15x3 + 5x2 + 10x1) / 30    c (15x4 + 15x3) / 30
                = 55/30 = 1.83                = 65/30 = 2.17                = 105/30 = 3.50
              d (15x1 + 15x4) / 30 = 2.50

So d moves up for fifteen of thirty: +50 points; a, b and c each move down for fifteen. Twelve of those
fifteen say that one argument moved them, the other three that they thought again.
"""

import re

import pytest
from django.test import Client

from debates.actions import arguments as acts
from debates.models import Argument, Ballot, Seat
from tests.factories import ballot_form, make_debate
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db

FIRST = ["a > b > c > d"] * 20 + ["b > a > c > d"] * 10
LAST = ["d > a > b > c"] * 15 + ["a > b > c > d"] * 5 + ["b > a > c > d"] * 10
POINT = "Without it nobody would have known him."


class Lesson:
    """The debate, its teacher and whoever sits in it; each step goes through an address."""

    def __init__(self):
        self.debate = make_debate()
        self.teacher = Teacher(self.debate)
        self.pupils = [self.joined() for _ in range(30)]

    def joined(self) -> Client:
        client = Client()
        path = f"/j/{self.debate.join_code}/"
        offered = client.get(path).context
        sent = {"offer": offered["offer"], "pseudonym": offered["pseudonym"], "name": ""}
        assert client.post(path, sent).status_code == 302
        return client

    def url(self, part: str = "") -> str:
        return f"/debate/{self.debate.public_id}/{part}"

    def page(self, n: int) -> str:
        return self.pupils[n].get(self.url()).text

    def send(self, n: int, part: str, **sent) -> None:
        answer = self.pupils[n].post(self.url(part), sent)
        assert answer.status_code in (200, 302, 303), (part, answer.status_code)

    def everybody_ranks(self, kind: str, orders: list[str]) -> None:
        for n, order in enumerate(orders):
            self.send(n, f"{kind}/ballot/", **ballot_form(order))

    def next(self, to: str) -> None:
        self.debate.refresh_from_db()
        self.teacher.click("next/", serial=self.debate.phase_serial, sure="1")
        assert self.teacher.phase() == to

    def show_results(self) -> str:
        self.debate.refresh_from_db()
        self.teacher.click("results/", serial=self.debate.phase_serial, shown="1")
        return self.teacher.page()

    def wall(self) -> str:
        return Client().get(f"/projector/{self.debate.projector_key}/").text


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.PAUSE * 0)


def test_thirty_pupils_play_a_whole_debate():
    lesson = Lesson()
    assert Seat.objects.count() == 30
    lesson.next("opening")
    lesson.everybody_ranks("opening", FIRST)
    lesson.next("split")
    assert "Of 30, 20 put it in the top" not in lesson.teacher.page()
    lesson.show_results()

    lesson.teacher.click("pairs/", method="opposed", size="2")
    pairs = [page(lesson.page(n), "pair") for n in range(30)]
    opens = [re.search(r"You open (for|against)", text)[1] for text in pairs]
    assert (opens.count("for"), opens.count("against")) == (15, 15)
    lesson.next("evidence")
    lesson.next("discussion")

    for n in range(30):
        sent = {"factor": "d", "side": "for" if n % 2 else "against", "key": f"k{n}"}
        lesson.send(n, "arguments/new/", text=POINT if n == 29 else f"Point {n}.", **sent)
    assert POINT not in lesson.page(0)  # guests are read first
    ids = re.search(r'name="ids" value="([^"]+)"', lesson.teacher.page())[1]
    lesson.teacher.click("arguments/through/", ids=ids)
    point = Argument.objects.get(text=POINT)
    assert POINT in lesson.page(0)
    lesson.send(1, f"arguments/{point.public_id}/reply/?as=question", text="Who did?", key="r1")
    for n in range(12):
        lesson.send(n, "arguments/convinced/", convinced=point.public_id)
    lesson.teacher.click(f"arguments/{point.public_id}/", do="feature")
    assert POINT in lesson.wall()
    lesson.send(3, "wish/", kind="new")
    lesson.teacher.click("turn/", wish="next", seconds="60")
    assert "You have the floor." in lesson.page(3)

    lesson.next("closing")
    lesson.everybody_ranks("closing", LAST)
    lesson.next("verdict")
    for n in range(15):
        what = f"argument:{point.public_id}" if n < 12 else "thought"
        lesson.send(n, "moved/", **{"moved-d": what, "without-d": "hardly"})
    assert "Biggest swing" not in lesson.page(0) + lesson.wall()
    for uncovered in range(4):
        lesson.teacher.click("uncover/", uncovered=uncovered)
    told = lesson.page(0)
    assert "Biggest swing: Factor D, +50 points" in told
    assert "12 pupils moved Factor D up 3.0 places" in told
    assert "After thinking again" not in told  # three would stand alone
    for text in (told, lesson.wall()):
        averages = set(re.findall(r">([1-4]\.\d\d)<", text))
        assert {"1.33", "1.67", "3.00", "4.00", "1.83", "2.17", "2.50", "3.50"} <= averages

    lesson.next("exit")
    for n in range(30):
        lesson.send(n, "sentence/", because="d", more_than="a", since=f"of reason {n}.")
    assert "of reason 29." in lesson.teacher.page()
    outline = lesson.pupils[29].get(lesson.url("essay/"), {"as": "md"}).text
    assert POINT in outline.replace("\\", "")
    lesson.next("closed")
    assert Ballot.objects.count() == 60
    assert Seat.objects.count() == 30


def page(text: str, name: str) -> str:
    """A region of a page; empty without it."""
    found = re.search(rf'<section id="{name}".*?</section>', text, re.S)
    return found[0] if found else ""

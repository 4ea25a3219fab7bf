"""Before the reveal, what pupils ranked moves no bit: same sizes and times, same bytes in the same order."""

import datetime
import re

import pytest
from django.test import Client

from debates.actions import phases, pseudonyms
from debates.live import streams, tower
from debates.models import Debate
from tests.factories import cast, make_debate, make_pupil, make_teacher, teacher_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.bell("on")]
FIVE = (
    ["a > b > c > d"] * 4 + ["b > a > c > d"],
    ["d > c > b > a"] * 2 + ["c > b > a > d"] * 3,
)
NAMES = ("Teal Heron", "Amber Otter", "Crimson Falcon", "Violet Badger", "Silver Lynx")


@pytest.fixture(autouse=True)
def same_times(monkeypatch):
    now = datetime.datetime(2026, 3, 5, 10, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    # Only what changes makes anybody speak.
    monkeypatch.setattr(streams, "BEAT_SECONDS", 600)
    monkeypatch.setattr(tower, "LOOK_AGAIN_SECONDS", 600)
    monkeypatch.setattr("debates.views.projector._made.seconds", 0)


class Class:
    """One class of five, its teacher and a wall, and everything that their browsers receive."""

    def __init__(self, teacher: str, listen):
        self.debate = make_debate(by=make_teacher(teacher), anonymity="secret")
        assert all(pseudonyms.is_ours(name) for name in NAMES), (
            "names that are not ours are changed"
        )
        self.pupils = [make_pupil(self.debate, pseudonym=name) for name in NAMES]
        self.teacher = Client()
        self.teacher.force_login(teacher_of(self.debate))
        self.roots = [
            (f"/projector/{self.debate.projector_key}/", Client()),
            (f"/teacher/debate/{self.debate.public_id}/", self.teacher),
            *((pupil.url(), pupil.client) for pupil in self.pupils[:2]),
        ]
        self.ears = [listen(f"{root}bell/", client) for root, client in self.roots]
        self.hear(phase="lobby")
        self.parts: list[str] = []

    def hear(self, *, only: int = 4, **wanted) -> None:
        for ear in self.ears[:only]:
            ear.bells_until(**wanted)

    def next(self) -> None:
        debate = Debate.objects.get(pk=self.debate.pk)
        debate = phases.advance_phase(
            debate=debate, by=teacher_of(debate), serial=debate.phase_serial, drafts="leave"
        )
        self.hear(phase=debate.phase)
        self.look()

    def hand_in(self, orders: list[str], kind: str) -> None:
        """One after the other; the last one twice, which nobody is told."""
        for number, (pupil, order) in enumerate(zip(self.pupils, orders, strict=True), 1):
            cast(pupil.seat, order, kind=kind)
            self.hear(only=2, handed_in=number)
            self.look()
        cast(self.pupils[-1].seat, orders[0], kind=kind)
        assert [ear.bell(0.4) for ear in self.ears] == [None] * 4

    def look(self) -> None:
        """What each page is sent when it asks for all news: head and body."""
        for number, (root, client) in enumerate(self.roots):
            own = number >= 2  # a pupil's own ballot is its own: what it shows of itself may differ
            answer = client.get(f"{root}now/", {"seen": "" if not own else "x"})
            assert answer.status_code == 200
            # The length of what follows depends on the join code, whose picture is in it.
            head = sorted(
                f"{name}: {value}"
                for name, value in answer.headers.items()
                if name != "Content-Length"
            )
            body = answer.text if not own else markers(answer.text)
            if client is self.teacher:  # its markers are made of ids as well
                body = re.sub(r"seen=[\w-]+", "", body)
            self.parts.append(f"{head}\n{self.steady(body)}")
            seen = markers(answer.text)
            again = client.get(f"{root}now/?seen={seen}")
            assert (again.status_code, again.content) == (204, b"")
            self.parts.append(str(sorted(again.headers.items())))

    def steady(self, text: str) -> str:
        debate = Debate.objects.get(pk=self.debate.pk)
        ids = [debate.public_id, debate.projector_key, debate.join_code]
        ids += [f"{debate.join_code[:4]} {debate.join_code[4:]}"]
        ids += [pupil.seat.public_id for pupil in self.pupils]
        for one in ids:
            text = text.replace(one, "*")
        text = re.sub(r'<path id="qr-dark" d="[^"]*"', "", text)
        text = re.sub(r'viewBox="0 0 \d+ \d+" role="img"', "", text)
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def markers(text: str) -> str:
    return re.search(r"seen=([\w-]+)", text)[1]


def lesson(teacher: str, listen, orders: list[str]) -> tuple[list[bytes], list[str]]:
    """From the lobby to the verdict before its first reveal."""
    room = Class(teacher, listen)
    for kind in ("opening", "closing"):
        room.next()
        if kind == "closing":
            for _ in range(3):
                room.next()
        room.hand_in(orders, kind)
    room.next()
    return [ear.heard for ear in room.ears], room.parts


def test_other_rankings_make_no_other_byte(listen):
    first, second = (
        lesson(teacher, listen, orders)
        for teacher, orders in zip(("novak", "okoro"), FIVE, strict=True)
    )
    assert first[0] == second[0]
    assert first[1] == second[1]
    # The control: something was heard, and on the wall more than on a phone.
    on_wall, _at_console, ada, ben = (heard.count(b"data: {") for heard in first[0])
    assert ada == ben == 7
    assert on_wall == 7 + 10
    assert b"handed_in" not in first[0][2]

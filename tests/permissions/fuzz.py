"""Thousands of requests that no page of ours would send. None is answered 500, whoever sends it (SEC-3).

Most of them begin as a form that the role was shown, or a row of the matrix that the role may use, and are
then spoilt in one to three places; the rest is noise. Seeded: an engine is sent the same ones in every run.
"""

import json
import random
from collections import Counter, defaultdict
from contextlib import contextmanager
from unittest import mock
from urllib.parse import urlencode

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from debates.forms import pupil

from .looking import Form, view_of
from .matrix import roles, rows

REQUESTS = {"sqlite": 2_000, "postgresql": 500}  # more would take CI past its fifteen minutes
SEEDS = {"sqlite": 1922, "postgresql": 1929}  # each engine is sent others
CODES = ("pupil:join", "pupil:back")  # answer 404 to a code that is none
# EC-6 to EC-16, EC-46, EC-53 to EC-56, EC-61, EC-74, EC-83 to EC-86, EC-103
NASTY = (
    *(
        "",
        " ",
        "0",
        "-1",
        "1.5",
        "1e3",
        "NaN",
        "Infinity",
        "١",
        "1_0",
        " 1 ",
        "null",
        "undefined",
        "true",
    ),
    *(
        "9" * 5000,
        str(2**63),
        str(-(2**63) - 1),
        str(2**31),
        "0x10",
        "[]",
        "{}",
        '"',
        "'",
        "\\",
        "%",
        "_",
    ),
    *(
        "\x00",
        "a\x00b",
        "\ud800",
        "\ufffe",
        "\x07",
        "\r\n",
        "\u202eabc",
        "\u3164",
        "\u2800",
        "\u200b" * 40,
    ),
    *(
        "e" + "\u0301" * 30,
        "👩‍👩‍👧‍👦" * 20,
        "ａｄｍｉｎ",
        "İ",
        "ß" * 300,
        "Ñandú",
        "李",
        "x" * 70,
        "x" * 20_000,
    ),
    *(
        "<script>alert(1)</script>",
        "{{7*7}}",
        "{% load x %}",
        "${x}",
        "=1+1",
        "'; DROP TABLE debates_seat;--",
    ),
    *(
        "../../etc/passwd",
        "javascript:alert(1)",
        "//evil.example",
        "\n" * 500,
        "KKMM-QQXX",
        "ＫＫＭＭＱＱＸＸ",
    ),
)
PATHS = (
    "abc",
    "1_0",
    "9" * 300,
    "%00",
    "%ED%A0%80",
    "%FF",
    "..%2f",
    "%252e",
    "-" * 200,
    "K" * 8,
    "İ",
)


class Fuzz:
    def test_thousands_of_bad_requests_break_nothing(self):
        draws = random.Random(SEEDS[connection.vendor])
        statuses, reached, broken = Counter(), 0, []
        offers = self.offers()
        requests = REQUESTS[connection.vendor]
        for number in range(requests):
            role, offer = self.drawn(draws, offers)
            with self.cast.asking(role) as client, watching() as touched:
                what, answer = self.sent_badly(draws, client, offer)
            statuses[answer.status_code] += 1
            reached += bool(touched)
            if answer.status_code >= 500:
                broken.append(f"{number}: {what!r:.300} as {role}: {answer.status_code}")
        told = ", ".join(f"{status}: {times}" for status, times in sorted(statuses.items()))
        self.say(f"\nFuzz: {requests} requests, {reached} reached a form or an action. {told}")
        assert not broken, "\n".join(["", *broken[:40]])
        assert reached >= requests / 2

    def offers(self) -> dict[str, dict[str, list[tuple[str, Form]]]]:
        """Who may send something where, with what would be taken there: by view, so that each has its turn;
        clicks, questions to pages, and curating, which takes ten times as long."""
        offers = {
            "click": defaultdict(list),
            "question": defaultdict(list),
            "curate": defaultdict(list),
        }
        for role in roles():
            allowed = [
                ("post", self.cast.path(row.name), self.cast.sent(row.send))
                for row in rows()
                if row.post[role] in (200, 302, 303, 422) or row.name in CODES
            ]
            for form in (*self.forms_shown(role), *allowed):
                view = view_of(form[1])
                kind = "click" if form[0] == "post" else "question"
                if view and view != "account_logout":
                    kind = "curate" if view.startswith("admin:") else kind
                    offers[kind][view].append((role, form))
        return offers

    def drawn(self, draws, offers) -> tuple[str, Form | None]:
        (kind,) = draws.choices(("click", "question", "curate", "noise"), (82, 4, 4, 10))
        if kind == "noise":
            return draws.choice(roles()), None
        return draws.choice(offers[kind][draws.choice(list(offers[kind]))])

    def sent_badly(self, draws, client, offer: Form | None):
        if offer:
            method, path, fields = offer
            sent = spoilt(draws, fields)
            return (self.posted if method == "post" else self.asked)(draws, client, path, sent)
        path = self.cast.path(draws.choice(rows()).name)
        if draws.random() < 0.6:
            parts = path.strip("/").split("/")
            parts[draws.randrange(len(parts))] = draws.choice(PATHS)
            path = f"/{'/'.join(parts)}/"
        sent = {draws.choice(ASKED): draws.choice(NASTY) for _ in range(2)}
        return self.asked(draws, client, path, sent)

    def asked(self, draws, client, path, sent):
        query = urlencode(sent, errors="surrogatepass", doseq=True)
        return (path, sent), client.get(f"{path}?{query}")

    def posted(self, draws, client, path, sent):
        body = urlencode(sent, errors="surrogatepass", doseq=True)
        kind = "application/x-www-form-urlencoded"
        chance = draws.random()
        if chance < 0.02:
            body, kind = (
                json.dumps(draws.choice(([], "x", None, 7, {"key": "k"}))),
                "application/json",
            )
        elif chance < 0.03:
            body, kind = "[" * 20_000, "application/json"
        elif chance < 0.04:
            body += "&x=" * 1001
        elif chance < 0.05:
            body += "&key=a&key=b&%ED%A0%80=1&=&a=%"
        elif chance < 0.06:
            file = SimpleUploadedFile("x.zip", b"PK\x03\x04" + draws.randbytes(200))
            readable = {ascii(name): ascii(value) for name, value in sent.items()}
            return (path, sent), client.post(path, {**readable, "pack": file, "roster": file})
        return (path, sent), client.post(path, body, content_type=kind)


ASKED = (
    "seen",
    "asked",
    "q",
    "date",
    "figure",
    "factor",
    "period",
    "next",
    "code",
    "question",
    "page",
    "p",
)


def spoilt(draws: random.Random, fields: dict[str, str]) -> dict[str, object]:
    sent: dict[str, object] = dict(fields)
    for _ in range(draws.randint(1, 3)):
        name = draws.choice(list(sent) or ["x"])
        chance = draws.random()
        if chance < 0.75:
            sent[name] = draws.choice(NASTY)
        elif chance < 0.85:
            sent.pop(name, None)
        elif chance < 0.96:
            sent[name] = [draws.choice(NASTY), draws.choice(NASTY)]
        else:
            sent[draws.choice(NASTY)[:50] or "x"] = draws.choice(NASTY)
    return sent


@contextmanager
def watching():
    """What a request came to: forms that looked at what was sent, and rows that were written."""
    touched: list[str] = []
    full_clean, read_places = forms.BaseForm.full_clean, pupil.read_places

    def looked(form):
        if form.is_bound:
            touched.append(type(form).__name__)
        return full_clean(form)

    def read(*args):
        touched.append("ballot")
        return read_places(*args)

    def wrote(execute, sql, *args):
        if sql.lstrip()[:6] in ("INSERT", "UPDATE", "DELETE"):
            touched.append(sql)
        return execute(sql, *args)

    with (
        mock.patch.object(forms.BaseForm, "full_clean", looked),
        mock.patch.object(pupil, "read_places", read),
        connection.execute_wrapper(wrote),
    ):
        yield touched

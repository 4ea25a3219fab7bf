"""A line of the log: with the number of its request, and with nobody in it."""

import json
import logging
import re
import sys

import pytest
from django.test import RequestFactory

from powerstruggle import logs, watched
from tests.factories import ballot_form, go_to, make_debate
from tests.test_kill import SCRIPT, sit_down

CANARY = "Adacanary Lovelace"


def record(message: str, *args, exc_info=None, **extra) -> logging.LogRecord:
    one = logging.LogRecord("debates", logging.ERROR, "", 0, message, args, exc_info)
    for name, value in extra.items():
        setattr(one, name, value)
    logs.WithRequest().filter(one)
    return one


def raised(text: str):
    try:
        raise ValueError(text)
    except ValueError:
        return sys.exc_info()


def test_a_line_is_a_line_whatever_stands_in_it():
    forged = record("wrong code %s", "x\r\n2026-01-01T00:00:00Z ERROR forged: \u2028 all is lost")
    assert len(logs.Plain().format(forged).splitlines()) == 1
    [line] = logs.Json().format(forged).splitlines()
    assert json.loads(line)["message"].endswith("all is lost")


def test_it_has_the_number_of_its_request_and_the_time_by_utc():
    token = watched.request_id.set("number-of-a-request")
    try:
        one = record("said")
        one.created = 0.25
    finally:
        watched.request_id.reset(token)
    assert logs.Plain().format(one) == (
        "1970-01-01T00:00:00Z ERROR number-of-a-request debates: said"
    )
    assert json.loads(logs.Json().format(one)) == {
        "time": "1970-01-01T00:00:00.250+00:00",
        "level": "ERROR",
        "request": "number-of-a-request",
        "logger": "debates",
        "message": "said",
    }


@pytest.mark.parametrize("form", [logs.Plain, logs.Json])
def test_what_a_database_says_of_a_row_is_left_out(form):
    said = f"duplicate key\nDETAIL:  Key (name)=({CANARY}) already exists.\nCONTEXT:  {CANARY}"
    text = form().format(record("failed: %s", said, exc_info=raised(said)))
    assert "duplicate key" in text
    assert "ValueError" in text
    assert "Adacanary" not in text


def test_an_address_is_not_written_down():
    request = RequestFactory().get("/projector/a-secret-key/")
    text = logs.Plain().format(
        record("%s: %s", "Internal Server Error", request.path, request=request)
    )
    assert text.endswith("debates: Internal Server Error: ?")


@pytest.mark.django_db(transaction=True)
def test_a_lesson_leaves_nobody_in_the_log(server_process):
    debate = go_to(make_debate(), "opening")
    server = server_process(LOG_LEVEL="info", LOG_FORMAT="json")
    visitor, path = sit_down(server, debate)
    visitor.post(path + "draft/", ballot_form("a > b", key="kcanary") | {"base": "0"}, **SCRIPT)
    visitor.post(path + "ballot/", ballot_form("a > b > c > d", key="kcanary"), **SCRIPT)
    visitor.post("/", {"code": CANARY})
    visitor.post("/sign-in/", {"login": CANARY, "password": "canary password"})
    visitor.get(f"/projector/{debate.projector_key}/")
    visitor.get(f"/canary/{CANARY.split()[0]}/")
    server.stop()
    said = server.output.split("Stop with Ctrl-C.")[1]
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    views = {line["view"] for line in lines if line["logger"] == "powerstruggle.watched"}
    assert {"pupil:draft", "pupil:ballot", "projector:wall", "account_login", ""} <= views
    assert all(re.fullmatch(r"[0-9a-f]{16}|-", line["request"]) for line in lines)
    seat = debate.seats.get()
    hidden = (CANARY, "canary", seat.pseudonym, debate.join_code, debate.projector_key)
    assert [one for one in (*hidden, debate.public_id) if one.lower() in said.lower()] == []

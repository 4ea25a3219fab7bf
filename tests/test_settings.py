"""The settings as a whole, read in a process of their own as at a start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRINT = """
import json
from powerstruggle import settings
names = ("JOIN_ADDRESS", "PLAIN_HTTP", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS",
         "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_CROSS_ORIGIN_OPENER_POLICY",
         "DATABASES", "LIVE", "TRUSTED_PROXIES", "TEACHERS", "SCHOOL_ACCOUNTS")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def start(tmp_path, **environ) -> subprocess.CompletedProcess:
    kept = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-c", environ.pop("script", PRINT)],
        cwd=ROOT,
        env=kept | environ,
        capture_output=True,
        text=True,
    )


def settings_with(tmp_path, **environ) -> dict:
    done = start(tmp_path, **environ)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_with_an_empty_environment(tmp_path):
    read = settings_with(tmp_path)
    assert read["JOIN_ADDRESS"] == ""
    assert read["PLAIN_HTTP"] is False
    assert read["ALLOWED_HOSTS"] == LOCAL_HOSTS
    assert read["SESSION_COOKIE_SECURE"] is False
    assert read["DATABASES"]["default"]["NAME"] == str(tmp_path / "db.sqlite3")


def test_sqlite_is_opened_so_that_nothing_acknowledged_is_lost(tmp_path):
    options = settings_with(tmp_path)["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 7
    assert "PRAGMA synchronous=FULL" in options["init_command"]


def test_one_connection_is_kept(tmp_path):
    for url in ("", "postgres://db.school.example/debates"):
        assert (
            settings_with(tmp_path, DATABASE_URL=url)["DATABASES"]["default"]["CONN_MAX_AGE"]
            is None
        )


def test_by_default_teachers_are_invited_and_no_school_is_asked(tmp_path):
    read = settings_with(tmp_path)
    assert (read["TEACHERS"], read["SCHOOL_ACCOUNTS"]) == ("invitation", [])


def test_the_bell_is_on_unless_somebody_turns_it_off(tmp_path):
    assert settings_with(tmp_path)["LIVE"] is True
    assert settings_with(tmp_path, LIVE="0")["LIVE"] is False


def test_no_proxy_is_trusted_unless_somebody_says_so(tmp_path):
    assert settings_with(tmp_path)["TRUSTED_PROXIES"] == 0
    assert settings_with(tmp_path, TRUSTED_PROXIES="1")["TRUSTED_PROXIES"] == 1


def test_behind_https(tmp_path):
    read = settings_with(tmp_path, PUBLIC_URL="https://debate.school.example")
    assert read["JOIN_ADDRESS"] == "https://debate.school.example"
    assert read["PLAIN_HTTP"] is False
    assert read["ALLOWED_HOSTS"] == [*LOCAL_HOSTS, "debate.school.example"]
    assert read["CSRF_TRUSTED_ORIGINS"] == ["https://debate.school.example"]
    assert read["SESSION_COOKIE_SECURE"] is read["CSRF_COOKIE_SECURE"] is True
    assert read["SECURE_CROSS_ORIGIN_OPENER_POLICY"] == "same-origin"


def test_on_a_school_network(tmp_path):
    read = settings_with(tmp_path, HOST="192.168.7.20", PORT="8010", ALLOWED_HOSTS="pi.local, pi")
    assert read["JOIN_ADDRESS"] == "http://192.168.7.20:8010"
    assert read["PLAIN_HTTP"] is True
    assert read["ALLOWED_HOSTS"] == [*LOCAL_HOSTS, "192.168.7.20", "pi.local", "pi"]
    assert read["SESSION_COOKIE_SECURE"] is False
    assert read["SECURE_CROSS_ORIGIN_OPENER_POLICY"] is None


def test_on_every_address_the_one_on_the_network_is_found(tmp_path):
    script = f"from powerstruggle import lan; lan.find_address = lambda: '10.1.2.3'\n{PRINT}"
    read = settings_with(tmp_path, script=script, HOST="0.0.0.0")
    assert read["JOIN_ADDRESS"] == "http://10.1.2.3:8000"
    assert "10.1.2.3" in read["ALLOWED_HOSTS"]


def test_without_a_network_no_address_is_made_up(tmp_path):
    script = f"from powerstruggle import lan; lan.find_address = lambda: ''\n{PRINT}"
    read = settings_with(tmp_path, script=script, HOST="0.0.0.0")
    assert read["JOIN_ADDRESS"] == ""
    assert read["ALLOWED_HOSTS"] == LOCAL_HOSTS


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"PORT": "http"}, "PORT='http' is not a port"),
        ({"DATABASE_URL": "mysql://db/debates"}, "must begin with postgres:// or sqlite:///"),
        ({"DEBUG": "1", "HOST": "0.0.0.0"}, "DEBUG=1 shows secrets"),
        ({"DEBUG": "1", "PUBLIC_URL": "http://class.test"}, "DEBUG=1 shows secrets"),
        ({"PUBLIC_URL": "http://localhost:8000"}, "leads no other device here"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY needs 50 characters"),
        ({"LIVE": "perhaps"}, "LIVE='perhaps' is neither yes nor no"),
        ({"TRUSTED_PROXIES": "all"}, "TRUSTED_PROXIES='all' is not a number from 0 to 9"),
        ({"PURGE_DEBATES_AFTER": "never"}, "must be a number of days from 1 to 365"),
        ({"SCHOOL_YEAR_ENDS": "02-29"}, "is not a day of every year"),
        ({"TIME_ZONE": "Mars"}, "TIME_ZONE='Mars' is not a time zone"),
        ({"GOOGLE_CLIENT_ID": "a"}, "also needs GOOGLE_CLIENT_SECRET, GOOGLE_DOMAIN"),
        ({"TEACHERS": "domains", "TEACHER_DOMAINS": "a.example"}, "needs verified addresses"),
    ],
)
def test_nonsense_is_refused(tmp_path, environ, sentence):
    done = start(tmp_path, **environ)
    assert done.returncode == 1
    assert "ImproperlyConfigured" in done.stderr
    assert sentence in done.stderr


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT='xml' must be one of: plain, json."),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL='loud' must be one of: warning, info, error."),
        ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN must have at least 20 letters or digits."),
    ],
)
def test_what_is_written_down_is_understood_or_refused(tmp_path, environ, words):
    done = start(tmp_path, **environ)
    assert done.returncode != 0
    assert words in done.stderr

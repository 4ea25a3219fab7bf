"""Settings from the environment: what is understood, and what is refused in a sentence."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from powerstruggle import env

KEY = "x" * 50


@pytest.fixture
def given(monkeypatch):
    def give(value: str) -> None:
        monkeypatch.setenv("THING", value)

    monkeypatch.delenv("THING", raising=False)
    return give


@pytest.mark.parametrize("value", ["1", "true", "Yes", " on "])
def test_a_flag_says_yes(given, value):
    given(value)
    assert env.flag("THING") is True


@pytest.mark.parametrize("value", ["", "0", "false", "No", "off"])
def test_a_flag_says_no(given, value):
    given(value)
    assert env.flag("THING") is False


def test_an_unclear_flag_is_refused(given):
    given("maybe")
    with pytest.raises(ImproperlyConfigured, match="THING='maybe' is neither yes nor no"):
        env.flag("THING")


@pytest.mark.parametrize(("value", "port"), [("", 8000), ("1", 1), ("65535", 65535)])
def test_a_port(given, value, port):
    given(value)
    assert env.port("THING", 8000) == port


@pytest.mark.parametrize("value", ["0", "65536", "-1", "http", "80.5", "٣", "9" * 5000])
def test_what_is_no_port_is_refused(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match="is not a port"):
        env.port("THING", 8000)


@pytest.mark.parametrize(("value", "count"), [("", 0), ("0", 0), ("9", 9)])
def test_a_count(given, value, count):
    given(value)
    assert env.count("THING", most=9) == count


@pytest.mark.parametrize("value", ["10", "-1", "many", "1.5", "٣", "9" * 5000])
def test_what_is_no_count_is_refused(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match="is not a number from 0 to 9"):
        env.count("THING", most=9)


def test_a_time_zone(given):
    given("Europe/Zurich")
    assert env.zone("THING", "UTC") == "Europe/Zurich"


@pytest.mark.parametrize("value", ["Mars/Olympus", "../etc/passwd", "/etc/passwd"])
def test_what_is_no_time_zone_is_refused(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match="is not a time zone"):
        env.zone("THING", "UTC")


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("", ""),
        ("https://debate.school.example", "https://debate.school.example"),
        ("https://debate.school.example/", "https://debate.school.example"),
        ("http://192.168.1.20:8000", "http://192.168.1.20:8000"),
        ("http://[fd00::20]:8000", "http://[fd00::20]:8000"),
    ],
)
def test_a_public_address(given, value, url):
    given(value)
    assert env.public_url("THING") == url


@pytest.mark.parametrize(
    "value",
    [
        "debate.school.example",
        "ftp://debate.school.example",
        "https://",
        "https://name:word@debate.school.example",
        "https://debate.school.example/debates",
        "https://debate.school.example?x=1",
        "https://debate.school.example:http",
        "http://localhost:8000",
        "http://127.0.0.1:8000",
        "http://127.8.8.8",
        "http://[::1]:8000",
        "http://0.0.0.0:8000",
    ],
)
def test_what_is_no_public_address_is_refused(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match="THING="):
        env.public_url("THING")


def test_hosts_as_django_writes_them():
    assert env.host_of("https://debate.school.example:8443") == "debate.school.example"
    assert env.host_of("http://[fd00::20]:8000") == "[fd00::20]"


def test_the_database_is_a_file_unless_named(given, tmp_path):
    assert env.database("THING", tmp_path / "db.sqlite3") == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "db.sqlite3"),
    }


def test_a_named_postgresql(given, tmp_path):
    given("postgres://anna:p%40ss@db.school.example:5433/debates")
    read = env.database("THING", tmp_path)
    assert read["ENGINE"] == "django.db.backends.postgresql"
    assert (read["USER"], read["PASSWORD"]) == ("anna", "p@ss")
    assert (read["HOST"], read["PORT"], read["NAME"]) == ("db.school.example", 5433, "debates")


@pytest.mark.parametrize(
    ("given_options", "options"),
    [
        ({}, {"connect_timeout": 5, "options": "-c lock_timeout=7000"}),
        (
            {"options": "-c search_path=school", "sslmode": "require"},
            {
                "connect_timeout": 5,
                "options": "-c search_path=school -c lock_timeout=7000",
                "sslmode": "require",
            },
        ),
        (
            {"options": "-c lock_timeout=90", "connect_timeout": "1"},
            {"connect_timeout": "1", "options": "-c lock_timeout=90"},
        ),
    ],
)
def test_an_address_with_options_of_its_own_keeps_them(given_options, options):
    assert env.postgres_options(given_options, lock_timeout=7000) == options


def test_a_named_file(given, tmp_path):
    given("sqlite:////srv/debates/db.sqlite3")
    assert env.database("THING", tmp_path)["NAME"] == "/srv/debates/db.sqlite3"


@pytest.mark.parametrize(
    "value",
    ["mysql://db/debates", "debates.db", "postgres://db", "sqlite://", "sqlite://:memory:"],
)
def test_a_database_that_cannot_serve_is_refused(given, tmp_path, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match="THING"):
        env.database("THING", tmp_path)


def test_a_refusal_does_not_repeat_a_password(given, tmp_path):
    given("postgres://anna:hunter22@db:port/debates")
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.database("THING", tmp_path)
    assert "hunter22" not in str(refusal.value)


def test_a_key_from_the_environment(given, tmp_path):
    given(KEY)
    assert env.secret_key("THING", tmp_path / "secret-key") == KEY
    assert not (tmp_path / "secret-key").exists()


def test_a_short_key_is_refused(given, tmp_path):
    given("x" * 49)
    with pytest.raises(ImproperlyConfigured, match="THING needs 50 characters"):
        env.secret_key("THING", tmp_path / "secret-key")


def test_a_key_is_made_once_for_its_owner_only(given, tmp_path):
    file = tmp_path / "var" / "secret-key"
    key = env.secret_key("THING", file)
    assert len(key) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert env.secret_key("THING", file) == key
    assert [path.name for path in file.parent.iterdir()] == ["secret-key"]


def test_a_second_process_takes_the_first_ones_key(given, tmp_path, monkeypatch):
    file = tmp_path / "secret-key"
    file.write_text(KEY)
    monkeypatch.setattr(type(file), "exists", lambda self: False)
    assert env.secret_key("THING", file) == KEY


def test_a_damaged_key_file_is_refused(given, tmp_path):
    (tmp_path / "secret-key").write_text("")
    with pytest.raises(ImproperlyConfigured, match="holds fewer than 50 characters"):
        env.secret_key("THING", tmp_path / "secret-key")


@pytest.mark.parametrize("word", ["0", "366", "never", "-1", "1.5", "٣"])
def test_days_are_from_one_to_a_year(monkeypatch, word):
    monkeypatch.setenv("DAYS", word)
    with pytest.raises(ImproperlyConfigured, match="from 1 to 365"):
        env.days("DAYS", 30)


def test_a_day_of_the_year_is_month_and_day(monkeypatch):
    assert env.days("DAYS", 30) == 30
    assert env.day_of_year("DAY", "07-31") == (7, 31)
    for word in ("13-01", "02-30", "31.07.", "2026-07-31", "soon"):
        monkeypatch.setenv("DAY", word)
        with pytest.raises(ImproperlyConfigured, match="write one such as 07-31"):
            env.day_of_year("DAY", "07-31")

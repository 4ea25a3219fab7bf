"""What is set and yet not as it was meant: found, named by an id, with what to do."""

import pytest
from django.core import checks
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from debates.management.commands.doctor import masked
from debates.models import Paper
from powerstruggle import probes
from tests.factories import cast, go_to, make_debate, make_seat


def found() -> dict[str, checks.CheckMessage]:
    messages = checks.run_checks(tags=["power_struggle"])
    return {one.id.removeprefix("power_struggle."): one for one in messages}


@pytest.fixture(autouse=True)
def quiet(settings, tmp_path):
    settings.VAR_DIR, settings.PUBLIC_URL, settings.HTTPS = tmp_path, "", False


def test_a_site_as_it_is_meant_finds_nothing():
    assert found() == {}


def test_a_site_behind_https_names_its_proxy(settings):
    settings.HTTPS, settings.PUBLIC_URL = True, "https://debate.school.example"
    assert "TRUSTED_PROXIES=1" in found()["W001"].hint
    settings.TRUSTED_PROXIES = 1
    assert found() == {}


def test_a_misspelt_name_is_told(monkeypatch):
    monkeypatch.setenv("PUBLC_URL", "https://debate.school.example")
    assert found()["W002"].msg == "PUBLC_URL is no setting of this site."
    assert found()["W002"].hint == "If PUBLIC_URL was meant, write that."


def test_a_key_that_others_can_read_is_told(tmp_path):
    key = tmp_path / "secret-key"
    key.write_text("x" * 60)
    key.chmod(0o600)
    assert found() == {}
    key.chmod(0o640)
    assert found()["W003"].hint == f"chmod 600 {key}"


def test_a_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(probes, "LEAST_FREE", 10**18)
    assert "W004" in found()


def test_plain_http_is_told(settings):
    settings.PUBLIC_URL = "http://debate.school.example"
    assert set(found()) == {"I005"}


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("SECRET_KEY", "x" * 60, "********"),
        ("METRICS_TOKEN", "a-token-of-more-than-twenty", "********"),
        ("GOOGLE_CLIENT_SECRET", "s", "********"),
        ("SECRET_KEY", "", "–"),
        ("DATABASE_URL", "postgres://ann:pw@db:5432/x", "postgres://ann:********@db:5432/x"),
        ("DATABASE_URL", "postgres://ann@db/x", "postgres://ann@db/x"),
        ("DATABASE_URL", "sqlite:////srv/x.sqlite3", "sqlite:////srv/x.sqlite3"),
        ("PORT", "8000", "8000"),
    ],
)
def test_no_secret_is_printed(name, value, shown):
    assert masked(name, value) == shown


@pytest.mark.django_db(transaction=True)
def test_the_doctor_finds_a_healthy_site_healthy(capsys):
    call_command("doctor")
    said = capsys.readouterr().out
    assert "Nothing has to be mended." in said
    assert connection.display_name in said
    assert "SECRET_KEY:                ********" in said


@pytest.mark.django_db(transaction=True)
def test_the_doctor_says_what_has_to_be_mended(capsys, monkeypatch, settings):
    def doctor() -> str:
        with pytest.raises(CommandError, match="1 of these have to be mended"):
            call_command("doctor")
        return capsys.readouterr().out

    debate = go_to(make_debate(), "opening")
    cast(make_seat(debate), "a > b")
    Paper.objects.update(ballot=None)
    assert "ERROR 1 papers do not point to their last ballot: manage.py verify_ledger" in doctor()
    monkeypatch.setattr(
        "debates.management.commands.doctor.missing_migrations", lambda: ["debates.0099_x"]
    )
    assert "ERROR 1 steps are missing, first debates.0099_x: manage.py migrate" in doctor()
    with monkeypatch.context() as patch:

        def away():
            raise OperationalError("no route to the server\nDETAIL: of somebody")

        patch.setattr(connection, "ensure_connection", away)
        said = doctor()
    assert "ERROR It does not answer: no route to the server\n" in said
    assert "somebody" not in said

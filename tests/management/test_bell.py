"""`manage.py bell`: the switch beside a running server."""

import pytest
from django.core.management import call_command

from debates.live.tower import is_on


@pytest.fixture(autouse=True)
def switch(settings, tmp_path):
    settings.LIVE = True
    settings.BELL_OFF = tmp_path / "var" / "bell-off"


def test_off_and_on_again(capsys):
    assert is_on()
    for _ in range(2):
        call_command("bell", "off")
        assert not is_on()
    assert capsys.readouterr().out.startswith("Off: within ten seconds")
    for _ in range(2):
        call_command("bell", "on")
        assert is_on()


def test_it_says_when_the_setting_keeps_it_off(capsys, settings):
    settings.LIVE = False
    call_command("bell", "on")
    assert "LIVE=0 keeps it off" in capsys.readouterr().out
    assert not is_on()

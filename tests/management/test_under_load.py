"""Commands that operators run beside a server that is busy: they work, and no ballot is lost or refused."""

import json
import time
import zipfile

import pytest
from django.core.management import call_command

from debates.models import Ballot, Seat
from tests.chaos.writers import compare, writing
from tests.factories import cast, go_to, make_debate, make_pupil, make_seat, make_teacher
from tests.fixtures.commands import manage

pytestmark = pytest.mark.django_db(transaction=True)
PUPILS = 6


@pytest.fixture
def busy(server_process, test_database_url):
    """A factory: commands one after the other, each in a process of its own, while a class hands in; what
    each of them said."""
    debate = make_debate()
    pupils = [make_pupil(debate) for _ in range(PUPILS)]
    go_to(debate, "opening")

    def run(*commands: tuple[str, ...]) -> list[str]:
        server, said = server_process(), []
        with writing(server.port, pupils) as writers:

            def sent() -> int:
                return sum(len(one.sent) for one in writers)

            while sent() < 2 * PUPILS:
                time.sleep(0.02)
            for command in commands:
                before = sent()
                done = manage(test_database_url, *command)
                assert done.returncode == 0, done.stdout + done.stderr
                assert sent() > before  # the load went on meanwhile
                said.append(done.stdout)
        found = compare(writers)
        assert found.is_right, found
        assert all(one.is_acknowledged for writer in writers for one in writer.sent)
        return said

    return run


@pytest.fixture
def earlier():
    """Ada, who handed in twice in a debate that is over."""
    debate = go_to(make_debate(by=make_teacher("okoro")), "opening")
    ada = make_seat(debate, name="Ada")
    for order in ("a > b", "b > a"):
        cast(ada, order, key=order)
    go_to(debate, "closed")
    return ada


def test_what_only_reads_reads(earlier, busy, tmp_path):
    verified, copied = busy(
        ("verify_ledger",), ("export_person", earlier.public_id, str(tmp_path / "ada.zip"))
    )
    assert verified.startswith("2 closed rounds, ")
    assert "0 papers astray" in verified
    assert copied
    with zipfile.ZipFile(tmp_path / "ada.zip") as copy:
        texts = [copy.read(name).decode() for name in copy.namelist() if name.endswith(".json")]
    assert any("Ada" in json.dumps(json.loads(text)) for text in texts)


def test_what_changes_something_changes_it(earlier, busy):
    purged, erased, password = busy(
        ("purge",), ("erase_person", earlier.public_id), ("reset_password", "okoro")
    )
    assert purged == "Nothing is past its time.\n"
    assert erased.startswith("Erased.")
    assert len(password.strip()) >= 12
    seat = Seat.objects.get(pk=earlier.pk)
    assert (seat.name, Ballot.objects.filter(paper__seat=seat, ranking__isnull=True).count()) == (
        "",
        2,
    )
    call_command("verify_ledger")


def test_erasing_can_be_looked_at_first(earlier, capsys):
    call_command("erase_person", earlier.public_id, dry_run=True)
    assert capsys.readouterr().out.startswith(
        "This would go:\n  Pupils on the roster: 0\n  Debates: 0\n  Seats: 1\n  Ballots: 2"
    )
    assert Seat.objects.get(pk=earlier.pk).name == "Ada"
    assert Ballot.objects.filter(ranking__isnull=True).count() == 0

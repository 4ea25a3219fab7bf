"""Backups under load, and what restores them where; each refusal in words. All on this engine's own tools."""

import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from debates.models import Ballot, Paper
from powerstruggle import backups, pg_tools
from tests.chaos.writers import writing
from tests.engines import postgres
from tests.factories import ballot_form, cast, go_to, make_debate, make_pupil, make_seat
from tests.fixtures import commands
from tests.test_kill import SCRIPT, sit_down

WRITERS = 3


@pytest.fixture(autouse=True)
def tools(monkeypatch):
    monkeypatch.setenv("PATH", f"{postgres.programs()}:{os.environ['PATH']}")


@pytest.fixture
def manage(tmp_path):
    """A command in a process and a folder of its own: whether it succeeded, and what it said."""

    def run(url: str, *command: str) -> tuple[int, str]:
        done = commands.manage(url, *command, VAR_DIR=str(tmp_path / "other"))
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.fixture
def closed_round(transactional_db):
    """A closed round with three ballots of two pupils."""
    debate = go_to(make_debate(), "opening")
    ada, ben = make_seat(debate), make_seat(debate)
    for seat, orders in ((ada, ["a > b", "b > a"]), (ben, ["a > b > c > d"])):
        for order in orders:
            cast(seat, order, key=order)
    return go_to(debate, "split")


def keys_of(url: str, manage) -> set[str]:
    script = (
        "from debates.models import Ballot;"
        "print('|'.join(Ballot.objects.values_list('key', flat=True)))"
    )
    code, said = manage(url, "shell", "--no-imports", "-c", script)
    assert code == 0, said
    return set(said.strip().splitlines()[-1].split("|"))


def test_under_load_all_that_was_acknowledged_before_is_in_it(
    test_database_url, transactional_db, server_process, manage, tmp_path, empty_database_url
):
    debate = make_debate()
    pupils = [make_pupil(debate) for _ in range(WRITERS)]
    debate = go_to(debate, "opening")
    server, file = server_process(), tmp_path / "a.zip"

    def acknowledged() -> set[str]:
        return {one.key for writer in writers for one in writer.sent if one.is_acknowledged}

    with writing(server.port, pupils) as writers:
        while len(acknowledged()) < 12:
            time.sleep(0.05)
        before = acknowledged()
        code, said = manage(test_database_url, "backup", str(file))
        assert code == 0, said
        after = acknowledged()
    assert len(after) > len(before)  # the load went on meanwhile
    assert oct(file.stat().st_mode)[-3:] == "600"
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == []
    server.stop()
    code, said = manage(empty_database_url, "restore", str(file))
    assert code == 0, said
    assert "Every seal holds." in said
    kept = keys_of(empty_database_url, manage)
    assert before <= kept
    manifest = backups.read(file)
    assert manifest.ballots == len(kept) < Ballot.objects.count() + 1
    # A pupil goes on where she was: the same seat, the same key.
    restored = server_process(empty_database_url)
    visitor, path = sit_down(restored, debate)
    answer = visitor.post(path + "ballot/", ballot_form("a > b > c > d", key="new"), **SCRIPT)
    assert json.loads(answer.text)["number"] == 1


def test_a_site_is_only_replaced_when_asked_and_then_kept(
    closed_round, test_database_url, manage, tmp_path, empty_database_url
):
    file = tmp_path / "a.zip"
    assert manage(test_database_url, "backup", str(file))[0] == 0
    assert manage(empty_database_url, "restore", str(file), "--dry-run")[1].endswith(
        "It can be restored. Nothing was changed.\n"
    )
    assert manage(empty_database_url, "restore", str(file))[0] == 0
    code, said = manage(empty_database_url, "restore", str(file))
    assert (code, "To put the backup in its place: --replace" in said) == (1, True)
    code, said = manage(empty_database_url, "restore", str(file), "--replace", "--dry-run")
    assert code == 0
    assert list((tmp_path / "other").glob("before-restore-*.zip")) == []
    code, said = manage(empty_database_url, "restore", str(file), "--replace")
    assert code == 0, said
    [kept] = (tmp_path / "other").glob("before-restore-*.zip")
    assert backups.read(kept).ballots == 3


def test_nothing_is_restored_under_a_running_server(
    closed_round, test_database_url, server_process, manage, tmp_path, empty_database_url
):
    file = tmp_path / "a.zip"
    assert manage(test_database_url, "backup", str(file))[0] == 0
    server = server_process(empty_database_url)
    code, said = manage(empty_database_url, "restore", str(file), "--replace")
    assert code == 1
    assert ("Another server is running" in said) or ("stop every server first" in said)
    server.stop()
    code, said = manage(empty_database_url, "restore", str(file), "--replace")
    assert code == 0, said


def changed(file: Path, to: Path, **manifest) -> Path:
    with zipfile.ZipFile(file) as pack, zipfile.ZipFile(to, "w") as copy:
        for name in pack.namelist():
            content = pack.read(name)
            if name == backups.MANIFEST:
                content = json.dumps(json.loads(content) | manifest).encode()
            copy.writestr(name, content)
    return to


def test_what_does_not_belong_here_is_refused_in_words(
    closed_round, tmp_path, monkeypatch, settings
):
    file = tmp_path / "a.zip"
    made = backups.make(file)

    def refused(path: Path) -> list[str]:
        return backups.refusals(backups.read(path), replace=True, other_key=False)

    assert refused(file) == []
    steps = [*made.migrations, "debates.0999_from_tomorrow"]
    [said] = refused(changed(file, tmp_path / "b.zip", migrations=steps, version="9.9"))
    assert said.startswith("It was made by a newer version (9.9;")
    assert "debates.0999_from_tomorrow" in said
    [said] = refused(changed(file, tmp_path / "c.zip", key="0" * 32))
    assert "another SECRET_KEY" in said
    assert backups.refusals(backups.read(tmp_path / "c.zip"), replace=True, other_key=True) == []
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    with zipfile.ZipFile(file) as pack, zipfile.ZipFile(tmp_path / "d.zip", "w") as copy:
        described = json.loads(pack.read(backups.MANIFEST)) | {"engine": other}
        copy.writestr(backups.MANIFEST, json.dumps(described))
        copy.writestr(backups.MEMBER[other], b"")
    [said] = refused(tmp_path / "d.zip")
    assert "DATABASE_URL names" in said
    settings.SECRET_KEY = "another key, of more than fifty characters as it has to be"
    assert len(refused(file)) == 1


def test_a_damaged_file_is_no_backup(closed_round, tmp_path):
    file = tmp_path / "a.zip"
    backups.make(file)
    whole = file.read_bytes()
    for n, content in enumerate((whole[:-200], whole[: len(whole) // 2], b"", b"PK\x03\x04")):
        spoilt = tmp_path / f"{n}.zip"
        spoilt.write_bytes(content)
        with pytest.raises(backups.CannotBackUp, match="is no backup of this site"):
            backups.read(spoilt)
    middle = bytearray(whole)
    at = whole.index(backups.MEMBER[connection.vendor].encode()) + 400
    middle[at : at + 40] = b"\0" * 40
    (tmp_path / "spoilt.zip").write_bytes(middle)
    with pytest.raises(backups.CannotBackUp):
        backups.read(tmp_path / "spoilt.zip")
    with pytest.raises(backups.CannotBackUp, match="is there already"):
        backups.make(file)
    with pytest.raises(backups.CannotBackUp, match="There is no folder"):
        backups.make(tmp_path / "nowhere" / "a.zip")


def test_a_backup_that_fails_leaves_nothing_behind(closed_round, tmp_path, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups.os, "fsync", full)
    with pytest.raises(backups.CannotBackUp, match="No space left on device"):
        backups.make(tmp_path / "a.zip")
    assert list(tmp_path.iterdir()) == []


def test_tools_of_an_older_release_are_refused(monkeypatch):
    monkeypatch.setattr(pg_tools, "connection", type("Server", (), {"pg_version": 990_000}))
    with pytest.raises(pg_tools.NoTools, match="pg_dump of PostgreSQL 99 or newer is needed"):
        pg_tools.tool("pg_dump")


def spoil(what: str) -> None:
    ada = Ballot.objects.get(number=2)
    first = Ballot.objects.get(paper=ada.paper, number=1)
    with connection.cursor() as cursor:
        if what == "ranking":
            cursor.execute(
                "UPDATE debates_ballot SET ranking = %s WHERE id = %s", ['[["d"]]', ada.pk]
            )
        elif what == "hash":
            cursor.execute("UPDATE debates_ballot SET hash = %s WHERE id = %s", ["0" * 64, ada.pk])
        elif what == "row":
            cursor.execute(
                "UPDATE debates_paper SET ballot_id = NULL WHERE ballot_id = %s", [ada.pk]
            )
            cursor.execute("DELETE FROM debates_ballot WHERE id = %s", [ada.pk])
        else:
            Paper.objects.filter(pk=ada.paper_id).update(ballot=first)


@pytest.mark.parametrize("what", ["ranking", "hash", "row", "pointer"])
def test_whatever_is_changed_in_the_ledger_is_found(closed_round, what, capsys):
    call_command("verify_ledger")
    assert capsys.readouterr().out.startswith(
        "1 closed rounds, 3 ballots (0 erased), 0 rounds past their log, 0 papers astray\nledger "
    )
    spoil(what)
    with pytest.raises(CommandError, match="The ledger is not what was sealed"):
        call_command("verify_ledger")
    said = capsys.readouterr()
    assert ("broken seal" in said.err) == (what != "pointer")
    assert ("1 papers astray" in said.out) == (what in ("row", "pointer"))

"""Every release's database comes to this version with its ledger whole; and steps can be taken back."""

import gzip
import hashlib
import json
import sqlite3
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from tests.fixtures.commands import manage
from tests.fixtures.databases import is_sqlite

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RELEASES = sorted(path.stem for path in HERE.glob("*.json"))
# Steps that cannot be taken back, each with its reason.
ONE_WAY: dict[str, str] = {}


def load(release: str, url: str) -> dict:
    engine = "sqlite" if is_sqlite() else "postgresql"
    text = gzip.decompress((HERE / f"{release}.{engine}.sql.gz").read_bytes()).decode()
    if is_sqlite():
        with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
            database.executescript(text)
        database.close()
    else:
        with psycopg.connect(url) as database:
            database.execute(text)
    return json.loads((HERE / f"{release}.json").read_text())[engine]


def said_by(url: str, var: Path, *command: str) -> str:
    done = manage(url, *command, VAR_DIR=str(var))
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_this_version_is_in_the_change_log_and_has_a_fixture():
    changes = (ROOT / "CHANGELOG.md").read_text()
    assert f"\n## {settings.VERSION}" in changes
    assert settings.VERSION in RELEASES
    for release in RELEASES:
        assert f"\n## {release}" in changes


@pytest.mark.parametrize("release", RELEASES)
def test_a_release_comes_to_this_version_with_its_ledger_whole(
    release, empty_database_url, tmp_path, server_process
):
    was = load(release, empty_database_url)
    server = server_process(empty_database_url, VAR_DIR=str(tmp_path))  # takes the steps itself
    ledger = hashlib.sha256("".join(f"{line}\n" for line in was["ballots"]).encode()).hexdigest()
    said = said_by(empty_database_url, tmp_path, "verify_ledger")
    assert said.startswith(
        "2 closed rounds, 17 ballots (2 erased), 0 rounds past their log, 0 papers astray"
    )
    assert f"ledger {ledger}" in said
    assert "Every seal holds." in said
    wall = server.visitor().get(f"/projector/{was['wall']}/")
    assert wall.status == 200
    assert "Factor A" in wall.text
    server.stop()
    if release == "0.1.0":  # its steps were taken one by one: some of them back, and here again
        said_by(empty_database_url, tmp_path, "migrate", "debates", "0011_arguments", "-v0")
        said_by(empty_database_url, tmp_path, "migrate", "-v0")
        assert f"ledger {ledger}" in said_by(empty_database_url, tmp_path, "verify_ledger")


def test_every_step_can_be_taken_back_or_says_why_not():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    found = {
        f"{app}.{name}"
        for (app, name), migration in loader.disk_migrations.items()
        if app == "debates"
        for operation in migration.operations
        if not operation.reversible
    }
    assert found == set(ONE_WAY)


def test_there_is_one_last_step():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert len(loader.graph.leaf_nodes("debates")) == 1

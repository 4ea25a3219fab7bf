"""The guides are true: their commands run, their links lead somewhere, their pictures are there."""

import io
import os
import re
import shlex
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands

from tests.engines import postgres
from tests.factories import cast, go_to, make_debate, make_seat, owner_of

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
# Lines of the guides that no test can run here, and why; or where they are run.
NOT_RUN = {
    r"sudo .*": "changes the machine",
    r"git pull": "needs the school's own repository",
    r"docker compose .*": "there is no container engine; tests/test_deploy.py reads the files",
    r"(PUBLIC_URL=\S+ TRUSTED_PROXIES=1 )?make (run|class|demo|bench|chaos|oracles)\b.*": (
        "test_targets_are_there; `serve` is run by tests/test_server.py"
    ),
    r"make \.venv/core\.stamp": "installs; test_targets_are_there",
    r"\S*python manage\.py restore monday\.zip": "tests/management/test_backups.py",
    r"\S*python manage\.py check --deploy": "tests/test_headers_https.py",
}


def lines_of(page: Path) -> list[str]:
    """Commands in blocks of shell, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(), re.S)
    lines = (line.split("  #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


def commands() -> list[str]:
    return list(dict.fromkeys(line for page in PAGES for line in lines_of(page)))


def is_run(line: str) -> bool:
    return not any(re.fullmatch(pattern, line) for pattern in NOT_RUN)


def test_commands_are_found():
    assert "make class" in commands()
    assert sum(map(is_run, commands())) >= 8


def test_targets_are_there():
    text = " ".join(page.read_text() for page in PAGES)
    makefile = (ROOT / "Makefile").read_text()
    for target in set(re.findall(r"`make ([a-z]+)", text)) | {"run", "class"}:
        assert re.search(rf"^{target}:", makefile, re.M), target
    assert re.search(r"^\$\(VENV\)/core.stamp:", makefile, re.M)


def test_every_command_that_is_named_exists():
    known = set(get_commands())
    for page in PAGES:
        for name in re.findall(r"manage\.py ([a-z_]+)", page.read_text()):
            assert name in known, f"{page.name}: {name}"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("line", [line for line in commands() if is_run(line)])
def test_a_command_of_the_guides_runs(line, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{postgres.programs()}:{os.environ['PATH']}")
    debate = go_to(make_debate(), "opening")
    seat = make_seat(debate, name="Ada")
    cast(seat, "a > b > c > d")
    call_command("backup", tmp_path / "monday.zip", stdout=io.StringIO())
    given = {
        "/var/backups/power-struggle/monday.zip": str(tmp_path / "nightly.zip"),
        "before-update.zip": str(tmp_path / "before-update.zip"),
        "copy.zip": str(tmp_path / "copy.zip"),
        "monday.zip": str(tmp_path / "monday.zip"),
        "PUBLIC_ID": seat.public_id,
        "USERNAME": owner_of(debate).username,
    }
    words = [given.get(word, word) for word in shlex.split(line)]
    assert words[0].endswith("python"), line
    assert words[1] == "manage.py", line
    said = io.StringIO()
    extra = ("--replace",) if words[2] == "restore" else ()
    call_command(*words[2:], *extra, stdout=said)
    assert said.getvalue().strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page):
    text = page.read_text()
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        found = (page.parent / file).resolve() if file else page
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", found.read_text(), re.M)
            slugs = {re.sub(r"[^\w\s-]", "", one).lower().replace(" ", "-") for one in headings}
            assert anchor in slugs, target


def test_no_page_advises_to_copy_a_running_database():
    for page in PAGES:
        assert not re.search(r"\bcp\b[^\n]*sqlite", page.read_text()), page.name

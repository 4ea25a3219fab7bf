"""What a school installs by: names, settings, paths and commands are those of this version.

There is no container engine on the machines that run this: the files are read and compared, not built.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from tests.test_project import settings_read

ROOT = Path(__file__).parent.parent
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
GIVEN_BY_THE_SCHOOL = {"SITE", "POSTGRES_PASSWORD"}


def test_compose_sets_nothing_that_the_site_does_not_read():
    assert set(COMPOSE["services"]["site"]["environment"]) <= set(settings_read())


def test_a_school_sets_at_most_three_values():
    text = (ROOT / "compose.yaml").read_text()
    asked = set(re.findall(r"\$\{(\w+)\}", text)) | set(re.findall(r"\$\{(\w+):\?", text))
    assert asked == GIVEN_BY_THE_SCHOOL
    assert set(re.findall(r"\$\{(\w+)", text)) == asked | {"TIME_ZONE", "METRICS_TOKEN"}


def test_the_site_has_no_root_and_writes_only_to_its_volume():
    site = COMPOSE["services"]["site"]
    assert site["read_only"] is True
    assert site["cap_drop"] == ["ALL"]
    [volume] = site["volumes"]
    assert volume.split(":")[1] in re.search(r"VAR_DIR=(\S+)", DOCKERFILE)[1]
    assert re.search(r"^USER site$", DOCKERFILE, re.M)
    assert DOCKERFILE.index("USER site") < DOCKERFILE.index("CMD [")
    assert "ports" not in COMPOSE["services"]["database"]


def test_what_the_image_is_made_of_is_there_and_let_in():
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M)
    names = [name for line in copied for name in line.split()]
    assert len(names) > 8
    let_in = (ROOT / ".dockerignore").read_text().split()
    for name in names:
        assert (ROOT / name).exists(), name
        assert f"!{name.split('/')[0]}" in let_in, name
    assert let_in[0] == "*"


def test_tools_and_database_are_of_one_release():
    [client] = re.findall(r"postgresql(\d+)-client", DOCKERFILE)
    assert COMPOSE["services"]["database"]["image"] == f"postgres:{client}-alpine"


def test_what_starts_is_a_command_of_ours():
    [command] = re.findall(r'^CMD \["python", "manage.py", "(\w+)"\]$', DOCKERFILE, re.M)
    assert command in get_commands()
    unit = (ROOT / "docs" / "power-struggle.service").read_text()
    assert re.search(r"^ExecStart=\S+/python manage.py serve$", unit, re.M)
    assert "127.0.0.1:8000/readyz" in DOCKERFILE


def test_caddy_reads_its_file(tmp_path):
    caddy = shutil.which("caddy")
    assert caddy, "sudo apt install caddy"
    done = subprocess.run(
        [caddy, "adapt", "--config", ROOT / "docs/Caddyfile.compose", "--adapter", "caddyfile"],
        env={"SITE": "debate.school.example", "HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"debate.school.example"' in done.stdout
    assert '"dial":"site:8000"' in done.stdout


@pytest.mark.parametrize("section", ["Unit", "Service", "Install"])
def test_the_unit_has_its_sections_once(section):
    unit = (ROOT / "docs" / "power-struggle.service").read_text()
    assert unit.count(f"[{section}]\n") == 1
    names = re.findall(r"^(\w+)=", unit, re.M)
    assert len(names) == len(set(names))


def test_the_core_install_is_what_the_pages_say():
    said = (ROOT / "docs" / "deploy.md").read_text()
    for file in ("docs/Caddyfile", "docs/power-struggle.service"):
        assert file in said
        assert (ROOT / file).exists()

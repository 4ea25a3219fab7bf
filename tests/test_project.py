"""The project as a whole: nothing missing between models, migrations, commands and README."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core import checks
from django.core.management import call_command, get_commands, load_command_class

from debates.dossiers import find_dossier
from debates.queries.packs import read_entries

ROOT = Path(__file__).parent.parent
READ_BY_US = re.compile(r'env\.\w+\(\s*"([A-Z_]+)"')
TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)


def settings_read() -> list[str]:
    return sorted(set(READ_BY_US.findall((ROOT / "powerstruggle" / "settings.py").read_text())))


def make_targets() -> list[str]:
    return TARGET.findall((ROOT / "Makefile").read_text())


def our_commands() -> list[str]:
    return sorted(name for name, app in get_commands().items() if app == "debates")


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text()


def test_the_settings_are_found_by_this_test():
    assert settings_read() == [
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "DEBUG",
        "GOOGLE_CLIENT_ID",
        "GOOGLE_CLIENT_SECRET",
        "GOOGLE_DOMAIN",
        "HOST",
        "LIVE",
        "LOG_FORMAT",
        "LOG_LEVEL",
        "METRICS_TOKEN",
        "MICROSOFT_CLIENT_ID",
        "MICROSOFT_CLIENT_SECRET",
        "MICROSOFT_TENANT",
        "OIDC_CLIENT_ID",
        "OIDC_CLIENT_SECRET",
        "OIDC_NAME",
        "OIDC_URL",
        "PORT",
        "PUBLIC_URL",
        "PURGE_DEBATES_AFTER",
        "SCHOOL_YEAR_ENDS",
        "SECOND_CURATOR",
        "SECRET_KEY",
        "SITE_LANGUAGE",
        "TEACHERS",
        "TEACHER_DOMAINS",
        "TIME_ZONE",
        "TRUSTED_PROXIES",
        "VAR_DIR",
    ]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_checks_find_nothing():
    found = checks.run_checks(include_deployment_checks=False)
    assert [one for one in found if one.level > checks.INFO] == []


def test_the_readme_names_every_setting(readme):
    assert [name for name in settings_read() if f"`{name}`" not in readme] == []


def test_the_readme_names_every_make_command(readme):
    assert [name for name in make_targets() if f"make {name}" not in readme] == []


def test_the_readme_names_every_command(readme):
    assert [name for name in our_commands() if name not in readme] == []


def test_what_the_readme_names_exists(readme):
    assert set(re.findall(r"\bmake ([a-z]+)\b", readme)) <= set(make_targets())
    assert set(re.findall(r"manage\.py ([a-z_]+)", readme)) <= set(get_commands())


def test_every_dependency_has_a_line_in_the_readme(readme):
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.match(r"[\w-]+", line)[0] for line in project["dependencies"]]
    assert len(names) <= 14
    assert [name for name in names if name.lower() not in readme.lower()] == []


def test_the_browsers_half_of_the_bell_stays_one_short_file():
    assert len((ROOT / "static" / "js" / "bell.js").read_text().splitlines()) <= 150


@pytest.mark.parametrize("name", our_commands())
def test_every_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as end:
        load_command_class("debates", name).run_from_argv(["manage.py", name, "--help"])
    assert end.value.code == 0
    assert f"manage.py {name} " in capsys.readouterr().out


def test_make_alone_lists_every_command():
    done = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True)
    assert [line.split()[1] for line in done.stdout.splitlines()] == make_targets()


@pytest.mark.parametrize("file", ["core.txt", "test.txt", "oracles.txt"])
def test_the_locks_have_hashes_and_no_addresses(file):
    text = (ROOT / "requirements" / file).read_text()
    assert "://" not in text
    for entry in text.replace("\\\n", " ").splitlines():
        assert "--hash=sha256:" in entry, entry


# What may say "stalin": the shipped dossier is loaded by that name.
NAMES_THE_SHIPPED = {
    "bench/verdict.py",
    "debates/management/commands/demo_class.py",
    "debates/management/commands/dossier.py",
    "debates/management/commands/serve.py",
    "templates/teacher/new.html",
}


def test_nothing_in_the_code_is_about_one_question():
    """Names, slugs and ids of the shipped dossier stand in its files and nowhere else."""
    entries = read_entries(find_dossier("stalin"))
    words = {figure["name"].lower() for figure in entries["figure"].values()}
    words |= {slug for kind in ("factor", "event", "faction", "source") for slug in entries[kind]}
    code = [
        path
        for folder in ("debates", "powerstruggle", "templates", "static", "bench")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".svg", ".js", ".css"} and "vendor" not in path.parts
    ]
    assert len(code) > 200
    found = {
        (str(path.relative_to(ROOT)), word)
        for path in code
        for word in words.intersection(re.findall(r"[a-z0-9-]+", path.read_text().lower()))
    }
    assert found == {(path, "stalin") for path in NAMES_THE_SHIPPED}

"""The rooms of the house: who may import whom, and the mathematics without Django."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINT_IMPORTS = """
import sys
from importlinter.cli import lint_imports_command
sys.argv = ["lint-imports", "--no-cache", "--config", sys.argv[1]]
lint_imports_command()
"""
WITHOUT_DJANGO = """
import importlib, pkgutil, sys
sys.modules["django"] = sys.modules["psycopg"] = None
import debates.rankings
names = [module.name for module in pkgutil.iter_modules(debates.rankings.__path__)]
for name in names:
    importlib.import_module("debates.rankings." + name)
print(len(names))
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True
    )


def test_every_room_imports_only_what_stands_to_its_right():
    done = run(LINT_IMPORTS, "pyproject.toml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: 3 kept, 0 broken." in done.stdout


def test_an_import_to_the_left_is_noticed(tmp_path):
    """The control: the same contract on a house in which models look into actions."""
    house = tmp_path / "debates"
    for room in (
        *("management", "dossiers", "urls", "views", "forms", "access", "boards", "actions"),
        *("queries", "models", "live", "rankings", "admin"),
    ):
        (house / room).mkdir(parents=True)
        (house / room / "__init__.py").touch()
    (house / "__init__.py").touch()
    (tmp_path / "powerstruggle").mkdir()
    (tmp_path / "powerstruggle" / "__init__.py").touch()
    contract = (ROOT / "pyproject.toml").read_text()
    config = tmp_path / "pyproject.toml"
    config.write_text(contract.replace('exhaustive_ignores = ["apps", "migrations"]\n', ""))
    script = "import os, sys; os.chdir(os.path.dirname(sys.argv[1]))\n"
    script += "sys.path[:0] = [os.getcwd()]\n" + LINT_IMPORTS
    assert run(script, str(config)).returncode == 0
    (house / "models" / "__init__.py").write_text("import debates.actions\n")
    done = run(script, str(config))
    assert done.returncode == 1
    assert "debates.models is not allowed to import debates.actions" in done.stdout


def test_the_mathematics_needs_no_django():
    done = run(WITHOUT_DJANGO)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0

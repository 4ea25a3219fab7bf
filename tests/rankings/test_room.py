"""What the room may import, and what it offers."""

import ast
import sys
from pathlib import Path

import debates.rankings

ROOM = Path(debates.rankings.__file__).parent


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # One dot is this room; two would be its neighbour.
            yield node.module.split(".")[0] if node.level == 0 else "." * node.level


def test_it_imports_numpy_networkx_the_standard_library_and_itself():
    files = sorted(ROOM.glob("*.py"))
    assert len(files) > 5
    names = {name for file in files for name in imported(file)}
    assert names - sys.stdlib_module_names == {"networkx", "numpy", "."}


def test_everything_it_lists_is_there_once():
    listed = debates.rankings.__all__
    assert len(listed) == len(set(listed))
    assert all(hasattr(debates.rankings, name) for name in listed)

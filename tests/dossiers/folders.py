"""Dossiers to read in tests: the shipped one, a small one on Rome, and broken copies of it."""

import shutil
from pathlib import Path

from debates.dossiers import find_dossier
from debates.queries.packs import DossierFault, read_dossier

STALIN = find_dossier("stalin")
ROME = Path(__file__).parent / "rome"


def copy_of(dossier: Path, folder: Path) -> Path:
    """A copy to be broken, with permissions that allow it."""
    for path in dossier.glob("*.yaml"):
        shutil.copyfile(path, folder / path.name)
    return folder


def change(folder: Path, stem: str, old: str, new: str) -> None:
    """Replace `old`, which stands once in the file."""
    path = folder / f"{stem}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {stem}.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults_of(folder: Path) -> list[str]:
    """What reading the folder complains of, one line a fault; nothing when it is in order."""
    try:
        read_dossier(folder)
    except DossierFault as trouble:
        return [str(fault) for fault in trouble.faults]
    return []

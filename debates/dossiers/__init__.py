"""Shipped dossiers as plain text files. README.md beside this tells the form of the files.

May import `actions`, `queries` and what stands to their right.
"""

from pathlib import Path

SHIPPED = Path(__file__).parent


def find_dossier(name_or_path: str) -> Path:
    """The shipped dossier of that name, or else the folder or zip at that path."""
    shipped = SHIPPED / name_or_path
    is_name = Path(name_or_path).name == name_or_path
    return shipped if is_name and (shipped / "question.yaml").is_file() else Path(name_or_path)

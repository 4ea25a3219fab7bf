"""The sources that ship, and how a reference looks in a test: italics between asterisks."""

from pathlib import Path

import yaml

import debates
from debates.queries.citations import reference

SHIPPED = [
    source["citation"]
    for source in yaml.safe_load(
        Path(debates.__file__)
        .with_name("dossiers")
        .joinpath("stalin/sources.yaml")
        .read_text("utf-8")
    )["sources"]
]


def written(citation, style) -> str:
    runs = reference(citation, style).runs
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)

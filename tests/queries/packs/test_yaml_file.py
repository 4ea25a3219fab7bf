"""A file may come from anywhere: what is not plain data is refused, and nothing is ever run."""

import os
import time
from pathlib import Path

import pytest
import yaml

from debates.queries.packs.faults import DossierFault
from debates.queries.packs.yaml_file import MOST_BYTES, read_yaml
from tests.dossiers.folders import ROME, STALIN, copy_of, faults_of


def told(tmp_path: Path, stored: str | bytes) -> str:
    """The one fault of a file with this content."""
    path = tmp_path / "events.yaml"
    path.write_bytes(stored.encode() if isinstance(stored, str) else stored)
    with pytest.raises(DossierFault) as caught:
        read_yaml(path)
    assert len(caught.value.faults) == 1
    return str(caught.value.faults[0])


@pytest.mark.parametrize("dossier", [STALIN, ROME], ids=["stalin", "rome"])
def test_values_are_those_that_pyyaml_reads(dossier):
    for path in dossier.glob("*.yaml"):
        assert read_yaml(path) == yaml.safe_load(path.read_text(encoding="utf-8")), path.name


def test_lines_are_remembered(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n\nb:\n- c: yes\n  d: null\n")
    tree = read_yaml(path)
    assert tree == {"a": 1, "b": [{"c": True, "d": None}]}
    assert (tree.lines, tree["b"][0].line, tree["b"][0].lines) == (
        {"a": 1, "b": 3},
        4,
        {"c": 4, "d": 5},
    )


def test_a_tag_runs_nothing(tmp_path):
    trap = tmp_path / "sprung"
    fault = told(tmp_path, f'events: !!python/object/apply:os.mkdir ["{trap}"]\n')
    assert fault == (
        "events.yaml:1: uses the tag “tag:yaml.org,2002:python/object/apply:os.mkdir”, "
        "which is not allowed"
    )
    assert not trap.exists()


@pytest.mark.parametrize(
    "tag", ["!!python/object:os.system", "!!binary", "!!set", "!!omap", "!own"]
)
@pytest.mark.parametrize("value", ["x", "[x]", "{x: y}"])
def test_no_tag_is_followed(tmp_path, tag, value):
    assert "which is not allowed" in told(tmp_path, f"events: {tag} {value}\n")


def test_anchors_and_aliases_cannot_blow_up(tmp_path):
    laughs = "a: &a [ha, ha]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert told(tmp_path, laughs).startswith("events.yaml:1: uses an anchor or alias")
    assert told(tmp_path, "a: 1\nb: &here 2\n").startswith("events.yaml:2: uses an anchor")


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_deep_nesting_is_refused_and_kills_nothing(tmp_path, opening):
    """PyYAML's own loader overruns the C stack on such a file, which ends the process."""
    assert told(tmp_path, opening * 200_000).endswith("is nested too deeply")


def test_ten_megabytes_are_refused_at_once(tmp_path):
    before = time.process_time()
    fault = told(tmp_path, "events:\n" + "- x\n" * 2_500_000)
    assert fault == "events.yaml: is larger than 1 MB"
    assert time.process_time() - before < 1


def test_the_largest_file_allowed_is_read_in_time(tmp_path):
    path = tmp_path / "events.yaml"
    path.write_text(("events:\n" + "- x\n" * 250_000)[:MOST_BYTES])
    before = time.process_time()
    assert len(read_yaml(path)["events"]) == 249_998
    assert time.process_time() - before < 10


def test_another_encoding_is_named_as_such(tmp_path):
    latin = "events:\n- title: Königsberg\n".encode("latin-1")
    assert told(tmp_path, latin) == "events.yaml:2: is not written in UTF-8"
    assert (
        told(tmp_path, "events: []\n".encode("utf-16")) == "events.yaml:1: is not written in UTF-8"
    )


@pytest.mark.parametrize(
    ("stored", "fault"),
    [
        ("", "events.yaml: is empty"),
        ("# only a note\n", "events.yaml: is empty"),
        ("- a\n", "events.yaml:1: has to hold keys with values at its root"),
        ("a: 1\na: 2\n", "events.yaml:2: has the key “a” twice"),
        ("1: a\n", "events.yaml:1: has a key that is not a word"),
        ("[a]: b\n", "events.yaml:1: has a key that is not a word"),
        ("---\na: b\n---\nc: d\n", "events.yaml: holds more than one document"),
        (
            "a: 1924-05-23\n",
            "events.yaml:1: “1924-05-23” is read as a date or number; put it in quotes",
        ),
        ("a: 1.5\n", "events.yaml:1: “1.5” is read as a date or number; put it in quotes"),
        ("a: 0o17\nb: 017\n", "events.yaml:2: “017” is read as a date or number; put it in quotes"),
        ("a: 1:30\n", "events.yaml:1: “1:30” is read as a date or number; put it in quotes"),
        ("a: 'x\n", "events.yaml:2: is not well-formed YAML: found unexpected end of stream"),
        ("a: b: c\n", "events.yaml:1: is not well-formed YAML: mapping values are not allowed in"),
        ("a: \x01\n", "events.yaml: is not well-formed YAML: control characters are not allowed"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path, stored, fault):
    assert told(tmp_path, stored).startswith(fault)


def test_a_folder_or_a_pipe_is_not_a_file(tmp_path):
    folder = copy_of(ROME, tmp_path)
    (folder / "events.yaml").unlink()
    (folder / "events.yaml").mkdir()
    os.mkfifo(folder / "glossary.yaml")
    assert faults_of(folder) == ["events.yaml: is not a file", "glossary.yaml: is not a file"]

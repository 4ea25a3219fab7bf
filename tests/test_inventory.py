"""docs/privacy/inventory.yml: every field that is stored has a line, and is kept for as long as it says."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from django.apps import apps

from debates.admin import site
from debates.queries.person import TABLES
from debates.queries.retention import LIMITS

FILE = Path(__file__).parent.parent / "docs" / "privacy" / "inventory.yml"
INVENTORY = yaml.safe_load(FILE.read_text())
LINES = [(label, line) for label, lines in INVENTORY.items() for line in lines]
PUPILS = sorted({label for label, line in LINES if line["personal"] == "pupil"})


def stored() -> set[str]:
    """Every column of every table but the number of the row."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.name != "id"
    }


def listed() -> Counter[str]:
    return Counter(f"{label}.{field}" for label, line in LINES for field in line["fields"])


def test_every_field_has_one_line():
    missing = sorted(stored() - set(listed()))
    assert missing == [], "add them to docs/privacy/inventory.yml: whose, why, how long"
    assert [field for field, times in listed().items() if times > 1] == []


def test_no_line_is_about_a_field_that_is_gone():
    assert sorted(set(listed()) - stored()) == []


def test_every_line_says_whose_why_and_how_long():
    until = {"account", *(limit.key for limit in LIMITS)}
    for label, line in LINES:
        assert line["personal"] in (False, "pupil", "staff"), (label, line)
        assert len(line["why"]) > 9, (label, line)
        assert line.get("kept") in until or not line["personal"], (label, line)


def test_the_table_of_times_for_people_has_the_same_keys():
    table = (FILE.parent / "retention.md").read_text()
    keys = re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)
    assert keys == [limit.key for limit in LIMITS]


def test_nothing_of_a_pupil_is_kept_as_long_as_an_account():
    kept = {line["kept"] for _label, line in LINES if line["personal"] == "pupil"}
    assert kept == {"debate", "roster", "log", "knock"}


def test_a_copy_for_a_person_has_every_field_that_is_a_pupils():
    columns = {table.model._meta.label: table.columns for table in TABLES}
    assert sorted(columns) == PUPILS
    for label, line in LINES:
        if line["personal"] == "pupil":
            for field in line["fields"]:
                is_in = any(column.split("__")[0] == field for column in columns[label])
                assert is_in != line.get("secret", False), f"{label}.{field}"


@pytest.mark.parametrize("label", [*PUPILS, "debates.Debate", "debates.Result", "debates.Round"])
def test_no_admin_edits_what_belongs_to_pupils(label):  # EC-105
    assert apps.get_model(label) not in site._registry

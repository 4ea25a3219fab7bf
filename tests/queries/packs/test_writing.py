"""A pack is written in one way only, and what was written reads as it was."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from debates.queries.packs import entries_of, files_of, pack_texts, read_entries
from debates.queries.packs.writing import yaml_text
from debates.queries.packs.yaml_file import parse_yaml
from tests.dossiers.folders import ROME, STALIN

words = some.text(
    some.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff"),
    max_size=60,
)
plain = some.one_of(words, some.integers(-999_999_999, 999_999_999), some.booleans(), some.none())
trees = some.dictionaries(
    some.from_regex(r"[a-z_]{1,9}", fullmatch=True),
    some.recursive(
        plain,
        lambda inner: some.one_of(
            some.lists(inner, max_size=4),
            some.dictionaries(some.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, max_size=4),
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("dossier", [STALIN, ROME], ids=["stalin", "rome"])
def test_files_and_entries_are_two_ways_to_say_the_same(dossier, tmp_path):
    entries = read_entries(dossier)
    assert entries_of(files_of(entries)) == entries
    for name, text in pack_texts(entries).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_entries(tmp_path) == entries


def test_dates_and_short_lists_stand_on_one_line():
    date = {"value": "1917-11-07", "precision": "day", "old_style": "1917-10-25"}
    assert yaml_text({"date": date, "figures": ["lenin", "trotsky"], "none": []}) == (
        "date: {value: '1917-11-07', precision: day, old_style: '1917-10-25'}\n"
        "figures: [lenin, trotsky]\n"
        "none: []\n"
    )


@given(trees)
def test_whatever_is_written_reads_as_it_was(tree):
    text = yaml_text(tree)
    assert yaml.safe_load(text) == tree
    assert parse_yaml("x.yaml", text.encode()) == tree

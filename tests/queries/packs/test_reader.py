"""The shipped dossier and a small one on another question become canonical content.

Numbers and words are typed from the files by hand.
"""

import json
import re
import time
from collections.abc import Iterator

import pytest

from debates.dossiers import find_dossier
from debates.queries.packs import canonical_text, digest_of, read_dossier
from tests.dossiers.folders import ROME, STALIN, change, copy_of, faults_of


@pytest.fixture(scope="module")
def stalin():
    return read_dossier(STALIN)


@pytest.fixture(scope="module")
def rome():
    return read_dossier(ROME)


def entry(content, section, slug):
    return next(found for found in content[section] if slug in (found.get("slug"), found.get("id")))


def test_sections_of_both_dossiers_are_the_same(stalin, rome):
    assert (
        sorted(stalin)
        == sorted(rome)
        == [
            "alliances",
            "claims",
            "conclusions",
            "events",
            "factions",
            "factors",
            "figures",
            "question",
            "sets",
            "sources",
            "terms",
        ]
    )


def test_nothing_of_the_shipped_dossier_is_lost(stalin):
    counts = {key: len(found) for key, found in stalin.items() if isinstance(found, list)}
    assert counts == {
        "alliances": 60,
        "claims": 87,
        "conclusions": 6,
        "events": 60,
        "factions": 9,
        "factors": 12,
        "figures": 21,
        "sources": 35,
        "terms": 32,
    }


def test_the_question_is_worded(stalin):
    assert stalin["question"]["slug"] == "stalin"
    assert stalin["question"]["title"] == "Why did Stalin win the power struggle?"
    assert stalin["question"]["short_title"] == "Why did Stalin win?"
    assert stalin["question"]["language"] == "en-GB"
    assert len(re.findall(r"\.(?: |$)", stalin["question"]["introduction"])) == 2


def test_the_months_of_the_network_are_named_or_left_out(stalin, rome):
    assert stalin["question"]["network"] == {
        "from": {"value": "1922-04", "precision": "month"},
        "to": {"value": "1929-12", "precision": "month"},
    }
    assert "network" not in rome["question"]


def test_periods_are_named_or_left_out(stalin, rome):
    assert [one["title"] for one in stalin["question"]["periods"]] == [
        *("1922–24", "1925–27", "1928–29")
    ]
    assert stalin["question"]["periods"][2]["to"] == {"value": "1929", "precision": "year"}
    assert "periods" not in rome["question"]


def test_sets_are_in_the_order_of_the_file(stalin):
    eight = [
        "fear-of-trotsky",
        "lenin-legacy",
        "party-machine",
        "political-skill",
        "tactical-alliances",
        "ban-on-factions",
        "socialism-in-one-country",
        "rivals-mistakes",
    ]
    assert stalin["sets"] == {"default": eight, "diamond": [*eight, "testament-suppressed"]}


def test_a_dossier_may_be_too_small_for_a_diamond(rome):
    assert rome["sets"]["diamond"] == []
    assert rome["terms"] == rome["alliances"] == rome["factions"] == []


def test_the_essay_comes_first_among_the_conclusions(stalin):
    assert [(found["slug"], found["kind"]) for found in stalin["conclusions"]] == [
        ("essay", "essay"),
        ("structural-bureaucratic", "interpretation"),
        ("personality-intrigue", "interpretation"),
        ("office-skill-contingency", "interpretation"),
        ("social-support", "interpretation"),
        ("trotsky-deutscher", "interpretation"),
    ]
    assert [found["simplification"] for found in stalin["conclusions"]] == [False] + [True] * 5


def test_relations_of_the_essay_keep_their_words(stalin):
    first = stalin["conclusions"][0]["relations"][0]
    assert (first["slug"], first["higher"], first["lower"]) == (
        "r01",
        "political-skill",
        "fear-of-trotsky",
    )
    assert (first["relation"], first["strength"], first["word"]) == (
        "above",
        "explicit",
        "explicit",
    )
    assert first["quote"] == {"text": "was much more vital", "paragraph": "P7", "sentence": 9}
    assert first["claims"] == ["c79", "c70"]


@pytest.mark.parametrize(
    ("slug", "word", "strength"),
    [
        ("sb1", "strong", "explicit"),
        ("sb2", "moderate", "implied"),
        ("sb4", "weak", "implied-weak"),
    ],
)
def test_strengths_of_interpretations_are_put_on_the_essays_scale(stalin, slug, word, strength):
    relations = {found["slug"]: found for found in stalin["conclusions"][1]["relations"]}
    assert (relations[slug]["word"], relations[slug]["strength"]) == (word, strength)
    assert relations[slug]["quote"] is None


def test_what_an_interpretation_leaves_open_is_unranked(stalin):
    assert stalin["conclusions"][1]["unranked"] == [
        {"factor": "lenin-enrolment", "reason": None},
        {"factor": "testament-suppressed", "reason": None},
    ]
    assert stalin["conclusions"][1]["statement"].startswith("Power flowed to whoever stood")


def texts(value) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


def test_content_survives_json_unchanged(stalin):
    assert json.loads(canonical_text(stalin)) == stalin
    assert digest_of(json.loads(canonical_text(stalin))) == digest_of(stalin)
    assert all(text == text.strip() for text in texts(stalin))


def test_the_digest_does_not_depend_on_how_a_file_is_written(tmp_path, rome):
    folder = copy_of(ROME, tmp_path)
    change(
        folder,
        "events",
        "- slug: adrianople\n  title: Goths defeat Valens at Adrianople\n",
        "- \"title\": 'Goths defeat\n    Valens at Adrianople'\n\n  slug: adrianople # a note\n",
    )
    (folder / "factors.yaml").write_bytes(
        b"\xef\xbb\xbf" + (folder / "factors.yaml").read_bytes().replace(b"\n", b"\r\n")
    )
    (folder / "notes.txt").write_text("not part of it")
    assert digest_of(read_dossier(folder)) == digest_of(rome)


def test_the_digest_changes_with_a_word(tmp_path, rome):
    folder = copy_of(ROME, tmp_path)
    change(folder, "events", "Vandals take Carthage", "The Vandals take Carthage")
    assert digest_of(read_dossier(folder)) != digest_of(rome)


def test_editors_notes_are_not_part_of_the_content(tmp_path, rome):
    folder = copy_of(ROME, tmp_path)
    change(folder, "events", "Days before 1582 are Julian.", "Another note.")
    assert digest_of(read_dossier(folder)) == digest_of(rome)


def test_a_shipped_name_and_a_path_are_told_apart(tmp_path, monkeypatch):
    assert find_dossier("stalin").name == "stalin"
    assert (find_dossier("stalin") / "question.yaml").is_file()
    assert find_dossier(str(ROME)) == ROME
    monkeypatch.chdir(tmp_path)
    assert str(find_dossier("nobody")) == "nobody"
    assert str(find_dossier("..")) == ".."


def test_reading_takes_a_fraction_of_the_start(stalin):
    """The server reads the dossier at every start and has four seconds in all."""
    before = time.process_time()
    read_dossier(STALIN)
    assert time.process_time() - before < 0.5


def test_shipped_quotations_have_six_words_at_most(stalin):
    quotes = [claim["anchor"]["quote"] for claim in stalin["claims"]]
    quotes += [found["quote"]["text"] for found in stalin["conclusions"][0]["relations"]]
    assert len(quotes) == 87 + 11
    assert max(len(quote.split()) for quote in quotes) == 6


def test_both_dossiers_are_in_order():
    assert faults_of(STALIN) == faults_of(ROME) == []

"""What a cut leaves of the shipped dossier, against slugs and counts typed from its files."""

import dataclasses
import json

import pytest

from debates.actions.editions import publish_edition
from debates.queries.dossier import Cut, cut, whole_dossier
from debates.queries.packs import read_dossier
from tests.dossiers.folders import STALIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole():
    return whole_dossier(publish_edition(content=read_dossier(STALIN)))


def text_of(dossier) -> str:
    def plain(value):
        if dataclasses.is_dataclass(value):
            names = [one.name for one in dataclasses.fields(value)]
            return {name: plain(getattr(value, name)) for name in names}
        if hasattr(value, "items"):
            return {key: plain(one) for key, one in value.items()}
        return [plain(one) for one in value] if isinstance(value, tuple | list) else str(value)

    return json.dumps(plain(dossier), ensure_ascii=False)


def test_the_whole_has_every_entry(whole):
    counts = {
        name: len(getattr(whole, name))
        for name in ("factors", "figures", "factions", "alliances", "events", "terms", "sources")
    }
    assert counts == {
        "factors": 12,
        "figures": 21,
        "factions": 9,
        "alliances": 60,
        "events": 60,
        "terms": 32,
        "sources": 35,
    }
    assert len(whole.claims) == 87
    assert [slug for slug, claim in whole.claims.items() if claim.concludes] == [
        f"c{number}" for number in range(70, 88)
    ]
    assert str(whole.figures["lenin"].born) == "22 April 1870 (10 April Old Style)"
    assert whole.figures["lenin"].birth_place == "Simbirsk"
    assert whole.essay.source == "student-essay"


def test_before_the_conclusion_nothing_of_it_is_there(whole):
    hidden = [
        *(f"c{number}" for number in range(70, 88)),
        "student-essay",
        *(factor.essay_says for factor in whole.factors.values()),
        *(claim.paraphrase for claim in whole.claims.values() if claim.concludes),
    ]
    text = text_of(cut(whole, Cut()))
    assert [part for part in hidden if json.dumps(part, ensure_ascii=False)[1:-1] in text] == []
    everything = text_of(cut(whole, Cut(concluded=True)))
    assert [
        part for part in hidden if json.dumps(part, ensure_ascii=False)[1:-1] not in everything
    ] == []


def test_a_cut_to_factors_leaves_no_link_to_others(whole):
    small = cut(whole, Cut(factors=frozenset({"fear-of-trotsky", "lenin-legacy"}), concluded=True))
    assert list(small.factors) == ["fear-of-trotsky", "lenin-legacy"]
    assert small.sets["default"] == ("fear-of-trotsky", "lenin-legacy")
    assert small.events["trotsky-joins-bolsheviks-1917"].factors == (
        "fear-of-trotsky",
        "lenin-legacy",
    )
    assert {one.factor for claim in small.claims.values() for one in claim.factors} == {
        "fear-of-trotsky",
        "lenin-legacy",
    }
    assert {one.factor for one in small.factors["fear-of-trotsky"].overlaps} <= {"lenin-legacy"}


def test_what_the_teacher_withholds_is_gone(whole):
    kept = cut(
        whole,
        Cut(
            concluded=True,
            claims=frozenset({"c76", "c01"}),
            sources=frozenset({"deutscher-unarmed"}),
        ),
    )
    text = text_of(kept)
    for slug in ("c76", "c01", "deutscher-unarmed"):
        assert f'"{slug}"' not in text
    assert kept.claims["c03"].sources == ("kotkin-paradoxes",)

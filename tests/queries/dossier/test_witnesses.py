"""One witness: authors typed from the files."""

import pytest

from debates.actions.editions import publish_edition
from debates.queries.dossier import whole_dossier
from debates.queries.dossier.values import Point
from debates.queries.dossier.witnesses import authors, factor_witness, point_witness
from debates.queries.packs import read_dossier
from tests.dossiers.folders import ROME, STALIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def stalin():
    return whole_dossier(publish_edition(content=read_dossier(STALIN)))


@pytest.fixture
def rome():
    return whole_dossier(publish_edition(content=read_dossier(ROME)))


def citing(*sources: str) -> Point:
    return Point(text="", events=(), claims=(), sources=sources)


def test_authors_by_name_by_one_name_and_by_title(stalin):
    assert authors(stalin.sources["deutscher-unarmed"]) == ("Isaac Deutscher",)
    assert authors(stalin.sources["corin-fiehn"]) == ("Chris Corin", "Terry Fiehn")
    assert authors(stalin.sources["declaration-of-46"]) == ("Forty-six party members",)
    assert authors(stalin.sources["student-essay"]) == (
        "Untitled student essay on why Stalin won the struggle for power",
    )


@pytest.mark.parametrize(
    ("sources", "witness"),
    [
        ((), ""),
        (("deutscher-unarmed",), "Isaac Deutscher"),
        (("trotsky-my-life", "lessons-of-october"), "Leon Trotsky"),
        (("trotsky-my-life", "deutscher-unarmed"), ""),
        (("corin-fiehn",), ""),
        (("declaration-of-46",), "Forty-six party members"),
        (("withheld-by-the-teacher",), ""),
        (("withheld-by-the-teacher", "gill-origins"), "Graeme Gill"),
    ],
)
def test_the_witness_of_a_point(stalin, sources, witness):
    assert point_witness(citing(*sources), stalin) == witness


def test_points_of_the_shipped_dossier(stalin):
    assert [
        [point_witness(point, stalin) for point in side]
        for slug in ("lenin-legacy", "rivals-mistakes")
        for side in (stalin.factors[slug].points_for, stalin.factors[slug].points_against)
    ] == [
        [
            "J. V. Stalin",
            "",
            "Joint Plenum of the Central Committee and Central Control Commission",
            "Robert C. Tucker",
        ],
        ["", "V. I. Lenin", "Graeme Gill"],
        ["", "Leon Trotsky", "Stephen Kotkin", ""],
        ["", "Moshe Lewin", "E. H. Carr"],
    ]


def test_a_factor_has_the_witnesses_of_all_points_for_it(stalin, rome):
    assert [factor_witness(one, stalin) for one in stalin.factors.values()] == [""] * 12
    assert {slug: factor_witness(one, rome) for slug, one in rome.factors.items()} == {
        "outside-pressure": "",
        "civil-wars": "Adrian Goldsworthy",
        "lost-africa": "Peter Heather",
        "child-emperors": "Adrian Goldsworthy",
        "army-of-allies": "",
    }

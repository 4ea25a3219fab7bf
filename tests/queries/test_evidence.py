"""What a class sees of its edition, against the small dossier on Rome."""

import pytest

from debates.actions import evidence as verbs
from debates.queries.evidence import (
    class_cards,
    class_dossier,
    held_back,
    hidden_claims,
    source_cards,
)
from tests.class_of_seven import class_of_seven
from tests.dossiers.rome_debate import CARDS, make_rome_debate
from tests.factories import go_to, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_rome_debate()


def do(verb, debate, **what):
    return verb(debate=debate, by=teacher_of(debate), **what)


def seen_by_class(debate):
    debate.refresh_from_db()
    return class_dossier(debate)


def test_a_withheld_claim_leaves_no_trace(debate):
    dossier = seen_by_class(debate)
    assert list(dossier.claims) == ["k01", "k02"]
    (point,) = dossier.factors["civil-wars"].points_for
    assert point.claims == ()
    assert dossier.sources["goldsworthy-fall"].claims == ()
    do(verbs.release, debate, kind="claim", slug="k05")
    dossier = seen_by_class(debate)
    assert list(dossier.claims) == ["k01", "k02", "k05"]
    (point,) = dossier.factors["civil-wars"].points_for
    assert point.claims == ("k05",)
    assert dossier.sources["goldsworthy-fall"].claims == ("k05",)


def test_a_withheld_source_is_cited_nowhere(debate):
    assert tuple(seen_by_class(debate).sources) == CARDS
    do(verbs.withhold, debate, kind="source", slug="heather-fall")
    dossier = seen_by_class(debate)
    assert list(dossier.sources) == ["ammianus", "ward-perkins-fall", "goldsworthy-fall"]
    assert "heather-fall" not in repr(dossier)
    assert "Heather" not in repr(dossier)


def test_cards_cite_what_the_class_has(debate):
    def cited() -> dict[str, list[str]]:
        cards = class_cards(debate, seen_by_class(debate), ["outside-pressure", "lost-africa"])
        return {
            card.slug: [
                source.slug
                for point in (*card.points_for, *card.points_against)
                for source in point.sources
            ]
            for card in cards
        }

    assert cited() == {
        "outside-pressure": ["ammianus", "heather-fall", "ward-perkins-fall"],
        "lost-africa": ["heather-fall"],
    }
    do(verbs.withhold, debate, kind="source", slug="heather-fall")
    assert cited() == {"outside-pressure": ["ammianus", "ward-perkins-fall"], "lost-africa": []}


def test_the_newest_is_what_came_out_last_and_by_itself(debate):
    assert held_back(debate).newest == ""
    do(verbs.withhold_sources, debate)
    assert held_back(debate).newest == ""
    for number, slug in enumerate(("ammianus", "heather-fall")):
        do(verbs.release_next_source, debate, shown=number)
        assert held_back(debate).newest == slug
    do(verbs.release, debate, kind="claim", slug="k05")
    assert held_back(debate).newest == "heather-fall"
    do(verbs.withhold, debate, kind="source", slug="heather-fall")
    assert held_back(debate).newest == "ammianus"
    do(verbs.release_sources, debate)
    assert held_back(debate).newest == ""


def test_the_essay_is_no_card(debate):
    from debates.queries.dossier import whole_dossier

    assert "class-essay" in whole_dossier(debate.edition).sources
    assert tuple(source_cards(whole_dossier(debate.edition))) == CARDS
    assert hidden_claims(debate.edition) == ("k05",)


def test_after_the_reveal_what_is_withheld_stays_away(debate):
    from tests.class_of_seven import uncover

    debate = uncover(go_to(debate, "verdict"), steps=4)
    assert seen_by_class(debate).essay is None
    debate = uncover(debate)
    do(verbs.withhold, debate, kind="claim", slug="k03")
    do(verbs.withhold, debate, kind="source", slug="ammianus")
    dossier = seen_by_class(debate)
    assert dossier.essay.source == "class-essay"
    assert list(dossier.claims) == ["k01", "k02", "k04"]
    assert dossier.sources["class-essay"].claims == ("k01", "k02", "k04")
    assert "ammianus" not in repr(dossier)


def test_an_edition_with_sections_missing_is_cut_as_far_as_it_goes():
    dossier = class_dossier(class_of_seven(phase="evidence"))
    assert (dossier.sources, dossier.claims, dossier.essay) == ({}, {}, None)


@pytest.mark.parametrize("rows", [1, 3])
def test_what_is_held_back_takes_one_query_and_the_cut_two(debate, rows, django_assert_num_queries):
    for slug in CARDS[: rows - 1]:
        do(verbs.withhold, debate, kind="source", slug=slug)
    assert debate.withheld.count() == rows
    class_dossier(debate)
    with django_assert_num_queries(1):
        held = held_back(debate)
    with django_assert_num_queries(1):  # factors; what is uncovered was asked before
        class_dossier(debate, held)
    with django_assert_num_queries(2):
        class_dossier(debate)

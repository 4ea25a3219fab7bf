"""An edition as frozen values: what may be studied before the reveal, and what waits behind it.

Numbers, orders and words are typed from the files by hand.
"""

import dataclasses

import pytest

from debates.actions.editions import publish_edition
from debates.models import Edition
from debates.queries import editions
from debates.queries.editions import (
    all_factors,
    conclusion,
    conclusions,
    factor_cards,
    factor_set,
    newest_edition,
    question_text,
)
from debates.queries.packs import read_dossier
from debates.rankings import ComparisonKind
from tests.dossiers.folders import ROME, STALIN

EIGHT = (
    "fear-of-trotsky",
    "lenin-legacy",
    "party-machine",
    "political-skill",
    "tactical-alliances",
    "ban-on-factions",
    "socialism-in-one-country",
    "rivals-mistakes",
)
TWELVE = (
    "fear-of-trotsky",
    "lenin-legacy",
    "party-machine",
    "lenin-enrolment",
    "political-skill",
    "tactical-alliances",
    "ban-on-factions",
    "socialism-in-one-country",
    "economic-policy",
    "rivals-mistakes",
    "testament-suppressed",
    "luck-circumstance",
)


@pytest.fixture(scope="module")
def stalin_content():
    return read_dossier(STALIN)


@pytest.fixture(autouse=True)
def nothing_read_yet():
    editions._kept.clear()


@pytest.fixture
def stalin(db, stalin_content):
    return publish_edition(content=stalin_content)


@pytest.fixture
def rome(db):
    return publish_edition(content=read_dossier(ROME))


def slugs(factors):
    return tuple(factor.slug for factor in factors)


def test_the_newest_edition_comes_in_one_query_without_its_content(rome, django_assert_num_queries):
    content = rome.content | {"terms": [{"slug": "x"}]}
    second = publish_edition(content=content)
    with django_assert_num_queries(1):
        found = newest_edition(rome.question)
        assert (found, found.number) == (second, 2)
    assert "content" in found.get_deferred_fields()


def test_a_question_without_an_edition_has_no_newest(rome):
    Edition.objects.all().delete()
    assert newest_edition(rome.question) is None


@pytest.mark.parametrize("factors", [1, 3, 12])
def test_an_edition_is_fetched_once_however_much_is_read(
    stalin, factors, django_assert_num_queries
):
    with django_assert_num_queries(2):
        edition = newest_edition(stalin.question)
        assert len(factor_cards(edition, TWELVE[:factors])) == factors
    with django_assert_num_queries(1):
        edition = newest_edition(stalin.question)
        factor_cards(edition, TWELVE)
        all_factors(edition)
        factor_set(edition, "default")
        question_text(edition)
        conclusions(edition)


def test_only_so_many_editions_are_kept(rome, monkeypatch):
    monkeypatch.setattr(editions._kept, "most", 2)
    for word in ("a", "b", "c"):
        asked = rome.content["question"] | {"credit": word}
        edition = publish_edition(content=rome.content | {"question": asked})
        assert question_text(edition).credit == word
    assert len(editions._kept) == 2


def test_factors_and_sets(stalin):
    assert slugs(all_factors(stalin)) == TWELVE
    assert slugs(factor_set(stalin, "default")) == EIGHT
    assert slugs(factor_set(stalin, "diamond")) == (*EIGHT, "testament-suppressed")
    fear = all_factors(stalin)[0]
    assert (fear.title, fear.kind) == ("Fear of Trotsky as Lenin's heir", "condition")
    assert fear.summary == (
        "Leaders who dreaded Trotsky's fame and army post preferred Stalin as the lesser danger."
    )


def test_a_set_that_a_dossier_does_not_have_is_empty(rome):
    assert factor_set(rome, "diamond") == ()
    assert len(factor_set(rome, "default")) == 5


def test_a_card_holds_points_with_their_evidence(stalin):
    (card,) = factor_cards(stalin, ["fear-of-trotsky"])
    assert (len(card.points_for), len(card.points_against)) == (4, 3)
    first = card.points_for[0]
    assert first.text == (
        "Zinoviev and Kamenev kept Stalin in office in May 1924 because they thought Trotsky "
        "more dangerous."
    )
    assert [(event.slug, event.title, str(event.date)) for event in first.events] == [
        (
            "thirteenth-congress-letter-1924",
            "Lenin's Letter and the Thirteenth Congress",
            "21–31 May 1924",
        )
    ]
    assert [(source.slug, source.kind, source.citation) for source in first.sources] == [
        ("deutscher-unarmed", "secondary", "Deutscher, The Prophet Unarmed (1959)"),
        ("kotkin-paradoxes", "secondary", "Kotkin, Paradoxes of Power (2014)"),
    ]
    against = card.points_against[1]
    assert against.text.startswith("Trotsky did not try to use the army")
    assert [source.citation for source in against.sources] == ["Trotsky, My Life (1930)"]


@pytest.mark.parametrize(
    ("factor", "event", "written"),
    [
        ("fear-of-trotsky", "lessons-of-october-1924", "October–November 1924"),
        ("ban-on-factions", "zinoviev-kamenev-readmitted-1928", "June 1928"),
        ("ban-on-factions", "party-unity-1921", "16 March 1921"),
        ("luck-circumstance", "lenin-dies-1924", "21 January 1924"),
        ("testament-suppressed", "lenin-letter-1922", "23 December 1922 – 4 January 1923"),
    ],
)
def test_events_are_dated_as_exactly_as_they_are_known(stalin, factor, event, written):
    (card,) = factor_cards(stalin, [factor])
    found = {
        line.slug: str(line.date)
        for point in (*card.points_for, *card.points_against)
        for line in point.events
    }
    assert found[event] == written


def test_cards_come_in_the_order_asked_for_and_only_for_known_factors(stalin):
    cards = factor_cards(stalin, ["rivals-mistakes", "own-the-weather", "ban-on-factions"])
    assert slugs(cards) == ("rivals-mistakes", "ban-on-factions")


def test_values_are_frozen(stalin):
    (card,) = factor_cards(stalin, ["ban-on-factions"])
    with pytest.raises(dataclasses.FrozenInstanceError):
        card.title = "Another"
    assert isinstance(card.points_for, tuple)
    hash(card)


def everything(value) -> str:
    """All text in a value, nested ones included."""
    if dataclasses.is_dataclass(value):
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
        return "\n".join([str(value), *map(everything, parts)])
    if isinstance(value, tuple):
        return "\n".join(map(everything, value))
    return str(value)


def hidden_texts(content) -> list[str]:
    """Everything that stays hidden until the reveal (design.md, invariant 5)."""
    concluding = {f"c{number}" for number in range(70, 88)}
    claims = [claim for claim in content["claims"] if claim["id"] in concluding]
    assert len(claims) == 18
    essay, *interpretations = content["conclusions"]
    return [
        *(factor["essay_says"] for factor in content["factors"]),
        *(claim["paraphrase"] for claim in claims),
        *(claim["anchor"]["quote"] for claim in claims),
        *(claim["editor_note"] for claim in claims),
        essay["statement"],
        *(relation["reasoning"] for relation in essay["relations"]),
        *(tension["point"] for tension in essay["tensions"]),
        *(found["differs_from_essay"] for found in interpretations),
    ]


def test_hidden_means_absent(stalin):
    """Nothing of the conclusion is in the values that are read before the reveal."""
    open_to_all = everything(
        (
            question_text(stalin),
            all_factors(stalin),
            factor_set(stalin, "default"),
            factor_set(stalin, "diamond"),
            factor_cards(stalin, TWELVE),
        )
    )
    hidden = hidden_texts(stalin.content)
    assert len(hidden) == 12 + 3 * 18 + 1 + 11 + 5 + 5
    assert [text for text in hidden if text in open_to_all] == []
    for number in range(70, 88):
        assert f"c{number}" not in open_to_all
    for word in ("essay", "student", "conclusion", "P7", "relation"):
        assert word not in open_to_all.replace(question_text(stalin).credit, "")
    # The search does find what is there.
    everywhere = everything((factor_cards(stalin, TWELVE), conclusions(stalin)))
    assert stalin.content["conclusions"][0]["statement"] in everywhere


def test_a_card_has_no_field_for_what_is_hidden(stalin):
    assert editions.FactorCard.__slots__ == (
        "slug",
        "title",
        "kind",
        "summary",
        "explanation",
        "points_for",
        "points_against",
    )
    assert editions.Point.__slots__ == ("text", "events", "sources")


def compared(text, level, factors):
    order = text.order.filter(level).close().restrict(factors)
    return [(found.higher, found.kind, found.lower) for found in order.comparisons]


ABOVE, AT_LEAST = ComparisonKind.ABOVE, ComparisonKind.AT_LEAST


def test_what_the_essay_says_in_so_many_words(stalin):
    assert compared(conclusion(stalin, "essay"), "explicit", EIGHT) == [
        ("political-skill", ABOVE, "fear-of-trotsky")
    ]


def test_what_the_essay_implies_of_the_default_eight(stalin):
    assert compared(conclusion(stalin, "essay"), "implied", EIGHT) == [
        ("political-skill", ABOVE, "fear-of-trotsky"),
        ("party-machine", ABOVE, "fear-of-trotsky"),
        ("lenin-legacy", ABOVE, "fear-of-trotsky"),
        ("tactical-alliances", ABOVE, "fear-of-trotsky"),
    ]


def test_what_the_essay_hints_at(stalin):
    essay = conclusion(stalin, "essay")
    assert compared(essay, "implied-weak", EIGHT)[4:] == [
        ("political-skill", AT_LEAST, "party-machine"),
        ("political-skill", AT_LEAST, "lenin-legacy"),
    ]
    assert len(compared(essay, "implied-weak", TWELVE)) == 8
    assert compared(essay, "derived", TWELVE) == compared(essay, "implied-weak", TWELVE)


def test_what_the_essay_leaves_open(stalin):
    order = conclusion(stalin, "essay").order.filter("implied-weak").close()
    assert len(order.restrict(TWELVE).open_pairs()) == 55
    assert [(found.higher, found.lower) for found in order.overlaps] == [
        ("political-skill", "tactical-alliances"),
        ("lenin-legacy", "lenin-enrolment"),
        ("party-machine", "testament-suppressed"),
    ]


def test_relations_of_the_essay_carry_its_words(stalin):
    essay = conclusion(stalin, "essay")
    assert [(found.slug, found.quote, found.paragraph) for found in essay.relations] == [
        ("r01", "was much more vital", "P7"),
        ("r02", "a big advantage", "P7"),
        ("r03", "also extremely important", "P7"),
        ("r04", "use their skills to his advantage", "P7"),
        ("r05", "he expanded the Bolshevik party", "P7"),
        ("r06", "keep the Political Testament a secret", "P7"),
        ("r07", "As well as this", "P7"),
        ("r08", "Without it I don’t think", "P7"),
        ("r09", "He was cunning", "P7"),
        ("r10", "When he expanded", "P7"),
        ("r11", "it allowed him", "P7"),
    ]
    assert essay.order.relations == tuple(found.relation for found in essay.relations)
    assert (essay.title, essay.kind, essay.label) == ("The student essay", "essay", "")
    assert essay.statement.startswith("Stalin's political skill counts for more")


def test_interpretations_are_labelled_and_quote_nobody(stalin):
    found = conclusions(stalin)
    assert [(text.slug, len(text.relations)) for text in found] == [
        ("essay", 11),
        ("structural-bureaucratic", 9),
        ("personality-intrigue", 12),
        ("office-skill-contingency", 12),
        ("social-support", 11),
        ("trotsky-deutscher", 10),
    ]
    for text in found[1:]:
        assert text.label == "editor's simplification"
        assert {relation.quote for relation in text.relations} == {""}
        assert len(compared(text, "implied-weak", EIGHT)) >= 6
    assert sum(len(compared(text, "implied-weak", EIGHT)) for text in found[1:]) == 41


def test_a_conclusion_that_is_not_there(stalin):
    with pytest.raises(KeyError):
        conclusion(stalin, "nobody")


def test_another_question_is_read_the_same_way(rome):
    asked = question_text(rome)
    assert (asked.slug, asked.short_title) == ("rome", "Why did Rome fall in the West?")
    five = ("outside-pressure", "civil-wars", "lost-africa", "child-emperors", "army-of-allies")
    assert slugs(all_factors(rome)) == slugs(factor_set(rome, "default")) == five
    card, *_ = factor_cards(rome, five)
    (point,) = card.points_for
    assert [str(event.date) for event in point.events] == ["9 August 378"]
    assert [source.citation for source in point.sources] == [
        "Ammianus Marcellinus, Res Gestae",
        "Heather, The Fall of the Roman Empire (2005)",
    ]
    essay, within = conclusions(rome)
    assert compared(essay, "implied", five) == [
        ("lost-africa", ABOVE, "civil-wars"),
        ("civil-wars", ABOVE, "child-emperors"),
    ]
    assert compared(essay, "derived", five)[2:] == [("lost-africa", ABOVE, "child-emperors")]
    assert compared(within, "explicit", five) == [("civil-wars", ABOVE, "outside-pressure")]
    assert len(compared(within, "implied-weak", five)) == 2


def test_an_edition_with_sections_missing_is_read_as_far_as_it_goes(rome):
    edition = Edition(digest="0" * 64, content={"factors": rome.content["factors"][4:]})
    assert slugs(factor_cards(edition, ["army-of-allies"])) == ("army-of-allies",)
    assert conclusions(edition) == ()

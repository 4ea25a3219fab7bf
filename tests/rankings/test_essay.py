"""The essay's conclusion on its twelve factors, on the default eight and on the diamond's nine.

Typed by hand, with slugs alone: how many comparisons each level makes, and what they say.
"""

from collections import Counter

import pytest

from debates.rankings import PartialOrder, Profile, Ranking, Relation, average_place, compare

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
NINE = (*EIGHT, "testament-suppressed")
TWELVE = (*NINE, "lenin-enrolment", "economic-policy", "luck-circumstance")

CONCLUSION = PartialOrder(
    tuple(
        Relation(*row)
        for row in (
            ("political-skill", "fear-of-trotsky", "above", "explicit"),
            ("party-machine", "fear-of-trotsky", "above", "implied"),
            ("lenin-legacy", "fear-of-trotsky", "above", "implied"),
            ("tactical-alliances", "fear-of-trotsky", "above", "implied"),
            ("lenin-enrolment", "fear-of-trotsky", "above", "implied-weak"),
            ("testament-suppressed", "fear-of-trotsky", "above", "implied-weak"),
            ("political-skill", "party-machine", "at-least", "implied-weak"),
            ("political-skill", "lenin-legacy", "at-least", "implied-weak"),
            ("political-skill", "tactical-alliances", "part-of", "implied"),
            ("lenin-legacy", "lenin-enrolment", "part-of", "implied"),
            ("party-machine", "testament-suppressed", "part-of", "implied"),
        )
    )
)


def essay(items=EIGHT, level="implied"):
    return CONCLUSION.filter(level).close().restrict(items)


@pytest.mark.parametrize(
    ("items", "level", "compared", "overlapping", "open_pairs"),
    [
        (EIGHT, "explicit", 1, 0, 27),
        (EIGHT, "implied", 4, 1, 23),
        (EIGHT, "implied-weak", 6, 1, 21),
        (EIGHT, "derived", 6, 1, 21),
        (NINE, "explicit", 1, 0, 35),
        (NINE, "implied", 4, 2, 30),
        (NINE, "implied-weak", 7, 2, 27),
        (NINE, "derived", 7, 2, 27),
        (TWELVE, "explicit", 1, 0, 65),
        (TWELVE, "implied", 4, 3, 59),
        (TWELVE, "implied-weak", 8, 3, 55),
        (TWELVE, "derived", 8, 3, 55),
    ],
)
def test_how_much_it_says(items, level, compared, overlapping, open_pairs):
    order = essay(items, level)
    found = (len(order.comparisons), len(order.overlaps), len(order.open_pairs()))
    assert found == (compared, overlapping, open_pairs)
    assert order.derived == ()


def test_the_one_comparison_made_in_words():
    (only,) = essay(level="explicit").comparisons
    assert (only.higher, only.lower, only.kind) == ("political-skill", "fear-of-trotsky", "above")


def test_what_the_default_reading_says_of_each_factor():
    order = essay()
    fear, skill = order.says_of("fear-of-trotsky"), order.says_of("political-skill")
    assert fear.below == (
        "lenin-legacy", "party-machine", "political-skill", "tactical-alliances",
    )  # fmt: skip
    assert fear.open_with == ("ban-on-factions", "socialism-in-one-country", "rivals-mistakes")
    assert skill.above == ("fear-of-trotsky",)
    assert skill.has_part == ("tactical-alliances",)
    assert skill.open_with == (
        "lenin-legacy", "party-machine", "ban-on-factions", "socialism-in-one-country",
        "rivals-mistakes",
    )  # fmt: skip
    assert order.says_of("tactical-alliances").part_of == ("political-skill",)
    assert order.says_of("ban-on-factions").open_with == tuple(
        slug for slug in EIGHT if slug != "ban-on-factions"
    )


def test_what_the_weaker_reading_adds():
    skill = essay(level="implied-weak").says_of("political-skill")
    assert skill.at_least == ("lenin-legacy", "party-machine")
    assert essay(level="implied-weak").says_of("party-machine").at_most == ("political-skill",)


def test_one_ballot_against_it():
    # Over fear of Trotsky: skill above, machine tied, legacy below, alliances left out.
    ballot = Ranking.of(
        ["rivals-mistakes"],
        ["political-skill"],
        ["fear-of-trotsky", "party-machine"],
        ["lenin-legacy"],
    )
    assert [(v.comparison.higher, str(v.outcome)) for v in compare(ballot, essay())] == [
        ("political-skill", "agreed"),
        ("party-machine", "tied"),
        ("lenin-legacy", "contradicted"),
        ("tactical-alliances", "silent"),
    ]
    weaker = Counter(v.outcome for v in compare(ballot, essay(level="implied-weak")))
    assert weaker == {"agreed": 3, "tied": 1, "contradicted": 1, "silent": 1}


def test_a_class_against_it():
    # Places of (fear, legacy, machine, skill): 1 2 3 4, 4 1 2 3 and 4 3 2 1; sums 9, 6, 7, 8.
    four = EIGHT[:4]
    ballots = [
        Ranking.of(*([four[i]] for i in order))
        for order in ((0, 1, 2, 3), (1, 2, 3, 0), (3, 2, 1, 0))
    ]
    class_order = average_place(Profile.of(ballots, EIGHT))
    assert class_order.tiers == tuple((four[i],) for i in (1, 2, 3, 0))
    assert class_order.unsupported == EIGHT[4:]
    outcomes = [str(v.outcome) for v in compare(class_order.ranking, essay())]
    assert outcomes == ["agreed", "agreed", "agreed", "silent"]

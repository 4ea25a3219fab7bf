"""Where texts use words of a glossary."""

import pytest

from debates.queries.dossier.terms import TermFinder
from debates.queries.dossier.values import Term

GLOSSARY = [
    Term(name.lower(), name, "", ())
    for name in (
        "Bolshevik",
        "Old Bolshevik",
        "NEP (New Economic Policy)",
        "Left (Left Opposition)",
        "Kulak",
        "Party congress",
        "OGPU",
        "Soviet",
        "Testament (Letter to the Congress)",
    )
]
FINDER = TermFinder(GLOSSARY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Every Old Bolshevik was a Bolshevik.", ["Old Bolshevik", "Bolshevik"]),
        ("Bolsheviks, kulaks and Kulaks'", ["Bolsheviks", "kulaks", "Kulaks"]),
        ("two party congresses", ["party congresses"]),
        ("anti-Bolshevik, Bolshevism, Menshevik-Bolshevik", []),
        ("the NEP and nep and NEPs", ["NEP"]),
        ("New Economic Policy", ["New Economic Policy"]),
        ("He left the Left in 1926.", ["Left"]),
        ("Left Moscow in 1928. Left alone. The Left Opposition", ["Left Opposition"]),
        ("The Politburo’s soviet", ["soviet"]),
        ("The OGPU's men; OGPUs", ["OGPU"]),
        ("the testament, or Letter to the Congress", ["testament", "Letter to the Congress"]),
        ("", []),
        ("Nothing here", []),
    ],
)
def test_uses_in_a_text(text, found):
    assert [text[use.start : use.end] for use in FINDER.uses(text)] == found


def test_both_names_lead_to_one_term():
    uses = FINDER.uses("NEP or New Economic Policy")
    assert [use.slug for use in uses] == ["nep (new economic policy)"] * 2


def test_no_glossary_no_uses():
    assert TermFinder([]).uses("Bolshevik") == []

"""Short citations name a work so that a reader recognises it."""

import pytest

from debates.queries.citations import short_citation

DEUTSCHER = {
    "title": "The Prophet Unarmed: Trotsky, 1921-1929",
    "author": [{"family": "Deutscher", "given": "Isaac"}],
    "issued": {"date-parts": [[1959]]},
}


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({}, "Deutscher, The Prophet Unarmed (1959)"),
        ({"issued": {}}, "Deutscher, The Prophet Unarmed"),
        ({"author": []}, "The Prophet Unarmed (1959)"),
        (
            {"author": [{"literal": "Forty-six members"}]},
            "Forty-six members, The Prophet Unarmed (1959)",
        ),
        (
            {"author": [{"family": "Corin"}, {"family": "Fiehn"}]},
            "Corin and Fiehn, The Prophet Unarmed (1959)",
        ),
        (
            {"author": [{"family": "A"}, {"family": "B"}, {"family": "C"}]},
            "A and others, The Prophet Unarmed (1959)",
        ),
        ({"title": "Stalin: Breaker of Nations"}, "Deutscher, Stalin: Breaker of Nations (1959)"),
        ({"title-short": "Unarmed"}, "Deutscher, Unarmed (1959)"),
        (
            {"issued": {"date-parts": [[1922, 12, 23], [1923, 1, 4]]}},
            "Deutscher, The Prophet Unarmed (1922–1923)",
        ),
        (
            {"issued": {"date-parts": [[1924, 1, 2], [1924, 5, 4]]}},
            "Deutscher, The Prophet Unarmed (1924)",
        ),
    ],
)
def test_who_what_when(changes, written):
    assert short_citation(DEUTSCHER | changes) == written

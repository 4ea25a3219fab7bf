"""Random ballot files for round trips, with names that break careless formats."""

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st

from debates.rankings import PartialOrder, RankingError, Unranked
from debates.rankings.interchange import Ballot, BallotFile, NamedOrder
from tests.rankings.strategies import rankings, relations, steady

few = settings(steady, max_examples=25)

NASTY = (
    "=1+2", "+x", "-", "@SUM(A1)", "'=x", "''+y", "'quoted'", 'a: b, "c"', "a;b", "a,b", "a\\b",
    "Größe", "ΑΒΓ", "1", "{1,2}", "# TITLE: x", "rank", "choice", "ballot_id", "phase", "ﬁ 👩‍👩‍👧",
)  # fmt: skip


@st.composite
def ballot_files(draw, names=NASTY):
    items = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=5, unique=True)))
    ballot = st.builds(
        Ballot, rankings(items), st.integers(1, 3), st.sampled_from(["", "Ann", "=Bo", "'=Cy"])
    )
    orders = ()
    if len(items) > 1 and draw(st.booleans()):
        with suppress(RankingError):  # a contradiction: no order then
            orders = (NamedOrder("An essay", PartialOrder(tuple(draw(relations(items))))),)
    return BallotFile(
        items,
        tuple(draw(st.lists(ballot, max_size=5))),
        draw(st.sampled_from([None, *Unranked])),
        draw(st.sampled_from(["", "Why: a, \"b\"?"])),
        orders,
    )  # fmt: skip


def shown(file):
    """What a person sees of a file: items, and rankings one a person in their order."""
    return file.items, file.rankings

"""Random values for property tests, small enough for brute force, the same on every run."""

from itertools import product

from hypothesis import settings
from hypothesis import strategies as st

from debates.rankings import Kind, Ranking, Relation, Strength, ranking_of

steady = settings.get_profile("ours")

ITEMS = ("a", "b", "c", "d")


def rankings(items=ITEMS, complete=False):
    """Rankings of all of `items`, or of some, ties and the ranking of nothing included."""
    places = st.integers(1, len(items))
    needed = st.fixed_dictionaries(dict.fromkeys(items, places))
    return (needed if complete else st.dictionaries(st.sampled_from(items), places)).map(ranking_of)


def classes(items=ITEMS, complete=False, least=0):
    return st.lists(rankings(items, complete), min_size=least, max_size=8)


def relations(items=ITEMS):
    pairs = st.permutations(items).map(lambda order: order[:2])
    kinds, strengths = st.sampled_from(list(Kind)), st.sampled_from(list(Strength)[:3])
    one = st.builds(lambda p, k, s: Relation(p[0], p[1], k, s), pairs, kinds, strengths)
    return st.lists(one, max_size=6)


def every_ranking() -> frozenset[Ranking[str]]:
    """All complete rankings of the four items, ties included: 75 (Fubini's number)."""
    every_way = product(range(len(ITEMS)), repeat=len(ITEMS))
    return frozenset(ranking_of(dict(zip(ITEMS, places, strict=True))) for places in every_way)

"""`make oracles`: ask every library anew and write the JSON that the tests read.

Imports nothing of ours. What a library does not define for a profile is left out of its answer, so
that silence is never mistaken for agreement.
"""

import json
import sys
from collections.abc import Callable
from importlib.metadata import version
from itertools import combinations
from math import isnan
from pathlib import Path

import choix
import networkx as nx
import numpy as np
from pref_voting.c1_methods import top_cycle
from pref_voting.margin_based_methods import beat_path_defeat
from pref_voting.other_methods import (
    kemeny_young,
    kemeny_young_rankings,
    kendalltau_dist_for_rankings_with_ties,
)
from pref_voting.profiles import Profile
from pref_voting.profiles_with_ties import ProfileWithTies
from scipy.stats import friedmanchisquare, kendalltau, permutation_test
from votekit.ballot import RankBallot
from votekit.elections import Schulze
from votekit.pref_profile import RankProfile
from votekit.utils import borda_scores

from .profiles import differences, items, parse, profiles

FOLDER = Path(__file__).parent
Tiers = list[list[str]]
Answer = dict[str, object]


def scipy(ballots: list[Tiers], names: list[str]) -> Answer:
    """tau_b of the first ballots, two by two, over what both rank; Friedman's chi square; mean tau.

    null is scipy's NaN: it has no value either. The mean over all pairs of ballots is asked for
    where tau_b and tau_x are the same: of complete strict ballots.
    """
    taus = []
    for first, second in pairs(ballots):
        one, two = average_places(ballots[first]), average_places(ballots[second])
        both = sorted(one.keys() & two.keys())
        if len(both) > 1:  # scipy warns of fewer
            tau = kendalltau([one[i] for i in both], [two[i] for i in both])
            taus.append([first, second, number(tau.statistic)])
    answer: Answer = {"tau_b": taus} if taus else {}
    if complete(ballots, names) and strict(ballots) and len(ballots) > 1:
        rows = [[average_places(ballot)[i] for i in names] for ballot in ballots]
        answer["mean tau"] = number(
            np.mean([kendalltau(a, b).statistic for a, b in combinations(rows, 2)])
        )
    if complete(ballots, names) and len(names) > 2 and len(ballots) > 1:
        columns = [[average_places(ballot)[i] for ballot in ballots] for i in names]
        with np.errstate(all="ignore"):
            found = friedmanchisquare(*columns)
        answer["friedman"] = {"chi2": number(found.statistic), "p": number(found.pvalue)}
    return answer


def pref_voting(ballots: list[Tiers], names: list[str]) -> Answer:
    """Pairwise wins and what follows from them, under both conventions for unranked items."""
    places = [{names.index(i): t for t, tier in enumerate(b) for i in tier} for b in ballots]
    m = len(names)
    answer: Answer = {}
    for convention in ("silent", "below"):
        profile = ProfileWithTies(places, candidates=list(range(m)))
        if convention == "below":
            profile.use_extended_strict_preference()
        answer[convention] = {
            "wins": [[int(profile.support(a, b)) for b in range(m)] for a in range(m)],
            "copeland": by_name(profile.copeland_scores(), names),
            "schulze margins": defeats(profile, names, profile.margin),
            "schulze winning votes": defeats(profile, names, profile.support),
            "smith": sorted(names[one] for one in top_cycle(profile)),
            "condorcet": None if (one := profile.condorcet_winner()) is None else names[one],
            "kemeny first": sorted({names[first] for first in kemeny_young(profile)}),
        }
    answer["below"]["symmetric borda"] = by_name(profile.borda_scores(), names)
    if complete(ballots, names):  # else it counts as `below` does, and our distances never do
        answer["kendall"] = [
            [first, second, number(half_kendall(profile, first, second))]
            for first, second in pairs(ballots)
        ]
    if complete(ballots, names) and strict(ballots):
        linear = Profile([[names.index(tier[0]) for tier in ballot] for ballot in ballots])
        orders, cost = kemeny_young_rankings(linear)
        answer["borda"] = by_name(linear.borda_scores(), names)
        answer["kemeny"] = {
            "cost": int(cost),
            "optima": sorted(" > ".join(names[i] for i in order) for order in orders),
        }
    return answer


def choix_(ballots: list[Tiers], names: list[str]) -> Answer:
    """Footrule of complete ballots, ties sharing their places; Plackett-Luce of strict ones.

    Log worths: `plain` about their mean, the maximum of the likelihood, asked for where there is
    one: every item is linked to every other by "was once chosen before" (Ford 1957). `ghost` beside
    the ghost's, with a half win and a half loss of each item against a ghost of worth 1: every real
    choice twice, one whole win and loss, the same maximum.
    """
    answer: Answer = {}
    if complete(ballots, names) and len(ballots) > 1:
        rows = [[average_places(ballot)[i] for i in names] for ballot in ballots]
        answer["footrule"] = [
            [first, second, number(choix.footrule_dist(rows[first], rows[second]))]
            for first, second in pairs(ballots)
        ]
    if not strict(ballots):
        return answer
    orders = [[names.index(tier[0]) for tier in ballot] for ballot in ballots]
    chosen = [(o[i], o[i + 1 :]) for o in orders for i in range(len(o) - 1)]
    ghost = len(names)
    games = [game for i in range(ghost) for game in ((i, [ghost]), (ghost, [i]))]
    worths = choix.ilsr_top1(ghost + 1, chosen * 2 + games, max_iter=1000, tol=1e-12)
    answer["ghost"] = by_name(dict(enumerate(worths[:-1] - worths[-1])), names)
    before = nx.DiGraph((best, other) for best, others in chosen for other in others)
    before.add_nodes_from(range(ghost))
    if nx.is_strongly_connected(before):
        worths = choix.ilsr_top1(ghost, chosen, max_iter=1000, tol=1e-12)
        answer["plain"] = by_name(dict(enumerate(worths - worths.mean())), names)
    return answer


def votekit(ballots: list[Tiers], names: list[str]) -> Answer:
    """Borda of complete ballots, ties sharing their points; Schulze by margins of strict ones.

    Not asked: Borda of partial ballots (what is left out gets nothing, which is neither of our
    conventions) and Schulze with ties (3.5.0 counts tied items as beaten by all that stand below).
    """
    profile = RankProfile(
        ballots=[RankBallot(ranking=[set(t) for t in ballot], weight=1) for ballot in ballots],
        candidates=names,
        max_ranking_length=len(names),
    )
    answer: Answer = {}
    if complete(ballots, names):
        scores = borda_scores(profile, borda_max=len(names), tie_convention="average")
        answer["borda"] = {name: number(scores[name]) for name in names}
    if strict(ballots):
        state = Schulze(profile, n_seats=len(names)).election_states[-1]
        answer["schulze tiers below"] = tiers(state.elected, state.tiebreaks)
    return answer


def sign_flip(differences: list[int]) -> Answer:
    """p over all 2^n ways to flip the signs."""
    answer: Answer = {"differences": differences}
    for way in ("greater", "two-sided"):
        found = permutation_test(
            (differences,),
            np.sum,
            permutation_type="samples",
            n_resamples=np.inf,
            alternative=way,
        )
        answer[way] = number(found.pvalue)
    return answer


def tiers(elected: tuple[frozenset[str], ...], broken: dict[frozenset[str], object]) -> Tiers:
    """The tiers as they were before votekit broke their ties by the alphabet."""
    found: dict[frozenset[str], None] = {}
    for alone in elected:
        found[next((tier for tier in broken if alone <= tier), alone)] = None
    return [sorted(tier) for tier in found]


def pairs(ballots: list[Tiers]) -> list[tuple[int, int]]:
    """Of the first five ballots, two by two."""
    return list(combinations(range(min(len(ballots), 5)), 2))


def half_kendall(profile: ProfileWithTies, first: int, second: int) -> float:
    rankings = profile.rankings
    return kendalltau_dist_for_rankings_with_ties(
        profile.candidates, rankings[first], rankings[second]
    )


def defeats(profile: ProfileWithTies, names: list[str], strength: Callable) -> list[str]:
    edges = beat_path_defeat(profile, strength_function=strength).edges
    return sorted(f"{names[a]} > {names[b]}" for a, b in edges)


def average_places(ballot: Tiers) -> dict[str, float]:
    found, above = {}, 0
    for tier in ballot:
        found |= dict.fromkeys(tier, above + (len(tier) + 1) / 2)
        above += len(tier)
    return found


def complete(ballots: list[Tiers], names: list[str]) -> bool:
    return all(sum(map(len, ballot)) == len(names) for ballot in ballots)


def strict(ballots: list[Tiers]) -> bool:
    return all(len(tier) == 1 for ballot in ballots for tier in ballot)


def by_name(scores: dict[int, float], names: list[str]) -> dict[str, object]:
    return {name: number(scores[i]) for i, name in enumerate(names)}


def number(value: float) -> float | int | None:
    value = float(value)
    if isnan(value):
        return None
    return int(value) if value.is_integer() else round(value, 10) + 0.0  # never -0.0


LIBRARIES = {"scipy": scipy, "pref_voting": pref_voting, "choix": choix_, "votekit": votekit}


def main() -> int:
    asked = profiles()
    write("profiles", {}, {name: {"items": items(b), "ballots": b} for name, b in asked.items()})
    for library, ask in LIBRARIES.items():
        answers = {
            n: ask([parse(b) for b in ballots], items(ballots)) for n, ballots in asked.items()
        }
        answers = {name: answer for name, answer in answers.items() if answer}
        versions = {name: version(name) for name in dict.fromkeys((library, "numpy"))}
        write(library, versions, answers)
        print(f"{library} {versions[library]}: {len(answers)} of {len(asked)} profiles")
    versions = {name: version(name) for name in ("scipy", "numpy")}
    write("sign_flip", versions, {name: sign_flip(d) for name, d in differences().items()})
    return 0


def write(name: str, versions: dict[str, str], rows: dict[str, Answer]) -> None:
    """One profile a line, so that a change shows as the profiles that it touches."""
    lines = [f"{text(profile)}: {text(row)}" for profile, row in rows.items()]
    body = ",\n".join(lines)
    content = f'{{"versions": {text(versions)},\n"profiles": {{\n{body}\n}}}}\n'
    (FOLDER / f"{name}.json").write_text(content, encoding="utf-8")


def text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())

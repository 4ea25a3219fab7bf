"""The same work done by independent libraries: `python -m bench.oracles` in `.venv-oracles`.

Prints one JSON object: what was measured, to the library with its version and its milliseconds.
"""

import json
import sys
from importlib.metadata import version

import choix
from pref_voting.other_methods import kemeny_young_rankings
from pref_voting.profiles import Profile
from scipy.stats import friedmanchisquare
from votekit.ballot import RankBallot
from votekit.graphs.pairwise_comparison_graph import pairwise_dict
from votekit.pref_profile import RankProfile

from .classes import orders
from .clock import Work, least

KEMENY, PAIRS, WORTHS, CONCORDANCE = "kemeny 7", "pairwise", "worths", "concordance"


def main() -> int:
    many = orders(5000, 10)
    few = Profile(orders(30, 7))
    ballots = [RankBallot(ranking=[{str(i)} for i in order], weight=1) for order in many]
    profile = RankProfile(ballots=ballots)
    columns = [[order.index(item) for order in many] for item in range(10)]
    works: dict[str, tuple[str, Work]] = {
        KEMENY: ("pref-voting", lambda: kemeny_young_rankings(few)),
        PAIRS: ("votekit", lambda: pairwise_dict(profile)),
        WORTHS: ("choix", lambda: choix.ilsr_rankings(10, many)),
        CONCORDANCE: ("scipy", lambda: friedmanchisquare(*columns)),
    }
    found = {what: _measured(library, work) for what, (library, work) in works.items()}
    print(json.dumps(found))
    return 0


def _measured(library: str, work: Work) -> dict[str, object]:
    (spent,) = least(work)
    return {"library": library, "version": version(library), "ms": spent}


if __name__ == "__main__":
    sys.exit(main())

"""The ballots of a round as a file, where whoever taught the class may see each of them: behind the gate.

Nothing of a secret debate, and nothing before every factor is uncovered. Ballots come in an order that says
nothing of who sat down first, under pseudonyms.
"""

from random import Random

from debates.models import Debate
from debates.rankings import Unranked
from debates.rankings.interchange import Ballot, BallotFile

from .ballots import closed_papers, ranking_from
from .results import SHOWN_TO_THE_TEACHER, has_met


def ballot_file(debate: Debate, kind: str) -> BallotFile | None:
    """None where there is none to hand out. Three queries at most."""
    if debate.anonymity not in SHOWN_TO_THE_TEACHER:
        return None
    if not has_met(debate):
        return None
    rows = closed_papers(debate).filter(round__kind=kind).order_by("seat_id")
    found = list(rows.values_list("seat__pseudonym", "ballot__ranking"))
    if not found:
        return None
    Random(debate.seed).shuffle(found)
    return BallotFile(
        items=tuple(debate.factors.values_list("slug", flat=True)),
        ballots=tuple(Ballot(ranking_from(tiers), voter=who) for who, tiers in found),
        unranked=Unranked(debate.unranked),
        title=f"{debate.title}: {debate.edition.title}",
    )

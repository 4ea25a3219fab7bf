"""Single rankings with the seats they came from: what no class order shows.

Leave the database through this module alone, for a teacher who lifted the cover of results, in a
debate whose pupils were told that the teacher sees them. A secret ballot never does.
"""

from debates.models import Anonymity, DebateTeacher, Reveal
from debates.rankings import Ranking

from .ballots import closed_papers, ranking_from
from .room import results_are_shown


def rankings_by_seat(teaching: DebateTeacher) -> dict[str, dict[str, Ranking]]:
    """Rankings by kind of round and public id of the seat. One query at most.

    Only rounds that are over and recorded as seen, as with class orders; counted seats alone.
    """
    if teaching.debate.anonymity == Anonymity.SECRET or not results_are_shown(teaching):
        return {}
    rows = (
        closed_papers(teaching.debate)
        .filter(round__reveals__kind=Reveal.Kind.RESULTS)
        .order_by("round_id", "seat_id")
        .values_list("round__kind", "seat__public_id", "ballot__ranking")
    )
    found: dict[str, dict[str, Ranking]] = {}
    for kind, seat, tiers in rows:
        found.setdefault(kind, {})[seat] = ranking_from(tiers)
    return found

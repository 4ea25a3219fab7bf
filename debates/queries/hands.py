"""Single rankings with the seats they came from: what no class order shows.

Leave the database through this module alone, for a teacher who lifted the cover of results, in a
debate whose pupils were told that the teacher sees them. A secret ballot never does.
"""

from debates.models import Anonymity, DebateTeacher, Reveal
from debates.rankings import Ranking

from .ballots import papers_that_count
from .room import results_are_shown


def rankings_by_seat(teaching: DebateTeacher) -> dict[str, dict[str, Ranking]]:
    """Rankings by kind of round and public id of the seat. One query at most.

    Only rounds that are over and recorded as seen, as with class orders; counted seats alone.
    """
    if teaching.debate.anonymity == Anonymity.SECRET or not results_are_shown(teaching):
        return {}
    rows = (
        papers_that_count()
        .filter(
            round__debate=teaching.debate,
            round__is_open=False,
            round__reveals__kind=Reveal.Kind.RESULTS,
            ballot__ranking__isnull=False,
        )
        .order_by("round_id", "seat_id")
        .values_list("round__kind", "seat__public_id", "ballot__ranking")
    )
    found: dict[str, dict[str, Ranking]] = {}
    for kind, seat, tiers in rows:
        found.setdefault(kind, {})[seat] = Ranking(tuple(frozenset(tier) for tier in tiers))
    return found

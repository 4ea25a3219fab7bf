"""What outlives a debate: pairwise counts of rounds with enough ballots, and nobody's name."""

from debates.models import WHOLE_ROUNDS, Debate, DebateTeacher, Result, Round
from debates.models.result import FEWEST_BALLOTS
from debates.queries.ballots import ballots_of
from debates.rankings import Profile


def keep_results(debate: Debate) -> None:
    """Write a closed debate's results, or write them anew after a ballot was erased: then without that
    ballot, and not at all once too few are left. Of periods nothing is kept. The debate is locked."""
    for round in debate.rounds.filter(kind__in=WHOLE_ROUNDS).order_by("id"):
        _keep(debate, round)


def _keep(debate: Debate, round: Round) -> None:
    factors = list(debate.titles().items())
    counts = Profile.of(
        ballots_of(round), [slug for slug, _title in factors], unranked=debate.unranked
    )
    owner = debate.teachers.filter(role=DebateTeacher.Role.OWNER).first()
    if counts.n < FEWEST_BALLOTS or owner is None:
        Result.objects.filter(debate=debate, kind=round.kind).delete()
        return
    Result.objects.update_or_create(
        debate=debate,
        kind=round.kind,
        defaults={
            "owner_id": owner.user_id,
            "edition_id": debate.edition_id,
            "title": debate.title,
            "closed_on": debate.closed_at.date(),
            "shape": debate.shape,
            "unranked": counts.unranked,
            "factors": factors,
            "n": counts.n,
            "blank": counts.blank,
            "wins": counts.wins,
            "ties": counts.ties,
        },
    )

"""Opening and closing a round. Called with the debate locked; see `phases` for when."""

import random
from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.utils import timezone

from debates.models import Ballot, Debate, Paper, Reveal, Round, Seat
from debates.models.ballot import counts
from debates.queries.lesson import starts_from
from debates.queries.seals import seal_of
from debates.rankings import faults, ranking_of

from .ballots import hand_in
from .errors import NotAllHandedIn
from .log import log

WAIT, TAKE, LEAVE = "wait", "take", "leave"


def open_round(debate: Debate, kind: str, *, by) -> bool:
    """Open a round unless its results were shown already. False if it stays shut."""
    round = Round.objects.select_for_update().get(debate=debate, kind=kind)
    if round.is_open:
        return True
    if round.opened_at is not None and results_were_shown(debate, round):
        return False
    now = timezone.now()
    round.is_open = True
    round.opened_at = round.opened_at or now
    round.closed_at = None
    round.save(update_fields=["is_open", "opened_at", "closed_at"])
    Paper.objects.filter(round=round).update(counted=None)
    give_papers(debate, round, debate.seats.seated())
    log(debate, by, "open_round", kind=kind)
    return True


def results_were_shown(debate: Debate, round: Round) -> bool:
    """Once anybody saw this round's results, nobody may vote in it any more."""
    shown = Reveal.objects.filter(debate=debate)
    return shown.filter(round=round).exists() or shown.filter(kind=Reveal.Kind.FACTOR).exists()


def give_papers(debate: Debate, round: Round, seats) -> None:
    """A paper for each seat that has none: shuffled for that seat, and a copy of an earlier ballot
    (`starts_from`)."""
    seats = list(seats.filter(~Exists(Paper.objects.filter(round=round, seat=OuterRef("pk")))))
    if not seats:
        return
    slugs = sorted(debate.factors.values_list("slug", flat=True))
    before = _drafts_from(debate, seats, starts_from(round.kind))
    Paper.objects.bulk_create(
        Paper(
            round=round,
            seat=seat,
            shuffle=_shuffled(slugs, f"{debate.seed}:{seat.public_id}:{round.kind}"),
            draft=before.get(seat.pk, {}),
        )
        for seat in seats
    )


def _drafts_from(
    debate: Debate, seats: list[Seat], kinds: Sequence[str]
) -> dict[int, dict[str, int]]:
    """What each seat handed in, in the first of these rounds in which it did, as places to start from."""
    if not kinds:
        return {}
    papers = Paper.objects.filter(
        round__debate=debate,
        round__kind__in=kinds,
        seat__in=seats,
        ballot__ranking__isnull=False,
    ).select_related("ballot", "round")
    return {
        paper.seat_id: {
            slug: place for place, tier in enumerate(paper.ballot.ranking, 1) for slug in tier
        }
        for paper in sorted(papers, key=lambda paper: -kinds.index(paper.round.kind))
    }


def _shuffled(slugs: list[str], seed: str) -> list[str]:
    order = list(slugs)
    random.Random(seed).shuffle(order)
    return order


def close_round(debate: Debate, kind: str, *, by, drafts: str = WAIT) -> None:
    """Close an open round and seal its ledger.

    `drafts` says what becomes of papers not handed in: WAIT refuses with NotAllHandedIn, TAKE hands
    in those that are complete, LEAVE closes without them. Drafts themselves always stay.
    """
    round = Round.objects.select_for_update().get(debate=debate, kind=kind)
    if not round.is_open:
        return
    missing = list(
        Paper.objects.select_for_update()
        .filter(counts("seat__"), round=round, ballot__isnull=True)
        .order_by("id")
    )
    complete = [paper for paper in missing if is_complete(debate, paper)]
    if missing and drafts == WAIT:
        raise NotAllHandedIn(missing=len(missing), complete_drafts=len(complete))
    taken = complete if drafts == TAKE else []
    for paper in taken:
        hand_in(
            paper=paper,
            number=1,
            ranking=ranking_of(paper.draft),
            places=paper.draft,
            key=f"taken-{paper.public_id}",
        )
    round.is_open = False
    round.closed_at = timezone.now()
    round.save(update_fields=["is_open", "closed_at"])
    papers = Paper.objects.filter(round=round)
    papers.update(counted=False)
    papers.filter(seat__in=debate.seats.counted()).update(counted=True)
    sealed = (
        Ballot.objects.filter(paper__round=round)
        .order_by("public_id")
        .values_list("public_id", "hash")
    )
    log(
        debate,
        by,
        "close_round",
        kind=kind,
        taken=len(taken),
        left=len(missing) - len(taken),
        **seal_of(sealed),
    )


def suspend_round(debate: Debate) -> None:
    """Take no ballots for the time of a pause. Not a close: nothing is sealed, nobody is missing."""
    Round.objects.select_for_update().filter(debate=debate, is_open=True).update(is_open=False)


def is_complete(debate: Debate, paper: Paper) -> bool:
    """Whether a draft could be handed in as it stands.

    The copy that a later paper starts from is not the pupil's word until a pupil touched it.
    """
    return paper.draft_serial > 0 and not faults(
        paper.draft, paper.shuffle, shape=debate.shape, gaps_allowed=debate.gaps_allowed
    )

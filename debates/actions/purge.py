"""Removing what is past its time (`queries.retention`): a batch at a time, once a day.

Batches are short transactions, so that whoever runs them on the thread that serves can let pupils go in
between.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from debates.models import Ballot, Debate, PurgeDay, Round
from debates.models.copies import drop_copies
from debates.queries.retention import LIMITS, UNTOUCHED

from .phases import close_untouched

ROWS_AT_ONCE = 200
GIVEN_UP_AFTER = timedelta(hours=1)


def claim_day(now: datetime) -> bool:
    """Whether the caller has to do this day's purge: once a day among all processes, and again if
    whoever began it went away."""
    row, is_new = PurgeDay.objects.get_or_create(day=now.date(), defaults={"begun_at": now})
    if is_new:
        return True
    stale = PurgeDay.objects.filter(pk=row.pk, finished_at=None, begun_at__lt=now - GIVEN_UP_AFTER)
    return stale.update(begun_at=now) == 1


def finish_day(now: datetime, removed: Counter[str]) -> None:
    """Note what was removed, and leave no copy of it in the database's journal."""
    PurgeDay.objects.filter(day=now.date()).update(finished_at=now, removed=dict(removed))
    drop_copies()


def purge_batch(now: datetime) -> tuple[str, int] | None:
    """Remove some rows whose time was over at `now`: key of their limit and how many; None when there
    are none."""
    for limit in LIMITS:
        remove, at_once = REMOVERS.get(limit.key, (_delete, ROWS_AT_ONCE))
        with transaction.atomic():
            if rows := list(limit.overdue(now)[:at_once]):
                remove(rows)
                return limit.key, len(rows)
    return None


def purge_all(now: datetime) -> Counter[str]:
    """Every batch, one after the other. Rows by key of their limit."""
    removed: Counter[str] = Counter()
    while batch := purge_batch(now):
        removed[batch[0]] += batch[1]
    drop_copies()
    return removed


def overdue(now: datetime) -> dict[str, int]:
    """How many rows are past their time, by key of their limit; nothing is changed."""
    return {limit.key: limit.overdue(now).count() for limit in LIMITS}


@transaction.atomic
def remove_debate(debate: Debate) -> None:
    """With seats, papers and ledger. Results and acts stay: they name nobody. A ballot on its way is in
    the ledger before, or finds its round gone."""
    list(Round.objects.select_for_update().filter(debate=debate).order_by("pk"))
    Ballot.objects.filter(paper__round__debate=debate).purge()
    debate.delete()


def _delete(rows: list) -> None:
    model = type(rows[0])
    model._base_manager.filter(pk__in=[row.pk for row in rows]).delete()


def _remove_debates(debates: list[Debate]) -> None:
    """Whoever deletes a debate wants nothing of it, whichever of its times is over first."""
    for debate in debates:
        if debate.deleted_at is not None:
            debate.results.all().delete()
        remove_debate(debate)


def _close(debates: list[Debate]) -> None:
    """As of the day on which it should have closed, so that its own time begins there."""
    for debate in debates:
        close_untouched(debate=debate, at=debate.touched_at + UNTOUCHED)


REMOVERS: dict[str, tuple[Callable[[list], None], int]] = {
    "untouched": (_close, 1),
    "debate": (_remove_debates, 1),
    "deleted": (_remove_debates, 1),
}

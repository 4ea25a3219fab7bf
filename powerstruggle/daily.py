"""What a running server does by itself: once a day it removes what is past its time, and once a minute it
looks whether every paper of an open round stands by its last ballot.

Knows when, and on which thread; what is removed, and which process does it, is settled by
`debates.actions.purge`, what a paper stands by in `debates.queries.ledger`.
"""

import asyncio
import contextlib
import logging
from collections import Counter

from django.db import DatabaseError
from django.utils import timezone

from powerstruggle.one_thread import on_the_thread

LOOK_EVERY = 3600
RECONCILE_EVERY = 60
# Between two batches, so that whoever hands in a ballot meanwhile never waits for more than one.
PAUSE = 0.05

logger = logging.getLogger(__name__)


async def chores() -> None:
    await asyncio.gather(every_day(), every_minute())


async def every_minute() -> None:
    """A database that is away is no news here: whoever asks for a page is told so."""
    while True:
        await asyncio.sleep(RECONCILE_EVERY)
        with contextlib.suppress(DatabaseError):
            await reconcile()


async def reconcile() -> None:
    from debates.queries.ledger import papers_astray_now

    astray = await on_the_thread(papers_astray_now)
    if astray:
        logger.error("%d papers of open rounds do not stand by their last ballot.", astray)


async def every_day() -> None:
    """Looks at the start and then every hour whether this day's purge is still to be done."""
    while True:
        try:
            await purge()
        except Exception:
            logger.exception("The daily purge failed; it is tried again within hours.")
        await asyncio.sleep(LOOK_EVERY)


async def purge() -> None:
    from debates.actions.purge import claim_day, finish_day, purge_batch

    now = timezone.now()
    removed: Counter[str] = Counter()
    if not await on_the_thread(claim_day, now):
        return
    while batch := await on_the_thread(purge_batch, now):
        removed[batch[0]] += batch[1]
        await asyncio.sleep(PAUSE)
    await on_the_thread(finish_day, now, removed)
